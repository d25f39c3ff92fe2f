package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names of files and members of archives, titles and errors about them come from strangers. Written to a terminal as they
// are, they could move its cursor, change its title or reverse the direction of what follows.

// escaping is a writer for people that makes such characters visible. Each Write must be whole characters.
type escaping struct{ io.Writer }

// Write implements io.Writer.
func (e escaping) Write(p []byte) (int, error) {
	if _, err := io.WriteString(e.Writer, escape(string(p), true)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// raw returns the writer that w escapes for, or w.
func raw(w io.Writer) io.Writer {
	if e, ok := w.(escaping); ok {
		return e.Writer
	}
	return w
}

// oneLine returns a message that cannot be mistaken for two.
func oneLine(message string) string { return escape(message, false) }

// escape replaces characters that control a terminal by their escapes in Go, such as \x1b. Lines may be kept.
func escape(s string, lines bool) string {
	if !strings.ContainsFunc(s, dangerous) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case !dangerous(r), lines && (r == '\n' || r == '\t'):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < utf8.RuneSelf:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		s = s[n:]
	}
	return b.String()
}

// dangerous reports whether a character controls a terminal or the direction of text.
func dangerous(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
