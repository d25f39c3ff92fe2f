package engine

import (
	"regexp/syntax"
	"unicode/utf8"
)

// byteSet is a set of bytes.
type byteSet [4]uint64

// anyByte is the set of all bytes.
var anyByte = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

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

// firstBytes returns the bytes with which a match of an expression can begin. Most tokens are turned down by them, which is
// many times cheaper than running the expression. ok is false if nothing is known.
func firstBytes(expr string) (set byteSet, ok bool) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return set, false
	}
	empty, known := set.edge(re.Simplify(), false)
	return set, known && !empty
}

// lastBytes returns the bytes with which a match of an expression can end: most words are turned down by the endings that it asks for.
func lastBytes(expr string) (set byteSet, ok bool) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return set, false
	}
	empty, known := set.edge(re.Simplify(), true)
	return set, known && !empty
}

// edge adds the first or last bytes of re and reports whether re can match the empty text, and whether its bytes are known.
func (s *byteSet) edge(re *syntax.Regexp, last bool) (empty, known bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true, true
	case syntax.OpLiteral:
		s.literal(re, last)
		return false, true
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			s.runes(re.Rune[i], re.Rune[i+1])
		}
		return false, true
	case syntax.OpCapture, syntax.OpPlus:
		return s.edge(re.Sub[0], last)
	case syntax.OpStar, syntax.OpQuest:
		_, known = s.edge(re.Sub[0], last)
		return true, known
	case syntax.OpConcat:
		return s.concat(re.Sub, last)
	case syntax.OpAlternate:
		known = true
		for _, sub := range re.Sub {
			e, k := s.edge(sub, last)
			empty, known = empty || e, known && k
		}
		return empty, known
	}
	return false, false
}

func (s *byteSet) concat(subs []*syntax.Regexp, last bool) (empty, known bool) {
	for i := range subs {
		if last {
			i = len(subs) - 1 - i
		}
		if e, k := s.edge(subs[i], last); !e || !k {
			return false, k
		}
	}
	return true, true
}

func (s *byteSet) literal(re *syntax.Regexp, last bool) {
	r := re.Rune[0]
	if last {
		r = re.Rune[len(re.Rune)-1]
	}
	s.runes(r, r)
	if re.Flags&syntax.FoldCase != 0 {
		if r < utf8.RuneSelf {
			s.runes(r^0x20, r^0x20)
		}
		s.add(0x80, 0xFF) // the Kelvin sign and its like
	}
}

// runes adds the first bytes of a range of runes, and the last ones.
func (s *byteSet) runes(lo, hi rune) {
	if lo < utf8.RuneSelf {
		s.add(byte(lo), byte(min(hi, utf8.RuneSelf-1)))
	}
	if hi >= utf8.RuneSelf {
		s.add(0x80, 0xFF)
	}
}
