package emit

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/record"
)

// TestRowsAreThoseOfCSV holds that the lines have the keys of the columns, in their order, and their values.
func TestRowsAreThoseOfCSV(t *testing.T) {
	doc := sample(t, "takeover.html")
	doc.Meta.Kept = map[string]json.RawMessage{"desk": json.RawMessage(`"city"`)}
	opts := Options{Fields: []string{"desk"}, Kinds: record.Kinds}
	table, err := csv.NewReader(strings.NewReader(written(t, "csv", opts, doc))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, row := range table[1:] {
		want[strings.Join(row, "|")] = true
	}
	lines := strings.Split(strings.TrimSuffix(written(t, "rows", opts, doc), "\n"), "\n")
	if len(lines) != len(table)-1 {
		t.Fatalf("%d lines, and %d rows", len(lines), len(table)-1)
	}
	for _, line := range lines {
		keys, values := pairsOf(t, line)
		if strings.Join(keys, "|") != strings.Join(table[0], "|") {
			t.Fatalf("the keys are %q", keys)
		}
		if !want[strings.Join(values, "|")] {
			t.Errorf("no row of csv has the values %q", values)
		}
	}
}

// pairsOf returns the keys of an object, in their order, and their values as cells.
func pairsOf(t *testing.T, line string) (keys, values []string) {
	t.Helper()
	in := json.NewDecoder(strings.NewReader(line))
	in.UseNumber()
	if _, err := in.Token(); err != nil {
		t.Fatal(err)
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			t.Fatal(err)
		}
		value, err := in.Token()
		if err != nil {
			t.Fatal(err)
		}
		if value == nil {
			value = ""
		}
		keys, values = append(keys, key.(string)), append(values, fmt.Sprint(value))
	}
	return keys, values
}

// TestRowsBeginWithTheTypes holds that a column has a value in the first hundred lines if it has one anywhere.
func TestRowsBeginWithTheTypes(t *testing.T) {
	early, late := sample(t, "river.txt"), sample(t, "istanbul.txt")
	early.Events, early.Quotes = nil, nil
	var docs []*document.Document
	for range 60 {
		docs = append(docs, early)
	}
	lines := strings.Split(strings.TrimSuffix(written(t, "rows", Options{}, append(docs, late)...), "\n"), "\n")
	if len(lines) < 200 {
		t.Fatalf("only %d lines", len(lines))
	}
	shown := map[string]bool{}
	for i, line := range lines {
		keys, values := pairsOf(t, line)
		for at, key := range keys {
			if i < 100 && values[at] != "" {
				shown[key] = true
			}
			if i >= 100 && values[at] != "" && !shown[key] {
				t.Fatalf("%s has its first value in line %d", key, i+1)
			}
		}
	}
}

// TestRowsAreHeldBackInBounds holds that what is kept in memory has an end, and that no row is lost.
func TestRowsAreHeldBackInBounds(t *testing.T) {
	var out strings.Builder
	w := &flatWriter{to: &out, shown: make([]bool, 2), left: 2}
	line := strings.Repeat("x", 1<<10)
	const rows = 3 * mostHeld >> 10
	for range rows {
		if err := w.row(flatRow{line: line, known: []int16{0}}); err != nil {
			t.Fatal(err)
		}
		if len(w.others)<<10 > mostHeld {
			t.Fatalf("%d rows are held back", len(w.others))
		}
	}
	if err := w.Close(); err != nil || out.Len() != rows<<10 {
		t.Errorf("%d bytes were written, %v", out.Len(), err)
	}
}
