package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// readers read events.jsonl and events.csv with a tool's default settings, and print how many rows each has. Polars infers the columns of JSON from the
// first hundred lines alone, and one may be null in all of them, so it must be asked to look at all.
var readers = map[string][]string{
	"pandas": {"python3", "-c", `import pandas as p; print(len(p.read_json("events.jsonl", lines=True)), len(p.read_csv("events.csv")))`},
	"polars": {"python3", "-c", `import polars as p; print(len(p.read_ndjson("events.jsonl", infer_schema_length=None)), len(p.read_csv("events.csv")))`},
	"duckdb": {"python3", "-c", `import duckdb as d; print(*(d.sql(f"select count(*) from '{f}'").fetchall()[0][0] for f in ("events.jsonl", "events.csv")))`},
	"R":      {"Rscript", "-e", `cat(length(readLines("events.jsonl")), nrow(read.csv("events.csv")), "\n")`},
}

// TestToolsReadTheOutput holds that tools that people have read what is written; those that are not installed are skipped.
func TestToolsReadTheOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	articles := []string{"harbor.txt", "istanbul.txt", "river.txt", "takeover.html"}

	for _, args := range [][]string{{"-o", "events.jsonl"}, {"-f", "csv", "-o", "events.csv"}} {
		args = append([]string{"extract", "-q"}, args...)
		for _, name := range articles {
			args = append(args, filepath.Join(testdata, name))
		}
		var stderr strings.Builder
		if code := execute(t.Context(), args, strings.NewReader(""), nil, &stderr); code != exitOK {
			t.Fatalf("exit code %d: %s", code, &stderr)
		}
	}
	data, err := os.ReadFile("events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Count(string(data), "\n")
	for tool, command := range readers {
		t.Run(tool, func(t *testing.T) {
			installed := exec.Command(command[0], "--version").Run() == nil
			if command[0] == "python3" {
				installed = exec.Command("python3", "-c", "import "+tool).Run() == nil
			}
			if !installed {
				t.Skip("not installed")
			}
			out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
			fields := strings.Fields(string(out))
			if err != nil || len(fields) != 2 || fields[0] != fields[1] || fields[0] != strconv.Itoa(lines) {
				t.Errorf("%v: got %s, want %d rows twice", err, out, lines)
			}
		})
	}
}

// testdata is the folder of the sample articles, as a path that is right in any folder.
var testdata, _ = filepath.Abs("../../testdata")
