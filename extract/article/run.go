package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headlineRun reports whether an inline element is a run of links to other articles that ends in "MORE", as some sites put it after
// the names of persons.
func headlineRun(n *html.Node) bool {
	if n.DataAtom != atom.Span || n.LastChild == nil || !strings.HasSuffix(strings.TrimSpace(textOf(n)), "MORE") {
		return false
	}
	links := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.A:
			links++
		case c.Type == html.ElementNode && headlineRun(c):
			return false // which goes by itself
		}
	}
	return links > 1
}
