package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"dateline/extract"
	"dateline/extract/document"
)

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New() })

func extracted(t testing.TB, raw document.Raw) *document.Document {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func written(t testing.TB, docs ...*document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, docs, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// parsed is the tree of a page.
func parsed(t testing.TB, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all are the elements below n for which ok holds.
func all(n *html.Node, ok func(*html.Node) bool) (out []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && ok(d) {
			out = append(out, d)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return spaced(b.String())
}

// spaced is text with one space for what HTML collapses; a no-break space and its like stay.
func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\f\r", r) }), " ")
}

// section is the section under the heading.
func section(t *testing.T, root *html.Node, heading string) *html.Node {
	t.Helper()
	for _, h := range all(root, func(n *html.Node) bool { return n.Data == "h2" && words(n) == heading }) {
		return h.Parent
	}
	t.Fatalf("no section %q", heading)
	return nil
}

const council = `date 2025-06-02

Kenya proposed to Uganda to hold a summit from June 20 to 30.

Uganda rejected the proposal.

"We will not pay 40 million dollars," said Anna Okello, the minister of water.
`

func TestLists(t *testing.T) {
	root := parsed(t, written(t, extracted(t, document.Raw{Body: []byte(council)})))
	tests := []struct{ heading, want string }{
		{"What happened when", "2 June 2025 published Kenya proposed → Uganda: to hold a summit from June 20 to 30 (for 20 to 30 June 2025)"},
		{"Who said what", "said: We will not pay 40 million dollars"},
		{"Proposals and answers", "Uganda rejected"},
		{"Proposals and answers", "(for 20 to 30 June 2025) rejected Answer: Uganda rejected"},
		{"Numbers", "40 million dollars 40\u202f000\u202f000 US dollars money"},
	}
	for _, tt := range tests {
		if got := words(section(t, root, tt.heading)); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q in %q", tt.heading, tt.want, got)
		}
	}
}

// TestLinksLead holds that every link within a page has its one target and that every mark names its rule.
func TestLinksLead(t *testing.T) {
	for name, docs := range map[string][]*document.Document{
		"one": {sample(t, "istanbul.txt")},
		"two": {sample(t, "harbor.txt"), sample(t, "takeover.html")},
	} {
		root := parsed(t, written(t, docs...))
		ids := map[string]int{}
		for _, n := range all(root, func(n *html.Node) bool { return attr(n, "id") != "" }) {
			ids[attr(n, "id")]++
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: %d elements are called %s", name, n, id)
			}
		}
		for _, a := range all(root, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "href"), "#") }) {
			if ids[attr(a, "href")[1:]] != 1 {
				t.Errorf("%s: %s leads nowhere", name, attr(a, "href"))
			}
		}
		marks := all(root, func(n *html.Node) bool { return n.Data == "mark" && attr(n, "tabindex") != "" })
		if len(marks) < 20 {
			t.Errorf("%s: %d marks", name, len(marks))
		}
		for _, m := range marks {
			if !strings.Contains(attr(m, "aria-description"), "rule ") {
				t.Errorf("%s: the mark on %q does not tell its rule", name, words(m))
			}
		}
	}
}

func sample(t testing.TB, name string) *document.Document {
	t.Helper()
	body, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return extracted(t, document.Raw{Body: body})
}

// TestAlone holds that a page loads and runs nothing.
func TestAlone(t *testing.T) {
	root := parsed(t, written(t, sample(t, "harbor.txt")))
	forbidden := []string{"script", "link", "img", "iframe", "object", "embed", "form", "base"}
	for _, n := range all(root, func(n *html.Node) bool { return slices.Contains(forbidden, n.Data) }) {
		t.Errorf("the page has a <%s>", n.Data)
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style loads something")
	}
	for _, n := range all(root, func(n *html.Node) bool { return attr(n, "style") != "" }) {
		t.Errorf("the page's own policy forbids the style of <%s>", n.Data)
	}
}

// TestStyleIsAllowed holds that the sum in the page's policy is that of its style.
func TestStyleIsAllowed(t *testing.T) {
	root := parsed(t, written(t, sample(t, "harbor.txt")))
	styles := all(root, func(n *html.Node) bool { return n.Data == "style" })
	if len(styles) != 1 {
		t.Fatalf("%d styles", len(styles))
	}
	sum := sha256.Sum256([]byte(styles[0].FirstChild.Data))
	metas := all(root, func(n *html.Node) bool { return attr(n, "http-equiv") == "Content-Security-Policy" })
	if len(metas) != 1 {
		t.Fatalf("%d policies", len(metas))
	}
	if want := base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(attr(metas[0], "content"), "style-src 'sha256-"+want+"'") {
		t.Errorf("the sum of the style is %s, and the policy is %s", want, attr(metas[0], "content"))
	}
}

