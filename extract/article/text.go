package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// parseText finds the structure of a plain text.
func parseText(text string, known document.Meta) page {
	meta, text := headers(normalise(text))
	if meta.Published != "" {
		meta.PublishedSource = document.DateText
	}
	blocks := classify(text, paragraphs(text))
	p := page{text: text, blocks: blocks, meta: meta}
	p.frontMatter(known)
	p.blocks = splitAttributions(text, p.blocks)
	return p
}

// line is one line of a text without white space at its ends.
type line struct {
	document.Span
	indent int
	width  int // in characters
}

// readLine trims the line text[start:end].
func readLine(text string, start, end int) line {
	s := text[start:end]
	left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	s = strings.TrimSpace(s)
	return line{document.Span{Start: start + left, End: start + left + len(s)}, left, utf8.RuneCountInString(s)}
}

// chunk is the lines between two blank lines.
type chunk []line

// para is a paragraph of a text before its kind is known.
type para struct {
	document.Span
	alone bool // blank lines, or the ends of the text, surround it
}

// paragraphs divides a text at its blank lines, and then each stretch between
// blank lines where a line end is more than a wrapped line.
func paragraphs(text string) []para {
	var paras []para
	var lines chunk
	flush := func() {
		paras = append(paras, lines.split(text)...)
		lines = lines[:0]
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if l := readLine(text, start, end); l.Empty() {
			flush()
		} else {
			lines = append(lines, l)
		}
		start = end + 1
	}
	flush()
	return paras
}

// split divides a chunk into paragraphs.
func (c chunk) split(text string) []para {
	var paras []para
	width := 0
	for _, l := range c {
		width = max(width, l.width)
	}
	for i, l := range c {
		if i > 0 && c.wrapped(text, i, width) {
			paras[len(paras)-1].End = l.End
			continue
		}
		paras = append(paras, para{Span: l.Span})
	}
	if len(paras) == 1 {
		paras[0].alone = true
	}
	return paras
}

// maxWrap is the widest column, in characters, at which texts are wrapped by hand
// or by mail programs.
const maxWrap = 120

// wrapped reports whether line i continues the paragraph of the line before:
// because it begins in the middle of a sentence, or because its first word would
// not have fitted on the line before.
func (c chunk) wrapped(text string, i, width int) bool {
	before, this := c[i-1], c[i]
	s := text[this.Start:this.End]
	if marker(s) > 0 || dashed(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	ended := endsSentence(text[before.Start:before.End])
	if unicode.IsLower(first) && !ended {
		return true
	}
	if width > maxWrap || this.indent >= before.indent+2 && ended {
		return false
	}
	word, _, _ := strings.Cut(s, " ")
	full := before.width+1+utf8.RuneCountInString(word) > width
	return full && (width >= 40 || !ended)
}

// classify gives every paragraph its kind, by its form and its neighbours.
func classify(text string, paras []para) []document.Block {
	blocks := make([]document.Block, len(paras))
	for i, p := range paras {
		s := text[p.Start:p.End]
		kind := document.Paragraph
		switch {
		case marker(s) > 0:
			kind = document.Item
		case s[0] == '>':
			kind = document.Quotation
		case i > 0 && attributed(s, text[paras[i-1].Start:paras[i-1].End]):
			kind = document.Attribution
		case i+1 < len(paras) && (p.alone || !paras[i+1].alone) && headingOver(s):
			kind = document.Heading
		}
		blocks[i] = document.Block{Kind: kind, Span: p.Span}
	}
	return blocks
}

// headingOver reports whether a line before another paragraph is a heading and no signature.
func headingOver(s string) bool { return heading(s) && tail(s) == 0 }

// bullets are the marks that begin a list item when a space follows.
const bullets = "-*•‣◦▪■●–+"

// marker is the length of the mark that makes s a list item: "- ", "• ", "1. ",
// "2) ", "(3) "; or 0.
func marker(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(bullets, r) {
		n = strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("(0123456789", r) })
		if n < 1 || n > 3 || s[n-1] == '(' {
			return 0
		}
		if closed := s[n] == ')' || s[n] == '.' && s[0] != '('; !closed {
			return 0
		}
		n++
	} else if r == '–' && dashed(s) {
		return 0
	}
	if n+1 < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return n + 1
	}
	return 0
}

// maxHeading is the longest heading in words.
const maxHeading = 14

// heading reports whether s has the form of a heading: short, one line, begun
// like a sentence and not ended like one.
func heading(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if len(s) > 200 || wordCount(s) > maxHeading || strings.Contains(s, "\n") {
		return false
	}
	begins := !unicode.IsLower(first) && (unicode.IsLetter(first) || unicode.IsDigit(first) || isQuote(first))
	ends := unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(`)'’"”%`, last)
	if !begins || !ends || endsSentence(s) {
		return false
	}
	return !wholeQuote(s) && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// endsSentence reports whether s ends in a mark that ends a sentence, closing
// quotation marks and brackets left aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\n\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", r)
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»'‘’`", r) }

// wholeQuote reports whether s is one quotation from its first to its last character.
func wholeQuote(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if !isQuote(first) || !isQuote(last) || len(s) < n+m {
		return false
	}
	return strings.IndexFunc(s[n:len(s)-m], func(r rune) bool { return strings.ContainsRune("\"“”«»", r) }) < 0
}
