package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"dateline/internal/lazyregexp"
)

// pageTitle is the title of the article, and the one by which its heading is known: the first is that of its linked data if more places of
// the page have it.
func (d *dating) pageTitle(of parts, site string) (title, heading string) {
	heading = d.shownTitle(of, site)
	if recorded := d.recorded(heading, squeeze(of.titles.First().Text()), site); recorded != "" {
		return recorded, heading
	}
	return heading, heading
}

// shownTitle is the heading that the page shows, if it is clear which one that
// is, else the title that the page gives without the name of the site.
func (d *dating) shownTitle(of parts, site string) string {
	stated := first(d.tags, titleNames)
	if stated == "" {
		stated = d.linked.title
	}
	head := squeeze(of.titles.First().Text())
	if stated == "" {
		stated = head
	}
	shown := d.headings(of.h1)
	for _, list := range [][]string{shown, d.headings(of.lower)} {
		for _, h := range list {
			if h := titled(h, stated, d.linked.title, head, d.labelled(h, head, site)); h != "" && !sameWords(h, site) {
				return h
			}
		}
	}
	if len(shown) == 1 && (stated == "" || wordCount(shown[0]) > 2 && !sameWords(shown[0], site)) {
		return shown[0]
	}
	return withoutDay(withoutSite(stated, site, hostOf(d.address)))
}

// labelled is the title element without the name of the site, if the heading may be a label and that; a colon divides parts of a title.
func (d *dating) labelled(heading, head, site string) string {
	if strings.Contains(heading, ":") {
		return ""
	}
	return withoutSite(head, site, hostOf(d.address))
}

// titled is a heading that is a part of a title that a page gives, or such a title if the heading is a label and the title; else "".
func titled(heading string, stated ...string) string {
	if wordCount(heading) < 2 {
		return ""
	}
	if slices.ContainsFunc(stated, func(title string) bool { return sameWords(title, heading) }) {
		return heading
	}
	for _, title := range stated {
		if wordCount(title) > 2 && len(title) < len(heading) && endsLike(heading, title) {
			return title
		}
	}
	for _, title := range stated {
		if partOf(title, heading) {
			return heading
		}
	}
	return ""
}

// endsLike reports whether the letters of s end in those of a shorter text.
func endsLike(s, end string) bool {
	return strings.HasSuffix(strings.ToLower(letters(s)), strings.ToLower(letters(end)))
}

// headings lists the texts of the first headings of a kind but for those that are the name of the site, which lead to its front page.
func (d *dating) headings(of *goquery.Selection) []string {
	const enough = 8
	var list []string
	of.EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if h := shownText(s.Nodes[0]); h != "" && !d.logo(s.Nodes[0]) {
			list = append(list, h)
		}
		return len(list) < enough
	})
	return list
}

// logo reports whether a heading is a link to the front page.
func (d *dating) logo(heading *html.Node) bool {
	link := heading.Parent
	if link.DataAtom != atom.A {
		link = nil
		for c := range nodesBelow(heading) {
			if c.DataAtom == atom.A {
				link = c
				break
			}
		}
	}
	if link == nil {
		return false
	}
	href := attr(link, "href")
	if rest, ok := strings.CutPrefix(archived.ReplaceAllString(href, ""), "http"); ok {
		_, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(rest, "s"), "://"), "/")
		return path == "" && !strings.Contains(rest, "?")
	}
	return href == "/" || href == "./" || href == "index.html" || href == "/index.html"
}

// shownText is the text of a heading without the labels in it, styles and scripts.
func shownText(n *html.Node) string {
	title := titleIn(n)
	var b strings.Builder
	for c := title.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !never(c.DataAtom) && !besideTitle(c):
			b.WriteString(textOf(c))
		}
	}
	if s := withoutDay(squeeze(clean(b.String()))); s != "" {
		return s
	}
	return squeeze(clean(textOf(n)))
}

// titleIn is the element in a heading that holds all its text, or the only one whose name says that it is the title.
func titleIn(heading *html.Node) *html.Node {
	for n := heading; ; {
		var only, marked *html.Node
		parts, marks := 0, 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !hasText(c) {
				continue
			}
			parts++
			only = c
			if c.Type == html.ElementNode && marksTitle(c) {
				marks++
				marked = c
			}
		}
		switch {
		case parts == 1 && only.Type == html.ElementNode:
			n = only
		case marks == 1:
			n = marked
		default:
			return n
		}
	}
}

// hasText reports whether a part of a heading has text.
func hasText(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) != ""
	}
	return n.Type == html.ElementNode && !never(n.DataAtom) && strings.TrimSpace(textOf(n)) != ""
}

