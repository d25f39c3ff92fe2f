package emit

import "unicode/utf8"

const hexDigits = "0123456789abcdef"

// appendString appends parts, joined, as one string of JSON, escaped as encoding/json does it without regard to HTML.
func appendString(dst []byte, parts ...string) []byte {
	dst = append(dst, '"')
	for _, s := range parts {
		dst = appendEscaped(dst, s)
	}
	return append(dst, '"')
}

func appendEscaped(dst []byte, s string) []byte {
	done := 0 // what of s is written
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if size > 1 && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		dst = appendEscape(append(dst, s[done:i]...), r)
		i += size
		done = i
	}
	return append(dst, s[done:]...)
}

// appendEscape appends the escape of a character. The ends of lines that JavaScript knows are among them.
func appendEscape(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	}
	return append(dst, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
