package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// readers read what is written with a tool's default settings, and print how many rows each file has and the whole part of the sum of
// the amounts. Polars infers the columns of JSON from the first hundred lines alone, so that it needs an option for nested lines, of which
// fields may be null in all of them; rows, which begin with lines that show the types, need none.
var readers = map[string][]string{
	"pandas": {"python3", "-c", `import pandas as p; d = p.read_csv("events.csv")
print(len(p.read_json("events.jsonl", lines=True)), len(d), len(p.read_parquet("events.parquet")), int(d.value.sum()))
r = p.read_json("rows.jsonl", lines=True); assert len(r) == len(d) and r.value.sum() == d.value.sum()`},
	"polars": {"python3", "-c", `import polars as p; d = p.read_csv("events.csv")
print(len(p.read_ndjson("events.jsonl", infer_schema_length=None)), len(d), len(p.read_parquet("events.parquet")), int(d["value"].sum()))
for r in p.read_ndjson("rows.jsonl"), p.scan_ndjson("rows.jsonl").collect():
    assert len(r) == len(d) and r["value"].sum() == d["value"].sum() and r["outcome"].count() == d["outcome"].count() > 0`},
	"duckdb": {"python3", "-c", `import duckdb as d
print(*(d.sql(f"select count(*) from '{f}'").fetchall()[0][0] for f in ("events.jsonl", "events.csv", "events.parquet")), int(d.sql("select sum(value) from 'events.csv'").fetchall()[0][0]))
q = "select count(*), sum(value), count(outcome) from '%s'"
assert d.sql(q % "rows.jsonl").fetchall() == d.sql(q % "events.csv").fetchall()`},
	"R": {"Rscript", "-e", `d <- read.csv("events.csv"); n <- length(readLines("events.jsonl"))
if (requireNamespace("jsonlite", quietly = TRUE)) {
  n <- nrow(jsonlite::stream_in(file("events.jsonl"), verbose = FALSE))
  r <- jsonlite::stream_in(file("rows.jsonl"), verbose = FALSE)
  stopifnot(nrow(r) == nrow(d), sum(r$value, na.rm = TRUE) == sum(d$value, na.rm = TRUE))
}
cat(n, nrow(d), if (requireNamespace("nanoparquet", quietly = TRUE)) nrow(nanoparquet::read_parquet("events.parquet")) else n, format(floor(sum(d$value, na.rm = TRUE)), scientific = FALSE), "\n")`},
}

// hardToInfer are articles whose first hundred findings have whole numbers, and no acts or speakers, and whose last ones have what was
// not there before: readers that look at the first rows must not fail at these.
func hardToInfer() string {
	texts := slices.Repeat([]string{"The yard built 40 ships and 12 trains. It has 300 cars and 5,000 workers."}, 60)
	texts = append(texts,
		"Prices rose by 4.5 percent, and 3.75 tons of maize were sold. About 2.5 million people live there.",
		"Kenya proposed a summit to Uganda on June 20, 2026. “We will not pay,” said President William Ruto.",
	)
	var lines strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&lines, `{"id":"article %d","published":"2025-06-02","text":%q}`+"\n", i, text)
	}
	return lines.String()
}

