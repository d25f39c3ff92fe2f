//go:build !nosqlite

package emit

import (
	"database/sql"
	"path/filepath"
	"testing"

	"dateline/internal/sqlitefile"
)

// TestNumbersAsSQLiteKeepsThem compares numbers in the file with those that SQLite puts into a NUMERIC column itself.
func TestNumbersAsSQLiteKeepsThem(t *testing.T) {
	numbers := []string{"0", "94", "-3", "0.94", "5.0", "-0.0", "1e6", "2.5E3", "9223372036854775807", "12345678901234567890",
		"2251799813685247.0", "2251799813685248.0", "-2251799813685248.0", "0.1", "1e-7", "1.50", "1e18", "9.3e18",
		"-9223372036854775808.0", "9223372036854775808.0", "1e300"}
	path := filepath.Join(t.TempDir(), "numbers.db")
	var root uint32
	err := inSQLite(path, func(db *sql.DB) error {
		_, err := db.Exec("CREATE TABLE ours (n NUMERIC); CREATE TABLE wanted (n NUMERIC)")
		for _, n := range numbers {
			if err == nil {
				_, err = db.Exec("INSERT INTO wanted VALUES (?)", n)
			}
		}
		if err != nil {
			return err
		}
		return db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'ours'").Scan(&root)
	})
	if err != nil {
		t.Fatal(err)
	}
	file, err := sqlitefile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows sqliteRows
	for _, n := range numbers {
		rows.number(n)
		rows.End()
	}
	file.Table(root).Add(&sqlitefile.Row{}, &rows.Rows)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	err = inSQLite(path, func(db *sql.DB) error {
		var same int
		err := db.QueryRow("SELECT count(*) FROM ours o JOIN wanted w ON o.rowid = w.rowid " +
			"WHERE o.n = w.n AND typeof(o.n) = typeof(w.n)").Scan(&same)
		if same != len(numbers) {
			t.Errorf("%d of %d numbers are the same", same, len(numbers))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
