package engine

import "math/bits"

// kindKey is all that the tests of words ask of a token. Tokens with one key are of one kind.
type kindKey struct {
	form, exact, lemma int32
	tag                uint8
	first              byte // of the text
}

// maxKinds bounds the kinds of which a matcher keeps the answers, and the spellings that it remembers. News has some thousand.
const maxKinds = 1 << 12

// noKind is the kind of all tokens that came when there were too many. Nothing is kept of it.
const noKind = 0

// kinds keeps, for each kind of token, what its words say to the predicates. That depends on nothing but the kind, so it stays true
// from document to document: a test that was answered once costs two bits ever after.
type kinds struct {
	set        *Set
	spellings  map[string]int32 // numbers of words
	words      []spelling
	numbers    map[kindKey]int32
	keys       []kindKey
	starters   [][]starters // rules that a kind starts, by kind and phase
	predicates facts
}

// fact is what the words and the tag of a token say to a test.
type fact uint8

const (
	unknown fact = iota
	fails
	passes
	open // it depends on layers or the like
)

// facts are the answers to tests, two bits each. Those to one test are adjacent, kind by kind: a rule puts the same
// question to all of a sentence, and what the rules of a phase ask stays in the nearest cache.
type facts struct {
	tests  int
	stride int // words for each test
	bits   []uint64
}

// perWord is how many facts a word holds.
const perWord = 32

// fit makes room for so many kinds.
func (f *facts) fit(kinds int) {
	if kinds <= perWord*f.stride {
		return
	}
	stride := max(8, 2*f.stride)
	bits := make([]uint64, f.tests*stride)
	for i := range f.tests {
		copy(bits[i*stride:], f.bits[i*f.stride:(i+1)*f.stride])
	}
	f.bits, f.stride = bits, stride
}

// get is what is known.
func (f *facts) get(test, kind int32) fact {
	return fact(f.bits[int(test)*f.stride+int(uint32(kind)/perWord)] >> (2 * (uint32(kind) % perWord)) & 3)
}

// note keeps an answer, but for noKind, and gives it back.
func (f *facts) note(test, kind int32, v fact) fact {
	if kind != noKind {
		f.bits[int(test)*f.stride+int(uint32(kind)/perWord)] |= uint64(v) << (2 * (uint32(kind) % perWord))
	}
	return v
}

func newKinds(s *Set) kinds {
	k := kinds{set: s, spellings: map[string]int32{}, numbers: map[kindKey]int32{}, predicates: facts{tests: len(s.predicates)}}
	k.add(kindKey{}, nil)
	return k
}

// begin makes room if it has run out. It is called between documents: the numbers of all kinds change.
func (k *kinds) begin() {
	if len(k.keys) < maxKinds && len(k.words) < maxKinds {
		return
	}
	clear(k.spellings)
	clear(k.words)
	k.words = k.words[:0]
	clear(k.numbers)
	k.keys, k.starters = k.keys[:1], k.starters[:1]
	clear(k.predicates.bits)
}

// number is the kind of a key, or noKind if a document has too many.
func (k *kinds) number(key kindKey) int32 {
	n, ok := k.numbers[key]
	if !ok && len(k.keys) < maxKinds {
		n = k.add(key, k.set.startersOf(key))
		k.numbers[key] = n
	}
	return n
}

func (k *kinds) add(key kindKey, s []starters) int32 {
	k.keys, k.starters = append(k.keys, key), append(k.starters, s)
	k.predicates.fit(len(k.keys))
	return int32(len(k.keys) - 1)
}

func (m *Matcher) keyOf(at int32) kindKey {
	t := &m.ids[at]
	return kindKey{t.form, t.exact, t.lemma, t.tag, m.doc.Tokens[at].Text[0]}
}

// starter is a rule that the words or the tag of a token start.
type starter struct {
	first int32 // of a trigger rule: the predicate of the trigger's first token, or -1
	span  bool
	rule  *rule
}

// starters are the rules of a phase that a token starts.
type starters struct {
	phase *phase
	rules []starter
}

// startersOf are the rules that a token starts, phase by phase. A rule may appear twice.
func (s *Set) startersOf(key kindKey) (out []starters) {
	keys := s.wordPhases[key.form] | s.wordPhases[key.exact] | s.wordPhases[key.lemma] | s.tagPhases[key.tag]
	for _, p := range s.numbered {
		if p.bit&keys == 0 {
			continue
		}
		var found []starter
		for i, w := range [...]int32{key.form, key.exact, key.lemma} {
			if w != 0 && (i == 0 || w != key.form) {
				found = appendStarters(found, s.wordRules.of(w), p)
			}
		}
		if found = appendStarters(found, p.byTag[key.tag], p); len(found) > 0 {
			out = append(out, starters{p, found})
		}
	}
	return out
}

// appendStarters appends those of the rules that are of a phase.
func appendStarters(out []starter, rules []*rule, p *phase) []starter {
	for _, r := range rules {
		if r.Phase == p.name {
			out = append(out, starter{r.first, !r.trigger(), r})
		}
	}
	return out
}

// starters are the rules of a phase that a token starts.
func (m *Matcher) starters(p *phase, at int32) []starter {
	all := m.kinds.starters[m.kindAt[at]]
	if m.kindAt[at] == noKind {
		all = m.set.startersOf(m.keyOf(at))
	}
	for i := bits.OnesCount32(m.ids[at].keys & (p.bit - 1)); i < len(all); i++ { // each phase before has a bit, too
		if all[i].phase == p {
			return all[i].rules
		}
	}
	return nil
}
