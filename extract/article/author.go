package article

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// authorNames are the names of meta elements that name the author, the most trustworthy first.
var authorNames = []string{"author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dc.creator.name", "citation_author",
	"article:author", "article:author_name", "og:author", "og:article:author", "dcterms.creator"}

// authorRanks is the number of ranks of authorRank.
const authorRanks = 8

// authorRank is how exactly an element is marked as the author's name: 1 is the most exact, 0 not at all.
func authorRank(n *html.Node) int {
	rank := 0
	if n.Data == "byline" { // an element that some systems have
		rank = 6
	}
	better := func(r int) {
		if rank == 0 || r < rank {
			rank = r
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop":
			if hasWord(a.Val, "author") {
				better(2)
			} else if hasWord(a.Val, "name") && inAuthor(n) {
				better(1)
			}
		case "rel":
			if hasWord(a.Val, "author") && (n.DataAtom == atom.A || n.DataAtom == atom.Link) {
				better(3)
			}
		case "href":
			if n.DataAtom == atom.A && strings.Contains(a.Val, "/aut") && authorPath.MatchString(a.Val) {
				better(5)
			}
		case "data-testid":
			if authorTest.MatchString(a.Val) {
				better(4)
			}
		case "class", "id":
			if r := authorClass(a.Val); r > 0 {
				better(r)
			}
		}
	}
	return rank
}

// authorTest is the name of an element with the name of an author, as sites give it for their tests.
var authorTest = lazyregexp.New(`(?i)(?:author|byline|contributor)\S*name$`)

// authorPath is in the addresses of the pages of authors.
var authorPath = lazyregexp.New(`/(?:authors?|autor|autoren)/`)

// authorClass is the rank of an element by its class.
func authorClass(class string) int {
	lower := strings.ToLower(class)
	if !strings.Contains(lower, "aut") && !strings.Contains(lower, "by") && !strings.Contains(lower, "user") &&
		!strings.Contains(lower, "submitted") {
		return 0
	}
	for _, part := range []string{"author-name", "author__name", "authorname", "byline__name", "byline-name", "byline-author",
		"byline__author"} {
		if strings.Contains(lower, part) {
			return 4
		}
	}
	for name := range strings.FieldsSeq(lower) {
		switch name {
		case "byline", "byl", "bylines":
			return 6
		case "author", "authors":
			return 6
		case "username", "posted-by", "submitted":
			return 8
		}
	}
	if strings.Contains(lower, "author") || strings.Contains(lower, "byline") || strings.Contains(lower, "autor") {
		return 7
	}
	return 0
}

// inAuthor reports whether an element that is marked as the author is around n.
func inAuthor(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if hasWord(attr(p, "itemprop"), "author") {
			return true
		}
	}
	return false
}

