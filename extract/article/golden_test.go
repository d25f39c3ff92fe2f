package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dateline/extract/document"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata/*.txtar")

// show writes a document as the cases do: a line for each field, then one for each block.
func show(doc *document.Document) string {
	var b strings.Builder
	m := doc.Meta
	for _, f := range []struct{ name, value string }{
		{"title", m.Title}, {"byline", m.Byline}, {"published", m.Published}, {"url", m.URL}, {"site", m.Site}, {"language", m.Language},
		{"source of date", string(m.PublishedSource)}, {"updated", m.Updated},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
		}
	}
	for _, block := range doc.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", block.Kind, strings.ReplaceAll(doc.Slice(block.Span), "\n", "⏎"))
	}
	return b.String()
}

func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil || len(archive.Files) != 2 {
		t.Fatal("want an input and a want part:", err)
	}
	input, want := archive.Files[0], &archive.Files[1]
	doc, err := Parse(t.Context(), document.Raw{Body: input.Data})
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, doc)
	got := show(doc)
	if *update {
		want.Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got != string(want.Data) {
		t.Errorf("got\n%s\nwant\n%s", got, want.Data)
	}
}
