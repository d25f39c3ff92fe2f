package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// TestPacks checks and tests the packs of rules in rules/testdata as a user's folders, and runs them over their article.
func TestPacks(t *testing.T) {
	dirs, err := filepath.Glob("../rules/testdata/packs/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no packs: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			x, err := New(WithRules(dir))
			if err != nil {
				t.Fatal(err)
			}
			mine := func(file string) bool { return filepath.Dir(file) == filepath.Clean(dir) }
			for _, w := range ruletest.Review(t.Context(), x.Rules(), x.Analyze, mine) {
				t.Error(w)
			}
			failures, run := ruletest.RunOf(t.Context(), x.Rules(), x.Analyze, func(r rules.Rule) bool { return mine(r.File) })
			for _, f := range failures {
				t.Error(f.Diff())
			}
			if run == 0 {
				t.Error("no tests")
			}
			packArticle(t, x, dir)
		})
	}
}

// packArticle compares the events that a pack's own rules find in article.txt with article.want: a line each.
func packArticle(t *testing.T, x *Extractor, dir string) {
	body, err := os.ReadFile(filepath.Join(dir, "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: body})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for i := range doc.Events {
		ev := &doc.Events[i]
		if r, ok := x.Rules().Find(ev.Rule); !ok || filepath.Dir(r.File) != filepath.Clean(dir) {
			continue
		}
		got.WriteString(ev.Type + " " + ev.Act + " " + ev.Status.Polarity + " " + ev.Status.Modality + ":")
		for _, a := range ev.Actors {
			got.WriteString(" [" + doc.Words(a.Range) + "]")
		}
		got.WriteString(" " + doc.Words(ev.Trigger))
		if ev.Theme != nil {
			got.WriteString(" [" + doc.Words(*ev.Theme) + "]")
		}
		got.WriteByte('\n')
	}
	want, err := os.ReadFile(filepath.Join(dir, "article.want"))
	if err != nil || got.String() != string(want) {
		t.Errorf("events of the article: got\n%s\nwant\n%s%v", &got, want, err)
	}
}
