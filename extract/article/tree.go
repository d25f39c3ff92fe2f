package article

import (
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
)

// parseTree gives the element tree of a page. html.Parse does it as browsers do,
// but it gives up at 512 open elements, and on some input its time or memory
// grows with the square of the length; such pages are read by flatTree, which
// keeps all of their text.
func parseTree(s string) *goquery.Document {
	if tame(s) {
		if doc, err := goquery.NewDocumentFromReader(strings.NewReader(s)); err == nil {
			return doc
		}
	}
	return goquery.NewDocumentFromNode(flatTree(s))
}

// formatting are the elements that html.Parse opens again when a block element
// closed them.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true,
	atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// unsplit are the tags that html.Parse may pass over without starting an element,
// so that the text on both of their sides becomes one.
var unsplit = map[atom.Atom]bool{
	atom.Html: true, atom.Head: true, atom.Body: true, atom.Frameset: true, atom.Frame: true, atom.Table: true, atom.Tbody: true, atom.Thead: true,
	atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Caption: true, atom.Col: true, atom.Colgroup: true,
}

// rawText are the elements whose content is no markup.
var rawText = map[atom.Atom]string{
	atom.Script: "</script", atom.Style: "</style", atom.Textarea: "</textarea", atom.Title: "</title", atom.Noscript: "</noscript",
	atom.Iframe: "</iframe", atom.Xmp: "</xmp", atom.Noembed: "</noembed", atom.Noframes: "</noframes",
}

// survey adds up what html.Parse would have to do for a page.
type survey struct {
	elements, copied, reopened, run, open int
	selecting                             bool // inside select or frameset, where most tags are passed over
}

// tame reports whether html.Parse reads s in linear time and space. It only looks at what stands
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
		if sv.elements > maxElements || sv.copied > maxCopied || sv.reopened > maxReopened {
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
	n := strings.IndexFunc(name, func(r rune) bool { return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') })
	if n == 0 || n < 0 {
		return s
	}
	a := atom.Lookup([]byte(strings.ToLower(name[:n])))
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

// tagSize is how long the tag is that s stands in, and how many attributes it may have: no
// more than it has runs of blanks and quotation marks.
func tagSize(s string) (size, attributes int) {
	inside, last := byte(0), byte(0)
	for i := range len(s) {
		c := s[i]
		switch {
		case inside != 0:
			if c == inside {
				inside = 0
			}
			continue
		case (c == '"' || c == '\'') && last == '=':
			inside = c
			attributes++
		case c == '>':
			return i + 1, attributes
		case c == ' ' || c == '/' || c == '\n' || c == '\t' || c == '\r' || c == '\f':
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
	if a == atom.Select || a == atom.Frameset {
		sv.selecting = true
	}
	if !unsplit[a] && !sv.selecting {
		sv.run = 0
	}
	sv.reopened += sv.open
	if formatting[a] {
		sv.open++
	}
}

func (sv *survey) end(a atom.Atom) {
	if a == atom.Select {
		sv.selecting = false
	}
	if formatting[a] && sv.open > 0 {
		sv.open--
	}
}

// block are the elements that end a paragraph and that no formatting crosses.
var block = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Dd: true, atom.Details: true,
	atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true,
	atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Caption: true,
}

// void are the elements without content.
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
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
	if never[a] && start && f.skipping == 0 && !void[a] {
		f.skipping = a
	} else if a == f.skipping && !start {
		f.skipping = 0
	}
	if block[a] || a == atom.Br {
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
	if block[n.DataAtom] && f.at.DataAtom == atom.P || n.DataAtom == atom.Li && f.at.DataAtom == atom.Li {
		f.up()
	}
	f.at.AppendChild(n)
	if !void[n.DataAtom] && f.depth < maxDepth {
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
		if block[n.DataAtom] && !block[a] {
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
