package site

import (
	"fmt"
	"html/template"
	"strings"

	"dateline/extract/page"
	"dateline/internal/terminal"
)

// markup is written unescaped: constants of the program. A string does not become markup by itself, so the compiler keeps the two apart.
type markup string

// writer writes lists with hundreds of entries. It escapes as html/template does, which takes ten times as long.
type writer struct {
	b    strings.Builder
	root string // the way to the front page
}

func (w *writer) html() template.HTML { return template.HTML(w.b.String()) }

func (w *writer) tag(m markup) { w.b.WriteString(string(m)) }

// textEscapes are the bytes of a text that are written in another form, in content and in attributes.
var textEscapes = [256]string{0: "\ufffd", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

func (w *writer) text(s string) {
	done := 0 // what of s is written
	for i := range len(s) {
		if escape := textEscapes[s[i]]; escape != "" {
			w.b.WriteString(s[done:i])
			w.b.WriteString(escape)
			done = i + 1
		}
	}
	w.b.WriteString(s[done:])
}

// line writes a text from an article, which may contain anything.
func (w *writer) line(s string) { w.text(terminal.Line(s)) }

// addressBytes are the bytes that an address may have besides letters and digits. A percent sign is one if digits follow.
const addressBytes = "!#$&*+,/:;=?@[]-._~"

// address writes an address, in which what is no part of an address is escaped.
func (w *writer) address(s string) {
	if strings.IndexFunc(s, notPlain) < 0 {
		w.b.WriteString(s)
		return
	}
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; alphanumeric(c) || strings.IndexByte(addressBytes, c) >= 0 || escaped(s[i:]) {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "%%%02x", c)
		}
	}
	w.text(out.String())
}

// notPlain reports whether a character may need an escape in an address.
func notPlain(r rune) bool {
	return r >= 0x80 || !alphanumeric(byte(r)) && !strings.ContainsRune("-._/#", r)
}

func alphanumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// escaped reports whether a text begins with a byte that is escaped already.
func escaped(s string) bool {
	return len(s) > 2 && s[0] == '%' && hexadecimal(s[1]) && hexadecimal(s[2])
}

func hexadecimal(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'f' || '0' <= c && c <= '9'
}

// link writes a link from the page to another one, whose name comes from an article.
func (w *writer) link(before markup, address, name string) {
	w.tag(before)
	w.b.WriteString(w.root)
	w.address(address)
	w.tag(`">`)
	w.line(name)
	w.tag("</a>")
}

// published writes the day of an article, if it is known.
func (w *writer) published(before markup, day string, after markup) {
	if day == "" {
		return
	}
	w.tag(before)
	w.tag(`<time datetime="`)
	w.text(day)
	w.tag(`">`)
	w.text(page.Day(day))
	w.tag("</time>")
	w.tag(after)
}
