package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// card reports whether n is a link around a box with the title of another page and its summary.
func (p *pruner) card(n *html.Node) bool {
	w := p.all[n]
	if n.DataAtom != atom.A || w.prose == 0 || w.text > maxTeaser {
		return false
	}
	if texts(n) < minTitles || wordCount(textOf(n)) < minTeaserTitle {
		return false
	}
	hasText := holds(n, atom.P) || holds(n, atom.H1) || holds(n, atom.Figcaption)
	return linkedPage(n) != nil && !pictureFile.MatchString(attr(n, "href")) && !hasText
}

// texts is how many of the texts below n have words.
func texts(n *html.Node) int {
	count := 0
	for c := range nodesBelow(n) {
		if c.Type == html.TextNode && worded(c.Data) {
			count++
		}
	}
	return count
}

// pictureFile is the address of a picture.
var pictureFile = lazyregexp.New(`(?i)\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])`)
