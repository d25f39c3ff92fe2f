package ingest

import "bytes"

// nonFinite are the numbers that Python and JavaScript libraries write although JSON has no such values.
var nonFinite = [][]byte{[]byte("NaN"), []byte("-Infinity"), []byte("Infinity")}

// withoutNonFinite returns a record with null in place of the numbers NaN, Infinity and -Infinity, and whether there were any. Strings are
// not changed.
func withoutNonFinite(record []byte) (out []byte, changed bool) {
	if !bytes.Contains(record, nonFinite[0]) && !bytes.Contains(record, nonFinite[2]) {
		return record, false
	}
	for at := 0; at < len(record); {
		size := tokenSize(record[at:])
		if word := nonFiniteAt(record, at); word > 0 {
			out, changed, size = append(out, "null"...), true, word
		} else {
			out = append(out, record[at:at+size]...)
		}
		at += size
	}
	return out, changed
}

// tokenSize returns the length of the string that s begins with, to the end of s if it is not closed; 1 for any other byte.
func tokenSize(s []byte) int {
	if s[0] != '"' {
		return 1
	}
	if size := literal(s); size > 0 {
		return size
	}
	return len(s)
}

// nonFiniteAt returns the length of the number that is not finite at an offset of a record; 0 if there is none or it is part of a
// longer word.
func nonFiniteAt(record []byte, at int) int {
	if at > 0 && !endsValue(record[at-1]) {
		return 0
	}
	for _, word := range nonFinite {
		rest, found := bytes.CutPrefix(record[at:], word)
		if found && (len(rest) == 0 || endsValue(rest[0])) {
			return len(word)
		}
	}
	return 0
}

// endsValue reports whether a byte may be next to a value in JSON.
func endsValue(c byte) bool { return bytes.IndexByte([]byte(" \t\r\n,:[]{}"), c) >= 0 }

// warnNonFinite adds a warning to the next item, once per file.
func (r *reader) warnNonFinite(source string) {
	if !r.warned {
		r.warned, r.warning = true, source+": NaN and Infinity are not JSON and are read as null"
	}
}
