package article

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"dateline/extract/document"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// The names under which pages give their metadata, the most trustworthy first.
var (
	titleNames = []string{"og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"}
	siteNames  = []string{"og:site_name", "application-name", "dc.publisher"}

	sectionNames     = []string{"article:section", "parsely-section", "cxenseparse:section", "section", "sailthru.section"}
	descriptionNames = []string{"og:description", "description", "twitter:description", "dc.description"}
	imageNames       = []string{"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"}
	tagNames         = []string{"article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords"}
)

// pageMeta reads what a page says of itself in its head, in JSON-LD, and in the
// marked places of its body. linked is its JSON-LD, known what was known before.
func (o Options) pageMeta(tree *goquery.Document, of parts, linked linkedData, known document.Meta) document.Meta {
	tags := metaTags(of)
	var m document.Meta
	m.Site = first(tags, siteNames)
	if m.Site == "" {
		m.Site = linked.site
	}
	m.URL = canonical(of, tags)
	m.Language = language(of, tags)
	d := dating{tree: tree, tags: tags, linked: linked, address: cmp.Or(known.URL, m.URL), lang: m.Language}
	m.Title = d.pageTitle(of, m.Site)
	d.heading = headingOf(of, m.Title)
	d.heads = headsOf(d.heading)
	m.Published, m.PublishedSource = d.pageDate()
	if o.GuessDate && m.Published == "" && known.Published == "" {
		if m.Published = d.guess(); m.Published != "" {
			m.PublishedSource = document.DateHTMLDate
		}
	}
	m.Updated = d.updated()
	m.Byline = d.byline(m.Site)
	m.Section = cmp.Or(first(tags, sectionNames), linked.section)
	m.Description = cmp.Or(first(tags, descriptionNames), linked.description)
	if m.Image = cmp.Or(first(tags, imageNames), linked.image); !webAddress.MatchString(m.Image) {
		m.Image = ""
	}
	m.Tags = topics(of)
	if m.Tags == nil {
		m.Tags = splitTopics(linked.tags)
	}
	return m
}

// metaTags collects the meta elements by their lower-case name; the first counts.
func metaTags(of parts) map[string]string {
	tags := make(map[string]string)
	of.metas.Each(func(_ int, s *goquery.Selection) {
		content := squeeze(s.AttrOr("content", ""))
		for _, attr := range []string{"property", "name", "itemprop"} {
			key := strings.ToLower(s.AttrOr(attr, ""))
			if _, known := tags[key]; key != "" && content != "" && !known {
				tags[key] = content
			}
		}
	})
	return tags
}

const (
	maxTopics    = 30 // the most topics of a page
	maxTopicSize = 80 // the longest topic in bytes
)

// topics are the topics in the meta elements of the most trustworthy name; a page has an element for each, or one for all.
func topics(of parts) (list []string) {
	for _, name := range tagNames {
		of.metas.Each(func(_ int, s *goquery.Selection) {
			if strings.EqualFold(s.AttrOr("property", s.AttrOr("name", "")), name) {
				list = append(list, splitTopics(s.AttrOr("content", ""))...)
			}
		})
		if len(list) > 0 {
			return list[:min(len(list), maxTopics)]
		}
	}
	return nil
}

// splitTopics are the topics in a list that commas or semicolons divide.
func splitTopics(s string) (list []string) {
	for topic := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if topic = squeeze(topic); topic != "" && len(topic) <= maxTopicSize && len(list) < maxTopics && !slices.Contains(list, topic) {
			list = append(list, topic)
		}
	}
	return list
}

func first(tags map[string]string, names []string) string {
	for _, name := range names {
		if v := tags[name]; v != "" {
			return v
		}
	}
	return ""
}

func canonical(of parts, tags map[string]string) string {
	if href := of.canonical.AttrOr("href", ""); webAddress.MatchString(href) {
		return href
	}
	if u := tags["og:url"]; webAddress.MatchString(u) {
		return u
	}
	return ""
}

func language(of parts, tags map[string]string) string {
	lang := of.root.AttrOr("lang", "")
	if lang == "" {
		lang = first(tags, []string{"og:locale", "language", "dc.language", "inlanguage"})
	}
	if lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"); languageTag.MatchString(lang) {
		return lang
	}
	return ""
}

// pageTitle is the heading that the page shows, if it is clear which one that
// is, else the title that the page gives without the name of the site.
func (d *dating) pageTitle(of parts, site string) string {
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
			if h := titled(h, stated, head); h != "" && !sameWords(h, site) {
				return h
			}
		}
	}
	if len(shown) == 1 && (stated == "" || wordCount(shown[0]) > 2 && !sameWords(shown[0], site)) {
		return shown[0]
	}
	return withoutSite(stated, site, hostOf(d.address))
}

// titled is a heading that is a part of the titles that a page gives, or the end of one that begins with a label; else "".
func titled(heading, stated, head string) string {
	switch {
	case wordCount(heading) < 2:
		return ""
	case partOf(stated, heading) || partOf(head, heading):
		return heading
	case wordCount(stated) > 2 && endsLike(heading, stated):
		return stated
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

// shownText is the text of a heading without the label before it, styles and scripts.
func shownText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !never(c.DataAtom) && named(c)&(kickerWord|hiddenToken) == 0:
			b.WriteString(textOf(c))
		}
	}
	if s := squeeze(clean(b.String())); s != "" {
		return s
	}
	return squeeze(clean(textOf(n)))
}

// partOf reports whether the heading is a part of the title, letters compared.
func partOf(title, heading string) bool {
	return strings.Contains(strings.ToLower(letters(title)), strings.ToLower(letters(heading)))
}

// titleMark separates the title of an article from the name of its site.
var titleMark = regexp.MustCompile(`\s+(?:[|–—»·•:]|::|-)\s+`)

// withoutSite cuts the site's name off a title: if it is known or in the host of the address, or if the
// end of the title is short and no question.
func withoutSite(title, site, host string) string {
	marks := titleMark.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return title
	}
	isSite := func(part string) bool {
		name := strings.ToLower(letters(part))
		return site != "" && sameWords(part, site) || len(name) > 3 && strings.Contains(host, name)
	}
	for _, m := range marks {
		if isSite(title[:m[0]]) {
			return title[m[1]:]
		}
		if isSite(title[m[1]:]) {
			return title[:m[0]]
		}
	}
	last := marks[len(marks)-1]
	head, end := wordCount(title[:last[0]]), wordCount(title[last[1]:])
	if head >= 3 && end <= 4 && end < head && !strings.HasSuffix(title, "?") {
		return title[:last[0]]
	}
	return title
}