// titleName is a class of the part of a heading that is the title.
var titleName = lazyregexp.New(`(?i)(?:^|[\s_-])(?:headline|title|titel)(?:$|[\s_])`)

// marksTitle reports whether the name of an element in a heading says that it is the title and not a label.
func marksTitle(n *html.Node) bool {
	if besideTitle(n) || strings.HasSuffix(strings.TrimSpace(textOf(n)), ":") { // the first half of two
		return false
	}
	return attr(n, "itemprop") == "headline" || titleName.MatchString(attr(n, "class"))
}

// besideTitle reports whether an element in a heading is not of the title: a label before it, a line after it, a day.
func besideTitle(n *html.Node) bool {
	return n.DataAtom == atom.Small || n.DataAtom == atom.Time || named(n)&(kickerWord|leadWord|hiddenToken|toggleToken) != 0 || labelName(n)
}

// headingLabels are the classes of a label in a heading.
var headingLabels = wordLists.Set("heading-labels")

// labelName reports whether a class of an element in a heading is that of a label.
func labelName(n *html.Node) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if headingLabels[strings.ToLower(class)] {
			return true
		}
	}
	return false
}

// dayBefore is the day before a title, or the mark that is left of a label: "23.01.2022 - ", ": ".
var dayBefore = lazyregexp.New(`^(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*[-–—|:]\s*|[-–—|:/]\s+)`)

func withoutDay(title string) string { return title[len(dayBefore.FindString(title)):] }

// partOf reports whether the heading is a part of the title, letters compared.
func partOf(title, heading string) bool {
	return strings.Contains(strings.ToLower(letters(title)), strings.ToLower(letters(heading)))
}

// titleMark separates the title of an article from the name of its site.
var titleMark = lazyregexp.New(`\s+(?:[|–—»«·•:/\\>~@]|::|//|-)\s+`)

// weakMarks divide parts of titles as well: only a name that is known is cut off at them.
const weakMarks = `/\>~@`

// withoutSite cuts the site's name off a title: if it is known or in the host of the address, or if the
// end of the title is short and no question.
func withoutSite(title, site, host string) string {
	marks := titleMark.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return withoutGluedSite(title, site)
	}
	site = strings.TrimPrefix(site, "The ")
	isSite := func(part string) bool {
		part = strings.TrimPrefix(part, "The ")
		name := strings.ToLower(letters(part))
		return site != "" && sameWords(part, site) || len(name) > 3 && strings.Contains(host, name)
	}
	for i, m := range marks {
		next := len(title)
		if i+1 < len(marks) {
			next = marks[i+1][0]
		}
		switch {
		case isSite(title[:m[0]]):
			return title[m[1]:]
		case isSite(title[m[1]:]), isSite(title[m[1]:next]):
			return withoutSection(title[:m[0]], title[m[0]:m[1]])
		}
	}
	last := marks[len(marks)-1]
	if strings.ContainsAny(title[last[0]:last[1]], weakMarks) {
		return title
	}
	head, end := wordCount(title[:last[0]]), wordCount(title[last[1]:])
	if head >= 3 && end <= 4 && end < head && !strings.HasSuffix(title, "?") {
		return title[:last[0]]
	}
	return title
}

// maxSection is the most words of the name of a section between a title and its site, minBeforeSection the fewest of the title.
const maxSection, minBeforeSection = 2, 3

// withoutSection cuts a section off a title, which the same mark divides from it as from the name of the site.
func withoutSection(title, mark string) string {
	at := strings.LastIndex(title, mark)
	if at < 0 {
		return title
	}
	section := title[at+len(mark):]
	if wordCount(section) > maxSection || wordCount(title[:at]) < minBeforeSection || !allCapitalised(strings.Fields(section)) {
		return title
	}
	return title[:at]
}

// withoutGluedSite cuts the known name of the site off a title that it is joined to by a mark without spaces: "Post|Old pool to close".
func withoutGluedSite(title, site string) string {
	const marks = "|-–—:·•»"
	if site == "" {
		return title
	}
	for _, brackets := range []string{"[]", "()"} {
		if rest, ok := strings.CutSuffix(title, " "+brackets[:1]+site+brackets[1:]); ok {
			return rest
		}
	}
	if rest, ok := strings.CutPrefix(title, site); ok && strings.TrimLeft(rest, marks+" ") != rest {
		return strings.TrimLeft(rest, marks+" ")
	}
	if rest, ok := strings.CutSuffix(title, site); ok && strings.TrimRight(rest, marks+" ") != strings.TrimRight(rest, " ") {
		return strings.TrimRight(rest, marks+" ")
	}
	return title
}
