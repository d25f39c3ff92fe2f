package engine

import (
	"math/bits"
	"slices"
)

// wordSet is a set of word ids: bits from the word of base on. Ids that were given together are close together. Id 0, of a word
// that no rule knows, is in none.
type wordSet struct {
	base int
	bits []uint64
}

// newWordSet makes a set of ids.
func newWordSet(ids []int32) (s wordSet) {
	if len(ids) == 0 {
		return s
	}
	first := int(slices.Min(ids) >> 6)
	s.cover(first, int(slices.Max(ids)>>6))
	for _, id := range ids {
		s.bits[int(id>>6)-first] |= 1 << (id & 63)
	}
	return s
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

// hash returns a number that equal sets share.
func (s *wordSet) hash() uint64 {
	h := uint64(s.base) + 1
	for _, b := range s.bits {
		h = (bits.RotateLeft64(h, 5) ^ b) * 0x9e3779b97f4a7c15
	}
	return h ^ h>>32
}

func (s *wordSet) equal(o *wordSet) bool { return s.base == o.base && slices.Equal(s.bits, o.bits) }
