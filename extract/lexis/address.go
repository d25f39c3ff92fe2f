package lexis

import "strings"

// addressByte reports whether a byte is a letter, a digit or one of the marks that are allowed in a part of an address.
func addressByte(b byte, marks string) bool {
	return classes[b] == letter || classes[b] == digit || strings.IndexByte(marks, b) >= 0
}

// address is the length of a URL or e-mail address at sc.at, or 0.
func (sc *scanner) address() int {
	rest := sc.text[sc.at:min(sc.end, sc.at+maxAddress)]
	if prefixFold(rest, "http://") || prefixFold(rest, "https://") || prefixFold(rest, "www.") || prefixFold(rest, "ftp://") {
		return len(trimAddress(rest))
	}
	if !sc.mailAhead() {
		return 0
	}
	local := 0
	for local < len(rest) && local < maxLocal && addressByte(rest[local], ".%+-") {
		local++
	}
	if local == 0 || local == len(rest) || rest[local] != '@' {
		return 0
	}
	n := local + 1
	for n < len(rest) && addressByte(rest[n], ".-") {
		n++
	}
	domain := trimAddress(rest[local+1 : n])
	if strings.IndexByte(domain, '.') <= 0 {
		return 0
	}
	return local + 1 + len(domain)
}

// maxLocal is the longest name before "@" in an e-mail address.
const maxLocal = 64

// mailAhead reports whether the next "@" may be that of an address which begins at sc.at.
func (sc *scanner) mailAhead() bool {
	if sc.mail <= sc.at {
		sc.mail = sc.end + 1
		if i := strings.IndexByte(sc.text[sc.at:sc.end], '@'); i >= 0 {
			sc.mail = sc.at + i
		}
	}
	return sc.mail < sc.end && sc.mail-sc.at <= maxLocal
}

// trimAddress cuts the punctuation of the sentence off the end of an address. A
// closing bracket stays if it was opened inside; runes past ASCII end the address.
func trimAddress(s string) string {
	for i := 0; i < len(s); i++ {
		if classes[s[i]] == wide || s[i] == '"' || s[i] == '<' || s[i] == '>' {
			s = s[:i]
			break
		}
	}
	balanced := strings.Count(s, "(") == strings.Count(s, ")")
	for s != "" {
		c := s[len(s)-1]
		if strings.IndexByte(".,;:!?]}'-", c) < 0 && (c != ')' || balanced) {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

func prefixFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// isoDate is the length of a leading date such as 2025-06-02, with a time after it
// if there is one, or 0.
func isoDate(s string) int {
	if !shaped(s, "0000-00-00") || len(s) > 10 && classes[s[10]] == digit {
		return 0
	}
	n := 10
	if len(s) > n && s[n] == 'T' {
		for n++; n < len(s) && n < 40 && (classes[s[n]] == digit || strings.IndexByte(":.+-Z", s[n]) >= 0); n++ {
		}
		return len(strings.TrimRight(s[:n], "T:.+-"))
	}
	return n
}

// shaped reports whether s begins with the shape, in which 0 is any digit.
func shaped(s, shape string) bool {
	if len(s) < len(shape) {
		return false
	}
	for i := 0; i < len(shape); i++ {
		if shape[i] == '0' && classes[s[i]] != digit || shape[i] != '0' && s[i] != shape[i] {
			return false
		}
	}
	return true
}
