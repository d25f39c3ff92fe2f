package run

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestManyParts writes to more files than may be open at once, in turn.
func TestManyParts(t *testing.T) {
	dir := t.TempDir()
	var in strings.Builder
	const days = 3 * maxOpen
	for round := range 2 {
		for day := range days {
			fmt.Fprintf(&in, `{"id":"%d-%d","published":"%d-06-02","text":"The bridge was old."}`+"\n", round, day, 1900+day)
		}
	}
	j := testJob(t, "articles", in.String())
	j.Output = filepath.Join(dir, "{year}.jsonl")
	if err := j.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) != days {
		t.Errorf("%d files, want %d", len(files), days)
	}
	for _, name := range files {
		if text := read(t, name); strings.Count(text, "\n") != 2 || strings.Index(text, `"id":"0-`) > strings.Index(text, `"id":"1-`) {
			t.Errorf("%s: %s", name, text)
		}
	}
}
