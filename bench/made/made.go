// Package made makes invented news: articles and the pages that carry them, the same for the same seed. Nothing in them is anybody's.
package made

import (
	_ "embed"
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Article is one made article: a line of the JSONL that every peer reads.
type Article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Published string `json:"published"` // a calendar day, 2025-06-02
	Text      string `json:"text"`      // paragraphs between empty lines
	HTML      string `json:"html"`      // the page of the article, with menus and the like around it
}

//go:embed grammar.txt
var source string

var grammar = read(source)

// read reads sections of alternatives. A line with # in front is a comment.
func read(text string) map[string][]string {
	sections, name := map[string][]string{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name = strings.Trim(line, "[]")
		default:
			sections[name] = append(sections[name], line)
		}
	}
	return sections
}

// Articles makes n articles of 3 to 40 sentences.
func Articles(n int, seed uint64) []Article {
	r := rand.New(rand.NewPCG(seed, 0))
	articles := make([]Article, n)
	for i := range articles {
		w := writer{r, grammar, map[string]string{}}
		articles[i] = w.article(fmt.Sprintf("made-%04d", i))
	}
	return articles
}

// writer writes one article; what {section#1} became is in fixed.
type writer struct {
	rand    *rand.Rand
	grammar map[string][]string
	fixed   map[string]string
}

func (w *writer) article(id string) Article {
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.rand.IntN(365))
	paragraphs := []string{w.sentence("lead")}
	for range 1 + w.rand.IntN(12) {
		var sentences []string
		for range 1 + w.rand.IntN(4) {
			sentences = append(sentences, w.sentence("sentence"))
		}
		paragraphs = append(paragraphs, strings.Join(sentences, " "))
	}
	a := Article{ID: id, Title: capital(w.expand("{body#1} {proposed} {thing#1}")), Published: day.Format(time.DateOnly)}
	a.Text = strings.Join(paragraphs, "\n\n")
	a.HTML = w.page(a, paragraphs)
	return a
}

var slot = regexp.MustCompile(`\{([a-z]+)(#\d)?\}`)

// expand fills the slots of a line.
func (w *writer) expand(line string) string {
	return slot.ReplaceAllStringFunc(line, func(s string) string {
		name, number, _ := strings.Cut(strings.Trim(s, "{}"), "#")
		switch {
		case name == "last":
			person := w.expand("{person#" + number + "}")
			return person[strings.LastIndexByte(person, ' ')+1:]
		case number == "" && w.fixed[s] == "":
			return w.pick(name)
		case w.fixed[s] == "":
			w.fixed[s] = w.pick(name)
		}
		return w.fixed[s]
	})
}

func (w *writer) pick(section string) string {
	lines := w.grammar[section]
	if lines == nil {
		return w.name(section)
	}
	return w.expand(lines[w.rand.IntN(len(lines))])
}

func (w *writer) sentence(section string) string { return capital(w.pick(section)) }

// capital makes the first letter of a sentence a capital, after its quotation mark if it has one.
func capital(s string) string {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return s
	}
	first, size := utf8.DecodeRuneInString(s[i:])
	return s[:i] + string(unicode.ToUpper(first)) + s[i+size:]
}

// page sets an article among what pages of newspapers have around it: navigation, teasers, scripts, a footer.
func (w *writer) page(a Article, paragraphs []string) string {
	var b strings.Builder
	title := html.EscapeString(a.Title)
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | The Daily Lantern</title>
<meta property="og:title" content="%s"><meta property="article:published_time" content="%sT08:00:00Z">
<style>.nav{margin:0}.teaser{float:left}</style><script>window.dataLayer=[];function track(e){dataLayer.push(e)}</script></head>
<body><header><nav class="nav"><ul>`, title, title, a.Published)
	for _, section := range []string{"News", "World", "Business", "Sport", "Culture", "Weather", "Opinion"} {
		fmt.Fprintf(&b, `<li><a href="/%s">%s</a></li>`, strings.ToLower(section), section)
	}
	fmt.Fprintf(&b, "</ul></nav></header>\n<main><article><h1>%s</h1><p class=\"byline\">By %s</p><time datetime=\"%s\">%s</time>\n",
		title, w.pick("person"), a.Published, a.Published)
	for i, p := range paragraphs {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		if i%4 == 3 {
			b.WriteString("<div class=\"ad\"><a href=\"/subscribe\">Subscribe to our newsletter</a></div>\n")
		}
	}
	b.WriteString("</article></main>\n<aside class=\"related\"><h2>Most read</h2>")
	for range 8 {
		fmt.Fprintf(&b, "<div class=\"teaser\"><a href=\"/a/%d\"><img src=\"/i/%[1]d.jpg\" alt=\"\"><h3>%s</h3></a></div>\n",
			w.rand.IntN(1e6), html.EscapeString(capital(w.expand("{body} {proposed} {thing}"))))
	}
	b.WriteString(`</aside><footer><p>© The Daily Lantern. All rights reserved.</p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer></body></html>`)
	return b.String()
}
