package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// never is true of the elements that hold no prose of the article.
func never(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Math, atom.Canvas,
		atom.Object, atom.Embed, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Label, atom.Nav,
		atom.Dialog, atom.Audio, atom.Video, atom.Head, atom.Menu, atom.Progress, atom.Meter:
		return true
	}
	return false
}

// doubtful is true of the elements that go unless most of the page is in them.
func doubtful(a atom.Atom) bool {
	switch a {
	case atom.Aside, atom.Footer, atom.Form:
		return true
	}
	return false
}

// hidingRoles are ARIA roles of elements around an article.
var hidingRoles = wordSet(`navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist`)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// pruner finds in a tree what is not the article.
type pruner struct {
	all     map[*html.Node]weight
	total   weight
	titled  bool // the page has an h1
	lenient bool // names count only if they are those of comments
	junked  []*html.Node
	passage passage
}

// find collects the elements below body that are not the article. None that holds
// most of the page's prose is among them, whatever it is called.
func (p *pruner) find(body *html.Node) {
	p.junked = p.junked[:0]
	p.collect(body, false)
	p.endPassage()
}

func (p *pruner) collect(n *html.Node, inArticle bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.passage.write(c.Data)
		case c.Type == html.CommentNode:
			p.junked = append(p.junked, c)
		case c.Type != html.ElementNode:
		case p.inline(c):
			p.collectInline(c, inArticle)
		case never(c.DataAtom):
			p.junked = append(p.junked, c)
		default:
			p.collectBlock(c, inArticle)
		}
	}
}

// collectBlock collects a block that is not the article, or what is not the article in it.
func (p *pruner) collectBlock(n *html.Node, inArticle bool) {
	p.endPassage()
	minor := 2*p.all[n].prose <= p.total.prose
	ofOthers := (minor || p.titled) && p.moreBox(n)
	if ofOthers || minor && p.junk(n, inArticle) {
		p.junked = append(p.junked, n)
		return
	}
	p.collect(n, inArticle || n.DataAtom == atom.Article || n.DataAtom == atom.Main)
	p.endPassage()
}

// collectInline does the same for an inline element. If only its name or its role says that it is not the article, the
// text around it decides.
func (p *pruner) collectInline(n *html.Node, inArticle bool) {
	switch {
	case unshown(n) || noteMark(n):
		p.junked = append(p.junked, n)
	case control(n.DataAtom) || p.junk(n, inArticle):
		p.passage.doubt(n)
	default:
		p.collect(n, inArticle)
	}
}

// inline reports whether n is an inline element that only holds such elements.
func (p *pruner) inline(n *html.Node) bool {
	if block(n.DataAtom) || n.DataAtom == atom.Br {
		return false
	}
	return (control(n.DataAtom) || !never(n.DataAtom)) && !p.all[n].blocks
}

// endPassage decides about the inline elements since the last end of a block.
func (p *pruner) endPassage() {
	kept, dropped := p.passage.end(p.all)
	p.junked = append(p.junked, dropped...)
	for _, n := range kept {
		if control(n.DataAtom) {
			n.DataAtom, n.Data = atom.Span, atom.Span.String() // which is what it is to a reader
		}
		p.markUnshown(n)
	}
}

// markUnshown collects what is not shown of an inline element that stays.
func (p *pruner) markUnshown(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.CommentNode || never(c.DataAtom):
			p.junked = append(p.junked, c)
		case c.Type == html.ElementNode && (unshown(c) || annotates(c)):
			p.junked = append(p.junked, c)
		default:
			p.markUnshown(c)
		}
	}
}

// loss is the prose of root, in bytes, that goes with the marked elements.
func (p *pruner) loss(root *html.Node) int {
	lost := 0
	for _, n := range p.junked {
		if w := p.all[n]; w.prose > 0 && named(n)&commentWord == 0 && below(n, root) {
			lost += w.prose
		}
	}
	return lost
}

func below(n, root *html.Node) bool {
	for n != nil && n != root {
		n = n.Parent
	}
	return n != nil
}

// drop removes the marked elements.
func (p *pruner) drop() {
	for _, n := range p.junked {
		n.Parent.RemoveChild(n)
	}
}

// junk reports whether the element does not look like a part of an article.
func (p *pruner) junk(n *html.Node, inArticle bool) bool {
	switch n.DataAtom {
	case atom.Body, atom.Article, atom.Main, atom.H1, atom.Html:
		return false
	case atom.Blockquote:
		if isPost(n) {
			return false
		}
	case atom.Footer:
		return !within(n, atom.Blockquote)
	case atom.Header:
		if !inArticle && !holds(n, atom.H1) {
			return true
		}
	}
	suspect := doubtful(n.DataAtom) || p.concealed(n) || p.badName(n)
	ofOthers := p.linkList(n) || p.titleBox(n) || p.card(n)
	return suspect || ofOthers || p.entry(n)
}

// maxSteps is how many nodes of an element are looked at for the words that it begins with.
const maxSteps = 12

