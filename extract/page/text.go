package page

import (
	"html/template"
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
)

// elements are the HTML elements of the kinds of blocks: what is written before and after the text.
var elements = map[document.BlockKind][2]markup{
	document.Title:       {"<h3>", "</h3>"},
	document.Byline:      {`<p class="byline">`, "</p>"},
	document.Heading:     {"<h3>", "</h3>"},
	document.Paragraph:   {"<p>", "</p>"},
	document.Quotation:   {"<blockquote><p>", "</p></blockquote>"},
	document.Item:        {"<li>", "</li>"},
	document.Caption:     {`<p class="caption">`, "</p>"},
	document.Attribution: {`<p class="attribution">`, "</p>"},
	document.Table:       {`<p class="row">`, "</p>"},
	document.Code:        {"<pre>\n", "</pre>"}, // HTML drops a line end right after <pre>
}

// blocks is the text of blocks with its highlights, which are in order.
func (r *reader) blocks(blocks []document.Block, highlights []highlight) template.HTML {
	w := writer{text: r.doc.Text}
	w.b.Grow(4 * len(r.doc.Text)) // about what the highlights add
	inList := false
	for _, b := range blocks {
		if item := b.Kind == document.Item; item != inList {
			inList = item
			w.bullets(item)
		}
		for len(highlights) > 0 && highlights[0].End <= b.Span.Start {
			highlights = highlights[1:]
		}
		element := r.element(b)
		w.tag(element[0])
		w.span(b.Span, highlights)
		w.tag(element[1])
		w.tag("\n")
	}
	if inList {
		w.bullets(false)
	}
	return template.HTML(w.b.String())
}

// element is the HTML element of a block. The items of plain text have bullets already.
func (r *reader) element(b document.Block) [2]markup {
	element, ok := elements[b.Kind]
	if !ok {
		return elements[document.Paragraph]
	}
	if b.Kind == document.Item && strings.IndexAny(r.doc.Slice(b.Span), "-*•–·") == 0 {
		element[0] = `<li class="bullet">`
	}
	return element
}

// inline is the text of one span with its highlights.
func (r *reader) inline(span document.Span, highlights []highlight) template.HTML {
	w := writer{text: r.doc.Text}
	w.span(span, highlights)
	return template.HTML(w.b.String())
}

// markup is written unescaped: constants of the program. A string does not become markup by itself, so the compiler
// keeps the two apart.
type markup string

// writer writes text with highlights, and lists. It, and not html/template, escapes: there are hundreds of highlights and entries.
type writer struct {
	text string
	b    strings.Builder
	open []highlight // that the text at hand lies in, the outermost first
	at   int
}

func (w *writer) tag(m markup) { w.b.WriteString(string(m)) }

func (w *writer) bullets(begins bool) {
	if begins {
		w.tag("<ul>\n")
	} else {
		w.tag("</ul>\n")
	}
}

// span writes a stretch of the text. Highlights reach no further than it; of highlights that cross each other the later one
// is cut where the earlier one ends, so that elements nest.
func (w *writer) span(span document.Span, highlights []highlight) {
	w.at, w.open = span.Start, w.open[:0]
	var pending []highlight // rests of highlights that were cut
	next := func() (highlight, bool) {
		return w.take(&pending, &highlights, span)
	}
	for m, ok := next(); ok; m, ok = next() {
		w.closeUntil(m.Start)
		if n := len(w.open); n > 0 && m.End > w.open[n-1].End {
			rest := m
			rest.id, rest.Start, m.End = "", w.open[n-1].End, w.open[n-1].End
			pending = insert(pending, rest)
		}
		w.escape(w.text[w.at:m.Start])
		w.at = m.Start
		w.begin(m, starts(highlights, m.End) || starts(pending, m.End))
	}
	w.closeUntil(span.End)
	w.escape(w.text[w.at:span.End])
	w.at = span.End
}

// take is the next highlight in order that lies in span, cut to it.
func (w *writer) take(pending, highlights *[]highlight, span document.Span) (highlight, bool) {
	for {
		from := highlights
		if len(*pending) > 0 && (len(*highlights) == 0 || !before((*highlights)[0], (*pending)[0])) {
			from = pending
		}
		if len(*from) == 0 || (*from)[0].Start >= span.End {
			return highlight{}, false
		}
		m := (*from)[0]
		*from = (*from)[1:]
		if m.Start < span.Start { // it began in an earlier block
			m.id = ""
		}
		m.Start, m.End = max(m.Start, span.Start), min(m.End, span.End)
		if m.Start < m.End && m.Start >= w.at {
			return m, true
		}
	}
}

// before is the order of highlights.
func before(a, b highlight) bool {
	switch {
	case a.Start != b.Start:
		return a.Start < b.Start
	case a.End != b.End:
		return a.End > b.End
	}
	return a.layer < b.layer
}

// insert puts a highlight at its place among ordered ones.
func insert(highlights []highlight, m highlight) []highlight {
	i := sort.Search(len(highlights), func(i int) bool { return before(m, highlights[i]) })
	highlights = append(highlights, highlight{})
	copy(highlights[i+1:], highlights[i:])
	highlights[i] = m
	return highlights
}

// closeUntil writes the text up to a place and ends the highlights that end before or at it.
func (w *writer) closeUntil(at int) {
	for n := len(w.open); n > 0 && w.open[n-1].End <= at; n-- {
		end := w.open[n-1].End
		w.escape(w.text[w.at:end])
		w.at = end
		w.open = w.open[:n-1]
		w.tag("</mark>")
	}
}

// starts reports whether the next highlight starts before a place.
func starts(highlights []highlight, before int) bool {
	return len(highlights) > 0 && highlights[0].Start < before
}

// begin starts a highlight. The style draws the line of one around others below theirs.
func (w *writer) begin(m highlight, around bool) {
	w.open = append(w.open, m)
	w.tag(`<mark class="`)
	w.escape(layers[m.layer])
	if around {
		w.tag(" around")
	}
	w.tag(`"`)
	if m.id != "" {
		w.tag(` id="`)
		w.escape(m.id)
		w.tag(`"`)
	}
	w.tag(` tabindex="0" aria-description="`)
	w.escape(m.tip)
	w.tag(`">`)
}

// escape writes text so that it stays text, in an element and in a quoted attribute. Characters that HTML does not allow
// are replaced.
func (w *writer) escape(s string) {
	last := 0
	for i := 0; i < len(s); {
		if asIs[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if by := escapeOf(r, n); by != "" {
			w.b.WriteString(s[last:i])
			w.b.WriteString(by)
			last = i + n
		}
		i += n
	}
	w.b.WriteString(s[last:])
}

// asIs are the bytes that are whole characters and are written unchanged: most of a text.
var asIs = func() (t [256]bool) {
	for c := range t[:utf8.RuneSelf] {
		t[c] = escapeOf(rune(c), 1) == ""
	}
	return t
}()

// escapeOf is what is written for a character of n bytes; "" is the character itself.
func escapeOf(r rune, n int) string {
	switch {
	case r >= utf8.RuneSelf:
		noCharacter := r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
		if r == utf8.RuneError && n == 1 || r < 0xA0 || noCharacter {
			return "\uFFFD"
		}
		return ""
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&#34;"
	case r == '\'':
		return "&#39;"
	case r == '\r':
		return "&#13;"
	case r == '\t' || r == '\n' || r == '\f':
		return ""
	case r < ' ' || r == 0x7F:
		return "\uFFFD"
	}
	return ""
}
