package article

import (
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// never are the elements that hold no prose of the article.
var never = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Math: true, atom.Canvas: true,
	atom.Object: true, atom.Embed: true, atom.Button: true, atom.Input: true, atom.Select: true, atom.Textarea: true, atom.Label: true, atom.Nav: true,
	atom.Dialog: true, atom.Audio: true, atom.Video: true, atom.Head: true, atom.Menu: true, atom.Progress: true, atom.Meter: true,
}

// doubtful are the elements that go unless most of the page is in them.
var doubtful = map[atom.Atom]bool{atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Pre: true}

// junkWords mark, in the class or the id of an element, what is not the article.
var junkWords = wordSet(`ad ads advert advertisement advertising adsense banner breadcrumb breadcrumbs comment comments commentlist respond
	cookie cookies consent gdpr share sharing shares sharethis sharedaddy addthis social socials related relateds recommended recommendation recommendations
	recirc newsletter subscribe subscription signup paywall promo promos promotion sponsor sponsored sponsors outbrain taboola footer sidebar
	nav navbar navigation menu menus pagination pager popup modal overlay toolbar tags taglist trending popular mostread widget widgets
	disqus hidden print skip login masthead jumbotron rating ratings toc hashtags teaser teasers recent prev next previous meta-nav`)

// hidingRoles are ARIA roles of what stands around an article.
var hidingRoles = wordSet(`navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist`)

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// weight is how much text an element holds, in bytes.
type weight struct {
	text  int // all
	links int // in links
	prose int // in paragraphs of some length with few links
}

// weights measures n and all elements below it.
func weights(n *html.Node, all map[*html.Node]weight) weight {
	var sum weight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			sum.text += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && !never[c.DataAtom]:
			w := weights(c, all)
			sum.text += w.text
			sum.links += w.links
			sum.prose += w.prose
		}
	}
	if n.DataAtom == atom.A {
		sum.links = sum.text
	}
	if own := sum.text - sum.prose; own >= minProse && 2*sum.links < sum.text && (n.DataAtom == atom.P || sum.prose == 0 && block[n.DataAtom]) {
		sum.prose = sum.text
	}
	all[n] = sum
	return sum
}

// minProse is the length in bytes from which a paragraph counts as prose.
const minProse = 60

// prune drops what is not the article from the tree and returns the element that
// holds its main content.
func prune(tree *goquery.Document) *html.Node {
	body := tree.Nodes[0]
	if b := tree.Find("body"); b.Length() > 0 {
		body = b.Nodes[0]
	}
	before := make(map[*html.Node]weight)
	total := weights(body, before)
	drop(body, before, total, false)
	after := make(map[*html.Node]weight)
	weights(body, after)
	return mainContent(tree, body, after)
}

// drop removes below n the elements that are not the article. None that holds
// most of the page's prose is removed, whatever it is called.
func drop(n *html.Node, all map[*html.Node]weight, total weight, inArticle bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode:
			n.RemoveChild(c)
		case c.Type != html.ElementNode:
		case never[c.DataAtom] || junk(c, inArticle) && 2*all[c].prose <= total.prose:
			n.RemoveChild(c)
		case c.DataAtom == atom.Table && dataTable(c, all):
			n.RemoveChild(c)
		default:
			drop(c, all, total, inArticle || c.DataAtom == atom.Article || c.DataAtom == atom.Main)
		}
		c = next
	}
}

// junk reports whether the element does not look like a part of an article.
func junk(n *html.Node, inArticle bool) bool {
	if n.DataAtom == atom.Footer && within(n, atom.Blockquote) {
		return false
	}
	if doubtful[n.DataAtom] || n.DataAtom == atom.Header && !inArticle && !holds(n, atom.H1) {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			if n.DataAtom != atom.Body && n.DataAtom != atom.Article && junkName(a.Val) {
				return true
			}
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "role":
			if hidingRoles[a.Val] {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// junkName looks the words of a class or id up; camelCase and dashes divide them.
func junkName(s string) bool {
	start, lower := 0, false
	for i, r := range s {
		boundary := !unicode.IsLetter(r)
		if boundary || lower && unicode.IsUpper(r) {
			if junkWords[strings.ToLower(s[start:i])] {
				return true
			}
			start = i
			if boundary {
				start = i + len(string(r))
			}
		}
		lower = unicode.IsLower(r)
	}
	return junkWords[strings.ToLower(s[start:])]
}

func within(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func holds(n *html.Node, a atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == a {
			return true
		}
	}
	return false
}

// dataTable reports whether a table holds figures rather than the page's layout:
// its text is mostly not in paragraphs.
func dataTable(n *html.Node, all map[*html.Node]weight) bool {
	w := all[n]
	return 2*w.prose < w.text
}

// marked are the places where pages say themselves that their article is, the
// most exact first.
var marked = []string{
	`[itemprop="articleBody"]`, `.article-body, .article__body, .story-body, .entry-content, .post-content, .article-content, .td-post-content`,
	`article`, `main, [role="main"]`,
}

// mainContent is the element that holds the article: a marked one with most of the
// page's prose, else the smallest one with nearly all of it.
func mainContent(tree *goquery.Document, body *html.Node, all map[*html.Node]weight) *html.Node {
	total := all[body]
	for _, selector := range marked {
		var best *html.Node
		for _, n := range tree.Find(selector).Nodes {
			if best == nil || all[n].prose > all[best].prose {
				best = n
			}
		}
		if best != nil && 2*all[best].prose > total.prose {
			return best
		}
	}
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
