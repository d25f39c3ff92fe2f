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
	dateNames  = []string{"article:published_time", "datepublished", "date.published", "publish-date", "publish_date", "publication_date", "published_date",
		"pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "cxenseparse:recs:publishtime", "og:published_time",
		"article.published", "originalpublicationdate", "bt:pubdate", "date"}
	authorNames = []string{"author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dc.creator.name", "article:author", "article:author_name", "og:author"}
	siteNames   = []string{"og:site_name", "application-name", "dc.publisher"}
)

// pageMeta reads what a page says of itself in its head, in JSON-LD, and in the
// marked places of its body. address is where the page was found, if known.
func pageMeta(tree *goquery.Document, address string) document.Meta {
	tags := metaTags(tree)
	linked := readLinkedData(tree)
	var m document.Meta
	m.Site = first(tags, siteNames)
	if m.Site == "" {
		m.Site = linked.site
	}
	m.URL = canonical(tree, tags)
	m.Language = language(tree, tags)
	m.Title = pageTitle(tree, tags, linked, m.Site)
	m.Byline = pageByline(tree, tags, linked)
	if address == "" {
		address = m.URL
	}
	m.Published = pageDate(tree, tags, linked, address)
	return m
}

// metaTags collects the meta elements by their lower-case name; the first counts.
func metaTags(tree *goquery.Document) map[string]string {
	tags := make(map[string]string)
	tree.Find("meta[content]").Each(func(_ int, s *goquery.Selection) {
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

func canonical(tree *goquery.Document, tags map[string]string) string {
	if href := tree.Find(`link[rel="canonical"]`).AttrOr("href", ""); webAddress.MatchString(href) {
		return href
	}
	if u := tags["og:url"]; webAddress.MatchString(u) {
		return u
	}
	return ""
}

func language(tree *goquery.Document, tags map[string]string) string {
	lang := tree.Find("html").AttrOr("lang", "")
	if lang == "" {
		lang = first(tags, []string{"og:locale", "language", "dc.language", "inlanguage"})
	}
	if lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"); languageTag.MatchString(lang) {
		return lang
	}
	return ""
}

// pageTitle is the heading that the page shows, where it is clear which one that
// is, else the title that the page tells without the name of the site.
func pageTitle(tree *goquery.Document, tags map[string]string, linked linkedData, site string) string {
	told := first(tags, titleNames)
	if told == "" {
		told = linked.title
	}
	head := squeeze(tree.Find("head title, body > title").First().Text())
	if told == "" {
		told = head
	}
	shown := headings(tree)
	for _, h1 := range shown {
		if len(strings.Fields(h1)) > 1 && !sameWords(h1, site) && (partOf(told, h1) || partOf(head, h1)) {
			return h1
		}
	}
	if len(shown) == 1 && (told == "" || len(strings.Fields(shown[0])) > 2 && !sameWords(shown[0], site)) {
		return shown[0]
	}
	return withoutSite(told, site)
}

// headings lists the texts of the first h1 elements.
func headings(tree *goquery.Document) []string {
	const enough = 8
	var list []string
	tree.Find("h1").EachWithBreak(func(_ int, s *goquery.Selection) bool {
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

// titleMark stands between the title of an article and the name of its site.
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
	head, end := len(strings.Fields(title[:last[0]])), len(strings.Fields(title[last[1]:]))
	if head >= 3 && end <= 4 && end < head {
		return title[:last[0]]
	}
	return title
}

// authorPlaces are where pages show the author, the most exact first.
var authorPlaces = []string{
	`[itemprop="author"] [itemprop="name"]`, `[itemprop="author"]`, `a[rel="author"], a[rel~="author"]`,
	`.byline__name, .byline-name, .author-name, .author__name, .article-author, .post-author`, `.byline`, `.author`,
}

func pageByline(tree *goquery.Document, tags map[string]string, linked linkedData) string {
	for _, name := range []string{linked.author, first(tags, authorNames)} {
		if name = cleanByline(name); name != "" {
			return name
		}
	}
	for _, place := range authorPlaces {
		if name := cleanByline(tree.Find(place).First().Text()); name != "" {
			return name
		}
	}
	return ""
}

// byPrefix is what pages write before a name, in the languages of most of them.
var byPrefix = regexp.MustCompile(`^(?i:(?:view all posts by|posted by|written by|published by|post author|author|autore?|auteur|veröffentlicht von|geschrieben von|zeige alle beiträge von|by|von|vom|par|por|di)[:\s]+)+`)

// cleanByline is the names in a byline, or "" where it holds something else.
func cleanByline(s string) string {
	s = squeeze(s)
	s = s[len(byPrefix.FindString(s)):]
	s = squeeze(bylineJob.ReplaceAllString(s, ""))
	if s == "" || len(strings.Fields(s)) > 12 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.EqualFold(s, "admin") {
		return ""
	}
	return s
}

// datePlaces are where pages show the time of publication, the most exact first.
var datePlaces = []string{
	`time[pubdate]`, `[itemprop="datePublished"]`, `time[datetime].published, time[datetime].entry-date`, `article time[datetime]`, `time[datetime]`,
	`abbr.published, .entry-date, .post-date, .published, .article-date, .dateline, .date, .pubdate, .timestamp`,
}

// datedPath is a date in the path of an address.
var datedPath = regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:[/_-]|$)`)

func pageDate(tree *goquery.Document, tags map[string]string, linked linkedData, address string) string {
	if iso := published(linked.published); iso != "" {
		return iso
	}
	for _, name := range dateNames {
		if iso := published(tags[name]); iso != "" {
			return iso
		}
	}
	for _, place := range datePlaces {
		s := tree.Find(place).First()
		for _, v := range []string{s.AttrOr("datetime", ""), s.AttrOr("content", ""), s.AttrOr("title", ""), squeeze(s.Text())} {
			if iso := published(v); iso != "" {
				return iso
			}
		}
	}
	if m := datedPath.FindStringSubmatch(address); m != nil {
		return published(m[1] + "-" + m[2] + "-" + m[3])
	}
	return ""
}
