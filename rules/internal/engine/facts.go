package engine

import (
	"math/bits"
	"slices"
)

// fact is what the words, the tag and the first byte of a token say to a predicate.
type fact uint8

const (
	fails fact = iota
	passes
	open // it depends on layers or the like
)

// row is what a token says to every predicate of a set, a bit for each: whether it passes as far as words go. What layers have to say is the
// same for all tokens: see hinges.
type row []uint64

func (r row) set(predicate int32, to bool) {
	if bit := uint64(1) << (predicate % 64); to {
		r[predicate/64] |= bit
	} else {
		r[predicate/64] &^= bit
	}
}

func (r row) has(predicate int32) bool { return r[predicate/64]>>(predicate%64)&1 != 0 }

// hinges are the predicates that depend on layers: those for which layers must hold beside the words, and those for which they may hold
// instead of them.
type hinges struct{ beside, instead row }

func newHinges(s *Set) hinges {
	size := (s.predicates.len() + 63) / 64
	h := hinges{make(row, size), make(row, size)}
	for id, p := range s.predicates.all() {
		h.instead.set(int32(id), p.start && p.inside|p.begins|p.ends != 0)
		h.beside.set(int32(id), !p.start && p.words < len(p.atoms))
	}
	for id, p := range s.predicates.all() {
		for _, o := range p.any { // if it may pass for one that depends on layers, it is asked again
			if h.beside.has(o) || h.instead.has(o) {
				h.beside.set(int32(id), true)
			}
		}
	}
	return h
}

// may reports whether words do not rule a predicate out.
func (h *hinges) may(words row, predicate int32) bool {
	i, bit := uint32(predicate)/64, uint32(predicate)%64 // unsigned, which spares the division the care for signs
	return (words[i]|h.instead[i])>>bit&1 != 0
}

// sure reports whether words alone decide that a predicate holds.
func (h *hinges) sure(words row, predicate int32) bool {
	i, bit := uint32(predicate)/64, uint32(predicate)%64
	return (words[i]&^h.beside[i])>>bit&1 != 0
}

// wordClasses say which word sets a word is in. Most words of a long list are in the same ones, and are of one class.
type wordClasses struct {
	of   []int32        // by the id of a word; 0 is the class of the words that are in no set
	sets grouped[int32] // numbers of word sets, by class
}

// classify sorts so many words into classes. The first of the sets has the number after those of known classes, which are split by the
// sets that are new.
func classify(known *wordClasses, sets []wordSet, words int) wordClasses {
	first := known.highest() + 1
	setsOf := group(words+1, func(give func(int32, int32)) {
		for n := range sets {
			sets[n].each(func(id int32) { give(id, first+int32(n)) })
		}
	})
	c := classifier{classes: map[uint64][]int32{}, setsOf: setsOf, was: make([]int32, words+1)}
	copy(c.was, known.of)
	for class := range known.count() {
		c.members = append(c.members, member{class, 0})
	}
	out := wordClasses{of: slices.Clone(c.was)}
	for id := range out.of {
		if len(setsOf.of(int32(id))) > 0 {
			out.of[id] = c.classOf(int32(id))
		}
	}
	out.sets = group(len(c.members), func(give func(int32, int32)) {
		for class, m := range c.members {
			for _, n := range known.setsOf(m.was) {
				give(int32(class), n)
			}
			for _, n := range setsOf.of(m.word) {
				give(int32(class), n)
			}
		}
	})
	return out
}

// count returns how many classes there are. The class of the words that are in no set is always there.
func (w *wordClasses) count() int32 { return max(int32(len(w.sets.from))-2, 1) }

// highest returns the highest number of a set.
func (w *wordClasses) highest() int32 {
	return slices.Max(append(w.sets.items[:len(w.sets.items):len(w.sets.items)], 0))
}

func (w *wordClasses) setsOf(class int32) []int32 {
	if len(w.sets.from) == 0 {
		return nil
	}
	return w.sets.of(class)
}

// classifier makes classes.
type classifier struct {
	was     []int32 // the known classes of words
	setsOf  grouped[int32]
	classes map[uint64][]int32 // by the hash of what is the same for their words
	members []member           // one of each class
}

