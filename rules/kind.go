package rules

// kindKey is all that the tests of words ask of a token. Tokens with one key are of one kind.
type kindKey struct {
	form, exact, lemma int32
	tag                uint8
	first              byte // of the text
}

// noKind is the kind of a token whose answers are not kept.
const noKind = -1

// maxKinds bounds the kinds of which a matcher keeps the answers. News has some thousand.
const maxKinds = 1 << 13

// kinds keeps, for each kind of token, the answers to the tests of words: whether a predicate holds, and whether a pattern
// may begin there. They depend on nothing but the kind, so they stay true from document to document; a test that was
// answered once costs two bits ever after.
type kinds struct {
	set      *Set
	numbers  map[kindKey]int32
	keys     []kindKey
	starters [][]starters // rules that a kind starts, by kind and phase
	answers  []uint64     // width words for each kind: 64 bits that say what is known, 64 that say what it is, and so on
	width    int
}

func newKinds(s *Set) kinds {
	tests := len(s.predicates) + len(s.openings)
	return kinds{set: s, numbers: map[kindKey]int32{}, width: 2 * ((tests + 63) / 64)}
}

// begin makes room where it has run out. It is called between documents: the numbers of all kinds change.
func (k *kinds) begin() {
	if len(k.keys) >= maxKinds {
		clear(k.numbers)
		k.keys, k.starters, k.answers = k.keys[:0], k.starters[:0], k.answers[:0]
	}
}

// number is the kind of a key, or noKind where a document has too many.
func (k *kinds) number(key kindKey) int32 {
	if n, ok := k.numbers[key]; ok {
		return n
	}
	if len(k.keys) >= maxKinds {
		return noKind
	}
	n := int32(len(k.keys))
	k.numbers[key] = n
	k.keys = append(k.keys, key)
	k.starters = append(k.starters, k.set.startersOf(key))
	for range k.width {
		k.answers = append(k.answers, 0)
	}
	return n
}

// fact answers a test of the words: a predicate by its number, an opening by its number behind those of the predicates.
func (m *Matcher) fact(test, at int32) bool {
	kind := m.ids[at].kind
	if kind < 0 {
		return m.set.answer(test, m.keyOf(at))
	}
	i := int(kind)*m.kinds.width + int(test>>6)*2
	known := &m.kinds.answers[i]
	bit := uint64(1) << (test & 63)
	if *known&bit == 0 {
		*known |= bit
		if m.set.answer(test, m.kinds.keys[kind]) {
			m.kinds.answers[i+1] |= bit
		}
	}
	return m.kinds.answers[i+1]&bit != 0
}

func (m *Matcher) keyOf(at int32) kindKey {
	t := &m.ids[at]
	return kindKey{t.form, t.exact, t.lemma, t.tag, m.doc.Tokens[at].Text[0]}
}

// answer works a test out.
func (s *Set) answer(test int32, key kindKey) bool {
	if n := int32(len(s.predicates)); test >= n {
		return s.openings[test-n].holds(key)
	}
	p := &s.predicates[test]
	for i := range p.atoms[:p.words] {
		if !p.atoms[i].holds(key) {
			return false
		}
	}
	return true
}

// holds tests a constraint on words or tags.
func (a *atom) holds(key kindKey) bool {
	var v bool
	switch a.kind {
	case atomTag:
		v = a.tags>>key.tag&1 != 0
	case atomText:
		v = a.words.has(key.form) || a.words.has(key.exact)
	case atomLemma:
		v = a.words.has(key.lemma)
	}
	return v != a.neg
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

// startersOf are the rules that a token starts, phase by phase. A rule may stand twice.
func (s *Set) startersOf(key kindKey) (out []starters) {
	keys := s.wordPhases[key.form] | s.wordPhases[key.exact] | s.wordPhases[key.lemma] | s.tagPhases[key.tag]
	for _, p := range s.numbered {
		if p.bit&keys == 0 {
			continue
		}
		var found []starter
		for i, w := range [...]int32{key.form, key.exact, key.lemma} {
			if w != 0 && (i == 0 || w != key.form) {
				found = appendStarters(found, p.byWord[w])
			}
		}
		if found = appendStarters(found, p.byTag[key.tag]); len(found) > 0 {
			out = append(out, starters{p, found})
		}
	}
	return out
}

func appendStarters(out []starter, rules []*rule) []starter {
	for _, r := range rules {
		out = append(out, starter{r.first, !r.trigger(), r})
	}
	return out
}
