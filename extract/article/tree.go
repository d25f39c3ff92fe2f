package article

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits past which a page is read by flatTree. Real pages stay far below.
const (
	maxDepth      = 256     // open elements; html.Parse refuses 512
	maxAttributes = 1000    // of one element; html.Parse compares them in pairs
	maxElements   = 200_000 // of one page, for memory
	maxCopied     = 1 << 30 // bytes that html.Parse may move to join text
	maxReopened   = 1 << 20 // formatting elements that html.Parse may open again
	maxMerged     = 1 << 20 // attributes that html.Parse may compare for repeated html and body tags
)

// parseTree gives the element tree of a page. html.Parse does it as browsers do,
// but it gives up at 512 open elements, and on some input its time or memory
// grows with the square of the length; such pages are read by flatTree, which
// keeps all of their text. When ctx is done, the tree is incomplete.
func parseTree(ctx context.Context, s string) *goquery.Document {
	if tame(s) {
		doc, err := goquery.NewDocumentFromReader(untilDone{ctx, strings.NewReader(s)})
		if err == nil {
			return doc
		}
	}
	if ctx.Err() != nil {
		return goquery.NewDocumentFromNode(&html.Node{Type: html.DocumentNode})
	}
	return goquery.NewDocumentFromNode(flatTree(s))
}

// untilDone is a reader that fails when its context is done.
type untilDone struct {
	ctx context.Context
	io.Reader
}

// Read implements io.Reader.
func (u untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(p)
}

// nodesBelow are the nodes below root in the order of the page: those of root.Descendants,
// without a call for each level between root and a node, which over whole pages takes longer than what is done with it.
func nodesBelow(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := root.FirstChild; n != nil && yield(n); n = nextBelow(root, n) {
		}
	}
}

// nextBelow is the node after n, which is below root.
func nextBelow(root, n *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

// formatting is true of the elements that html.Parse opens again when a block element
// closed them.
func formatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr,
		atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// unsplit is true of the tags that html.Parse may ignore without starting an element,
// so that the text on both of their sides becomes one.
func unsplit(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Head, atom.Body, atom.Frameset, atom.Frame, atom.Table, atom.Tbody, atom.Thead,
		atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Col, atom.Colgroup:
		return true
	}
	return false
}

// rawText are the elements whose content is no markup.
var rawText = map[atom.Atom]string{
	atom.Script: "</script", atom.Style: "</style", atom.Textarea: "</textarea", atom.Title: "</title", atom.Noscript: "</noscript",
	atom.Iframe: "</iframe", atom.Xmp: "</xmp", atom.Noembed: "</noembed", atom.Noframes: "</noframes",
}

// survey adds up what html.Parse would have to do for a page.
type survey struct {
	elements, copied, reopened, run, open int
	roots, merged                         int  // attributes of html and body tags; those compared to merge them
	selecting                             bool // inside select or frameset, in which most tags are ignored
}

// excessive reports whether html.Parse would take too long or too much memory.
func (sv *survey) excessive() bool {
	return sv.elements > maxElements || sv.copied > maxCopied || sv.reopened > maxReopened || sv.merged > maxMerged
}

// tame reports whether html.Parse reads s in linear time and space. It only looks at what is
// between angle brackets, which is many times faster than to tokenize the page.
func tame(s string) bool {
	var sv survey
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 == len(s) {
			return true
		}
		if i > 0 {
			sv.copied += sv.run
			sv.run += i
		}
		s = sv.tag(s[i+1:])
		if sv.excessive() {
			return false
		}
	}
}

// tag surveys the tag after an angle bracket and gives the rest of the page.
func (sv *survey) tag(s string) string {
	end := s[0] == '/'
	name := s[:min(len(s), maxTagName)]
	if end {
		name = name[1:]
	}
	var lower [maxTagName]byte
	n := 0
	for ; n < len(name) && (digit(name[n]) || 'a' <= name[n]|0x20 && name[n]|0x20 <= 'z'); n++ {
		lower[n] = name[n] | 0x20 // which digits have, too
	}
	if n == 0 || n == len(name) {
		return s
	}
	a := atom.Lookup(lower[:n])
	size, attributes := tagSize(s)
	switch {
	case end:
		sv.end(a)
	default:
		sv.start(a, attributes)
	}
	s = s[size:]
	if closing := rawText[a]; closing != "" && !end {
		return skipTo(s, closing)
	}
	return s
}

// maxTagName is more than the longest name of an element that is known.
const maxTagName = 24

