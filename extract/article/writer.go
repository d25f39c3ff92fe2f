package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// writer turns an element tree into text and blocks, in one walk.
type writer struct {
	found  []found
	titles []string              // of the page: that of the article, and what its heading shows
	names  []string              // of the authors
	posts  map[*html.Node]string // the times of the posts of a live blog

	buf    []byte // the block being read, white space collapsed
	broken bool   // buf ends in a line break
	inLink int    // bytes of buf that are link text
	glued  bool   // the last inline element ended, and the next began, without a space
	kind   document.BlockKind
	says   verdict    // of the names of the elements that buf began in
	of     *html.Node // the block element that buf began in
	inner  setting
}

// found is a block before it is known whether it stays.
type found struct {
	text  string
	kind  document.BlockKind
	links int       // bytes of link text
	of    atom.Atom // the element
	says  verdict   // of the names of the elements around it

	amid bool // its element is beside paragraphs of the text

	published string // the time of the post of a live blog that it is in, or ""
}

// setting is what the elements around a text say of it.
type setting struct {
	kind   document.BlockKind // "" if nothing says
	link   bool
	byline bool
	lines  bool // line ends count, as in pre
	says   verdict
	of     *html.Node

	published string // the time of a post of a live blog
}

// walk writes n and all below it.
func (w *writer) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.writeText(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if never(n.DataAtom) {
		return
	}
	if n.DataAtom == atom.Br || breaks(n) {
		w.lineBreak()
		return
	}
	if n.DataAtom == atom.Table && dataTable(n) {
		w.flush()
		w.rows(n)
		return
	}
	if n.DataAtom == atom.Pre && code(n) {
		w.flush()
		w.listing(n)
		return
	}
	if w.post(n) {
		return
	}
	outer := w.inner
	divides := block(n.DataAtom) || n.DataAtom == atom.Cite && outer.kind == document.Quotation
	if divides {
		w.flush()
		w.inner.of = n
	}
	if divides || n.PrevSibling != nil || !separate(n) { // the first element of another one begins with it
		w.glued = !divides && separate(n) && n.PrevSibling != nil && separate(n.PrevSibling)
	}
	if w.glued && n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Time && len(w.buf) > 0 { // a day or a time is a thing by itself, whatever follows
		w.write(" ")
	}
	w.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if divides {
		w.flush()
	}
	w.inner = outer
}

// breaks reports whether an empty element means a line break, judging by its class.
func breaks(n *html.Node) bool {
	return n.DataAtom == atom.Span && n.FirstChild == nil && hasWord(attr(n, "class"), "br")
}

// enter notes what the element says of the text in it.
func (w *writer) enter(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.inner.kind = document.Heading
	case atom.Blockquote:
		w.inner.kind = document.Quotation
	case atom.Li, atom.Dd, atom.Dt:
		if w.posts[n] == "" {
			w.inner.kind = document.Item
		}
	case atom.Figcaption, atom.Caption:
		w.inner.kind = document.Caption
	case atom.Cite, atom.Footer:
		if w.inner.kind == document.Quotation {
			w.inner.kind = document.Attribution
		}
	case atom.A:
		w.inner.link = true
	case atom.Pre:
		w.inner.lines = true
	}
	if iso := w.posts[n]; iso != "" {
		w.inner.published = iso
	}
	if bylineClass(n) {
		w.inner.byline = true
	}
	says := named(n)
	w.inner.says |= says & (offerWord | pullWord)
	if says&leadWord != 0 && standfirst(n) {
		w.inner.says |= leadWord
	}
	whole := n.DataAtom == atom.Article || n.DataAtom == atom.Body
	if free := w.inner.kind == "" || w.inner.kind == document.Item; free && says&captionWord != 0 && !whole && !amidText(n) {
		w.inner.kind = document.Caption
	}
}

// standfirstName is in the names of the summary below a heading that are not those of the first paragraph of a text as well.
var standfirstName = lazyregexp.New(`(?i)standfirst|(?:^|[\s_-])de[ck]k?(?:$|[\s_-])|sub-?(?:title|head)`)

// standfirst reports whether a block is the summary of a page inside its article, by its name and its size.
func standfirst(n *html.Node) bool {
	if !block(n.DataAtom) || len(textOf(n)) > 2*maxLeadLine || amidParagraphs(n) {
		return false
	}
	return standfirstName.MatchString(attr(n, "class")) || standfirstName.MatchString(attr(n, "data-gu-name"))
}

// amidText reports whether n is an inline element with text beside it.
func amidText(n *html.Node) bool {
	text := func(c *html.Node) bool { return c != nil && c.Type == html.TextNode && worded(c.Data) }
	for ; n != nil && !block(n.DataAtom); n = n.Parent {
		if text(n.PrevSibling) || text(n.NextSibling) {
			return true
		}
	}
	return false
}

// blankLines divide the paragraphs of preformatted text.
var blankLines = lazyregexp.New(`\n[ \t\r]*\n\s*`)

// writeText adds the text of a node.
func (w *writer) writeText(s string) {
	if !w.inner.lines {
		w.write(s)
		return
	}
	for {
		gap := blankLines.FindStringIndex(s)
		if gap == nil {
			w.write(s)
			return
		}
		w.write(s[:gap[0]])
		w.flush()
		s = s[gap[1]:]
	}
}

