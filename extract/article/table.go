package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
)

// dataTable reports whether a table holds figures and words rather than the page's
// layout: its cells have no table, list or prose, and it has more than one cell.
func dataTable(n *html.Node) bool {
	cells := 0
	for c := range nodesBelow(n) {
		switch c.DataAtom {
		case atom.Td, atom.Th:
			cells++
		case atom.P:
			if len(textOf(c)) > 2*minProse {
				return false
			}
		case atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.Article, atom.Section:
			return false
		}
	}
	return cells > 1
}

// code reports whether a preformatted element is marked as the text of a program.
func code(n *html.Node) bool {
	for c := range nodesBelow(n) {
		if c.DataAtom == atom.Code {
			return true
		}
	}
	for _, a := range n.Attr {
		if a.Key == "class" && (strings.Contains(a.Val, "code") || strings.Contains(a.Val, "highlight") || strings.Contains(a.Val, "brush:")) {
			return true
		}
	}
	return false
}

// textOf is the text in n, white space unchanged.
func textOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for c := range nodesBelow(n) {
		if c.Type == html.TextNode && !never(c.Parent.DataAtom) {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// rows writes each row of a table as a block, a tab between its cells.
func (w *writer) rows(table *html.Node) {
	for n := range nodesBelow(table) {
		switch n.DataAtom {
		case atom.Caption:
			w.whole(document.Caption, squeeze(textOf(n)), n.DataAtom)
		case atom.Tr:
			w.whole(document.Table, row(n), n.DataAtom)
		}
	}
}

// row joins the cells of a table's row.
func row(tr *html.Node) string {
	var cells []string
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			if s := squeeze(clean(textOf(c))); s != "" {
				cells = append(cells, s)
			}
		}
	}
	return strings.Join(cells, "\t")
}

// listing writes the text of a program as one block with its line ends.
func (w *writer) listing(pre *html.Node) {
	w.whole(document.Code, normalise(strings.Trim(clean(textOf(pre)), "\r\n")), pre.DataAtom)
}

// clean drops what only guides the breaking of lines.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if breakMark(r) {
			return -1
		}
		return r
	}, s)
}

// whole adds a finished block.
func (w *writer) whole(kind document.BlockKind, s string, of atom.Atom) {
	if s = strings.TrimFunc(s, blank); worded(s) {
		w.found = append(w.found, found{text: s, kind: kind, of: of, published: w.inner.published})
	}
}
