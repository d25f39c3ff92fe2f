package run

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/emit"
)

// A dump of millions of tiny records costs by the piece: what each takes of memory is most of the time.
func TestTinyRecordsTakeFewPieces(t *testing.T) {
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		t.Fatal(err)
	}
	format, err := emit.Find("articles")
	if err != nil {
		t.Fatal(err)
	}
	encoder, err := emit.New("articles", emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const records = 5000
	dir := t.TempDir()
	for _, c := range []struct {
		head, record string
		most         uint64 // pieces of memory for each record
	}{
		{"id,text\n", "1,a\n", 25},
		{"id,text\n", "1,\"a\n", 26},
		{"id,text\n", "1,Go.\n", 34},
		{"", `{"text":"Go."}` + "\n", 40},
	} {
		ext := map[bool]string{true: "csv", false: "jsonl"}[c.head != ""]
		path := filepath.Join(dir, fmt.Sprintf("%d.%s", len(c.record), ext))
		if err := os.WriteFile(path, []byte(c.head+strings.Repeat(c.record, records)), 0o644); err != nil {
			t.Fatal(err)
		}
		run := func() {
			job := &Job{Inputs: []string{path}, Extractor: x, Jobs: 1, Format: format, Encoder: encoder, Stdout: io.Discard}
			if err := job.Run(t.Context()); err != nil && err != ErrIncomplete {
				t.Fatal(err)
			}
		}
		run() // loads the models
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		run()
		runtime.ReadMemStats(&after)
		if n := (after.Mallocs - before.Mallocs) / records; n > c.most {
			t.Errorf("%q: %d pieces of memory for a record, at most %d", c.record, n, c.most)
		} else {
			t.Logf("%q: %d", c.record, n)
		}
	}
}
