package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content finds the main content of a page below its body, which it prunes.
// It gives the summaries before it, in the order of the page, its element, and the times of the posts of a live blog on a page of
// that time of publication.
func content(of parts, published string) (before []*html.Node, root *html.Node, posts map[*html.Node]string) {
	body, all := of.body, make(map[*html.Node]weight, of.elements)
	p := pruner{all: all, total: weigh(body, all), titled: of.h1.Length() > 0}
	p.find(body)
	if whole := unpruned(body, all); 2*p.loss(whole) > all[whole].prose {
		p.lenient = true
		p.find(body)
	}
	posts = livePosts(body, published, all)
	if posts == nil && live(of) {
		posts = linedPosts(body, published)
	}
	p.drop()
	weigh(body, all) // what is left
	root = allPosts(mainContent(body, all), posts)
	return leads(root, all), root, posts
}

// allPosts is the element that holds all posts of a live blog, if one of them was taken for the article; that has a heading of the page.
func allPosts(root *html.Node, posts map[*html.Node]string) *html.Node {
	for n := root; n != nil; n = n.Parent {
		if posts[n] != "" && !holdsTitle(n) && n.Parent != nil {
			return n.Parent
		}
	}
	return root
}

// unpruned is the element with the article before anything is dropped.
func unpruned(body *html.Node, all map[*html.Node]weight) *html.Node {
	if n := marked(body, all, 1); n != nil {
		return n
	}
	return densest(body, all)
}

// rank is how exactly an element is marked as the one that holds the article, 0 for not at all.
func rank(n *html.Node) int {
	switch n.DataAtom {
	case atom.Article, atom.Main:
	case atom.Div, atom.Section, atom.Span, atom.Td:
	default:
		return 0
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "itemprop" && strings.EqualFold(a.Val, "articleBody"):
			return 4
		case a.Key == "role" && a.Val == "article":
			return 2
		case a.Key == "role" && a.Val == "main":
			return 1
		}
	}
	switch {
	case named(n)&bodyWord != 0:
		return 3
	case n.DataAtom == atom.Article:
		return 2
	case n.DataAtom == atom.Main:
		return 1
	}
	return 0
}

// mainContent is the element that holds the article: one that is marked as such, else what
// readability takes for it, else any main element, else the smallest one with nearly all of the prose.
func mainContent(body *html.Node, all map[*html.Node]weight) *html.Node {
	if n := marked(body, all, 2); n != nil {
		return n
	}
	if n := candidate(body); n != nil {
		return n
	}
	if n := marked(body, all, 1); n != nil {
		return n
	}
	return densest(body, all)
}

// marked is the element of the highest rank, at least the given one, with most of the page's prose.
func marked(body *html.Node, all map[*html.Node]weight, least int) *html.Node {
	total := all[body]
	var best [5]*html.Node
	for n := range nodesBelow(body) {
		if n.Type != html.ElementNode || all[n].prose == 0 {
			continue
		}
		r := rank(n)
		switch {
		case r == 0:
		case best[r] == nil:
			best[r] = n
		case r >= 3 && 20*all[n].prose > total.prose: // the body may be divided
			best[r] = common(best[r], n)
		case r < 3 && all[n].prose > all[best[r]].prose:
			best[r] = n
		}
	}
	for r := len(best) - 1; r >= least; r-- {
		if n := best[r]; n != nil && 2*all[n].prose > total.prose {
			return n
		}
	}
	return nil
}

// densest is the smallest element with nearly all of the page's prose.
func densest(body *html.Node, all map[*html.Node]weight) *html.Node {
	at := body
	for next := at; next != nil; {
		at, next = next, nil
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.P && 10*all[c].prose > 8*all[at].prose {
				next = c
			}
		}
	}
	return at
}

// common is the smallest element that holds both a and b.
func common(a, b *html.Node) *html.Node {
	for !below(b, a) {
		a = a.Parent
	}
	return a
}

// maxRise is how many levels above the root a summary is looked for.
const maxRise = 6

// leads are the elements before root, in the same article, that hold its summary.
func leads(root *html.Node, all map[*html.Node]weight) []*html.Node {
	var found []*html.Node
	at := root
	for rise := 0; rise < maxRise && at.Parent != nil && !wholeArticle(at); rise++ {
		for c := at.PrevSibling; c != nil; c = c.PrevSibling {
			if c.Type == html.ElementNode {
				found = append(found, leadIn(c, all)...)
			}
		}
		at = at.Parent
	}
	if !slices.ContainsFunc(found, holdsTitle) && !holds(root, atom.H1) {
		found = append(found, titleAbove(at)...)
	}
	slices.Reverse(found)
	return found
}

// wholeArticle reports whether nothing of the article is outside an element.
func wholeArticle(n *html.Node) bool {
	return n.DataAtom == atom.Body || n.DataAtom == atom.Article && holds(n, atom.H1)
}

// holdsTitle reports whether n is a heading of the page or holds one.
func holdsTitle(n *html.Node) bool { return n.DataAtom == atom.H1 || holds(n, atom.H1) }

// titleAbove is the only heading of the page in the elements before at and those around it, for articles without one inside.
func titleAbove(at *html.Node) []*html.Node {
	for ; at.Parent != nil && at.DataAtom != atom.Body; at = at.Parent {
		var found []*html.Node
		for c := at.PrevSibling; c != nil; c = c.PrevSibling {
			if c.Type != html.ElementNode {
				continue
			}
			for n := range nodesBelow(c) {
				if n.DataAtom == atom.H1 {
					found = append(found, n)
				}
			}
		}
		if len(found) > 0 {
			return found[:len(found)%2] // one, or none of two
		}
	}
	return nil
}

// maxLead is the longest summary in bytes.
const maxLead = 1500

// leadIn lists the summaries in n, the last first, and the title of the page.
func leadIn(n *html.Node, all map[*html.Node]weight) []*html.Node {
	w := all[n]
	if n.DataAtom == atom.H1 || n.DataAtom == atom.Figcaption || inHead(n, w) || namedLead(n, w) {
		return []*html.Node{n}
	}
	var found []*html.Node
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if c.Type == html.ElementNode {
			found = append(found, leadIn(c, all)...)
		}
	}
	return found
}

// minLead is the shortest summary in bytes.
const minLead = 24

// inHead reports whether n is a paragraph in the header of an article, or a heading below its title.
func inHead(n *html.Node, w weight) bool {
	return (n.DataAtom == atom.P || n.DataAtom == atom.H2) && w.prose > 0 && within(n, atom.Header)
}

// namedLead reports whether the class or the id of n is that of a summary, and its text is as long as one.
func namedLead(n *html.Node, w weight) bool {
	return w.text >= minLead && w.text < maxLead && 2*w.links < w.text && named(n)&leadWord != 0
}
