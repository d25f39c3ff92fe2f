package article

import (
	"strings"

	"golang.org/x/net/html"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content. A page of which nothing would be
// left is kept whole.
func parseHTML(s string, known document.Meta) page {
	tree := parseTree(s)
	meta := pageMeta(tree, known.URL)
	title := bestTitle(known, meta)
	p := write(prune(tree), title)
	if len(p.blocks) == 0 {
		p = write(parseTree(s).Nodes[0], title)
	}
	p.meta = meta
	return p
}

// write gives the text and the blocks of an element.
func write(root *html.Node, title string) page {
	w := &writer{title: title}
	w.walk(root)
	w.flush()
	p := page{text: w.text.String(), blocks: w.blocks}
	p.blocks = splitAttributions(p.text, p.blocks)
	return p
}

func bestTitle(known, found document.Meta) string {
	if known.Title != "" {
		return known.Title
	}
	return found.Title
}

// invisible are characters that only guide the breaking of lines.
var invisible = strings.NewReplacer("\u00AD", "", "\u200B", "", "\uFEFF", "", "\u2060", "")
