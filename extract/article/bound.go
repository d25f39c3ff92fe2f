package article

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
)

// The most bytes of what describes an article. Broken pages and records have whole texts in such fields, and lines of output
// repeat some of them for each finding. What is longer is cut, and ends with "…".
const (
	maxID          = 1000
	maxAddress     = 4000
	maxTitle       = 1000
	maxShort       = 200 // of a site, a section, a language, a tag
	maxBylineBytes = 10_000
	maxDescription = 5000
	maxTags        = 500 // their number
)

// bound cuts what is too long. Ids and addresses stay different: they end with a hash.
func bound(m *document.Meta) {
	m.ID, m.URL = cutUnique(m.ID, maxID), cutUnique(m.URL, maxAddress)
	for _, field := range []struct {
		text *string
		most int
	}{
		{&m.Title, maxTitle}, {&m.Site, maxShort}, {&m.Section, maxShort}, {&m.Language, maxShort},
		{&m.Byline, maxBylineBytes}, {&m.Description, maxDescription}, {&m.Image, maxAddress},
	} {
		*field.text = cut(*field.text, field.most)
	}
	m.Tags = m.Tags[:min(len(m.Tags), maxTags)]
	for i, tag := range m.Tags {
		m.Tags[i] = cut(tag, maxShort)
	}
}

// cut returns s, or at most so many bytes of it and "…".
func cut(s string, most int) string {
	const mark = "…"
	if len(s) <= most {
		return s
	}
	end := most - len(mark)
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return strings.Clone(s[:end]) + mark
}

// cutUnique is cut with a hash of all of s at the end.
func cutUnique(s string, most int) string {
	if len(s) <= most {
		return s
	}
	h := fnv.New64a()
	h.Write([]byte(s))
	hash := fmt.Sprintf("%016x", h.Sum64())
	return cut(s, most-len(hash)) + hash
}
