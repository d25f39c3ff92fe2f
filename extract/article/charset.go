package article

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"dateline/internal/lazyregexp"
)

// decodeText turns the bytes of a plain text into UTF-8: by its byte order mark,
// else as UTF-8, else, when most of what is beyond ASCII in it is no UTF-8, by detection.
// What is then still broken becomes U+FFFD.
func decodeText(body []byte) string {
	if mark := utf16Mark(body); mark != "" {
		return decodeUTF16(body, mark)
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	switch {
	case utf8.Valid(body):
		return string(body)
	case mostlyUTF8(body):
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return decodeAs(detectCharset(body), body)
}

// decodeHTML turns the bytes of a page into UTF-8: by its byte order mark, by the
// encoding that it declares, or as decodeText does. A page that is valid UTF-8 is
// taken as such, whatever it declares, unless it is plain ASCII, which some
// encodings of East Asia are written in: wrong declarations outnumber accidents.
func decodeHTML(body []byte) string {
	if utf16Mark(body) == "" && (!utf8.Valid(body) || bytes.IndexByte(body, escape) >= 0) {
		if enc := declaredCharset(body); enc != nil {
			return decodeAs(enc, body)
		}
	}
	return decodeText(body)
}

// escape is the byte that switches between the alphabets of ISO 2022.
const escape = 0x1b

// The most bytes in which a declaration is looked for, and by which an encoding is guessed.
const (
	maxDeclared = 4 << 10
	maxGuessed  = 32 << 10
)

// declaration is where a page names its encoding: a meta element or an XML declaration.
var declaration = lazyregexp.New(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// declaredCharset is the encoding that a page declares, other than UTF-8 and UTF-16,
// which it then is not, or nil.
func declaredCharset(body []byte) encoding.Encoding {
	m := declaration.FindSubmatch(body[:min(len(body), maxDeclared)])
	if m == nil {
		return nil
	}
	enc, name := charset.Lookup(string(m[1]))
	if strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil
	}
	return enc
}

// minConfidence is from where, in percent, a guess is believed.
const minConfidence = 40

// detectCharset guesses the encoding of bytes that are no UTF-8; if it is unsure it is
// Windows-1252, which most of such texts in Western languages are written in.
func detectCharset(body []byte) encoding.Encoding {
	guess, err := chardet.NewTextDetector().DetectBest(fromUpper(body))
	if err == nil && guess.Confidence >= minConfidence {
		name := guess.Charset
		if name == "GB-18030" {
			name = "GB18030"
		}
		if enc, known := charset.Lookup(name); enc != nil && !strings.HasPrefix(known, "utf-") {
			return enc
		}
	}
	return charmap.Windows1252
}

// fromUpper is the part of body that is looked at: from shortly before its first byte beyond ASCII.
func fromUpper(body []byte) []byte {
	at := max(0, bytes.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })-256)
	return body[at:min(len(body), at+maxGuessed)]
}

// decodeAs decodes body; what is broken becomes U+FFFD.
func decodeAs(enc encoding.Encoding, body []byte) string {
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// utf16Mark is the name of the UTF-16 variant that the byte order mark names, or "".
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

// mostlyUTF8 reports whether body holds more well-formed multi-byte characters than broken bytes.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		body = body[n:]
	}
	return good > 0 && good >= bad
}

// normalise unifies line ends and turns control characters into spaces. Nothing
// else of a plain text is touched, so that positions in it stay close to the
// positions in the input. The end of the text is trimmed.
func normalise(s string) string {
	s = strings.TrimRightFunc(s, blank)
	if isNormal(s) {
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

// isNormal reports whether a text has neither control characters but line ends, nor other ends of lines.
func isNormal(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7F, c == '\n':
		case c < utf8.RuneSelf:
			return false
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.IsControl(r) || paragraphMark(r) {
				return false
			}
			i += size - 1
		}
	}
	return true
}

// paragraphMark is true of the Unicode line and paragraph separators.
func paragraphMark(r rune) bool { return r == '\u2028' || r == '\u2029' }

// blank is what separates blocks: white space, and the controls that become it.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFEFF' }