// moreBox reports whether an element begins with a heading such as "You may like" and has no heading of the page.
func (p *pruner) moreBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Ul, 0:
	default:
		return false
	}
	c := n
	for range maxSteps {
		if c = nextBelow(n, c); c == nil {
			return false
		}
		if c.Type == html.TextNode && worded(c.Data) {
			break
		}
	}
	if c.Type != html.TextNode || len(c.Data) > maxLabelText || !opens(c.Data, phrases().more) {
		return false
	}
	h := c.Parent
	for h != n && !block(h.DataAtom) {
		h = h.Parent
	}
	switch h.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return !holdsArticle(n)
	}
	return false
}

// holdsArticle reports whether the page's heading or an element that is marked as the body of an article is in n.
func holdsArticle(n *html.Node) bool {
	for c := range nodesBelow(n) {
		if c.DataAtom == atom.H1 || c.Type == html.ElementNode && rank(c) >= 3 {
			return true
		}
	}
	return false
}

// maxLabelText is the longest text, in bytes, of a heading over other articles.
const maxLabelText = 60

// titleBox reports whether a box inside an article holds nothing but bold lines, which are the titles of other articles.
func (p *pruner) titleBox(n *html.Node) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section && n.DataAtom != atom.Ul {
		return false
	}
	lines := 0
	for c := range nodesBelow(n) {
		if c.Type != html.TextNode || !worded(c.Data) {
			continue
		}
		if wordCount(c.Data) < 2 || endsSentence(strings.TrimSpace(c.Data)) || !inBold(c, n) {
			return false
		}
		lines++
	}
	return lines >= minTitles
}

// minTitles is the fewest titles of a box.
const minTitles = 2

// inBold reports whether n is bold, by an element below root.
func inBold(n, root *html.Node) bool {
	for p := n.Parent; p != nil && p != root; p = p.Parent {
		if p.DataAtom == atom.Strong || p.DataAtom == atom.B {
			return true
		}
	}
	return false
}

// badName reports whether the class or the id says that n is not the article.
func (p *pruner) badName(n *html.Node) bool {
	says := named(n)
	if headingLevel(n.DataAtom) { // its id is an address made of its words
		says = classed(n)
	}
	w := p.all[n]
	switch {
	case says&commentWord != 0 && says&bodyWord == 0:
		return true
	case p.lenient:
		return false
	case says&(junkToken|junkWord|hiddenToken|toggleToken) != 0 && says&bodyWord == 0:
		return true
	case says&authorWord != 0 && w.text > maxByline:
		return true
	case says&leadWord != 0:
		return false
	}
	if says&weakWord == 0 || w.prose > 0 || n.DataAtom == atom.P || n.DataAtom == atom.Blockquote {
		return false
	}
	return !factList(n, w) && !captioned(n, w)
}

// factList reports whether n is a list without links in the middle of text, such as one of facts, whatever its class.
func factList(n *html.Node, w weight) bool {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol || w.links > 0 {
		return false
	}
	before, after := n.PrevSibling, n.NextSibling
	for before != nil && before.Type != html.ElementNode {
		before = before.PrevSibling
	}
	for after != nil && after.Type != html.ElementNode {
		after = after.NextSibling
	}
	return before != nil && after != nil && before.DataAtom == atom.P && after.DataAtom == atom.P
}

// maxByline is the longest byline in bytes.
const maxByline = 160

// linkList reports whether n is a list or a box of links.
func (p *pruner) linkList(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table:
	default:
		return false
	}
	w := p.all[n]
	return w.text > 0 && w.prose == 0 && 10*w.links > 7*w.text
}

// concealed reports whether the attributes of n hide it, or give it a role beside the article.
func (p *pruner) concealed(n *html.Node) bool {
	return hiddenByAttribute(n) || hidingRoles[attr(n, "role")] || attr(n, "aria-hidden") == "true" && !p.readable(n)
}

// readable reports whether an element that is hidden from screen readers is text of an article: browsers show it, and sites hide so
// the paragraphs for which readers have to pay.
func (p *pruner) readable(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Blockquote, atom.Ul, atom.Ol, atom.Li, atom.H2, atom.H3, atom.H4:
	default:
		if p.all[n].prose == 0 {
			return false
		}
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if rank(up) > 0 {
			return true
		}
	}
	return p.besideProse(n)
}

// besideProse reports whether one of the nearest elements before or after n holds prose that browsers show: pages without a named
// container have their paragraphs side by side.
func (p *pruner) besideProse(n *html.Node) bool {
	shown := func(c *html.Node) bool {
		return c.Type == html.ElementNode && p.all[c].prose > 0 && attr(c, "aria-hidden") != "true"
	}
	before, after := n.PrevSibling, n.NextSibling
	for range maxSteps {
		if before != nil {
			if shown(before) {
				return true
			}
			before = before.PrevSibling
		}
		if after != nil {
			if shown(after) {
				return true
			}
			after = after.NextSibling
		}
	}
	return false
}

// hiddenByAttribute reports whether browsers do not show n, for its attributes.
func hiddenByAttribute(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "placeholder", "fallback": // what AMP shows until the element around it is loaded
			if n.Parent != nil && strings.HasPrefix(n.Parent.Data, "amp-") {
				return true
			}
		case "role":
			if a.Val == "tooltip" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
