package engine

import "slices"

// fact is what the words, the tag and the first byte of a token say to a predicate.
type fact uint8

const (
	fails fact = iota
	passes
	open // it depends on layers or the like
)

// factsPerWord is how many facts a word of a row holds, two bits each.
const factsPerWord = 32

// row is what a token says to every predicate of a set.
type row []uint64

func (r row) fact(predicate int32) fact {
	return fact(r[predicate/factsPerWord] >> (2 * uint32(predicate%factsPerWord)) & 3)
}

func (r row) put(predicate int32, v fact) {
	at, shift := predicate/factsPerWord, 2*uint(predicate%factsPerWord)
	r[at] = r[at]&^(3<<shift) | uint64(v)<<shift
}

// tokenWords is what predicates ask of a token without its layers.
type tokenWords struct {
	tag   uint8
	first byte    // of the text
	in    []uint8 // by word set: whether the text, the lemma or both are in it
}

const (
	inText uint8 = 1 << iota
	inLemma
)

// questions say which predicates depend on what of a token, so that a row is worked out from the few that do: all others say of
// a token what they say of one without words. They are immutable.
type questions struct {
	setsOf grouped[int32] // word sets, by the id of a word in them
	asking grouped[ask]   // predicates, by the number of a word set
	tagged []int32        // predicates that ask for tags
	byted  []int32        // predicates that ask for first bytes
	empty  row            // of a token without tag and words
}

// ask is a predicate that asks for a word set.
type ask struct {
	predicate int32
	enough    uint8 // it passes if the token is in the set in one of these ways
}

func newQuestions(s *Set) questions {
	q := questions{
		setsOf: group(len(s.vocab)+1, func(give func(int32, int32)) {
			for n := range s.wordSets {
				s.wordSets[n].each(func(id int32) { give(id, int32(n)) })
			}
		}),
		asking: group(max(1, len(s.wordSets)), func(give func(int32, ask)) {
			for id := range s.predicates {
				s.eachAtom(int32(id), func(a *atom, enough uint8) {
					if a.words != 0 {
						give(a.words, ask{int32(id), enough})
					}
				})
			}
		}),
		empty: make(row, (len(s.predicates)+factsPerWord-1)/factsPerWord),
	}
	nothing := &tokenWords{in: make([]uint8, len(s.wordSets)+1)}
	for id := range int32(len(s.predicates)) {
		q.empty.put(id, s.of(id, nothing))
		s.eachAtom(id, func(a *atom, _ uint8) { q.note(id, a) })
	}
	return q
}

// note notes what else than words a predicate asks for.
func (q *questions) note(id int32, a *atom) {
	if a.tags != 0 {
		q.tagged = append(q.tagged, id)
	}
	if a.bytes != (byteSet{}) {
		q.byted = append(q.byted, id)
	}
}

// eachAtom gives the atoms of a predicate that ask for words and tags, and those of the predicates that it is a disjunction of. enough
// are the ways in which a token may be in the word set of the atom so that the predicate passes, whatever else it asks for.
func (s *Set) eachAtom(id int32, do func(a *atom, enough uint8)) {
	p := &s.predicates[id]
	for _, o := range p.any {
		s.eachAtom(o, do)
	}
	for i := range p.atoms[:p.words] {
		a := &p.atoms[i]
		enough := uint8(0)
		if len(p.atoms) == 1 && !a.neg {
			enough = a.ways()
		}
		do(a, enough)
	}
}

// ways are those in which a token may be in the word set of an atom so that the atom holds.
func (a *atom) ways() uint8 {
	switch a.kind {
	case atomText:
		return inText
	case atomLemma:
		return inLemma
	case atomOpening:
		return inText | inLemma
	}
	return 0
}

// rows works out the rows of tokens. It belongs to one goroutine.
type rows struct {
	set   *Set
	byTag [64]row
	words tokenWords // of the current token; zero if there is none
	sets  []int32    // in which words are
}

// write writes the row of a kind of token over one of the length of a row.
func (r *rows) write(out row, key kindKey) {
	copy(out, r.tagged(key.tag))
	r.take(key)
	for _, n := range r.sets {
		r.answer(out, n)
	}
	for _, id := range r.set.questions.byted {
		out.put(id, r.set.of(id, &r.words))
	}
	r.clear()
}

// holds tests one constraint on words and tags.
func (r *rows) holds(a *atom, key kindKey) bool {
	r.take(key)
	v := a.holds(&r.words)
	r.clear()
	return v
}

// take takes a kind of token for the current one.
func (r *rows) take(key kindKey) {
	r.words.tag, r.words.first = key.tag, key.first
	r.add(key.form, inText)
	r.add(key.exact, inText)
	r.add(key.lemma, inLemma)
}

// add adds the sets of a word of the token.
func (r *rows) add(word int32, way uint8) {
	for _, n := range r.set.questions.setsOf.of(word) {
		if r.words.in[n] == 0 {
			r.sets = append(r.sets, n)
		}
		r.words.in[n] |= way
	}
}

// clear takes the token away.
func (r *rows) clear() {
	for _, n := range r.sets {
		r.words.in[n] = 0
	}
	r.words.tag, r.words.first, r.sets = 0, 0, r.sets[:0]
}

// answer answers the predicates that ask for a word set.
func (r *rows) answer(out row, set int32) {
	in := r.words.in[set]
	for _, a := range r.set.questions.asking.of(set) {
		v := passes
		if a.enough&in == 0 {
			v = r.set.of(a.predicate, &r.words)
		}
		out.put(a.predicate, v)
	}
}

// tagged is the row of a token with a tag and no words.
func (r *rows) tagged(tag uint8) row {
	if r.byTag[tag] == nil {
		q := &r.set.questions
		r.byTag[tag] = slices.Clone(q.empty)
		r.words.tag = tag
		for _, id := range q.tagged {
			r.byTag[tag].put(id, r.set.of(id, &r.words))
		}
		r.words.tag = 0
	}
	return r.byTag[tag]
}
