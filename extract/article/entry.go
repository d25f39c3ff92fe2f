package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// The most bytes of text, and of prose, of a box in which readers give their address.
const (
	maxEntry      = 400
	maxEntryProse = 160
)

// entry reports whether a box has a field for the address of a reader and a few words, as those for newsletters have.
func (p *pruner) entry(n *html.Node) bool {
	box := n.DataAtom == atom.Div || n.DataAtom == atom.Section || n.DataAtom == 0
	if w := p.all[n]; !box || w.text > maxEntry || w.prose > maxEntryProse || holds(n, atom.H1) {
		return false
	}
	for c := range nodesBelow(n) {
		if c.DataAtom == atom.Input && addressField(c, n) {
			return true
		}
	}
	return false
}

// mailWord is in the names of fields for an address, and in the words beside one.
var mailWord = lazyregexp.New(`(?i)mail|inbox|newsletter`)

// addressField reports whether a field takes the address of a reader, by its type, its names or the words of its box.
func addressField(field, box *html.Node) bool {
	switch attr(field, "type") {
	case "email":
		return true
	case "", "text":
		return mailWord.MatchString(attr(field, "name")+" "+attr(field, "placeholder")) || mailWord.MatchString(textOf(box))
	}
	return false
}
