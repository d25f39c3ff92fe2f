package article

import (
	"strconv"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The most nodes and bytes of text of a page that are scored, some of it many times over;
// real pages have far less once they are pruned.
const (
	maxScored     = 20_000
	maxScoredText = 2 << 20
)

// markKey is the attribute that ties an element of the scored copy to its original.
const markKey = "data-n"

// candidate is the smallest element below body that holds all that readability takes for the article, or nil.
// Readability scores and rewrites a copy, so that the original keeps its blocks as they are.
func candidate(body *html.Node) *html.Node {
	c := copier{nodes: maxScored, text: maxScoredText}
	page := &html.Node{Type: html.DocumentNode}
	root := &html.Node{Type: html.ElementNode, Data: "html", DataAtom: atom.Html}
	page.AppendChild(root)
	root.AppendChild(c.copy(body))
	if c.nodes < 0 || c.text < 0 {
		return nil
	}
	scored := score(page)
	if scored == nil {
		return nil
	}
	var at *html.Node
	for n := range nodesBelow(scored) {
		if n.Type != html.TextNode || len(n.Data) < minProse {
			continue
		}
		if original := c.original(n); original != nil && at == nil {
			at = original
		} else if original != nil {
			at = common(at, original)
		}
	}
	for at != nil && at.Parent != nil && (at.DataAtom == atom.P || !block(at.DataAtom)) {
		at = at.Parent // one long paragraph is not the whole article
	}
	return at
}

// score is the article as readability sees it, or nil. A page on which it fails is one that it has nothing to say of.
func score(page *html.Node) (article *html.Node) {
	defer func() {
		if recover() != nil {
			article = nil
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(page, nil)
	if err != nil {
		return nil
	}
	return found.Node
}

// copier copies a tree and numbers its elements, until its limits are used up.
type copier struct {
	originals   []*html.Node
	nodes, text int // that may still be copied
}

func (c *copier) copy(n *html.Node) *html.Node {
	twin := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace}
	if n.Type == html.ElementNode {
		twin.Attr = append(append(make([]html.Attribute, 0, len(n.Attr)+1), n.Attr...),
			html.Attribute{Key: markKey, Val: strconv.Itoa(len(c.originals))})
		c.originals = append(c.originals, n)
	}
	if c.nodes--; n.Type == html.TextNode {
		c.text -= len(n.Data)
	}
	for child := n.FirstChild; child != nil && c.nodes >= 0 && c.text >= 0; child = child.NextSibling {
		twin.AppendChild(c.copy(child))
	}
	return twin
}

// original is the element of the original tree that held the text n, or one around it.
func (c *copier) original(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range p.Attr {
			if i, err := strconv.Atoi(a.Val); a.Key == markKey && err == nil && i < len(c.originals) {
				return c.originals[i]
			}
		}
	}
	return nil
}
