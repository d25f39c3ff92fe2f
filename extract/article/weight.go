package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// weight is how much text an element holds, in bytes.
type weight struct {
	text  int // all
	links int // in links
	prose int // in paragraphs of some length with few links

	blocks bool // whether a block element is in it
}

// minProse is the length in bytes from which a paragraph counts as prose.
const minProse = 60

// weigh measures n and all elements below it.
func weigh(n *html.Node, all map[*html.Node]weight) weight {
	var sum weight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			sum.text += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && !never(c.DataAtom):
			w := weigh(c, all)
			sum.text += w.text
			sum.links += w.links
			sum.prose += w.prose
			sum.blocks = sum.blocks || w.blocks || block(c.DataAtom)
		}
	}
	if n.DataAtom == atom.A {
		sum.links = sum.text
	}
	paragraph := n.DataAtom == atom.P || sum.prose == 0 && block(n.DataAtom)
	if own := sum.text - sum.prose; paragraph && own >= minProse && 2*sum.links < sum.text {
		sum.prose = sum.text
	}
	all[n] = sum
	return sum
}
