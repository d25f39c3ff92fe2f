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
	switch {
	case len(s.bits) == 0:
		s.base = at
	case at < s.base:
		s.bits = append(make([]uint64, s.base-at), s.bits...)
		s.base = at
	}
	for at-s.base >= len(s.bits) {
		s.bits = append(s.bits, 0)
	}
	s.bits[at-s.base] |= 1 << (id & 63)
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
func (s *wordSet) union(o *wordSet) { o.each(s.add) }

// key is a text that equal sets share, and no others.
func (s *wordSet) key() string {
	out := strconv.AppendInt(nil, int64(s.base), 10)
	for _, b := range s.bits {
		out = binary.LittleEndian.AppendUint64(out, b)
	}
	return string(out)
}
