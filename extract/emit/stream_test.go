package emit

import (
	"bytes"
	"encoding/json"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestLinesAreStandardJSON holds the lines against encoding/json, which the library that writes them stands in for.
func TestLinesAreStandardJSON(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	odd, err := x.Extract(document.Raw{Meta: document.Meta{ID: "a\u2028\x01\\\"", Title: "<b> & \u2029 \U0001F600", URL: "https://a.test/?a=1&b=<2>"},
		Body: []byte("Kenya\u2019s \u201cminister\u201d <said> on May 5 & \u00e9t\u00e9 that 1.50 km, $2.10 or -0.5 percent\u2028were proposed to \U0001F1F0 Uganda \\ \"here\".")})
	if err != nil {
		t.Fatal(err)
	}
	docs := []*document.Document{odd, sample(t, "istanbul.txt"), sample(t, "takeover.html")}
	for format, values := range map[string]func(*document.Document, Options) []any{"events": events, "articles": articles, "plover": ploverEvents} {
		for _, doc := range docs {
			var want bytes.Buffer
			enc := json.NewEncoder(&want)
			enc.SetEscapeHTML(false)
			for _, v := range values(doc, Options{}) {
				if err := enc.Encode(v); err != nil {
					t.Fatal(err)
				}
			}
			if got := written(t, format, Options{}, doc); got != want.String() {
				t.Errorf("%s of %q:\n%s\nwant\n%s", format, doc.Meta.ID, got, want.String())
			}
		}
	}
}
