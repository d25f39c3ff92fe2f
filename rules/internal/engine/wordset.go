package engine

import (
	"encoding/binary"
	"math/bits"
	"strconv"
)

// wordSet is a set of word ids: bits from the word of base on. Ids that were given together are close together. Id 0, of a word
// that no rule knows, is in none.
type wordSet struct {
	base int
	bits []uint64
}

func (s *wordSet) add(id int32) {
	at := int(id >> 6)
	s.cover(at, at)
	s.bits[at-s.base] |= 1 << (id & 63)
}

// cover makes room for the words of bits from first to last.
func (s *wordSet) cover(first, last int) {
	switch {
	case len(s.bits) == 0:
		s.base = first
	case first < s.base:
		s.bits = append(make([]uint64, s.base-first), s.bits...)
		s.base = first
	}
	if short := last - s.base + 1 - len(s.bits); short > 0 {
		s.bits = append(s.bits, make([]uint64, short)...)
	}
}

// each gives the ids in the order of their numbers.
func (s *wordSet) each(do func(id int32)) {
	for i, b := range s.bits {
		for ; b != 0; b &= b - 1 {
			do(int32((s.base+i)<<6 + bits.TrailingZeros64(b)))
		}
	}
}

// union adds another set.
func (s *wordSet) union(o *wordSet) {
	if len(o.bits) == 0 {
		return
	}
	s.cover(o.base, o.base+len(o.bits)-1)
	for i, bits := range o.bits {
		s.bits[o.base-s.base+i] |= bits
	}
}

// key returns a text that equal sets share, and no others.
func (s *wordSet) key() string {
	out := strconv.AppendInt(nil, int64(s.base), 10)
	for _, b := range s.bits {
		out = binary.LittleEndian.AppendUint64(out, b)
	}
	return string(out)
}
