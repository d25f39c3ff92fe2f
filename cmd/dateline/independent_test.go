package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dateline/extract"
	"dateline/extract/serve"
	"dateline/internal/freelist"
	"dateline/internal/longtest"
)

// TestArticlesAreIndependent holds that the output of an article is the same bytes whatever the process read before it: alone, in
// order, shuffled, at any number of jobs, in shards, and through the server.
func TestArticlesAreIndependent(t *testing.T) {
	records := independentRecords(t)
	if len(records) < 300 {
		t.Fatalf("only %d texts", len(records))
	}
	switch {
	case longtest.Race:
		records = everyOf(records, 16)
	case !longtest.Wanted(): // a sample of them
		records = everyOf(records, 12)
	}
	for _, format := range []string{"articles", "events"} {
		t.Run(format, func(t *testing.T) {
			alone := eachAlone(t, format, records)
			for _, jobs := range []string{"1", "2", "8"} {
				order := indexes(len(records))
				sameArticles(t, "in order at "+jobs+" jobs", alone, order, extracted(t, records, order, "--format", format, "--jobs", jobs))
			}
			for _, jobs := range []string{"1", "8"} {
				order := shuffled(len(records), uint64(len(jobs)))
				sameArticles(t, "shuffled at "+jobs+" jobs", alone, order, extracted(t, records, order, "--format", format, "--jobs", jobs))
			}
			const shards = 3
			for shard := range shards {
				got := extracted(t, records, indexes(len(records)), "--format", format, "--shard", fmt.Sprintf("%d/%d", shard+1, shards))
				part := slices.DeleteFunc(indexes(len(records)), func(i int) bool { return i%shards != shard })
				sameArticles(t, fmt.Sprintf("shard %d", shard+1), alone, part, got)
			}
			order := shuffled(len(records), 9)
			sameArticles(t, "through the server", alone, order, served(t, format, records, order))
		})
	}
}

// everyOf returns every nth record.
func everyOf(records []string, n int) (some []string) {
	for i := 0; i < len(records); i += n {
		some = append(some, records[i])
	}
	return some
}

// eachAlone is the output of each record if nothing is kept from any text before it.
func eachAlone(t *testing.T, format string, records []string) []string {
	defer freelist.Disable()()
	alone := make([]string, len(records))
	for i := range records {
		alone[i] = extracted(t, records, []int{i}, "--format", format)
	}
	return alone
}

// extracted is the output for records in an order.
func extracted(t *testing.T, records []string, order []int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"extract", "--input-format", "jsonl"}, args...)
	if code := execute(t.Context(), args, strings.NewReader(joined(records, order)), &out, &errs); code != exitOK {
		t.Fatalf("%v: exit code %d: %s", args, code, &errs)
	}
	return out.String()
}

// served is what the server answers to records in an order.
func served(t *testing.T, format string, records []string, order []int) string {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve.New(x, serve.Config{})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://localhost/v1/articles?format="+format, strings.NewReader(joined(records, order)))
	r.Header.Set("Content-Type", "application/x-ndjson")
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Body.String()
}

func joined(records []string, order []int) string {
	var b strings.Builder
	for _, i := range order {
		b.WriteString(records[i] + "\n")
	}
	return b.String()
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func shuffled(n int, seed uint64) []int { return rand.New(rand.NewPCG(seed, 0)).Perm(n) }

// sameArticles compares an output with those of its articles alone, and names the first articles that differ.
func sameArticles(t *testing.T, how string, alone []string, order []int, got string) {
	t.Helper()
	for _, i := range order {
		rest, ok := strings.CutPrefix(got, alone[i])
		if !ok {
			t.Errorf("%s: article %d differs from its output alone: %.3000s", how, i, firstDifference([]byte(got), []byte(alone[i])))
			return
		}
		got = rest
	}
	if got != "" {
		t.Errorf("%s: more than the articles alone gave: %.200s", how, got)
	}
}

// independentRecords are lines of JSON: made texts, hard ones, and the articles and cases of testdata.
func independentRecords(t *testing.T) []string {
	texts := append(hardTexts(), madeTexts(340)...)
	files, err := filepath.Glob("../../testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(ar.Files) == 0 { // articles in one text
			texts = append(texts, string(ar.Comment))
			continue
		}
		texts = append(texts, string(ar.Files[0].Data))
	}
	var records []string
	for i, text := range texts {
		records = append(records, inputLine(t, "text", text, i))
	}
	for _, name := range []string{"istanbul.txt", "harbor.txt", "river.txt", "takeover.html"} {
		data, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		field := "text"
		if filepath.Ext(name) == ".html" {
			field = "html"
		}
		records = append(records, inputLine(t, field, string(data), len(records)))
	}
	return records
}

func inputLine(t *testing.T, field, body string, id int) string {
	t.Helper()
	line, err := json.Marshal(map[string]string{"id": strconv.Itoa(id), "published": "2025-06-02", field: body})
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}
