package article

import (
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parts are the elements of a page that describe it, each kind in the order of the page. They are found in one walk, since a
// selector for each kind would walk the whole page each time.
type parts struct {
	elements  int        // of all kinds
	body      *html.Node // or the whole page if there is none
	root      *goquery.Selection
	titles    *goquery.Selection // of the page, not those of pictures
	metas     *goquery.Selection
	canonical *goquery.Selection
	linked    *goquery.Selection // scripts with JSON-LD
	h1        *goquery.Selection
	lower     *goquery.Selection // h2 and h3
}

// partsOf finds the parts of a page.
func partsOf(tree *goquery.Document) parts {
	var bodies, roots, titles, metas, canonical, linked, h1, lower []*html.Node
	elements := 0
	for n := range nodesBelow(tree.Nodes[0]) {
		if n.Type == html.ElementNode {
			elements++
		}
		switch n.DataAtom {
		case atom.Html:
			roots = append(roots, n)
		case atom.Body:
			bodies = append(bodies, n)
		case atom.Title:
			if n.Parent.DataAtom == atom.Body || within(n, atom.Head) {
				titles = append(titles, n)
			}
		case atom.Meta:
			metas = append(metas, n)
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				canonical = append(canonical, n)
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" {
				linked = append(linked, n)
			}
		case atom.H1:
			h1 = append(h1, n)
		case atom.H2, atom.H3:
			lower = append(lower, n)
		}
	}
	return parts{
		elements: elements, body: append(bodies, tree.Nodes[0])[0], root: tree.FindNodes(roots...), titles: tree.FindNodes(titles...),
		metas:     tree.FindNodes(metas...),
		canonical: tree.FindNodes(canonical...), linked: tree.FindNodes(linked...), h1: tree.FindNodes(h1...), lower: tree.FindNodes(lower...),
	}
}

func within(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func holds(n *html.Node, a atom.Atom) bool {
	for c := range nodesBelow(n) {
		if c.DataAtom == a {
			return true
		}
	}
	return false
}
