package emit

import "unicode/utf8"

// xmlText returns a text as the content of an element or an attribute, character for character: what XML cannot hold becomes U+FFFD.
func xmlText(s string) string {
	for i := range len(s) {
		if !plainXML[s[i]] {
			return string(appendXML(nil, s))
		}
	}
	return s
}

// plainXML are the bytes of ASCII that stay as they are.
var plainXML = func() (plain [256]bool) {
	for c := rune(0); c < utf8.RuneSelf; c++ {
		plain[c] = xmlEscape(c) == ""
	}
	return plain
}()

// appendXML appends what xmlText returns.
func appendXML(b []byte, s string) []byte {
	done := 0 // what of s is written
	for i := 0; i < len(s); {
		if plainXML[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if escape := xmlEscape(r); escape != "" {
			b = append(append(b, s[done:i]...), escape...)
			done = i + size
		}
		i += size
	}
	return append(b, s[done:]...)
}

// xmlEscape returns what is written for a character, or "" if it stays as it is.
func xmlEscape(r rune) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&quot;"
	case r == '\r': // a reader would take it for the end of a line
		return "&#13;"
	case r == utf8.RuneError || !xmlCharacter(r):
		return "\ufffd"
	}
	return ""
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
