package article

import (
	"cmp"
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content. If a script draws that, the linked data may have it. A page of which nothing would be
// left is kept whole. It ends with the error of ctx after the step in which that is done.
func (o Options) parseHTML(ctx context.Context, s string, known document.Meta) (page, error) {
	tree := parseTree(ctx, s)
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	of := partsOf(tree)
	linked := readLinkedData(of)
	meta, heading := o.pageMeta(tree, of, linked, known)
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	if lists(of, cmp.Or(known.URL, meta.URL), linked) {
		return page{}, ErrListing
	}
	leads, root, posts := content(of, cmp.Or(known.Published, meta.Published))
	if ctx.Err() != nil {
		return page{}, ctx.Err()
	}
	w := writer{titles: []string{cmp.Or(known.Title, meta.Title), heading}, names: authors(cmp.Or(known.Byline, meta.Byline))}
	p := w.tree(leads, root, posts)
	if stated := linked.page(ctx, w); stated.prose() > maxDrawn*p.prose() || p.prose() < minProse && stated.prose() > p.prose() {
		p = stated
	}
	if len(p.blocks) == 0 {
		p = w.tree(nil, parseTree(ctx, s).Nodes[0], nil)
	}
	p.meta = meta
	return p, ctx.Err()
}

// maxDrawn is how many times longer than the text of a page that of its linked data is if a script draws the article.
const maxDrawn = 4

// prose is the bytes of the paragraphs of a page.
func (p *page) prose() int {
	n := 0
	for _, b := range p.blocks {
		if b.Kind == document.Paragraph || b.Kind == document.Item {
			n += b.Span.End - b.Span.Start
		}
	}
	return n
}

// page is the text in linked data, which may be HTML. w knows the title and the authors.
func (d *linkedData) page(ctx context.Context, w writer) page {
	if len(d.body) == 0 {
		return page{}
	}
	for _, part := range d.body {
		text := part.text
		w.inner.published = part.published
		if htmlTag.MatchString(text) {
			w.walk(parseTree(ctx, text).Nodes[0])
			w.flush()
			continue
		}
		for line := range strings.Lines(html.UnescapeString(text)) {
			w.whole(document.Paragraph, squeeze(clean(line)), atom.P)
		}
	}
	return w.page()
}

// tree gives the text and the blocks of an element, and of the summaries before it. posts are the times of the posts of a live blog.
func (w writer) tree(leads []*html.Node, root *html.Node, posts map[*html.Node]string) page {
	w.posts = posts
	w.inner.says = leadWord
	for _, lead := range leads {
		w.walk(lead)
		w.flush()
	}
	w.inner.says = 0
	w.walk(root)
	w.flush()
	p := w.page()
	p.blocks = splitAttributions(p.text, p.blocks)
	return p
}

// breakMark is true of the characters that only guide the breaking of lines.
func breakMark(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\uFEFF' || r == '\u2060'
}
