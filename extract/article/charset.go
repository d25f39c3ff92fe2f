package article

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// decodeText turns the bytes of a plain text into UTF-8: by its byte order mark,
// else as UTF-8, else, when nothing beyond ASCII in it is UTF-8, as Windows-1252.
// What is then still broken becomes U+FFFD.
func decodeText(body []byte) string {
	if mark := utf16Mark(body); mark != "" {
		return decodeUTF16(body, mark)
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) && !hasMultiByte(body) {
		return windows1252(body)
	}
	return strings.ToValidUTF8(string(body), "\uFFFD")
}

// decodeHTML turns the bytes of a page into UTF-8: by its byte order mark, by the
// encoding that it declares, or as decodeText does. A page that is valid UTF-8 is
// taken as such whatever it declares: wrong declarations outnumber accidents.
func decodeHTML(body []byte) string {
	if utf16Mark(body) == "" && !utf8.Valid(body) {
		if enc, name, _ := charset.DetermineEncoding(body, ""); name != "utf-8" && name != "windows-1252" {
			if out, err := enc.NewDecoder().Bytes(body); err == nil {
				return string(out)
			}
		}
	}
	return decodeText(body)
}

// utf16Mark is the name of the UTF-16 variant that the byte order mark tells, or "".
func utf16Mark(body []byte) string {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return "le"
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return "be"
	}
	return ""
}

func decodeUTF16(body []byte, variant string) string {
	var order binary.ByteOrder = binary.LittleEndian
	if variant == "be" {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(body)/2)
	for i := 2; i+1 < len(body); i += 2 {
		units = append(units, order.Uint16(body[i:]))
	}
	return string(utf16.Decode(units))
}

// hasMultiByte reports whether any well-formed multi-byte character is in body.
func hasMultiByte(body []byte) bool {
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		if n > 1 && r != utf8.RuneError {
			return true
		}
		body = body[n:]
	}
	return false
}

func windows1252(body []byte) string {
	out, err := charmap.Windows1252.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return string(out)
}

// normalise unifies line ends and turns control characters into blanks. Nothing
// else of a plain text is touched, so that positions in it stay close to the
// positions in the input. The end of the text is trimmed.
func normalise(s string) string {
	s = strings.TrimRightFunc(s, blank)
	if strings.IndexFunc(s, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || paragraphMark(r) }) < 0 {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\f' || r == '\v' || paragraphMark(r):
			return '\n'
		case r == '\t' || r == '\n' || !unicode.IsControl(r):
			return r
		}
		return ' '
	}, s)
}

// paragraphMark is true of the Unicode line and paragraph separators.
func paragraphMark(r rune) bool { return r == '\u2028' || r == '\u2029' }

// blank is what lies between blocks: white space, and the controls that become it.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFEFF' }
