package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

var update = flag.Bool("update", false, "write what comes out into the golden files")

// TestGolden runs the command over the articles of testdata and compares what comes out with NAME.articles.json, which is
// indented so that a change can be read, and NAME.events.jsonl. Both must be valid by the schema.
func TestGolden(t *testing.T) {
	longtest.NotUnderRace(t)
	t.Chdir("../../testdata")
	for _, pattern := range []string{"*.txt", "*.html"} {
		articles, err := filepath.Glob(pattern)
		if err != nil || len(articles) == 0 {
			t.Fatalf("%s: %v, %v", pattern, articles, err)
		}
		for _, article := range articles {
			base := strings.TrimSuffix(article, filepath.Ext(article))
			t.Run(base, func(t *testing.T) {
				golden(t, base+".events.jsonl", goldenLines(t, "events", article))
				lines := goldenLines(t, "articles", article)
				var indented bytes.Buffer
				if err := json.Indent(&indented, lines, "", " "); err != nil {
					t.Fatal(err)
				}
				golden(t, base+".articles.json", indented.Bytes())
			})
		}
	}
}

// goldenLines is the valid output for an article.
func goldenLines(t *testing.T, format, article string) []byte {
	t.Helper()
	var out bytes.Buffer
	if code := execute(t.Context(), []string{"extract", "--format", format, article}, strings.NewReader(""), &out, os.Stderr); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	validateLines(t, compiled(t, format), out.Bytes())
	return rulesVersion.ReplaceAll(out.Bytes(), []byte(`"rules":"any"`))
}

// rulesVersion is left out of the golden files, which would all change with every rule.
var rulesVersion = regexp.MustCompile(`"rules":"[0-9a-f]{8}"`)

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what comes out now; look at it and run with -update\n%s", file, firstDifference(got, want))
	}
}

// firstDifference is the first line in which two outputs differ.
func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + strings.Join(w[min(i, len(w)):min(i+1, len(w))], "")
		}
	}
	return "got nothing for " + w[len(g)]
}
