package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode reads a record. Its page, which is nearly all of it, is taken out first: encoding/json goes three times over
// each byte of a string, which takes a quarter of the time that cleaning the page does.
func (f *fields) decode(record []byte) error {
	if page, start, end := pageIn(record); end > 0 {
		rest := slices.Concat(record[:start], []byte(pageMark), record[end:])
		if bytes.Count(rest, []byte(pageMark)) == 1 && json.Unmarshal(rest, f) == nil {
			if f.HTML == markedPage { // and no later field of that name has another one
				f.HTML = page
			}
			return nil
		}
		*f = fields{} // whatever is wrong is reported with its position in the whole record
	}
	err := json.Unmarshal(record, f)
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field == "html" && wrong.Value == "object" {
		return nil // what fundus says of the request; the other fields have been read
	}
	if errors.As(err, &wrong) && wrong.Field == "text" && wrong.Value == "array" && f.addLines(record) {
		return nil
	}
	return err
}

// addLines reads a text that is a list of paragraphs.
func (f *fields) addLines(record []byte) bool {
	var list struct {
		Text paragraphs `json:"text"`
	}
	if json.Unmarshal(record, &list) != nil || list.Text == "" {
		return false
	}
	f.Text = string(list.Text)
	return true
}

// pageMark replaces the page in a record, markedPage is how it is read.
const (
	pageMark   = `"\u0001"`
	markedPage = "\x01"
)

// pageIn finds the first field "html" of an object that is a string, and the position of the string; end is 0 where there
// is none, or something is wrong with it.
func pageIn(record []byte) (page string, start, end int) {
	depth, named := 0, false // named: the string before is "html", perhaps the name of the field
	for {
		gap := bytes.IndexByte(record[end:], '"')
		if gap < 0 {
			return "", 0, 0
		}
		start = end + gap
		between := record[end:start]
		size := literal(record[start:])
		if size == 0 {
			return "", 0, 0
		}
		end = start + size
		if named && string(bytes.TrimSpace(between)) == ":" {
			page, ok := unquote(record[start:end])
			if !ok {
				return "", 0, 0
			}
			return page, start, end
		}
		depth += nesting(between)
		named = depth == 1 && string(record[start:end]) == `"html"`
	}
}

// hasName reports whether the name of a field of an object fulfils a condition. It does not read the values.
func hasName(record []byte, fits func(name []byte) bool) bool {
	for depth, end := 0, 0; ; {
		gap := bytes.IndexByte(record[end:], '"')
		if gap < 0 {
			return false
		}
		start := end + gap
		depth += nesting(record[end:start])
		size := literal(record[start:])
		if size == 0 {
			return false
		}
		end = start + size
		isName := depth == 1 && bytes.HasPrefix(bytes.TrimLeft(record[end:min(end+8, len(record))], " \t\r\n"), []byte(":"))
		if isName && fits(record[start+1:end-1]) {
			return true
		}
	}
}

// nesting returns how many brackets open between strings, less those that close.
func nesting(between []byte) int {
	n := 0
	for _, c := range between {
		switch c {
		case '{', '[':
			n++
		case '}', ']':
			n--
		}
	}
	return n
}

// literal is the size of the string that s begins with, its quotation marks included, or 0 where it does not end.
func literal(s []byte) int {
	for at := 1; ; at++ {
		quote := bytes.IndexByte(s[at:], '"')
		if quote < 0 {
			return 0
		}
		at += quote
		escapes := 0
		for s[at-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return at + 1
		}
	}
}

// unquote reads a string of JSON in UTF-8 as encoding/json does.
func unquote(literal []byte) (text string, ok bool) {
	s := literal[1 : len(literal)-1]
	var b strings.Builder
	b.Grow(len(s))
	from := 0 // what is not in b yet
	for at := 0; at < len(s); at++ {
		switch c := s[at]; {
		case c < ' ':
			return "", false
		case c == '\\':
			r, size := unescape(s[at:])
			if size == 0 {
				return "", false
			}
			b.Write(s[from:at])
			b.WriteRune(r)
			from = at + size
			at = from - 1
		}
	}
	b.Write(s[from:])
	return b.String(), true
}

// unescape reads the escape that s begins with; size is 0 where JSON has no such one.
func unescape(s []byte) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	if s[1] == 'u' {
		return unescapeUnits(s)
	}
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	return 0, 0
}

// unescapeUnits reads one unit of UTF-16, or the two that make a character. Half of a character is U+FFFD.
func unescapeUnits(s []byte) (r rune, size int) {
	const unit = len(`\u0000`)
	if r = unitOf(s); r < 0 {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, unit
	}
	if whole := utf16.DecodeRune(r, unitOf(s[unit:])); whole != utf8.RuneError {
		return whole, 2 * unit
	}
	return utf8.RuneError, unit
}

// unitOf is the unit of UTF-16 that the escape at the beginning of s has, or -1 where there is none.
func unitOf(s []byte) rune {
	if len(s) < len(`\u0000`) || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	n, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}
