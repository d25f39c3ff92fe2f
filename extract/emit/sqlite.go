//go:build !nosqlite

package emit

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"sync"

	_ "modernc.org/sqlite" // the driver of the database

	"dateline/extract/document"
	"dateline/extract/record"
	"dateline/internal/sqlitefile"
)

// The statements before and after the rows.
var (
	//go:embed sqlite_tables.sql
	sqliteTables string
	//go:embed sqlite_finish.sql
	sqliteFinish string
)

// sqliteFile writes an SQLite database. SQLite makes its tables, and in the end what needs sorting. The rows come in order, so
// they are put into the file without it, which takes a tenth of the time.
type sqliteFile struct{ opts Options }

var sqliteFormats = []format{
	{Format{Name: "sqlite", About: "an SQLite database with tables, indexes and full-text search",
		Ext: ".db", Form: File, Texts: true, Fields: true, Binary: true}, func(opts Options) Encoder { return &sqliteFile{opts} }, nil},
}

// sqliteTable is a table that articles have rows in.
type sqliteTable int

const (
	tableArticles sqliteTable = iota
	tableEntities
	tableMentions
	tableDates
	tableQuantities
	tableQuotes
	tableEvents
	tableParticipants
	tableParts
	sqliteTableCount
)

// sqliteTrees are the names of the tables, each with that of its index by article and id.
var sqliteTrees = [sqliteTableCount]struct{ table, index string }{
	tableArticles:     {"articles", ""},
	tableEntities:     {"entities", "sqlite_autoindex_entities_1"},
	tableMentions:     {"mentions", "mentions_entity"},
	tableDates:        {"dates", "sqlite_autoindex_dates_1"},
	tableQuantities:   {"quantities", "sqlite_autoindex_quantities_1"},
	tableQuotes:       {"quotes", "sqlite_autoindex_quotes_1"},
	tableEvents:       {"events", "sqlite_autoindex_events_1"},
	tableParticipants: {"participants", "participants_event"},
	tableParts:        {"event_parts", "event_parts_event"},
}

// usedRows are rows that have been written, whose memory is used again.
var usedRows = sync.Pool{New: func() any { return new(sqliteArticle) }}

func (s *sqliteFile) Encode(doc *document.Document) (Piece, error) {
	rows := usedRows.Get().(*sqliteArticle)
	rows.reset()
	if err := rows.article(record.New(doc, s.opts.Unit), record.ActSentences(doc, s.opts.Unit)); err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].sortKeys()
	}
	return rows, nil
}

func (s *sqliteFile) Open(to Target) (Writer, error) {
	roots, err := s.create(to.Path)
	if err != nil {
		return nil, err
	}
	file, err := sqlitefile.Open(to.Path)
	if err != nil {
		return nil, err
	}
	w := &sqliteWriter{path: to.Path, file: file}
	for i, names := range sqliteTrees {
		w.tables[i] = file.Table(roots[names.table])
		if names.index != "" {
			w.indexes[i] = file.Index(roots[names.index])
		}
	}
	return w, nil
}

// create makes the database with empty tables and indexes, and returns their root pages by name.
func (s *sqliteFile) create(path string) (roots map[string]uint32, err error) {
	roots = map[string]uint32{}
	err = inSQLite(path, func(db *sql.DB) error {
		if _, err := db.Exec(sqliteTables, record.Schema, string(s.opts.Unit)); err != nil {
			return err
		}
		rows, err := db.Query("SELECT name, rootpage FROM sqlite_schema")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			var root uint32
			if err := rows.Scan(&name, &root); err != nil {
				return err
			}
			roots[name] = root
		}
		return rows.Err()
	})
	return roots, err
}

// inSQLite opens a database for a while. It is thrown away if it is not finished, so nothing is written twice to be safe.
func inSQLite(path string, do func(*sql.DB) error) error {
	db, err := sql.Open("sqlite", fileURI(path))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1) // for which the pragmas hold
	_, err = db.Exec("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; " +
		"PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY")
	if err == nil {
		err = do(db)
	}
	return errors.Join(err, db.Close())
}

// fileURI names a file so that SQLite takes no character of it for a parameter.
func fileURI(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// sqliteWriter puts the rows of articles into the file.
type sqliteWriter struct {
	path       string
	file       *sqlitefile.File
	tables     [sqliteTableCount]*sqlitefile.Table
	indexes    [sqliteTableCount]*sqlitefile.Index // by article and id; nil if the table has none
	first, key sqlitefile.Row
}

func (w *sqliteWriter) Write(p Piece) error {
	article := w.tables[tableArticles].Len() + 1
	for i := range p.(*sqliteArticle) {
		w.add(sqliteTable(i), &p.(*sqliteArticle)[i], article)
	}
	usedRows.Put(p)
	if err := w.file.Err(); err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	return nil
}

// add adds the rows of an article in one table. A column that is the number of the row is NULL in the file.
func (w *sqliteWriter) add(table sqliteTable, rows *sqliteRows, article int64) {
	w.first.Reset()
	if table == tableArticles || table == tableEvents {
		w.first.Null()
	}
	if table != tableArticles {
		w.first.Int(article)
	}
	before := w.tables[table].Len()
	w.tables[table].Add(&w.first, &rows.Rows)
	for _, k := range rows.keys {
		w.key.Reset()
		w.key.Int(article)
		w.key.Text(k.id)
		w.key.Int(before + int64(k.row))
		w.indexes[table].Add(&w.key)
	}
}

func (w *sqliteWriter) Close() error {
	if err := w.file.Close(); err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	return inSQLite(w.path, func(db *sql.DB) error {
		_, err := db.Exec(sqliteFinish)
		return err
	})
}