// member is the known class of a word, and the word, if it is in new sets.
type member struct{ was, word int32 }

// classOf returns the class of a word of new sets, which is a new one if no word before has the same sets.
func (c *classifier) classOf(id int32) int32 {
	sets, hash := c.setsOf.of(id), uint64(c.was[id])
	for _, n := range sets {
		hash = (hash ^ uint64(n)) * 0x9e3779b97f4a7c15
		hash ^= hash >> 29
	}
	for _, class := range c.classes[hash] {
		if m := c.members[class]; m.was == c.was[id] && slices.Equal(c.setsOf.of(m.word), sets) {
			return class
		}
	}
	class := int32(len(c.members))
	c.classes[hash] = append(c.classes[hash], class)
	c.members = append(c.members, member{c.was[id], id})
	return class
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
	asking  grouped[ask]   // predicates, by the number of a word set
	tagged  grouped[int32] // predicates, by the tags that they ask for
	begun   grouped[int32] // predicates that a text says otherwise to if it begins with a byte than if it begins with 0, by the byte
	byteOf  [256]byte      // for each byte the least that says the same to all predicates
	without row            // of a token without tag and words
}

// ask is a predicate that asks for a word set.
type ask struct {
	predicate int32
	enough    int32 // it passes if the token is in the set in one of these ways
}

// newQuestions finds what the predicates of a set ask for.
func newQuestions(s *Set) questions {
	sets := int(slices.Max(append(s.words.sets.items, 0))) + 1
	q := questions{without: make(row, (s.predicates.len()+63)/64)}
	q.asking = group(sets, func(give func(int32, ask)) {
		for id := range int32(s.predicates.len()) {
			s.eachAtom(id, func(a *atom, enough uint8) {
				if a.words != 0 {
					give(a.words, ask{id, int32(enough)})
				}
			})
		}
	})
	q.tagged = group(len(rows{}.byTag), func(give func(int32, int32)) {
		for id := range int32(s.predicates.len()) {
			s.eachAtom(id, func(a *atom, _ uint8) {
				for tags := a.tags; tags != 0; tags &= tags - 1 {
					give(int32(bits.TrailingZeros64(tags)), id)
				}
			})
		}
	})
	nothing := &tokenWords{in: make([]uint8, sets)}
	var asked []askedBytes
	for id := range int32(s.predicates.len()) {
		q.without.set(id, s.wordsHold(id, nothing))
		s.eachAtom(id, func(a *atom, _ uint8) {
			if a.kind == atomOpening && a.atomDetails != nil {
				asked = append(asked, askedBytes{id, a.bytes})
			}
		})
	}
	q.joinBytes(asked)
	return q
}

// askedBytes are the first bytes that a predicate asks for.
type askedBytes struct {
	predicate int32
	bytes     byteSet
}

// joinBytes finds the bytes that the predicates do not distinguish, and which predicates the others matter to.
func (q *questions) joinBytes(asked []askedBytes) {
	var sets []byteSet
	for i := range asked {
		if !slices.Contains(sets, asked[i].bytes) { // most predicates share one of a few
			sets = append(sets, asked[i].bytes)
		}
	}
	for c := range q.byteOf {
		least := slices.IndexFunc(q.byteOf[:c], func(b byte) bool {
			return !slices.ContainsFunc(sets, func(s byteSet) bool { return s.has(b) != s.has(byte(c)) })
		})
		q.byteOf[c] = byte(c)
		if least >= 0 {
			q.byteOf[c] = q.byteOf[least]
		}
	}
	q.begun = group(len(q.byteOf), func(give func(int32, int32)) {
		for c, least := range q.byteOf {
			for i := range asked {
				if a := &asked[i]; int(least) == c && a.bytes.has(least) != a.bytes.has(0) {
					give(int32(c), a.predicate)
				}
			}
		}
	})
}

// eachAtom gives the atoms of a predicate that ask for words and tags, and those of the predicates that it is a disjunction of. enough
// are the ways in which a token may be in the word set of the atom so that the predicate passes, whatever else it asks for.
func (s *Set) eachAtom(id int32, do func(a *atom, enough uint8)) {
	p := s.predicates.of(id)
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
