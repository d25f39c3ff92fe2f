package article

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/longtest"
)

// TestLongDescriptionsAreCut gives an article fields of a megabyte each, in its record and in its page.
func TestLongDescriptionsAreCut(t *testing.T) {
	longtest.NotUnderRace(t)
	long := strings.Repeat("Ostby é ", 1<<17)
	names := make([]string, 50_000)
	for i := range names {
		names[i] = fmt.Sprintf("Ana Roe %d", i)
	}
	text := []byte("The bridge was old. It was closed on Monday.")
	page := []byte("<html><head><title>" + long + `</title><meta property="og:site_name" content="` + long + `"><meta name="description" content="` + long +
		`"><meta property="article:section" content="` + long + `"><link rel="canonical" href="http://a.example/` + strings.ReplaceAll(long,
		" ", "x") +
		`"></head><body><p>The bridge was old. It was closed on Monday, the mayor of Ostby said.</p></body></html>`)
	for name, raw := range map[string]document.Raw{
		"record": {Body: text, Meta: document.Meta{ID: long, URL: long, Title: long, Site: long, Byline: long, Language: "en", Section: long,
			Description: long, Image: long, Tags: []string{long}}},
		"names": {Body: text, Meta: document.Meta{Byline: strings.Join(names, ", ")}},
		"tags":  {Body: text, Meta: document.Meta{Tags: names}},
		"page":  {Body: page},
	} {
		doc, err := Parse(t.Context(), raw)
		if err != nil {
			t.Fatal(name, err)
		}
		out, _ := json.Marshal(doc.Meta)
		if len(out) > 50_000 || !utf8.Valid(out) {
			t.Errorf("%s: %d bytes", name, len(out))
		}
		if title := doc.Meta.Title; title != "" && !strings.HasSuffix(title, "…") {
			t.Errorf("%s: the title is cut without a mark: %q", name, title[len(title)-20:])
		}
	}
}

// TestCutIDsStayDifferent cuts two ids that differ after the cut alone, and keeps what is short.
func TestCutIDsStayDifferent(t *testing.T) {
	long := strings.Repeat("a", 2*maxAddress)
	ids := map[string]bool{}
	for _, end := range []string{"1", "2"} {
		m := document.Meta{ID: long + end, URL: "http://a.example/" + long + end}
		bound(&m)
		ids[m.ID], ids[m.URL] = true, true
		if len(m.ID) > maxID || len(m.URL) > maxAddress || !strings.Contains(m.ID, "…") {
			t.Errorf("%d and %d bytes", len(m.ID), len(m.URL))
		}
	}
	if len(ids) != 4 {
		t.Errorf("%d different ids and addresses, want 4", len(ids))
	}
	short := document.Meta{ID: long[:maxID], URL: long[:maxAddress], Title: strings.Repeat("é", maxTitle/2)}
	m := short
	if bound(&m); m.ID != short.ID || m.URL != short.URL || m.Title != short.Title {
		t.Error("what is not too long is cut")
	}
}
