package article

import (
	"context"

	"golang.org/x/net/html"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content. A page of which nothing would be
// left is kept whole. It ends with the error of ctx after the step in which that is done.
func (o Options) parseHTML(ctx context.Context, s string, known document.Meta) (page, error) {
	tree := parseTree(ctx, s)
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	of := partsOf(tree)
	meta := o.pageMeta(tree, of, known)
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	roots := content(of)
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	title := bestTitle(known, meta)
	p := write(title, roots...)
	if len(p.blocks) == 0 {
		p = write(title, parseTree(ctx, s).Nodes[0])
	}
	p.meta = meta
	return p, ctx.Err()
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
