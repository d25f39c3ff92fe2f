package document

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// Unit is what a position counts.
type Unit string

// The units of positions.
const (
	CodePoints Unit = "codepoints" // what Python, jq and W3C text positions count
	UTF8       Unit = "bytes"
	UTF16      Unit = "utf16" // what JavaScript and Java count
)

// ParseUnit reads the name of a unit.
func ParseUnit(s string) (Unit, error) {
	switch u := Unit(s); u {
	case CodePoints, UTF8, UTF16:
		return u, nil
	}
	return "", fmt.Errorf("unknown unit of offsets %q: one of codepoints, bytes, utf16", s)
}

// Offsets turns byte offsets of one text into another unit.
//
// It is made in one pass that remembers only where a multi-byte character
// ends and how far the two counts have drifted apart there, so plain ASCII costs
// one pass and no memory, and a look-up is a binary search.
type Offsets struct {
	at    []int32 // byte offset just past a multi-byte character
	drift []int32 // bytes minus units from there on
}

// NewOffsets measures text.
func NewOffsets(text string, unit Unit) Offsets {
	var o Offsets
	if unit == UTF8 {
		return o
	}
	drift := int32(0)
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		units := 1
		if unit == UTF16 && r > 0xFFFF {
			units = 2
		}
		i += n
		if n > units {
			drift += int32(n - units)
			o.at = append(o.at, int32(i))
			o.drift = append(o.drift, drift)
		}
	}
	return o
}

// Of returns the position of a byte offset, which must lie on the edge of a character.
func (o *Offsets) Of(offset int) int {
	i := sort.Search(len(o.at), func(i int) bool { return int(o.at[i]) > offset })
	if i == 0 {
		return offset
	}
	return offset - int(o.drift[i-1])
}

// Span turns both ends of a span.
func (o *Offsets) Span(s Span) Span { return Span{o.Of(s.Start), o.Of(s.End)} }
