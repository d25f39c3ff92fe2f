package article

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"

	"github.com/PuerkitoBio/goquery"
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
// marked places of its body, and the title that its heading shows. linked is its JSON-LD, known what was known before.
func (o Options) pageMeta(tree *goquery.Document, of parts, linked linkedData, known document.Meta) (document.Meta, string) {
	tags := metaTags(of)
	var m document.Meta
	m.Site = first(tags, siteNames)
	if m.Site == "" {
		m.Site = linked.site
	}
	m.URL = canonical(of, tags)
	m.Language = language(of, tags)
	d := dating{tree: tree, tags: tags, linked: linked, address: cmp.Or(known.URL, m.URL), lang: m.Language}
	title, heading := d.pageTitle(of, m.Site)
	m.Title = title
	d.heading = headingOf(of, heading)
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
	return m, heading
}

// eachAuthor are the names of meta elements of which a page has one for each author.
var eachAuthor = wordSet("author dc.creator citation_author parsely-author article:author dcterms.creator")

// metaTags collects the meta elements by their lower-case name; the first counts, but for authors.
func metaTags(of parts) map[string]string {
	tags := make(map[string]string)
	of.metas.Each(func(_ int, s *goquery.Selection) {
		content := squeeze(s.AttrOr("content", ""))
		for _, attr := range []string{"property", "name", "itemprop"} {
			key := strings.ToLower(s.AttrOr(attr, ""))
			if attr == "itemprop" && key == "author" {
				continue // of whatever the elements around it describe
			}
			switch before, known := tags[key]; {
			case key == "" || content == "":
			case !known:
				tags[key] = content
			case eachAuthor[key] && !strings.Contains(before, content) && wordCount(content) > 1 && len(before) < maxByline:
				tags[key] = before + "; " + content
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
	lang := of.root.AttrOr("lang", of.root.AttrOr("xml:lang", ""))
	if lang == "" {
		lang = first(tags, []string{"og:locale", "language", "dc.language", "inlanguage"})
	}
	if lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"); languageTag.MatchString(lang) {
		return lang
	}
	return ""
}
