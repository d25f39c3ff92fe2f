package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// fromBoxes is the time in elements that are marked as that of publication but lie in a box or a footer, if all on the page agree.
func (d *dating) fromBoxes() string {
	found := ""
	ranked := d.times()
	for _, n := range ranked[1] {
		iso := d.of(n)
		if iso == "" || commented(n) || modified(n) {
			continue
		}
		if found != "" && iso[:10] != found[:10] {
			return ""
		}
		found = iso
	}
	return found
}

// metaBox is in the classes of boxes that say who wrote an article and when.
var metaBox = lazyregexp.New(`(?i)(?:^|[\s_-])(?:meta|metadata|byline|dateline|date)(?:$|[\s_-])`)

// hasArticle reports whether an element has paragraphs of an article, as some that are named after the sidebar beside it.
func hasArticle(n *html.Node) bool {
	count := 0
	for c := range nodesBelow(n) {
		if c.DataAtom == atom.P && len(textOf(c)) >= 2*minProse {
			if count++; count == minArticle {
				return true
			}
		}
	}
	return false
}

// minArticle is the fewest paragraphs of an article in such an element.
const minArticle = 5

// facts is in the names of the boxes that may say when an article was published.
var facts = lazyregexp.New(`(?i)sidebar|foot|info|meta`)

// inFacts reports whether n is outside the article in a box with facts about it: not among links to others, comments or in the footer
// of the page.
func (d *dating) inFacts(n *html.Node) bool {
	for p := n; p != nil && !d.heads[p]; p = p.Parent {
		switch p.DataAtom {
		case atom.Nav, atom.Form, atom.Article, atom.A:
			return false
		case atom.Li:
			if holds(p, atom.A) {
				return false
			}
		case atom.Footer:
			if p.Parent.DataAtom == atom.Body {
				return false
			}
		}
		class := attr(p, "class") + " " + attr(p, "id")
		says := named(p)
		if says&commentWord != 0 || otherStories.MatchString(class) || says&junkWord != 0 && !facts.MatchString(class) {
			return false
		}
	}
	return true
}

// fromSidebar is the day in a box with facts about the article, if a label or the element says that it is that of publication and all
// such days are the same.
func (d *dating) fromSidebar() string {
	found := ""
	for _, day := range d.boxed {
		switch {
		case !day.publishing() || day.kind != publishedStamp && !day.marked:
		case found != "" && day.iso[:10] != found[:10]:
			return ""
		default:
			found = day.iso
		}
	}
	return found
}
