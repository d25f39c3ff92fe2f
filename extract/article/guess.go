package article

import (
	"golang.org/x/net/html"
)

// vagueNames are the names of meta elements that give some date, often that of the last change.
var vagueNames = []string{"date", "dc.date", "dcterms.date", "article.created", "created", "dc.date.created"}

// guess is the day of publication that is likely if a page does not give it clearly, in the
// manner of htmldate: a time that is marked anywhere on the page, that of a change, else the one that is most
// often in its short texts. (go-htmldate itself is not used: the tables of the date parser that it
// is built on take more than 0.3 s of each start.)
func (d *dating) guess() string {
	for _, stated := range []func() string{
		d.firstTime,
		d.updated,
		d.commonDay,
	} {
		if iso := stated(); iso != "" {
			return iso[:len("2025-06-02")]
		}
	}
	return ""
}

// firstTime is the first marked time that is not a comment's.
func (d *dating) firstTime() string {
	for _, ranked := range d.times() {
		for _, n := range ranked {
			if iso := d.of(n); iso != "" && !commented(n) {
				return iso
			}
		}
	}
	return ""
}

// commented reports whether n belongs to the comments of readers.
func commented(n *html.Node) bool {
	for p := n; p != nil; p = p.Parent {
		if named(p)&commentWord != 0 {
			return true
		}
	}
	return false
}

// commonDay is the most frequent day in the short texts of a page, the first of equals.
func (d *dating) commonDay() string {
	counts := make(map[string]int)
	best := ""
	for n := range nodesBelow(d.tree.Nodes[0]) {
		if n.Type != html.TextNode || len(n.Data) > 2*maxDated || never(n.Parent.DataAtom) {
			continue
		}
		iso := dayIn(squeeze(n.Data), d.lang)
		if iso == "" || commented(n) {
			continue
		}
		if counts[iso]++; best == "" || counts[iso] > counts[best] {
			best = iso
		}
	}
	return best
}
