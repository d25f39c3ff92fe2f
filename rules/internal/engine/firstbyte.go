package engine

import (
	"regexp/syntax"
	"unicode/utf8"
)

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(lo, hi byte) {
	for c := int(lo); c <= int(hi); c++ {
		s[c>>6] |= 1 << (c & 63)
	}
}

func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

func (s *byteSet) join(o byteSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

// firstBytes are the bytes with which a match of an expression can begin. Most tokens are turned down by them, which is
// many times cheaper than running the expression. ok is false if nothing is known.
func firstBytes(expr string) (set byteSet, ok bool) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return set, false
	}
	empty, known := set.first(re.Simplify())
	return set, known && !empty
}

// first adds the first bytes of re and reports whether re can match the empty text, and whether its first bytes are known.
func (s *byteSet) first(re *syntax.Regexp) (empty, known bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true, true
	case syntax.OpLiteral:
		s.literal(re)
		return false, true
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			s.runes(re.Rune[i], re.Rune[i+1])
		}
		return false, true
	case syntax.OpCapture, syntax.OpPlus:
		return s.first(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		_, known = s.first(re.Sub[0])
		return true, known
	case syntax.OpConcat:
		return s.concat(re.Sub)
	case syntax.OpAlternate:
		known = true
		for _, sub := range re.Sub {
			e, k := s.first(sub)
			empty, known = empty || e, known && k
		}
		return empty, known
	}
	return false, false
}

func (s *byteSet) concat(subs []*syntax.Regexp) (empty, known bool) {
	for _, sub := range subs {
		if e, k := s.first(sub); !e || !k {
			return false, k
		}
	}
	return true, true
}

func (s *byteSet) literal(re *syntax.Regexp) {
	r := re.Rune[0]
	s.runes(r, r)
	if re.Flags&syntax.FoldCase != 0 {
		if r < utf8.RuneSelf {
			s.runes(r^0x20, r^0x20)
		}
		s.add(0x80, 0xFF) // the Kelvin sign and its like
	}
}

// runes adds the first bytes of a range of runes.
func (s *byteSet) runes(lo, hi rune) {
	if lo < utf8.RuneSelf {
		s.add(byte(lo), byte(min(hi, utf8.RuneSelf-1)))
	}
	if hi >= utf8.RuneSelf {
		s.add(0x80, 0xFF)
	}
}
