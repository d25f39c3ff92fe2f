package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// headerKeys are the keys of header lines and their fields: "" for those without one.
var headerKeys = map[string]string{
	"date": "published", "published": "published", "published on": "published", "published at": "published",
	"publish_date": "published", "date_published": "published", "pub_date": "published", "pubdate": "published",
	"title": "title", "headline": "title",
	"by": "byline", "byline": "byline", "author": "byline", "authors": "byline",
	"url": "url", "link": "url", "site": "site", "publisher": "site", "source": "site",
	"language": "language", "lang": "language",
	"subtitle": "", "subheadline": "", "section": "", "category": "", "tags": "", "keywords": "", "updated": "", "modified": "",
}

var (
	// headerLine is a key, an optional colon or equals sign, and a value.
	headerLine = lazyregexp.New(`^[ \t]*([A-Za-z]+(?:_[a-z]+| on| at)?)([ \t]*[:=][ \t]*|[ \t]+)(\S.*?)[ \t]*$`)

	// datePrefix is a date that more text may follow on the same line.
	datePrefix = lazyregexp.New(`^(?:\d{4}-\d\d?-\d\d?(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT)\b|[+-]\d\d:?\d\d)?)?` +
		`|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})(?:[ \t]+|$)`)

	languageTag = lazyregexp.New(`^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$`)
	webAddress  = lazyregexp.New(`^https?://\S+$`)
)

// maxHeader is the longest header value in bytes, and the most that is looked at
// when text follows a date on the same line.
const maxHeader = 400

// headers reads the header lines at the top of a text: "date 2025-06-02",
// "Title: …", "by: …", "url: …". It returns their values and the text after
// them. A key alone does not make a header: its value must be of the kind that
// the key allows, so that "Date palms are …" and "By Monday the army …" stay text.
func headers(text string) (document.Meta, string) {
	var meta document.Meta
	text = strings.TrimLeftFunc(text, blank)
	for first := true; ; first = false {
		line, after, _ := strings.Cut(text, "\n")
		if fence(line) && (!first || opensHeaders(after)) {
			text = strings.TrimLeftFunc(after, blank)
			continue
		}
		rest, ok := header(&meta, line, first)
		if !ok {
			return meta, text
		}
		if rest != "" {
			return meta, text[len(line)-len(rest):]
		}
		text = strings.TrimLeftFunc(after, blank)
	}
}

// fence reports whether a line is a rule such as "---" or "=====", which may
// surround header lines.
func fence(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) >= 3 && strings.Trim(line, line[:1]) == "" && strings.ContainsAny(line[:1], "-=*_+#")
}

// opensHeaders reports whether a text begins with a header line.
func opensHeaders(text string) bool {
	line, _, _ := strings.Cut(strings.TrimLeftFunc(text, blank), "\n")
	_, ok := header(&document.Meta{}, line, true)
	return ok
}

// keyWords are the first words of header keys.
var keyWords = func() map[string]bool {
	words := map[string]bool{}
	for key := range headerKeys {
		words[key[:letterRun(key)]] = true
	}
	return words
}()

// longestKeyWord is the length of the longest of keyWords.
const longestKeyWord = len("subheadline")

// opensKey reports whether a line begins with the first word of a header key: most do not, and headerLine takes a hundred times longer.
func opensKey(line string) bool {
	line = strings.TrimLeft(line, " \t")
	n := letterRun(line)
	return n <= longestKeyWord && keyWords[strings.ToLower(line[:n])]
}

// letterRun is how many ASCII letters a text begins with.
func letterRun(s string) int {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return i
		}
	}
	return len(s)
}

// header reads one line. rest is the text that follows the header on the line.
func header(meta *document.Meta, line string, first bool) (rest string, ok bool) {
	if !opensKey(line) {
		return "", false
	}
	m := headerLine.FindStringSubmatch(line[:min(len(line), maxHeader)])
	if m == nil {
		return "", false
	}
	key, mark, value := m[1], strings.TrimSpace(m[2]), m[3]
	kind, known := headerKeys[strings.ToLower(key)]
	if !known {
		return "", false
	}
	if kind == "published" {
		return datedHeader(meta, line, value)
	}
	if len(line) >= maxHeader {
		return "", false
	}
	// Without a colon only lower case after another header is no prose.
	bare := mark == "" && (first || key != strings.ToLower(key))
	if kind == "" {
		return "", !first && mark != ""
	}
	return "", setHeader(meta, kind, strings.Trim(value, `"`), bare)
}

// datedHeader reads the value of a date header. Text may follow it on the line if
// it begins like a sentence.
func datedHeader(meta *document.Meta, line, value string) (rest string, ok bool) {
	if iso := published(value); iso != "" {
		meta.Published = iso
		return "", true
	}
	prefix := datePrefix.FindString(value)
	iso := published(prefix)
	if iso == "" {
		return "", false
	}
	at := strings.Index(line, value) + len(prefix)
	rest = strings.TrimRightFunc(line[at:], unicode.IsSpace)
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) || strings.ContainsRune(",.;:)-", r) {
		return "", false
	}
	meta.Published = iso
	return line[at:], true
}

// setHeader takes a value over if it is one that the key allows. bare says that
// only the value's form speaks for a header.
func setHeader(meta *document.Meta, kind, value string, bare bool) bool {
	switch {
	case kind == "url" && webAddress.MatchString(value):
		meta.URL = value
	case kind == "language" && !bare && languageTag.MatchString(value):
		meta.Language = value
	case kind == "title" && !bare:
		meta.Title = value
	case kind == "byline" && !bare && wordCount(value) <= 12 && !endsSentence(value):
		meta.Byline = value
	case kind == "site" && !bare && wordCount(value) <= 6:
		meta.Site = value
	default:
		return false
	}
	return true
}