// hasWord reports whether a list of words has one.
func hasWord(list, word string) bool {
	if !strings.Contains(list, word) {
		return false
	}
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// byline finds the author of a page: a person in its linked data, its meta elements, where it shows a name, or in a line such as
// "By Jane Roe" under the heading; or else the house or the agency that one of them gives.
func (d *dating) byline(site string) string {
	house := ""
	person := func(given string) string {
		switch name := cleanByline(given); {
		case name == "":
			if desk := squeeze(given); house == "" && deskNames[strings.ToLower(desk)] {
				house = desk
			}
			return ""
		case !sameWords(name, site) && !houseName(name):
			return withoutHouse(name, site)
		case house == "":
			house = name
		}
		return ""
	}
	for _, name := range []string{d.linked.author, first(d.tags, authorNames), d.cardAuthor()} {
		name = d.withoutPublication(name, site)
		switch name = cleanByline(name); {
		case name == "" || firm.MatchString(name):
		case d.inHost(name):
			house = cmp.Or(house, name)
		default:
			if name = person(name); name != "" {
				return d.inFull(name, person)
			}
		}
	}
	if name := d.shownAuthors(person); name != "" {
		return name
	}
	return cmp.Or(d.lineAuthor(person), house)
}

// inFull is the name as the page shows it, if its data only have an account or the first name: "janeroe" and "Jane" of Jane Roe.
func (d *dating) inFull(name string, person func(string) string) string {
	if strings.Contains(name, " ") {
		return name
	}
	for _, shown := range []string{d.shownAuthors(person), d.lineAuthor(person)} {
		if onlyNames(shown) && strings.HasPrefix(strings.ToLower(letters(shown)), strings.ToLower(letters(name))) {
			return shown
		}
	}
	return name
}

// withoutPublication cuts the name of the site off the one of an author: "The Post - Jane Roe".
func (d *dating) withoutPublication(name, site string) string {
	before, after, divided := strings.Cut(name, " - ")
	switch {
	case !divided:
	case sameWords(before, site) || d.inHost(before):
		return after
	case sameWords(after, site) || d.inHost(after):
		return before
	}
	return name
}

// deskNames are bylines that name no person, for pages that have nothing better.
var deskNames = wordSet(`redaktion staff`)

// writtenBy are the labels of an author on the cards of social networks.
var writtenBy = lazyregexp.New(`^(?i:written by|author|by|verfasst von|geschrieben von|escrito por|scritto da|écrit par|est\. auteur|auteur)$`)

// cardAuthor is the author on the card that a page has for social networks: a label, and the name in another element.
func (d *dating) cardAuthor() string {
	if writtenBy.MatchString(d.tags["twitter:label1"]) {
		return d.tags["twitter:data1"]
	}
	return ""
}

// shownAuthors are the names in the elements that are most exactly marked as the author's, of one box.
func (d *dating) shownAuthors(person func(string) string) string {
	var places [authorRanks + 1][]*html.Node
	for n := range nodesBelow(d.tree.Nodes[0]) {
		if r := authorRank(n); r > 0 {
			places[r] = append(places[r], n)
		}
	}
	for _, ranked := range places {
		for _, n := range ranked {
			if d.aside(n) {
				continue
			}
			if name := person(spaced(n)); name != "" {
				return joinedNames(name, n, person)
			}
		}
	}
	return ""
}

// maxAuthors is the most names of one box that are joined.
const maxAuthors = 6

// joinedNames are the name in n and those in the elements after it that share a short box with it.
func joinedNames(name string, n *html.Node, person func(string) string) string {
	box := n
	for box.Parent != nil && lineOf(box.Parent) != "" {
		box = box.Parent
	}
	count, rank := 1, authorRank(n)
	for other := nextBelow(box, n); other != nil && count < maxAuthors; other = nextBelow(box, other) {
		if other.Type != html.ElementNode || below(other, n) || !alike(rank, other) {
			continue
		}
		if more := person(spaced(other)); onlyNames(more) && !strings.Contains(name, more) {
			name += ", " + more
			count++
		}
	}
	return name
}

// maxLinkRank is the highest rank of links to the pages of authors.
const maxLinkRank = 5

// alike reports whether an element has the rank of another author, or is a link to the page of one.
func alike(rank int, n *html.Node) bool {
	r := authorRank(n)
	return r == rank || n.DataAtom == atom.A && 0 < r && r <= maxLinkRank
}

// aside reports whether n is outside the article, or among comments.
func (d *dating) aside(n *html.Node) bool {
	for p := n.Parent; p != nil && !d.heads[p]; p = p.Parent {
		switch p.DataAtom {
		case atom.Nav, atom.Form, atom.Figure, atom.Script:
			return true
		case atom.Aside:
			return !within(p, atom.Article)
		case atom.Footer: // of the page
			if p.Parent.DataAtom == atom.Body {
				return true
			}
		case atom.Article: // of another story
			if within(d.heading, atom.Article) {
				return true
			}
		}
		if otherWorks[attr(p, "itemprop")] {
			return true
		}
		says := named(p)
		junk := says&junkWord != 0 && says&authorWord == 0 && !ownFooter.MatchString(attr(p, "class"))
		if says&commentWord != 0 || junk || otherStories.MatchString(attr(p, "class")) {
			return true
		}
	}
	return false
}

// otherWorks are the properties of an article that are works of others.
var otherWorks = wordSet(`citation comment review isBasedOn mentions`)

// ownFooter is in the classes of the lines below an article that say who wrote it.
var ownFooter = lazyregexp.New(`(?i)(?:post|entry|article|beitrag)[-_]?(?:footer|foot|meta|info|bottom)`)

// otherStories is in the classes of boxes with other articles.
var otherStories = lazyregexp.New(`(?i)(?:more|most|latest|other|top|popular|recent|related|next)[-_]?(?:stor|read|article|news|post|popular|viewed)`)

// spaced is the text of n with a space between its pieces.
func spaced(n *html.Node) string {
	var b strings.Builder
	for c := range nodesBelow(n) {
		if c.Type == html.TextNode && !never(c.Parent.DataAtom) && c.Parent.DataAtom != atom.Time {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
		if b.Len() > 4*maxByline {
			break
		}
	}
	if n.DataAtom == atom.Meta {
		return attr(n, "content")
	}
	return squeeze(b.String())
}
