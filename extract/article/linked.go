package article

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// linkedData is what the JSON-LD of a page says of its article (schema.org
// Article and its subtypes).
type linkedData struct {
	title, author, published, modified, site string
	section, description, image, tags        string

	body []linkedText // the text, and those of the posts of a live blog
}

// linkedText is a text of JSON-LD, and the time of publication of the post of a live blog that it is of, or "".
type linkedText struct{ text, published string }

// maxLinked is the most JSON-LD, in bytes, that is read of one page.
const maxLinked = 1 << 20

// readLinkedData reads all JSON-LD of a page. Articles come first, whatever else
// has a date of publication after them.
func readLinkedData(of parts) linkedData {
	var articles, others linkedData
	known := make(people)
	left := maxLinked
	of.linked.Each(func(_ int, s *goquery.Selection) {
		text := s.Text()
		if left -= len(text); left < 0 {
			return
		}
		var v any
		if json.Unmarshal([]byte(repair(text)), &v) == nil {
			known.collect(v, 0)
			known.articles(v, &articles, &others, 0)
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

// people are the names of the described things by their @id.
type people map[string]string

// collect notes the names of all things in v.
func (k people) collect(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			k.collect(e, depth+1)
		}
	case map[string]any:
		id, _ := v["@id"].(string)
		if name, _ := v["name"].(string); id != "" && name != "" {
			k[id] = name
		}
		k.collect(v["@graph"], depth+1)
		k.collect(v["author"], depth+1)
	}
}

// articles walks lists, @graph and mainEntity down to the described things.
func (k people) articles(v any, articles, others *linkedData, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			k.articles(e, articles, others, depth+1)
		}
	case map[string]any:
		into := others
		if isArticle(v["@type"]) {
			into = articles
		}
		into.read(v, k)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			k.articles(v[key], articles, others, depth+1)
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
func (d *linkedData) read(v map[string]any, k people) {
	set := func(dst *string, value string) {
		if *dst == "" {
			*dst = squeeze(value)
		}
	}
	set(&d.title, html.UnescapeString(k.nameOf(v["headline"])))
	set(&d.author, k.nameOf(v["author"]))
	set(&d.published, k.nameOf(v["datePublished"]))
	set(&d.modified, k.nameOf(v["dateModified"]))
	set(&d.site, k.nameOf(v["publisher"]))
	set(&d.section, k.nameOf(v["articleSection"]))
	set(&d.description, k.nameOf(v["description"]))
	set(&d.image, addressOf(v["image"]))
	set(&d.tags, k.nameOf(v["keywords"]))
	if d.body == nil {
		d.body = bodies(v)
	}
	if k.nameOf(v["@type"]) == "WebSite" {
		set(&d.site, k.nameOf(v["name"]))
	}
}

// addressOf is the address of a picture, or of the first of several.
func addressOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return addressOf(v["url"])
	case []any:
		if len(v) > 0 {
			return addressOf(v[0])
		}
	}
	return ""
}

// bodies are the texts of an article: its body, and its posts if it is a live blog.
func bodies(v map[string]any) (texts []linkedText) {
	if body, _ := v["articleBody"].(string); worded(body) {
		texts = append(texts, linkedText{text: body})
	}
	posts, _ := v["liveBlogUpdate"].([]any)
	for _, post := range posts {
		if post, ok := post.(map[string]any); ok {
			stated, _ := post["datePublished"].(string)
			at := published(stated)
			if title, _ := post["headline"].(string); wordCount(title) > 1 {
				texts = append(texts, linkedText{title, at})
			}
			if body, _ := post["articleBody"].(string); worded(body) {
				texts = append(texts, linkedText{body, at})
			}
		}
	}
	return texts
}

// nameOf is the name, or the list of names, that a value of JSON-LD gives.
func (k people) nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if name, ok := v["name"]; ok {
			return k.nameOf(name)
		}
		given, _ := v["givenName"].(string)
		family, _ := v["familyName"].(string)
		if family != "" {
			return squeeze(given + " " + family)
		}
		if id, ok := v["@id"].(string); ok {
			return k[id]
		}
	case []any:
		var list []string
		for _, e := range v {
			if name := k.nameOf(e); name != "" {
				list = append(list, name)
			}
		}
		return strings.Join(list, ", ")
	}
	return ""
}
