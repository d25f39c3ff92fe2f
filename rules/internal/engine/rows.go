package engine

import (
	"math/bits"
	"slices"
)

// rowKey is what a row depends on. Many tokens share one.
type rowKey struct {
	form, exact, lemma int32 // classes of words
	tag                uint8
	first              byte // of the text, see questions.byteOf
}

// keptRow is a row as it is kept from document to document: the elements that differ from those of the row of its tag, a sixth of them.
type keptRow struct {
	tag      uint8
	at       []uint16
	bits     []uint64
	document int64 // that last had it
	whole    row   // nil if it has to be unpacked
}

// rows works out the rows of tokens and keeps them. Those of the last documents are kept whole. It belongs to one goroutine.
type rows struct {
	set      *Set
	known    map[rowKey]*keptRow
	byTag    [64]row
	document int64 // counts documents
	slots    []slot
	next     int      // slot to take
	passed   int      // slots that were passed for the document
	written  row      // scratch of write, as are the next three
	touched  []uint64 // elements of it, a bit each
	at       []uint16
	bits     []uint64
	words    tokenWords // of the current token; zero if there is none
	sets     []int32    // in which words are
}

// slot is room for a whole row, and whose it is.
type slot struct {
	of   *keptRow
	room row
}

func newRows(s *Set) rows {
	return rows{set: s, known: map[rowKey]*keptRow{}, words: tokenWords{in: make([]uint8, len(s.questions.asking.from))}}
}

// keyOf returns the key of the row of a token whose text begins with a byte.
func (s *Set) keyOf(t *tokenIDs, first byte) rowKey {
	return rowKey{s.words.of[t.form], s.words.of[t.exact], s.words.of[t.lemma], t.tag, s.questions.byteOf[first]}
}

// begin starts on the next document.
func (r *rows) begin() { r.document, r.passed = r.document+1, 0 }

// maxSlots is how many whole rows are kept for the next document. A long article has some 700.
const maxSlots = 1 << 10

// end gives back what a long document has taken.
func (r *rows) end() {
	if len(r.slots) <= maxSlots {
		return
	}
	for _, s := range r.slots[maxSlots:] {
		s.of.whole = nil
	}
	r.slots, r.next = slices.Clone(r.slots[:maxSlots]), 0
}

// of returns the row of a key.
func (r *rows) of(key rowKey) *keptRow {
	out := r.known[key]
	if out == nil {
		out = r.write(key)
		r.known[key] = out
	}
	return out
}

// unpack returns a row whole. It is valid until the end of the document.
func (r *rows) unpack(k *keptRow) row {
	k.document = r.document
	if k.whole == nil {
		k.whole = r.take(k)
		copy(k.whole, r.tagged(k.tag))
		for i, at := range k.at {
			k.whole[at] = k.bits[i]
		}
	}
	return k.whole
}

// take returns room for a row: that of one which neither this document nor the one before has, if there is one.
func (r *rows) take(k *keptRow) row {
	for len(r.slots) >= maxSlots && r.passed < len(r.slots) {
		s := &r.slots[r.next]
		r.next, r.passed = (r.next+1)%len(r.slots), r.passed+1
		if s.of.document < r.document-1 {
			s.of.whole, s.of = nil, k
			return s.room
		}
	}
	room := make(row, len(r.set.questions.without))
	r.slots = append(r.slots, slot{k, room})
	return room
}

// write works out a row.
func (r *rows) write(key rowKey) *keptRow {
	plain := r.tagged(key.tag)
	r.written = append(r.written[:0], plain...)
	r.touched = zeroed(r.touched, (len(plain)+63)/64)
	r.ask(key)
	for _, n := range r.sets {
		r.answer(n)
	}
	for _, id := range r.set.questions.begun.of(int32(key.first)) {
		r.put(id, r.set.wordsHold(id, &r.words))
	}
	r.clear()
	k := &keptRow{tag: key.tag}
	r.pack(k, plain)
	return k
}

// put writes the answer of a predicate.
func (r *rows) put(predicate int32, holds bool) {
	r.written.set(predicate, holds)
	i := uint32(predicate) / 64
	r.touched[i/64] |= 1 << (i % 64)
}

// pack keeps what differs in the row that was written from the row of its tag.
func (r *rows) pack(k *keptRow, plain row) {
	r.at, r.bits = r.at[:0], r.bits[:0]
	for i, word := range r.touched {
		for ; word != 0; word &= word - 1 {
			at := i*64 + bits.TrailingZeros64(word)
			if r.written[at] != plain[at] {
				r.at, r.bits = append(r.at, uint16(at)), append(r.bits, r.written[at])
			}
		}
	}
	k.at, k.bits = slices.Clone(r.at), slices.Clone(r.bits)
}

// wordsHold returns what a row says of a predicate.
func (s *Set) wordsHold(id int32, t *tokenWords) bool {
	v := s.of(id, t)
	return v == passes || v == open && !s.hinges.instead.has(id)
}

// holds tests one constraint on words and tags.
func (r *rows) holds(a *atom, key rowKey) bool {
	r.ask(key)
	v := a.holds(&r.words)
	r.clear()
	return v
}

// ask makes a token the current one.
func (r *rows) ask(key rowKey) {
	r.words.tag, r.words.first = key.tag, key.first
	r.add(key.form, inText)
	r.add(key.exact, inText)
	r.add(key.lemma, inLemma)
}

// add adds the sets of a class of words.
func (r *rows) add(class int32, way uint8) {
	for _, n := range r.set.words.sets.of(class) {
		if r.words.in[n] == 0 {
			r.sets = append(r.sets, n)
		}
		r.words.in[n] |= way
	}
}

// clear takes the current token away.
func (r *rows) clear() {
	for _, n := range r.sets {
		r.words.in[n] = 0
	}
	r.words.tag, r.words.first, r.sets = 0, 0, r.sets[:0]
}

// answer answers the predicates that ask for a word set.
func (r *rows) answer(set int32) {
	in := int32(r.words.in[set])
	for _, a := range r.set.questions.asking.of(set) {
		r.put(a.predicate, a.enough&in != 0 || r.set.wordsHold(a.predicate, &r.words))
	}
}

// tagged returns the row of a token with a tag and no words.
func (r *rows) tagged(tag uint8) row {
	if r.byTag[tag] == nil {
		q := &r.set.questions
		r.byTag[tag] = slices.Clone(q.without)
		r.words.tag = tag
		for _, id := range q.tagged.of(int32(tag)) {
			r.byTag[tag].set(id, r.set.wordsHold(id, &r.words))
		}
		r.words.tag = 0
	}
	return r.byTag[tag]
}
