package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// passage is a stretch of text without the end of a block or a line break in it, piece by piece. It decides about the
// inline elements whose names or roles are those of boilerplate: a link of the class "source" is boilerplate under an
// article, and the object of the sentence inside one.
type passage struct {
	pieces   []piece
	suspects int
}

// piece is a text of the article, or an inline element that may not belong to it.
type piece struct {
	text    string
	suspect *html.Node
}

func (p *passage) write(text string) { p.pieces = append(p.pieces, piece{text: text}) }

func (p *passage) doubt(n *html.Node) {
	p.pieces = append(p.pieces, piece{suspect: n})
	p.suspects++
}

// end empties the passage and returns its inline elements: those that belong to a sentence, and the others.
func (p *passage) end(all map[*html.Node]weight) (kept, dropped []*html.Node) {
	if p.suspects > 0 {
		kept, dropped = divide(p.pieces, all)
	}
	p.pieces, p.suspects = p.pieces[:0], 0
	return kept, dropped
}

func divide(pieces []piece, all map[*html.Node]weight) (kept, dropped []*html.Node) {
	around := initial(pieces)
	whole := around.after == 0 && doubtfulSentence(pieces, all)
	for _, part := range pieces {
		if part.suspect == nil {
			around.pass(part.text)
			continue
		}
		if shows(part.suspect) && (whole || around.holds(part.suspect, all)) {
			kept = append(kept, part.suspect)
		} else {
			dropped = append(dropped, part.suspect)
		}
	}
	return kept, dropped
}

// surround is what the text of the article around an inline element looks like.
type surround struct {
	before, after int    // words
	last          string // the text before that has a word or a mark
	rest          int    // texts after that have a word or a mark
	ended         bool   // the last text of the passage ends a sentence
}

// initial is the surround at the start of a passage.
func initial(pieces []piece) surround {
	var s surround
	for _, part := range pieces {
		if !empty(part.text) {
			s.after += spokenWords(part.text)
			s.rest++
			s.ended = endsSentence(part.text)
		}
	}
	return s
}

// pass moves the surround past a text.
func (s *surround) pass(text string) {
	if empty(text) {
		return
	}
	words := spokenWords(text)
	s.before, s.after = s.before+words, s.after-words
	s.last = text
	s.rest--
}

// minUnended is the fewest words of a sentence, such as a heading, that no mark ends.
const minUnended = 4

// holds reports whether an inline element belongs to the text around it.
func (s *surround) holds(n *html.Node, all map[*html.Node]weight) bool {
	switch {
	case s.before > 0 && s.after > 0:
		return true
	case s.before+s.after == 0 || s.before == 0 && labels(n):
		return false
	}
	return s.sentence() || doubtfulSentence([]piece{{suspect: n}}, all)
}

// labels reports whether an inline element at the start of a passage is the label of a heading, or the caption of a picture before it,
// or not shown at first and followed by a sentence that does without it.
func labels(n *html.Node) bool {
	switch says := named(n); {
	case says&toggleToken != 0 && !goesOn(n.NextSibling):
		return true
	case says&kickerWord != 0 && inHeading(n):
		return true
	case says&dateWord != 0 && inHeading(n) && clockOnly.MatchString(strings.TrimSpace(textOf(n))):
		return true
	default:
		return says&captionWord != 0 && !control(n.DataAtom)
	}
}

// goesOn reports whether a node is a text that continues a sentence.
func goesOn(n *html.Node) bool {
	if n == nil || n.Type != html.TextNode {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(n.Data))
	return unicode.IsLower(r)
}

// inHeading reports whether n is in a heading.
func inHeading(n *html.Node) bool {
	for n != nil && !block(n.DataAtom) {
		n = n.Parent
	}
	return n != nil && headingLevel(n.DataAtom)
}

// headingLevel is true of the headings of all levels.
func headingLevel(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// sentence reports whether an inline element with text on one side is a part of a sentence.
func (s *surround) sentence() bool {
	switch {
	case s.before > 0 && s.rest > 0:
		return s.ended
	case s.before > 0:
		return s.before >= minUnended && !endsSentence(s.last)
	}
	return s.after > 0 && s.ended || s.after >= minUnended
}

// doubtfulSentence reports whether the inline elements of a passage, all with names that prose may have as well, hold a
// whole sentence.
func doubtfulSentence(pieces []piece, all map[*html.Node]weight) bool {
	var text strings.Builder
	var sum weight
	for _, part := range pieces {
		if part.suspect == nil {
			continue
		}
		if strongName(part.suspect) {
			return false
		}
		text.WriteString(textOf(part.suspect))
		text.WriteByte(' ')
		sum.text += all[part.suspect].text
		sum.links += all[part.suspect].links
	}
	return 2*sum.links <= sum.text && wordCount(text.String()) >= minUnended && endsSentence(text.String())
}

// strongName reports whether the name, the role or the kind of an inline element is not found in prose.
func strongName(n *html.Node) bool {
	return control(n.DataAtom) || named(n)&(junkToken|junkWord|commentWord|toggleToken) != 0 || hidingRoles[attr(n, "role")]
}

// shows reports whether an inline element shows more than a symbol.
func shows(n *html.Node) bool {
	is := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) }
	if control(n.DataAtom) {
		return slices.ContainsFunc([]rune(controlText(n)), is)
	}
	return strings.ContainsFunc(textOf(n), is)
}

