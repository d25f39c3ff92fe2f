package article

import (
	"golang.org/x/net/html"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content. A page of which nothing would be
// left is kept whole.
func (o Options) parseHTML(s string, known document.Meta) page {
	tree := parseTree(s)
	of := partsOf(tree)
	meta := o.pageMeta(tree, of, known)
	title := bestTitle(known, meta)
	p := write(title, content(of)...)
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

func bestTitle(known, found document.Meta) string {
	if known.Title != "" {
		return known.Title
	}
	return found.Title
}

// breakMark is true of the characters that only guide the breaking of lines.
func breakMark(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\uFEFF' || r == '\u2060'
}
