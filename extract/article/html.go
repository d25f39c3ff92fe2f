package article

import (
	"strings"

	"dateline/extract/document"
)

// parseHTML reduces a page to its main content.
func parseHTML(s string, known document.Meta) page {
	tree := parseTree(s)
	meta := pageMeta(tree, known.URL)
	w := newWriter(bestTitle(known, meta))
	root := prune(tree)
	w.walk(root)
	w.flush()
	p := page{text: w.text.String(), blocks: w.blocks, meta: meta}
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
