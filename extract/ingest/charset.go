package ingest

import (
	"bytes"
	"mime"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// asUTF8 brings a record to UTF-8: one that has bytes beyond ASCII but none of
// UTF-8 is taken for Windows-1252; what is broken in another becomes U+FFFD.
func asUTF8(record []byte) []byte {
	if utf8.Valid(record) {
		return record
	}
	if !hasMultiByte(record) {
		if out, err := charmap.Windows1252.NewDecoder().Bytes(record); err == nil {
			return out
		}
	}
	return bytes.ToValidUTF8(record, []byte("\uFFFD"))
}

// hasMultiByte reports whether a character beyond ASCII is valid UTF-8.
func hasMultiByte(b []byte) bool {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r != utf8.RuneError && n > 1 {
			return true
		}
		b = b[n:]
	}
	return false
}

// declared brings a body to UTF-8 by the character set of its Content-Type. A body
// that is valid UTF-8, or that names no known set, is left unchanged.
func declared(body []byte, contentType string) []byte {
	_, params, _ := mime.ParseMediaType(contentType)
	enc, _ := charset.Lookup(params["charset"])
	if enc == nil || utf8.Valid(body) || utf16Mark(body) {
		return body
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return out
}
