package article

import (
	"regexp"
	"strings"

	"dateline/extract/document"

	"github.com/PuerkitoBio/goquery"
)

// The names under which pages give their metadata, the most trustworthy first.
var (
	titleNames = []string{"og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"}
	siteNames  = []string{"og:site_name", "application-name", "dc.publisher"}
)

// pageMeta reads what a page says of itself in its head, in JSON-LD, and in the
// marked places of its body. known is what was known before.
func (o Options) pageMeta(tree *goquery.Document, of parts, known document.Meta) document.Meta {
	tags := metaTags(of)
	linked := readLinkedData(of)
	var m document.Meta
	m.Site = first(tags, siteNames)
	if m.Site == "" {
		m.Site = linked.site
	}
	m.URL = canonical(of, tags)
	m.Language = language(of, tags)
	m.Title = pageTitle(of, tags, linked, m.Site)
	address := known.URL
	if address == "" {
		address = m.URL
	}
	heading := headingOf(of, m.Title)
	d := dating{tree: tree, tags: tags, linked: linked, address: address, lang: m.Language, heading: heading, heads: headsOf(heading)}
	m.Published, m.PublishedSource = d.pageDate()
	if o.GuessDate && m.Published == "" && known.Published == "" {
		if m.Published = d.guess(); m.Published != "" {
			m.PublishedSource = document.DateHTMLDate
		}
	}
	m.Updated = d.updated()
	m.Byline = d.byline(m.Site)
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

// pageTitle is the heading that the page shows, where it is clear which one that
// is, else the title that the page gives without the name of the site.
func pageTitle(of parts, tags map[string]string, linked linkedData, site string) string {
	told := first(tags, titleNames)
	if told == "" {
		told = linked.title
	}
	head := squeeze(of.titles.First().Text())
	if told == "" {
		told = head
	}
	shown := headings(of)
	for _, h1 := range shown {
		if wordCount(h1) > 1 && !sameWords(h1, site) && (partOf(told, h1) || partOf(head, h1)) {
			return h1
		}
	}
	if len(shown) == 1 && (told == "" || wordCount(shown[0]) > 2 && !sameWords(shown[0], site)) {
		return shown[0]
	}
	return withoutSite(told, site)
}

// headings lists the texts of the first h1 elements.
func headings(of parts) []string {
	const enough = 8
	var list []string
	of.h1.EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if h1 := squeeze(s.Text()); h1 != "" {
			list = append(list, h1)
		}
		return len(list) < enough
	})
	return list
}

// partOf reports whether the heading is a part of the title, letters compared.
func partOf(title, heading string) bool {
	return strings.Contains(strings.ToLower(letters(title)), strings.ToLower(letters(heading)))
}

// titleMark separates the title of an article from the name of its site.
var titleMark = regexp.MustCompile(`\s+(?:[|–—»·•:]|::|-)\s+`)

// withoutSite cuts the site's name off a title: where it is known, or where the
// end of the title is short.
func withoutSite(title, site string) string {
	marks := titleMark.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return title
	}
	for _, m := range marks {
		if site != "" && sameWords(title[:m[0]], site) {
			return title[m[1]:]
		}
		if site != "" && sameWords(title[m[1]:], site) {
			return title[:m[0]]
		}
	}
	last := marks[len(marks)-1]
	head, end := wordCount(title[:last[0]]), wordCount(title[last[1]:])
	if head >= 3 && end <= 4 && end < head {
		return title[:last[0]]
	}
	return title
}
