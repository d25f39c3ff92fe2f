package article

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ErrListing is what Parse wraps, and it wraps ErrNoText, when a page is no article but lists some: a front page, the page of a section,
// the results of a search.
var ErrListing = fmt.Errorf("%w: the page only lists other articles", ErrNoText)

const (
	minTeasers     = 4   // the fewest teasers of a listing
	minBareTeasers = 8   // the same if no teaser has more than its title
	maxTeaser      = 700 // the most bytes of text of one
	minTeaserTitle = 3   // the fewest words of the title of one
	maxOutside     = 200 // the most bytes of prose of a listing that are in no teaser
	maxSectionName = 3   // the most words of a heading that is no headline
)

// lists reports whether a page is a listing: it does not say that it is an article, and its prose is in teasers, which are boxes
// that begin with links to other pages of the site.
func lists(of parts, address string, linked linkedData) bool {
	if saysArticle(of, linked) {
		return false
	}
	at, err := url.Parse(archived.ReplaceAllString(address, ""))
	if err != nil {
		at = &url.URL{}
	}
	all := make(map[*html.Node]weight, of.elements)
	weigh(of.body, all)
	var found teaserCount
	found.count(of.body, at, all)
	least, most := minTeasers, maxOutside
	if found.prose == 0 {
		least = minBareTeasers
	}
	if slices.ContainsFunc(of.h1.Nodes, func(h1 *html.Node) bool { return wordCount(textOf(h1)) > maxSectionName }) {
		most = 0 // whatever is below a headline is the article
	}
	return found.boxes >= least && !found.toItself && all[of.body].prose-found.prose <= most
}

// saysArticle reports whether a page says of itself that it is an article.
func saysArticle(of parts, linked linkedData) bool {
	if linked.title != "" || len(linked.body) > 0 {
		return true
	}
	for _, meta := range of.metas.Nodes {
		switch attr(meta, "property") {
		case "article:published_time":
			return true
		case "og:type":
			if strings.Contains(strings.ToLower(attr(meta, "content")), "article") {
				return true
			}
		}
	}
	return holdsBody(of.body)
}

// holdsBody reports whether an element below n is marked as the body of an article.
func holdsBody(n *html.Node) bool {
	for c := range nodesBelow(n) {
		if c.Type == html.ElementNode && rank(c) >= 3 {
			return true
		}
	}
	return false
}

// teaserCount is how many teasers a part of a page has, the bytes of prose in them, and whether one leads to the page itself, as the
// heading of an article may.
type teaserCount struct {
	boxes, prose int
	toItself     bool
}

// count adds the teasers below n.
func (t *teaserCount) count(n *html.Node, at *url.URL, all map[*html.Node]weight) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || never(c.DataAtom) {
			continue
		}
		to := linkedPage(teaserLink(c, all[c]))
		if to == nil || to.Host != "" && at.Host != "" && domain(to.String()) != domain(at.String()) {
			t.count(c, at, all)
			continue
		}
		t.boxes++
		t.prose += all[c].prose
		t.toItself = t.toItself || at.Path != "" && to.Path == at.Path && to.RawQuery == at.RawQuery
	}
}

// teaserLink is the link of a box that holds the title of another page, which is a link to it, and at most a summary below it; or nil.
func teaserLink(n *html.Node, w weight) *html.Node {
	if w.text > maxTeaser || w.links == 0 {
		return nil
	}
	switch n.DataAtom {
	case atom.A:
		if w.blocks && wordCount(textOf(n)) >= minTeaserTitle {
			return n
		}
	case atom.Article, atom.Li, atom.Div, atom.Section, atom.Dd, atom.Tr, atom.Td:
		return titleLink(n)
	}
	return nil
}

// titleLink is the first link in a box that may be the title of a page, if all of that length lead to the same page and the text before it
// is no more than a label; or nil.
func titleLink(box *html.Node) *html.Node {
	var title *html.Node
	before := 0 // bytes of text before the title
	for c := range nodesBelow(box) {
		switch {
		case c.Type == html.TextNode && title == nil && !within(c, atom.A):
			before += len(strings.TrimSpace(c.Data))
		case c.DataAtom != atom.A || wordCount(textOf(c)) < minTeaserTitle:
		case title == nil:
			title = c
		case attr(c, "href") != attr(title, "href"):
			return nil
		}
	}
	if title == nil || before > maxLabelText {
		return nil
	}
	return title
}

// linkedPage is the address that a link leads to, if it is that of a page and not of the front page of a site; or nil.
func linkedPage(link *html.Node) *url.URL {
	if link == nil {
		return nil
	}
	to, err := url.Parse(archived.ReplaceAllString(strings.TrimSpace(attr(link, "href")), ""))
	if err != nil {
		return nil
	}
	web := to.Scheme == "" || to.Scheme == "http" || to.Scheme == "https"
	front := strings.Trim(to.Path, "/") == "" && to.RawQuery == ""
	if !web || front {
		return nil
	}
	return to
}
