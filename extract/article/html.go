package article

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content. A page of which nothing would be
// left is kept whole.
func (o Options) parseHTML(s string, known document.Meta) page {
	tree := parseTree(s)
	meta := o.pageMeta(tree, known)
	title := bestTitle(known, meta)
	p := write(title, content(bodyOf(tree))...)
	if len(p.blocks) == 0 {
		p = write(title, parseTree(s).Nodes[0])
	}
	p.meta = meta
	return p
}

// write gives the text and the blocks of an element.
func write(title string, roots ...*html.Node) page {
	w := &writer{title: title}
	for _, root := range roots {
		w.walk(root)
		w.flush()
	}
	p := w.page()
	p.blocks = splitAttributions(p.text, p.blocks)
	return p
}

// bodyOf is the body element of a page, or the whole of it.
func bodyOf(tree *goquery.Document) *html.Node {
	if b := tree.Find("body"); b.Length() > 0 {
		return b.Nodes[0]
	}
	return tree.Nodes[0]
}

func bestTitle(known, found document.Meta) string {
	if known.Title != "" {
		return known.Title
	}
	return found.Title
}

// invisible are characters that only guide the breaking of lines.
var invisible = strings.NewReplacer("\u00AD", "", "\u200B", "", "\uFEFF", "", "\u2060", "")