// write adds text to the open block.
func (w *writer) write(s string) {
	if len(w.buf) == 0 {
		w.kind = w.inner.kind
		w.of = w.inner.of
		w.says = w.inner.says
		if w.kind == "" && w.inner.byline {
			w.kind = document.Byline
		}
	}
	before := len(w.buf)
	for i, r := range s {
		if breakMark(r) {
			continue
		}
		if w.glued {
			w.unglue(r, s[i+utf8.RuneLen(r):])
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			if n := len(w.buf); n > 0 && w.buf[n-1] != ' ' {
				w.buf = append(w.buf, ' ')
			}
			continue
		}
		w.broken = false
		w.buf = utf8.AppendRune(w.buf, r)
	}
	if w.inner.link {
		w.inLink += len(w.buf) - before
	}
}

// unglue puts a space between two inline elements that end and begin with words which no space divides: "Anna Berg2 minutes ago",
// "March 5, 2024Maja Holte". Parts of one word, such as a first letter set large, continue in small letters.
func (w *writer) unglue(next rune, rest string) {
	w.glued = false
	last, size := utf8.DecodeLastRune(w.buf)
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case len(w.buf) == 0:
	case digit(w.buf[len(w.buf)-1]):
		if unicode.IsUpper(next) || endsInYear(w.buf) && clockPart.MatchString(string(next)+rest) {
			w.buf = append(w.buf, ' ')
		}
	case unicode.IsUpper(last) && unicode.IsUpper(next) && unicode.IsLower(after): // "KALLOThe"
		if before, _ := utf8.DecodeLastRune(w.buf[:len(w.buf)-size]); unicode.IsUpper(before) {
			w.buf = append(w.buf, ' ')
		}
	case unicode.IsLower(last) && (unicode.IsUpper(next) || unicode.IsDigit(next)):
		w.buf = append(w.buf, ' ')
	}
}

// endsInYear reports whether a text ends in the number of a year.
func endsInYear(b []byte) bool { return len(b) > 3 && hasYear(string(b[len(b)-4:])) }

// separate reports whether an inline element is a thing by itself, not a stretch of a sentence in another style.
func separate(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.Time, atom.Cite, atom.Label, atom.Address:
		return true
	}
	return false
}

// lineBreak takes one br as white space, and two as the end of a paragraph.
func (w *writer) lineBreak() {
	if w.broken {
		w.flush()
	}
	w.write(" ")
	w.broken = len(w.buf) > 0
}

// flush ends the open block.
func (w *writer) flush() {
	s := strings.TrimSpace(string(w.buf))
	f := found{text: s, links: w.inLink, says: w.says, published: w.inner.published}
	w.buf, w.broken, w.inLink, w.glued = w.buf[:0], false, 0, false
	if !worded(s) {
		return
	}
	if f.kind = w.kindOf(s); f.kind == document.Caption {
		if f.text = captionText(s); !worded(f.text) {
			return
		}
	}
	if w.of != nil {
		f.of = w.of.DataAtom
		f.amid = f.kind == document.Heading && len(w.found) < maxLeadBlocks && amidParagraphs(w.of)
	}
	w.found = append(w.found, f)
}

// amidParagraphs reports whether the element that holds n has paragraphs after it, and not the heading of the page before it.
func amidParagraphs(n *html.Node) bool {
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if c.Type == html.ElementNode && holdsTitle(c) {
			return false
		}
	}
	count := 0
	for c := n.NextSibling; c != nil && count < minBody; c = c.NextSibling {
		if c.DataAtom == atom.P && len(textOf(c)) >= minProse {
			count++
		}
	}
	return count == minBody
}

// worded reports whether s has a letter or a digit.
func worded(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// page joins the blocks that stay.
func (w *writer) page() page {
	var text strings.Builder
	kept := keep(w.found, w.names)
	size := 0
	for i := range kept {
		size += len(kept[i].text) + len("\n\n")
	}
	text.Grow(size)
	p := page{blocks: make([]document.Block, 0, len(kept))}
	for _, f := range kept {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(f.text)
		p.blocks = append(p.blocks, document.Block{Kind: f.kind, Span: document.Span{Start: start, End: text.Len()}, Published: f.published})
	}
	p.text = text.String()
	return p
}

// kindOf names the block that holds s.
func (w *writer) kindOf(s string) document.BlockKind {
	switch {
	case w.kind == document.Heading && w.isTitle(s):
		return document.Title
	case w.kind == document.Heading && wordCount(s) > maxHeadingWords:
		return document.Paragraph
	case w.kind == document.Byline && (wordCount(s) > 20 || endsSentence(s)):
		return document.Paragraph
	case w.kind == "" && len(w.found) < 2*frontBlocks && byline(s) != "":
		return document.Byline
	case w.kind == "" && len(w.found) > 0 && attributed(s, w.last()):
		return document.Attribution
	case w.kind == "" && pictured(s):
		return document.Caption
	case w.kind == "":
		return document.Paragraph
	}
	return w.kind
}

// maxHeadingWords is the most words of a heading: some pages have whole paragraphs in the elements of headings, to set them large.
const maxHeadingWords = 40

// isTitle reports whether a heading shows the title of the page.
func (w *writer) isTitle(s string) bool {
	return slices.ContainsFunc(w.titles, func(title string) bool { return title != "" && sameWords(s, title) })
}

// last is the text of the block before.
func (w *writer) last() string { return w.found[len(w.found)-1].text }

// bylineWords mark, in the class of an element, the author's name.
var bylineWords = map[string]bool{"byline": true, "author": true, "authors": true, "bylines": true}

// bylineClass reports whether the element says that it holds the byline.
func bylineClass(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for _, w := range strings.FieldsFunc(strings.ToLower(a.Val), func(r rune) bool { return !unicode.IsLetter(r) }) {
				if bylineWords[w] {
					return true
				}
			}
		case "rel", "itemprop":
			if a.Val == "author" {
				return true
			}
		}
	}
	return false
}
