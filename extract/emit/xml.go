package emit

import (
	"strings"
	"unicode/utf8"
)

// xmlText returns a text as the content of an element or an attribute, character for character: what XML cannot hold becomes U+FFFD.
func xmlText(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return r == utf8.RuneError || r == '\r' || strings.ContainsRune(`&<>"`, r) || !xmlCharacter(r)
	}) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r': // a reader would take it for the end of a line
			b.WriteString("&#13;")
		case !xmlCharacter(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// xmlCharacter reports whether XML 1.0 allows a character.
func xmlCharacter(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0x10000:
		return true
	}
	return r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd
}