// TestHostile holds that nothing of an article gets out of its place.
func TestHostile(t *testing.T) {
	const evil = `</style></title><script>alert(1)</script>"'><img src=x onerror=alert(1)>{{.}}`
	text := "Kenya proposed " + evil + " on June 2.\n\n\"" + evil + "\" said Anna Okello, minister of " + evil + "."
	for _, address := range []string{"javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://a.example/\"><script>", "//evil.example", "vbscript:x", " javascript:alert(1)", "https:///x"} {
		doc := extracted(t, document.Raw{Format: document.FormatText, Body: []byte(text),
			Meta: document.Meta{ID: evil, URL: address, Title: evil, Byline: evil, Site: evil, Language: `en"><script>`, Published: "2025-06-02"}})
		doc.Meta.Language = `en" onclick="alert(1)`
		page := written(t, doc, doc)
		root := parsed(t, page)
		for _, n := range all(root, func(*html.Node) bool { return true }) {
			if n.Data == "script" || n.Data == "img" {
				t.Errorf("%s: a <%s> got in", address, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://a.example/") {
					t.Errorf("%s: attribute %s=%q", address, a.Key, a.Val)
				}
			}
		}
		if title := all(root, func(n *html.Node) bool { return n.Data == "title" }); len(title) != 1 || !strings.Contains(words(title[0]), "onerror") {
			t.Errorf("the title is not as it should be")
		}
	}
}

// TestLegend holds that every layer can be shown and hidden.
func TestLegend(t *testing.T) {
	page := written(t)
	for _, l := range layers {
		if !strings.Contains(page, `class="show-`+l+`"><mark class="`+l+`">`) || !strings.Contains(style, "show-"+l+":not(:checked)) [tabindex]."+l) {
			t.Errorf("no switch for %s", l)
		}
	}
}

func TestNothing(t *testing.T) {
	if page := written(t); !strings.Contains(page, "Nothing to show") {
		t.Error("a page of no articles says nothing")
	}
	empty := written(t, document.New(document.Meta{}, "", nil))
	if !strings.Contains(empty, "<h1 dir=\"auto\">Article</h1>") {
		t.Error("an empty article has no heading")
	}
}

func TestBetween(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"2025-06-02", "2025-06-02", "2 June 2025"}, {"2025-06-20", "2025-06-30", "20 to 30 June 2025"},
		{"2025-06-01", "2025-06-30", "June 2025"}, {"2024-02-01", "2024-02-29", "February 2024"}, {"2025-01-01", "2025-12-31", "2025"},
		{"2010-01-01", "2019-12-31", "2010 to 2019"}, {"2025-05-28", "2025-06-03", "28 May to 3 June 2025"},
		{"2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"}, {"2025-06-02", "", "from 2 June 2025"}, {"odd", "odd", "odd"}, {"-0044", "-0043", "-0044 to -0043"},
	}
	for _, tt := range tests {
		if got := between(tt.from, tt.to); got != tt.want {
			t.Errorf("between(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

// long is an article of some words, made of sentences of the samples.
func long(t testing.TB, count int) *document.Document {
	t.Helper()
	var b strings.Builder
	for i, n := 0, 0; n < count; i++ {
		name := []string{"istanbul.txt", "harbor.txt", "river.txt"}[i%3]
		body, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(body), "\n\n")
		fmt.Fprintf(&b, "%s\n\n", text)
		n += len(strings.Fields(text))
	}
	return extracted(t, document.Raw{Body: []byte("date 2025-06-02\n\n" + b.String()), Format: document.FormatText})
}

// TestSize holds how long the page of a long article may be.
func TestSize(t *testing.T) {
	page := written(t, long(t, 5000))
	t.Logf("%d bytes", len(page))
	if len(page) > 500_000 {
		t.Errorf("the page of 5,000 words has %d bytes", len(page))
	}
}

func BenchmarkWrite(b *testing.B) {
	doc := long(b, 5000)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(&out, []*document.Document{doc}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExtract is the pipeline over the article of BenchmarkWrite.
func BenchmarkExtract(b *testing.B) {
	doc := long(b, 5000)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		extracted(b, document.Raw{Body: []byte(doc.Text), Format: document.FormatText})
	}
}
