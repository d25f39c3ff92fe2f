package article

import (
	"encoding/json"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// linkedData is what the JSON-LD of a page says of its article (schema.org
// Article and its subtypes).
type linkedData struct {
	title, author, published, site string
}

// maxLinked is the most JSON-LD, in bytes, that is read of one page.
const maxLinked = 1 << 20

// readLinkedData reads all JSON-LD of a page. Articles come first, whatever else
// has a date of publication after them.
func readLinkedData(tree *goquery.Document) linkedData {
	var articles, others linkedData
	left := maxLinked
	tree.Find(`script[type="application/ld+json"]`).Each(func(_ int, s *goquery.Selection) {
		text := s.Text()
		if left -= len(text); left < 0 {
			return
		}
		var v any
		if json.Unmarshal([]byte(repair(text)), &v) == nil {
			collect(v, &articles, &others, 0)
		}
	})
	for _, f := range []struct{ dst, src *string }{{&articles.published, &others.published}, {&articles.site, &others.site}} {
		if *f.dst == "" {
			*f.dst = *f.src
		}
	}
	return articles
}

// repair undoes what pages commonly do to their JSON: raw line ends in strings,
// comment marks around it, a semicolon after it.
func repair(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return s
}

// maxLinkedDepth is how deep lists and objects of JSON-LD are followed.
const maxLinkedDepth = 8

// collect walks lists, @graph and mainEntity down to the described things.
func collect(v any, articles, others *linkedData, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, articles, others, depth+1)
		}
	case map[string]any:
		into := others
		if isArticle(v["@type"]) {
			into = articles
		}
		into.read(v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			collect(v[key], articles, others, depth+1)
		}
	}
}

func isArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report"
	case []any:
		for _, k := range kind {
			if isArticle(k) {
				return true
			}
		}
	}
	return false
}

// read takes over the fields that are still empty.
func (d *linkedData) read(v map[string]any) {
	set := func(dst *string, value string) {
		if *dst == "" {
			*dst = squeeze(value)
		}
	}
	set(&d.title, nameOf(v["headline"]))
	set(&d.author, nameOf(v["author"]))
	set(&d.published, nameOf(v["datePublished"]))
	set(&d.site, nameOf(v["publisher"]))
	if nameOf(v["@type"]) == "WebSite" {
		set(&d.site, nameOf(v["name"]))
	}
}

// nameOf is the name, or the list of names, that a value of JSON-LD gives.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if name, ok := v["name"]; ok {
			return nameOf(name)
		}
	case []any:
		var list []string
		for _, e := range v {
			if name := nameOf(e); name != "" {
				list = append(list, name)
			}
		}
		return strings.Join(list, ", ")
	}
	return ""
}
