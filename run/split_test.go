package run

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestNamesOfSplitOutput checks which reports and inputs are refused beside a split output: those with a name that a part may have.
func TestNamesOfSplitOutput(t *testing.T) {
	for args, refused := range map[string]bool{
		"-o {date}.jsonl --summary 2025-06-02.jsonl a.txt":                     true,
		"-o {date}.jsonl --errors undated.jsonl a.txt":                         true,
		"-o ./in/../{month}.jsonl --summary 2025-06.jsonl a.txt":               true,
		"-o out/{year}-{date}.jsonl --summary out/2025-2025-06-02.jsonl a.txt": true,
		"-o {year}.txt 1999.txt":                                               true,
		"-o {date}.jsonl --summary summary.jsonl a.txt":                        false,
		"-o {date}.jsonl --errors 2025-06.jsonl a.txt":                         false,
		"-o {date}.txt a.txt":                                                  false,
		"-o x{date}.txt other.txt":                                             false,
	} {
		inFolder(t)
		put(t, "1999.txt", articleText)
		err := setJob(t, args).Run(t.Context())
		usage := new(UsageError)
		if errors.As(err, &usage) != refused || err != nil && !refused {
			t.Errorf("%s: %v", args, err)
		}
	}
}

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
