// Package duckdbtest has DuckDB read what dateline writes. It is a separate module, so that builds of dateline
// has to fetch DuckDB: its driver is a C++ library of many megabytes.
//
//	cd internal/duckdbtest && go test ./...
package duckdbtest

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
)

// write runs dateline over the sample articles and returns the file it wrote.
func write(t *testing.T, format, name string) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), name)
	cmd := exec.Command("go", "run", "./cmd/dateline", "extract", "--format", format, "--output", out,
		"testdata/harbor.txt", "testdata/istanbul.txt", "testdata/river.txt", "testdata/takeover.html")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return strings.ReplaceAll(out, "'", "''")
}

// rows are what a query gives, a line for each row.
func rows(t *testing.T, query string, args ...any) string {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	found, err := db.Query(fmt.Sprintf(query, args...))
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for found.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, values...)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestParquet(t *testing.T) {
	file := write(t, "parquet", "a.parquet")
	if got, want := rows(t, "select count(*), count(distinct id), min(published) from '%s'", file), "4 4 2023-11-06\n"; got != want {
		t.Errorf("articles: got %s, want %s", got, want)
	}
	got := rows(t, `select e.act, e.actors[1].name, e.recipients[1].name, e.theme.text, e.outcome, e.codes.cameo
		from (select unnest(events) as e from '%s') where e.type = 'proposal' and e.content = 'meeting' and e.outcome = 'rejected'`, file)
	if want := "propose Ukraine Russia to hold a meeting between Zelenskyy and Putin from June 20 to 30 rejected 026\n"; got != want {
		t.Errorf("act: got %s, want %s", got, want)
	}
	got = rows(t, `select q.value, q.unit from (select unnest(quantities) as q from '%s') where q.text = '€27.50 a share'`, file)
	if want := "27.5 iso4217:EUR/{share}\n"; got != want {
		t.Errorf("quantity: got %s, want %s", got, want)
	}
	// Positions are code points, as DuckDB's own substring counts.
	got = rows(t, `select count(*) > 50, bool_and(substring(text, m.start + 1, m."end" - m.start) = m.text)
		from (select text, unnest(flatten([x.mentions for x in entities])) as m from '%s')`, file)
	if want := "true true\n"; got != want {
		t.Errorf("mentions: got %s, want %s", got, want)
	}
}

func TestTable(t *testing.T) {
	file := write(t, "csv", "a.csv")
	got := rows(t, `select typeof(value), typeof("start"), count(*) > 100, count(distinct article) from read_csv('%s') group by all`, file)
	if want := "DOUBLE BIGINT true 4\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLines(t *testing.T) {
	file := write(t, "events", "a.jsonl")
	got := rows(t, `select act, actors[1].name from '%s' where kind = 'act' and content = 'meeting' and outcome = 'rejected'`, file)
	if want := "propose Ukraine\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
