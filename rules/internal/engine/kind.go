package engine

import (
	"math/bits"
)

// kindKey is all that the tests of words ask of a token. Tokens with one key are of one kind.
type kindKey struct {
	form, exact, lemma int32
	tag                uint8
	first              byte // of the text
}

// A matcher that knows more kinds or spellings than these forgets them before the next document. Of news, a hundred articles
// have some 4,000 kinds and 9,000 spellings; what comes after is mostly known.
const (
	maxKinds     = 1 << 13
	maxSpellings = 1 << 14
)

// kinds keeps, for each kind of token, what its words say to the predicates and which rules they start. That depends on nothing but
// the kind, so it stays true from document to document.
type kinds struct {
	rows
	spellings map[string]int32 // numbers of words
	words     []spelling
	numbers   map[kindKey]int32
	starters  [][]starters // rules that a kind starts, by kind and phase
	facts     []row        // by kind
	room      []uint64     // for the next rows
}

func newKinds(s *Set) kinds {
	return kinds{
		rows:      rows{set: s, words: tokenWords{in: make([]uint8, len(s.wordSets)+1)}},
		spellings: map[string]int32{}, numbers: map[kindKey]int32{},
	}
}

// begin forgets all kinds if there are too many. It is called between documents: the numbers of all kinds change.
func (k *kinds) begin() {
	if len(k.starters) < maxKinds && len(k.words) < maxSpellings {
		return
	}
	clear(k.spellings)
	clear(k.words)
	clear(k.numbers)
	clear(k.starters)
	clear(k.facts)
	k.words, k.starters, k.facts = k.words[:0], k.starters[:0], k.facts[:0]
}

// number is the kind of a key.
func (k *kinds) number(key kindKey) int32 {
	n, ok := k.numbers[key]
	if !ok {
		n = int32(len(k.starters))
		k.numbers[key] = n
		k.starters = append(k.starters, k.set.startersOf(key))
		k.facts = append(k.facts, k.newRow())
		k.write(k.facts[n], key)
	}
	return n
}

// rowsAtOnce is how many rows are allocated together.
const rowsAtOnce = 64

func (k *kinds) newRow() row {
	n := len(k.set.questions.empty)
	if len(k.room) < n {
		k.room = make([]uint64, rowsAtOnce*n)
	}
	r := k.room[:n:n]
	k.room = k.room[n:]
	return r
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
	if keys == 0 {
		return nil
	}
	var found [maxPhases][]starter
	for i, w := range [...]int32{key.form, key.exact, key.lemma} {
		if w != 0 && (i == 0 || w != key.form) {
			for _, r := range s.wordRules.of(w) {
				found[r.phase.number] = append(found[r.phase.number], r.starter())
			}
		}
	}
	for _, p := range s.numbered {
		for _, r := range p.byTag[key.tag] {
			found[p.number] = append(found[p.number], r.starter())
		}
		if len(found[p.number]) > 0 {
			out = append(out, starters{p, found[p.number]})
		}
	}
	return out
}

func (r *rule) starter() starter { return starter{r.first, !r.trigger(), r} }

// starters are the rules of a phase that a token starts.
func (m *Matcher) starters(p *phase, at int32) []starter {
	all := m.kinds.starters[m.kindAt[at]]
	for i := bits.OnesCount32(m.ids[at].keys & (p.bit - 1)); i < len(all); i++ { // each phase before has a bit, too
		if all[i].phase == p {
			return all[i].rules
		}
	}
	return nil
}
