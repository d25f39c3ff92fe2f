package emit

import (
	"bytes"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"dateline/internal/terminal"
)

// style is how a piece of text looks: the parameters of an SGR control sequence.
type style string

// The styles. They use the sixteen colours that every theme of a terminal makes readable.
const (
	plainStyle style = ""
	bold       style = "1"
	faint      style = "2"
	underlined style = "4"
	when       style = "35"
	party      style = "1;36"
	act        style = "33"
	good       style = "1;32"
	bad        style = "1;31"
)

// styled is a piece of a line.
type styled struct {
	text  string
	style style
}

// usualWidth is how many columns are used if the width of the terminal is unknown.
const usualWidth = 80

// leastWidth is the narrowest width that lines are wrapped to.
const leastWidth = 20

// printer writes lines for a terminal. It keeps the first error.
type printer struct {
	to    io.Writer
	width int // columns
	color bool
	err   error
	text  []byte   // of the line in the making
	word  []styled // not yet in the line
}

func newPrinter(to io.Writer, width int, color bool) *printer {
	if width <= 0 {
		width = usualWidth
	}
	return &printer{to: to, width: max(width, leastWidth), color: color}
}

// end writes the line.
func (p *printer) end() {
	if p.err == nil {
		_, p.err = p.to.Write(append(bytes.TrimRight(p.text, " "), '\n'))
	}
}

// blank writes an empty line.
func (p *printer) blank() {
	p.text = p.text[:0]
	p.end()
}

// paragraph writes pieces, wrapped where a line may be broken. The first line begins with the indent, the others with twice as much.
// Characters that control a terminal are escaped.
func (p *printer) paragraph(indent string, pieces ...styled) {
	w := wrapper{printer: p, rest: indent + indent}
	w.begin(indent)
	for _, piece := range pieces {
		text := piece.text
		if !printable(text) {
			text = terminal.Line(oneLine.Replace(text))
		}
		w.add(text, piece.style)
	}
	w.flush()
	w.end()
}

// printable reports whether a text is nothing but the visible characters of ASCII, and spaces.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// width returns how many columns a text takes.
func width(s string) int {
	if printable(s) {
		return len(s)
	}
	return uniseg.StringWidth(s)
}

// wrapper fills lines. Words of several pieces may stick together, so a word is kept until it is known to be whole.
type wrapper struct {
	*printer
	rest   string // indent of the lines after the first
	open   style  // of the end of the line
	spaces string // at the end of the line, not yet written
	used   int    // columns of the line, with the spaces
	width  int    // columns of word
}

func (w *wrapper) begin(indent string) {
	w.text = append(w.text[:0], indent...)
	w.spaces, w.used = "", len(indent)
}

func (w *wrapper) end() {
	w.change(plainStyle)
	w.printer.end()
}

// add adds the words of a text.
func (w *wrapper) add(text string, look style) {
	state := -1
	for len(text) > 0 {
		var segment string
		segment, text, state = firstSegment(text, state)
		w.word = append(w.word, styled{segment, look})
		w.width += width(segment)
		if strings.HasSuffix(segment, " ") || len(text) > 0 {
			w.flush()
		}
	}
}

// firstSegment returns the text to the first place where a line may be broken, the rest, and the state for the rest. Between words of
// plain letters this place is known: after the space.
func firstSegment(text string, state int) (segment, rest string, next int) {
	n := 0
	for n < len(text) && letter(text[n]) {
		n++
	}
	if n > 0 && n+1 < len(text) && text[n] == ' ' && letter(text[n+1]) {
		return text[:n+1], text[n+1:], -1
	}
	segment, rest, _, next = uniseg.FirstLineSegmentInString(text, state)
	return segment, rest, next
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// flush puts the word into the line, or into the next one if it does not fit.
func (w *wrapper) flush() {
	if w.used+w.width-w.trailing() > w.printer.width && w.used > len(w.rest) {
		w.end()
		w.begin(w.rest)
	}
	for _, piece := range w.word {
		w.put(piece)
	}
	w.word, w.width = w.word[:0], 0
}

// trailing is how many spaces the word ends with.
func (w *wrapper) trailing() int {
	if len(w.word) == 0 {
		return 0
	}
	s := w.word[len(w.word)-1].text
	return len(s) - len(strings.TrimRight(s, " "))
}

// put writes a piece of a word. One that is wider than a line is broken between characters.
func (w *wrapper) put(piece styled) {
	columns := width(strings.TrimRight(piece.text, " "))
	if w.used+columns <= w.printer.width {
		w.write(piece)
		return
	}
	var part strings.Builder
	for graphemes := uniseg.NewGraphemes(piece.text); graphemes.Next(); {
		if w.used+width(part.String())+graphemes.Width() > w.printer.width {
			w.write(styled{part.String(), piece.style})
			part.Reset()
			w.end()
			w.begin(w.rest)
		}
		part.WriteString(graphemes.Str())
	}
	w.write(styled{part.String(), piece.style})
}

// write puts a piece into the line. The spaces at its end are only written if more follows.
func (w *wrapper) write(piece styled) {
	text := strings.TrimRight(piece.text, " ")
	if text != "" {
		if piece.style == w.open {
			w.text = append(w.text, w.spaces...)
		} else {
			w.change(plainStyle)
			w.text = append(w.text, w.spaces...)
			w.change(piece.style)
		}
		w.spaces = ""
		w.text = append(w.text, text...)
	}
	w.spaces += piece.text[len(text):]
	w.used += width(piece.text)
}

// change ends the style of the line so far and begins another one.
func (w *wrapper) change(to style) {
	if to == w.open || !w.color {
		return
	}
	if w.open != plainStyle {
		w.text = append(w.text, "\x1b[0m"...)
	}
	if to != plainStyle {
		w.text = append(append(append(w.text, "\x1b["...), to...), 'm')
	}
	w.open = to
}
