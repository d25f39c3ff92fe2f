package article

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// authorNames are the names of meta elements that name the author, the most trustworthy first.
var authorNames = []string{"author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dc.creator.name", "citation_author", "article:author", "article:author_name", "og:author", "og:article:author", "dcterms.creator"}

// authorRanks is the number of ranks of authorRank.
const authorRanks = 8

// authorRank is how exactly an element is marked as the author's name: 1 is the most exact, 0 not at all.
func authorRank(n *nethtml.Node) int {
	rank := 0
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
		case "class":
			if r := authorClass(a.Val); r > 0 {
				better(r)
			}
		}
	}
	return rank
}

// authorPath is in the addresses of the pages of authors.
var authorPath = regexp.MustCompile(`/(?:authors?|autor|autoren)/`)

// authorClass is the rank of an element by its class.
func authorClass(class string) int {
	lower := strings.ToLower(class)
	if !strings.Contains(lower, "aut") && !strings.Contains(lower, "by") && !strings.Contains(lower, "user") && !strings.Contains(lower, "submitted") {
		return 0
	}
	for _, part := range []string{"author-name", "author__name", "authorname", "byline__name", "byline-name", "byline-author", "byline__author"} {
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
func inAuthor(n *nethtml.Node) bool {
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

// byline finds the author of a page: in its linked data, its meta elements, and where it shows a name.
// A name that is also that of the site counts only if there is no other.
func (d *dating) byline(site string) string {
	spare := ""
	for _, name := range []string{d.linked.author, first(d.tags, authorNames)} {
		switch name = cleanByline(name); {
		case name == "" || firm.MatchString(name):
		case !sameWords(name, site) && !d.inHost(name):
			return name
		case spare == "":
			spare = name
		}
	}
	var places [authorRanks + 1][]*nethtml.Node
	for n := range nodesBelow(d.tree.Nodes[0]) {
		if r := authorRank(n); r > 0 {
			places[r] = append(places[r], n)
		}
	}
	for _, ranked := range places {
		for _, n := range ranked {
			name := cleanByline(spaced(n))
			switch {
			case name == "" || d.aside(n):
			case !sameWords(name, site):
				return name
			case spare == "":
				spare = name
			}
		}
	}
	return spare
}

// inHost reports whether a name is a part of the address, as that of the publication is.
func (d *dating) inHost(name string) bool {
	return len(letters(name)) > 3 && strings.Contains(hostOf(d.address), strings.ToLower(letters(name)))
}

// firm are the marks of domains, firms and associations.
var firm = regexp.MustCompile(`(?i)\.(?:com|net|org|de|at|ch|fr|es|it|pl|uk|info|eu)\b|www\.|\b(?:gmbh|e\. ?v\.|ltd|inc|llc|ag|s\.a\.|redaktion|stiftung|verlag|magazine?|newspaper|media|webmaster|editorial staff)(?:$|\W)`)

// hostOf is the host of an address, lower case, without marks.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(archived.ReplaceAllString(address, ""), "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.ToLower(letters(strings.TrimPrefix(host, "www.")))
}

// aside reports whether n is outside the article, or among comments.
func (d *dating) aside(n *nethtml.Node) bool {
	for p := n.Parent; p != nil && !d.heads[p]; p = p.Parent {
		switch p.DataAtom {
		case atom.Nav, atom.Form, atom.Figure, atom.Script:
			return true
		}
		if says := named(p); says&commentWord != 0 || says&junkWord != 0 && says&authorWord == 0 {
			return true
		}
	}
	return false
}

// spaced is the text of n with a space between its pieces.
func spaced(n *nethtml.Node) string {
	var b strings.Builder
	for c := range nodesBelow(n) {
		if c.Type == nethtml.TextNode && !never(c.Parent.DataAtom) && c.Parent.DataAtom != atom.Time {
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

var (
	// byPrefix is what pages write before a name, in the languages of most of them.
	byPrefix = regexp.MustCompile(`^(?i:(?:view all posts by|(?:posted|written|published|submitted|reported|story|words) (?:on [\p{L}\d., ]{4,30} )?by|post author|about the author|authors?|autore?|autorin|autoren|auteur|(?:veröffentlicht|geschrieben|erstellt|eingestellt|gespeichert|verfasst|beitrag|text|(?:alle )?artikel|alles|pressemitteilung|ein gespräch) von|(?:&|and|und) (?:photos?|fotos?|interview)|zeige alle beiträge von|interview|text|redaktion|by|von|vom|par|por|di|de)(?:[:\s|–-]+|$))+`)

	// afterName is what pages write after one: a date, a place on the web, an invitation.
	afterName = regexp.MustCompile(`(?i)(?:\s+[|•·»/–—-]+\s+.*|,?\s+(?:am|on|le|el)\s+\d.*|,?\s+(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,\s+)?\d{1,2}[./ ]+(?:\d|\p{L}{3,}[,.]?\s+\d{4}).*|\s+@\S+.*|\s+alle (?:artikel|beiträge).*|\s+(?:view|see) (?:all|profile|bio).*|\s+updated .*|\s+published .*|\s+vor \d+ .*|\s+(?:am|um|stand|on|at)\.?)$`)

	// nameGlued is such a word without a space before the name.
	nameGlued = regexp.MustCompile(`^(?:Author|Autor|Veröffentlicht von|Von|By)(\p{Lu}\p{Ll})`)
)

// cleanByline is the names in a byline, or "" where it holds something else.
func cleanByline(s string) string {
	s = strings.TrimLeft(squeeze(html.UnescapeString(s)), " ,;:|–-©")
	if len(s) > 3*maxByline {
		return ""
	}
	s = nameGlued.ReplaceAllString(s, "$1")
	s = s[len(byPrefix.FindString(s)):]
	s = squeeze(bylineJob.ReplaceAllString(afterName.ReplaceAllString(s, ""), ""))
	s = strings.TrimRight(s, " ,;:|–-")
	words := strings.Fields(s)
	if s == "" || len(words) > 12 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || noName[strings.ToLower(s)] {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s); len(words) > 4 && endsSentence(s) || unicode.IsDigit(r) {
		return ""
	}
	return s
}

// noName are bylines without a name.
var noName = wordSet(`admin administrator author autor editor redaktion webmaster user wordpressadmin superuser root guest unknown anonymous none null follow stand datum date`)
