package sqlitefile

import (
	"database/sql"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// made makes a database with an empty table and an index, fills it with rows of these texts, and returns it as SQLite reads it.
func made(t *testing.T, pageSize int, texts []string) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	roots := map[string]uint32{}
	db := opened(t, path)
	const schema = "PRAGMA page_size=%d; CREATE TABLE t (number INTEGER, id TEXT, words TEXT); CREATE INDEX x ON t (number, id); CREATE TABLE u (a)"
	if _, err := db.Exec(fmt.Sprintf(schema, pageSize)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"t", "x"} {
		var root uint32
		if err := db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = ?", name).Scan(&root); err != nil {
			t.Fatal(err)
		}
		roots[name] = root
	}
	db.Close()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	table, index := f.Table(roots["t"]), f.Index(roots["x"])
	for i, text := range texts {
		var first, key Row
		var rows Rows
		first.Int(int64(i))
		rows.Text(fmt.Sprint("E", i))
		rows.Text(text)
		rows.End()
		table.Add(&first, &rows)
		key.Int(int64(i))
		key.Text(fmt.Sprint("E", i))
		key.Int(table.Len())
		index.Add(&key)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

func opened(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestSQLiteReadsTrees(t *testing.T) {
	for _, pageSize := range []int{512, 16384} {
		for _, n := range []int{0, 1, 40, 3000} {
			texts := make([]string, n)
			for i := range texts {
				texts[i] = strings.Repeat("word ", i*i%997)
			}
			check(t, made(t, pageSize, texts), texts)
		}
	}
}

// TestSQLiteReadsLongTexts tries all lengths at which a text begins to need further pages.
func TestSQLiteReadsLongTexts(t *testing.T) {
	var texts []string
	for length := 400; length < 1600; length++ {
		texts = append(texts, strings.Repeat("x", length))
	}
	check(t, made(t, 512, texts), texts)
}

// check checks the file, the rows, and that they are found by the index.
func check(t *testing.T, db *sql.DB, texts []string) {
	t.Helper()
	var state string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&state); err != nil || state != "ok" {
		t.Fatal(state, err)
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM t").Scan(&n); err != nil || n != len(texts) {
		t.Fatal(n, err)
	}
	for i, want := range texts {
		var got string
		err := db.QueryRow("SELECT words FROM t INDEXED BY x WHERE number = ? AND id = ? AND rowid = ?", i, fmt.Sprint("E", i), i+1).Scan(&got)
		if err != nil || got != want {
			t.Fatal(i, got, err)
		}
	}
	if _, err := db.Exec("INSERT INTO t VALUES (-1, 'E', 'more'); DELETE FROM t; INSERT INTO u VALUES (1)"); err != nil {
		t.Fatal(err)
	}
}

func TestSQLiteReadsNumbers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	db := opened(t, path)
	if _, err := db.Exec("CREATE TABLE t (n, f)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	numbers := []int64{0, 1, -1, 2, 127, 128, -128, -129, 32767, 32768, -32769, 1<<23 - 1, 1 << 23, 1 << 31, -1 << 31,
		1<<47 - 1, 1 << 47, math.MaxInt64, math.MinInt64}
	var rows Rows
	for _, n := range numbers {
		rows.Int(n)
		rows.Float(float64(n) / 3)
		rows.End()
	}
	f.Table(2).Add(&Row{}, &rows)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	db = opened(t, path)
	for i, want := range numbers {
		var n int64
		var part float64
		if err := db.QueryRow("SELECT n, f FROM t WHERE rowid = ?", i+1).Scan(&n, &part); err != nil || n != want || part != float64(want)/3 {
			t.Errorf("%d, %v for %d: %v", n, part, want, err)
		}
	}
}

func TestLockedPageIsNotUsed(t *testing.T) {
	f := File{size: 16384}
	for before, want := range map[uint32]uint32{65535: 65536, 65536: 65538, 65538: 65539} {
		if got := f.after(before); got != want {
			t.Errorf("%d after %d, not %d", got, before, want)
		}
	}
}