// control is true of the elements with a text that a page shows inside sentences, such as a word to click for its meaning, or a formula.
func control(a atom.Atom) bool { return a == atom.Button || a == atom.Label || a == atom.Math }

// controlText is the text in a control.
func controlText(n *html.Node) string {
	var b strings.Builder
	for c := range nodesBelow(n) {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// empty reports whether s is only white space.
func empty(s string) bool { return strings.TrimSpace(s) == "" }

// spokenWords is how many words with a letter or a digit s has.
func spokenWords(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if worded(w) {
			n++
		}
	}
	return n
}

// unshown reports whether browsers do not show an element, or only when a reader points at the text before it.
func unshown(n *html.Node) bool {
	hidden := hiddenByAttribute(n) || named(n)&hiddenToken != 0
	return hidden || alternates(n) || bubble(n) || headlineRun(n)
}

// annotates reports whether an element is a formula in another notation, which browsers do not show beside it.
func annotates(n *html.Node) bool { return n.Data == "annotation" || n.Data == "annotation-xml" }

// otherScreens is in the names of elements that are shown on screens of some sizes.
var otherScreens = lazyregexp.New(`(?i)(?:^|\s)(?:d-\w+-none|\w+:hidden|(?:hidden|hide|visible|show)-\S+)(?:\s|$)`)

// alternates reports whether an element that is not shown on some screens is beside one that is shown there instead.
func alternates(n *html.Node) bool {
	if named(n)&toggleToken == 0 {
		return false
	}
	return siblingFor(n.NextSibling, func(n *html.Node) *html.Node { return n.NextSibling }) ||
		siblingFor(n.PrevSibling, func(n *html.Node) *html.Node { return n.PrevSibling })
}

// siblingFor reports whether the first element from n on, before any text, is shown on some screens.
func siblingFor(n *html.Node, next func(*html.Node) *html.Node) bool {
	for n != nil && (n.Type == html.CommentNode || n.Type == html.TextNode && empty(n.Data)) {
		n = next(n)
	}
	return n != nil && n.Type == html.ElementNode && otherScreens.MatchString(attr(n, "class"))
}

// bubble reports whether an element is a card or a tip that opens beside the words before it: they share an inline
// element which is named so, too, or no space is between them.
func bubble(n *html.Node) bool {
	if named(n)&bubbleWord == 0 || n.Parent == nil || !wrapper(n.Parent.DataAtom) {
		return false
	}
	before := textBefore(n)
	return worded(before) && (named(n.Parent)&bubbleWord != 0 || strings.TrimRightFunc(before, unicode.IsSpace) == before)
}

// wrapper is true of the inline elements that sites put around words to open something beside them.
func wrapper(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.Button, atom.Dfn, atom.Span:
		return true
	}
	return false
}

// textBefore is the text of the node before n in the same element.
func textBefore(n *html.Node) string {
	switch c := n.PrevSibling; {
	case c == nil:
		return ""
	case c.Type == html.TextNode:
		return c.Data
	default:
		return textOf(c)
	}
}

// maxNoteMark is the longest mark of a footnote in bytes.
const maxNoteMark = 6

// noteName is in the name or the address of a link to a footnote.
var noteName = lazyregexp.New(`(?i)note|(?:^|[^\p{L}])(?:fn|ref)`)

// noteNumber is the text of one: "1", "[12]", "*".
var noteNumber = lazyregexp.New(`^\s*[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?\s*$`)

// noteMark reports whether n is the raised mark of a footnote, linked to it, or a number that is a link named so. Beside a number it
// would read as a digit.
func noteMark(n *html.Node) bool {
	if toNote(n) && noteNumber.MatchString(textOf(n)) && noteName.MatchString(attr(n, "href")+" "+attr(n, "class")) {
		return true
	}
	if n.DataAtom != atom.Sup || len(textOf(n)) > maxNoteMark {
		return false
	}
	if toNote(n.Parent) {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if toNote(c) {
			return true
		}
	}
	return false
}

// toNote reports whether n links to a place on the same page.
func toNote(n *html.Node) bool {
	return n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "#")
}