// TestToolsReadTheOutput holds that tools that people have read what is written; those that are not installed are skipped.
func TestToolsReadTheOutput(t *testing.T) {
	longtest.NotUnderRace(t)
	longtest.Only(t)
	t.Chdir(t.TempDir())
	if err := os.WriteFile("hard.jsonl", []byte(hardToInfer()), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, format := range [][]string{{"-o", "events.jsonl"}, {"-f", "csv", "-o", "events.csv"}, {"-f", "events-parquet", "-o", "events.parquet"},
		{"-f", "rows", "-o", "rows.jsonl"}} {
		args := append([]string{"extract", "-q", "hard.jsonl"}, format...)
		for _, name := range []string{"harbor.txt", "istanbul.txt", "river.txt", "takeover.html"} {
			args = append(args, filepath.Join(testdata, name))
		}
		var stderr strings.Builder
		if code := execute(t.Context(), args, strings.NewReader(""), nil, &stderr); code != exitOK {
			t.Fatalf("exit code %d: %s", code, &stderr)
		}
	}
	want := rowsAndSum(t, "events.csv")
	for tool, command := range readers {
		t.Run(tool, func(t *testing.T) {
			installed := exec.Command(command[0], "--version").Run() == nil
			if command[0] == "python3" {
				installed = exec.Command("python3", "-c", "import "+tool).Run() == nil
			}
			if !installed {
				t.Skip("not installed")
			}
			var stderr strings.Builder
			run := exec.Command(command[0], command[1:]...)
			run.Stderr = &stderr
			out, err := run.Output()
			if got := strings.Fields(string(out)); err != nil || !slices.Equal(got, want) {
				t.Errorf("%v: got %q, want %q: %s", err, got, want, &stderr)
			}
		})
	}
}

// formatReaders read what formats other than tables write, each with a program that knows the format. They print the number of acts that
// are not repeated, or "ok".
var formatReaders = []struct{ module, code, want string }{
	{"zipfile", `import zipfile; print(zipfile.ZipFile("acts.xlsx").testzip() or "ok")`, "ok"},
	{"openpyxl", `import openpyxl; w = openpyxl.load_workbook("acts.xlsx")
i = [c.value for c in w["Acts"][1]].index("same_as"); print(sum(r[i] is None for r in w["Acts"].iter_rows(min_row=2, values_only=True)))`, "acts"},
	{"networkx", `import networkx; g = networkx.read_graphml("acts.graphml"); print("ok" if g.number_of_edges() > 9 else g)`, "ok"},
	{"frictionless", `import frictionless; r = frictionless.validate("datapackage.json"); print("ok" if r.valid else r)`, "ok"},
	{"json", `import json; print("ok" if {f["geometry"]["type"] for f in json.load(open("acts.geojson"))["features"]} == {"Point"} else "no points")`, "ok"},
	{"xml", `import xml.etree.ElementTree as x, pathlib; print("ok" if all(x.parse(p).find(".//TIMEX3") is not None for p in pathlib.Path("timeml").iterdir()) else "no dates")`, "ok"},
	{"csv", `import csv; print(*({len(r) for r in csv.reader(open("acts.gdelt"), delimiter="\t", quoting=csv.QUOTE_NONE)}))`, "58"},
}

// TestProgramsReadTheFormats holds that the programs that formats are for open what is written; those that are not installed are skipped.
func TestProgramsReadTheFormats(t *testing.T) {
	longtest.NotUnderRace(t)
	longtest.Only(t)
	t.Chdir(t.TempDir())
	var articles []string
	for _, name := range []string{"harbor.txt", "istanbul.txt", "river.txt", "takeover.html"} {
		articles = append(articles, filepath.Join(testdata, name))
	}
	for _, format := range [][]string{
		{"-f", "xlsx", "-o", "acts.xlsx"}, {"-f", "graphml", "-o", "acts.graphml"}, {"-f", "csv", "--kinds", "act", "--datapackage", "-o", "acts.csv"},
		{"-f", "geojson", "-o", "acts.geojson"}, {"-f", "timeml", "-o", "timeml"}, {"-f", "gdelt", "-o", "acts.gdelt"},
	} {
		var stderr strings.Builder
		if code := execute(t.Context(), slices.Concat([]string{"extract", "-q"}, format, articles), strings.NewReader(""), nil, &stderr); code != exitOK {
			t.Fatalf("%v: exit code %d: %s", format, code, &stderr)
		}
	}
	for _, r := range formatReaders {
		t.Run(r.module, func(t *testing.T) {
			if exec.Command("python3", "-c", "import "+r.module).Run() != nil {
				t.Skip("not installed")
			}
			want := r.want
			if want == "acts" {
				want = strconv.Itoa(actsNotRepeated(t, "acts.csv"))
			}
			out, err := exec.Command("python3", "-c", r.code).CombinedOutput()
			if got := strings.TrimSpace(string(out)); err != nil || got != want {
				t.Errorf("%v: got %s, want %s", err, got, want)
			}
		})
	}
}

// actsNotRepeated returns how many rows of a table of acts are not reports of an act of another row.
func actsNotRepeated(t *testing.T, name string) int {
	t.Helper()
	table := readTable(t, name)
	same, n := slices.Index(table[0], "same_as"), 0
	for _, row := range table[1:] {
		if row[same] == "" {
			n++
		}
	}
	return n
}

// rowsAndSum is what each reader has to print of a table: three times its rows, and the whole part of the sum of its amounts.
func rowsAndSum(t *testing.T, name string) []string {
	t.Helper()
	table := readTable(t, name)
	value, sum := slices.Index(table[0], "value"), 0.0
	for _, row := range table[1:] {
		amount, _ := strconv.ParseFloat(row[value], 64) // 0 if there is none
		sum += amount
	}
	rows := strconv.Itoa(len(table) - 1)
	return []string{rows, rows, rows, strconv.FormatInt(int64(sum), 10)}
}

func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	table, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// testdata is the folder of the sample articles, as a path that is right in any folder.
var testdata, _ = filepath.Abs("../../testdata")