// tagSize is how long the tag is that s is in, and how many attributes it may have: no
// more than it has runs of spaces and quotation marks.
func tagSize(s string) (size, attributes int) {
	last := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case (c == '"' || c == '\'') && last == '=':
			attributes++
			value := strings.IndexByte(s[i+1:], c)
			if value < 0 {
				return len(s), attributes
			}
			i += value + 1
		case c == '>':
			return i + 1, attributes
		case strings.IndexByte(" /\n\t\r\f", c) >= 0:
			attributes++
			continue
		}
		last = c
	}
	return len(s), attributes
}

// skipTo is the rest of s from the end tag that closes raw text.
func skipTo(s, closing string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return ""
		}
		at += i
		if len(s)-at >= len(closing) && strings.EqualFold(s[at:at+len(closing)], closing) {
			return s[at:]
		}
		at += len("</")
	}
}

func (sv *survey) start(a atom.Atom, attributes int) {
	if sv.elements++; attributes > maxAttributes {
		sv.elements = maxElements + 1
	}
	if (a == atom.Html || a == atom.Body) && attributes > 0 {
		sv.roots += attributes
		sv.merged += sv.roots
	}
	if a == atom.Select || a == atom.Frameset {
		sv.selecting = true
	}
	if !unsplit(a) && !sv.selecting {
		sv.run = 0
	}
	sv.reopened += sv.open
	if formatting(a) {
		sv.open++
	}
}

func (sv *survey) end(a atom.Atom) {
	if a == atom.Select {
		sv.selecting = false
	}
	if formatting(a) && sv.open > 0 {
		sv.open--
	}
}

// block is true of the elements that end a paragraph and that no formatting crosses.
func block(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Caption:
		return true
	}
	return false
}

// void is true of the elements without content.
func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// flat builds a tree in one pass over the tokens.
type flat struct {
	root, at *html.Node
	depth    int
	elements int
	rest     strings.Builder // the text past maxElements, a blank line for each tag
	skipping atom.Atom       // inside such an element of the rest
}

// flatTree reads any page in linear time: elements nested too deep only divide the
// text, and what follows too many of them is kept as text with blank lines.
func flatTree(s string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	root.AppendChild(body)
	f := &flat{root: body, at: body}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			f.finish()
			return root
		case html.TextToken:
			f.text(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			f.start(z)
		case html.EndTagToken:
			f.end(z)
		}
	}
}

func (f *flat) text(s []byte) {
	switch {
	case f.elements < maxElements:
		f.at.AppendChild(&html.Node{Type: html.TextNode, Data: string(s)})
	case f.skipping == 0:
		f.rest.Write(s)
	}
}

// divide notes a tag in the rest.
func (f *flat) divide(a atom.Atom, start bool) {
	if never(a) && start && f.skipping == 0 && !void(a) {
		f.skipping = a
	} else if a == f.skipping && !start {
		f.skipping = 0
	}
	if block(a) || a == atom.Br {
		f.rest.WriteString("\n\n")
	}
}

// finish adds the rest as preformatted text, which blank lines divide.
func (f *flat) finish() {
	if f.rest.Len() == 0 {
		return
	}
	pre := &html.Node{Type: html.ElementNode, Data: "pre", DataAtom: atom.Pre}
	pre.AppendChild(&html.Node{Type: html.TextNode, Data: f.rest.String()})
	f.root.AppendChild(pre)
}

func (f *flat) start(z *html.Tokenizer) {
	name, more := z.TagName()
	if f.elements++; f.elements > maxElements {
		f.divide(atom.Lookup(name), true)
		return
	}
	n := &html.Node{Type: html.ElementNode, Data: string(name), DataAtom: atom.Lookup(name)}
	for i := 0; more && i < 64; i++ {
		var key, value []byte
		key, value, more = z.TagAttr()
		n.Attr = append(n.Attr, html.Attribute{Key: string(key), Val: string(value)})
	}
	if block(n.DataAtom) && f.at.DataAtom == atom.P || n.DataAtom == atom.Li && f.at.DataAtom == atom.Li {
		f.up()
	}
	f.at.AppendChild(n)
	if !void(n.DataAtom) && f.depth < maxDepth {
		f.at = n
		f.depth++
	}
}

// end closes the innermost open element of that name. A formatting element does
// not close the blocks inside it.
func (f *flat) end(z *html.Tokenizer) {
	name, _ := z.TagName()
	a := atom.Lookup(name)
	if f.elements > maxElements {
		f.divide(a, false)
	}
	for n, steps := f.at, 1; n != f.root; n, steps = n.Parent, steps+1 {
		if n.Data == string(name) {
			for ; steps > 0; steps-- {
				f.up()
			}
			return
		}
		if block(n.DataAtom) && !block(a) {
			return
		}
	}
}

func (f *flat) up() {
	if f.at != f.root {
		f.at = f.at.Parent
		f.depth--
	}
}
