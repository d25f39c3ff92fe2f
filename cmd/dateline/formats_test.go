package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/emit"
)

// TestEveryFormatHasACommand holds that the page on usage has a command for each format; TestReadmeCommands runs them.
func TestEveryFormatHasACommand(t *testing.T) {
	page := readPage(t, "../../docs/usage.md")
	for _, f := range emit.Formats() {
		if !strings.Contains(page, "\n$ dateline extract -f "+f.Name+" ") {
			t.Errorf("no command with -f %s", f.Name)
		}
	}
}

// TestFormatsAtAnyJobs holds that every format writes the same bytes whatever the number of jobs, and that shards have together what all have.
func TestFormatsAtAnyJobs(t *testing.T) {
	dir := t.TempDir()
	articles(t, dir, 60)
	var more strings.Builder // with pairs of parties, and places
	for i, to := range []string{"Chad", "Norway", "Ghana", "Poland"} {
		fmt.Fprintf(&more, "{\"id\":\"m%d\",\"published\":\"2025-06-02\",\"text\":\"Kenya held talks with %s in Nairobi on Monday. It offered %s %d tents.\"}\n", i, to, to, i+5)
	}
	if err := os.WriteFile(filepath.Join(dir, "9.jsonl"), []byte(more.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, f := range emit.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			one := written(t, dir, f.Name, "--jobs", "1")
			if many := written(t, dir, f.Name, "--jobs", "4"); many != one || one == "" {
				t.Errorf("%d bytes with 4 jobs, %d with 1", len(many), len(one))
			}
			first, second := written(t, dir, f.Name, "--shard", "1/2"), written(t, dir, f.Name, "--shard", "2/2")
			if first == "" || second == "" || first == second {
				t.Errorf("the shards have %d and %d bytes", len(first), len(second))
			}
			if f.Resumable {
				lines := strings.Count(one, "\n") - strings.Count(first, "\n") - strings.Count(second, "\n")
				if header := f.Ext == ".csv" || f.Ext == ".tsv"; lines != 0 && !(header && lines == -1) {
					t.Errorf("the shards have %d lines less than all", lines)
				}
			}
		})
	}
}

// written is all that a run writes: a file, or the files of a folder one after another.
func written(t *testing.T, dir, format string, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	args = append([]string{"extract", "-q", "--any-language", "-f", format, "-o", out, dir}, args...)
	var stderr strings.Builder
	if code := execute(t.Context(), args, strings.NewReader(""), nil, &stderr); code != exitIncomplete {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	var all strings.Builder
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all.WriteString(d.Name())
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(all.String(), "out")
}
