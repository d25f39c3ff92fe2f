package site

import (
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestEscapes compares texts and addresses with what html/template makes of them.
func TestEscapes(t *testing.T) {
	wanted := template.Must(template.New("").Parse(`{{.}}<a id="{{.}}" href="acts/{{.}}.html">`))
	parts := []string{"a", "Z", "9", "é", "字", "\xff", "\x00", "\n", " ", "&", "&amp;", "<", ">", `"`, "'", "+", "%", "%2f", "%zz", "%4", ":", "?", "#",
		"/", "\\", "javascript:", "(", ")", "~", "_", "-", "."}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		var s string
		for range 8 {
			s += parts[random.IntN(len(parts))]
		}
		var want strings.Builder
		if err := wanted.Execute(&want, s); err != nil {
			t.Fatal(err)
		}
		var w writer
		w.text(s)
		w.tag(`<a id="`)
		w.text(s)
		w.tag(`" href="acts/`)
		w.address(s)
		w.tag(`.html">`)
		if got := string(w.html()); got != want.String() {
			t.Fatalf("got %q, want %q", got, want.String())
		}
	}
}
