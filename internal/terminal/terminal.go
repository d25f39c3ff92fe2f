// Package terminal makes characters visible that control a terminal or the direction of text. Names of files and members of archives,
// titles, and errors about them come from strangers: printed unchanged, they could move the cursor, change the title of the window or
// reverse the text after them.
package terminal

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Writer escapes what is written to it as Lines does. Each Write must be whole characters.
type Writer struct{ io.Writer }

// Write implements io.Writer.
func (w Writer) Write(p []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, Lines(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Raw returns the writer that w escapes for, or w if it is no Writer.
func Raw(w io.Writer) io.Writer {
	if e, ok := w.(Writer); ok {
		return e.Writer
	}
	return w
}

// Line returns s as one line without control characters: they are replaced by their escapes in Go, such as \x1b and \n. Bytes that are
// not UTF-8 are escaped, too.
func Line(s string) string { return escape(s, false) }

// Lines is Line for a text whose line ends and tabs are kept.
func Lines(s string) string { return escape(s, true) }

func escape(s string, lines bool) string {
	if !strings.ContainsFunc(s, controls) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case !controls(r), lines && (r == '\n' || r == '\t'):
			b.WriteRune(r)
		default:
			b.WriteString(escapeOf(r))
		}
		s = s[n:]
	}
	return b.String()
}

func escapeOf(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r < utf8.RuneSelf:
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// JSON returns the same JSON without characters that control a terminal: in strings, where alone JSON may have them, they become escapes
// such as \u202e.
func JSON(text []byte) []byte {
	s := string(text)
	if !strings.ContainsFunc(s, hidden) {
		return text
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return []byte(b.String())
}

// hidden reports whether a character controls a terminal but may be in the strings of JSON as it is.
func hidden(r rune) bool { return r >= 0x7f && controls(r) }

// controls reports whether a character controls a terminal, begins a line or sets the direction of text.
func controls(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}
