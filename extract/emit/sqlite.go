//go:build !nosqlite

package emit

import (
	"context"
	"database/sql/driver"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"

	"dateline/extract/document"
	"dateline/extract/record"
)

// The statements before and after the rows.
var (
	//go:embed sqlite_tables.sql
	sqliteTables string
	//go:embed sqlite_finish.sql
	sqliteFinish string
)

// sqliteFile writes an SQLite database. Its rows are made in any goroutine and need nothing but the article's
// number; the writer puts that in and hands them to SQLite.
type sqliteFile struct{ opts Options }

var sqliteFormats = []format{
	{Format{Name: "sqlite", About: "an SQLite database with tables, indexes and full-text search",
		Ext: ".db", Form: File, Texts: true, Fields: true, Binary: true}, func(opts Options) Encoder { return &sqliteFile{opts} }, nil},
}

// sqliteRows are the rows of one article, by table. If a table has numbers for its rows or that of the article, the
// column is left to the writer.
type sqliteRows [sqliteTableCount][][]driver.Value

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

var sqliteTableNames = [sqliteTableCount]string{"articles", "entities", "mentions", "dates", "quantities", "quotes", "events", "participants", "event_parts"}

func (s *sqliteFile) Encode(doc *document.Document) (Piece, error) {
	rows := &sqliteRows{}
	return rows, rows.article(record.New(doc, s.opts.Unit), record.ActSentences(doc, s.opts.Unit))
}

func (s *sqliteFile) Open(to Target) (Writer, error) {
	// Opened by its driver and not through database/sql, whose pool and locks one writer has no use for.
	conn, err := new(sqlite.Driver).Open(fileURI(to.Path))
	if err != nil {
		return nil, err
	}
	w := &sqliteWriter{conn: conn, inserts: map[insertKey]driver.Stmt{}}
	// The file is thrown away if it is not finished, so nothing is written twice to be safe.
	err = w.run("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; BEGIN;" + sqliteTables)
	if err == nil {
		err = w.insert("about", [][]driver.Value{{"schema", record.Schema}, {"offsets", string(s.opts.Unit)}})
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	return w, nil
}

// fileURI names a file so that SQLite takes no character of it for a parameter.
func fileURI(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// sqliteWriter writes rows.
type sqliteWriter struct {
	conn    driver.Conn
	inserts map[insertKey]driver.Stmt
	args    []driver.NamedValue
	article int64
	event   int64
}

// insertKey names a prepared statement that inserts so many rows.
type insertKey struct {
	table string
	rows  int
}

func (w *sqliteWriter) run(script string) error {
	_, err := w.conn.(driver.ExecerContext).ExecContext(context.Background(), script, nil)
	return err
}

func (w *sqliteWriter) Write(p Piece) error {
	w.article++
	for table, rows := range p.(*sqliteRows) {
		for _, row := range rows {
			row[0] = w.article
			if sqliteTable(table) == tableEvents {
				w.event++
				row[0], row[1] = w.event, w.article
			}
		}
		if err := w.insert(sqliteTableNames[table], rows); err != nil {
			return err
		}
	}
	return nil
}

// insert inserts rows, several with one statement where there are many.
func (w *sqliteWriter) insert(table string, rows [][]driver.Value) error {
	for _, n := range [...]int{32, 8, 2, 1} {
		for ; len(rows) >= n; rows = rows[n:] {
			stmt, err := w.prepared(insertKey{table, n}, len(rows[0]))
			if err != nil {
				return err
			}
			w.args = w.args[:0]
			for _, row := range rows[:n] {
				for _, v := range row {
					w.args = append(w.args, driver.NamedValue{Ordinal: len(w.args) + 1, Value: v})
				}
			}
			if _, err := stmt.(driver.StmtExecContext).ExecContext(context.Background(), w.args); err != nil {
				return fmt.Errorf("sqlite: %s: %w", table, err)
			}
		}
	}
	return nil
}

func (w *sqliteWriter) prepared(key insertKey, columns int) (driver.Stmt, error) {
	if stmt, ok := w.inserts[key]; ok {
		return stmt, nil
	}
	row := "(?" + strings.Repeat(",?", columns-1) + ")"
	stmt, err := w.conn.Prepare("INSERT INTO " + key.table + " VALUES " + row + strings.Repeat(","+row, key.rows-1))
	if err == nil {
		w.inserts[key] = stmt
	}
	return stmt, err
}

func (w *sqliteWriter) Close() (err error) {
	for _, stmt := range w.inserts {
		stmt.Close()
	}
	defer func() {
		if e := w.conn.Close(); err == nil {
			err = e
		}
	}()
	return w.run(sqliteFinish)
}

// article makes the rows of an article. sentence returns that of an event.
func (t *sqliteRows) article(r *record.Article, sentence func(event int) record.Sentence) error {
	fields, err := fieldsJSON(r.Fields)
	if err != nil {
		return fmt.Errorf("emit: %w", err)
	}
	t.add(tableArticles, nil, text(r.ID), text(r.URL), text(r.Title), list(r.Authors), text(r.Byline), text(r.Site), text(r.Language),
		text(r.Published), text(r.Updated), text(r.Section), list(r.Tags), text(r.Description), text(r.Image), text(r.Skipped), fields, r.Text)
	for i := range r.Entities {
		t.entity(&r.Entities[i])
	}
	for _, d := range r.Dates {
		t.add(tableDates, nil, d.ID, d.Type, d.Text, d.Start, d.End, d.Value, text(d.First), text(d.Last), d.Certain, text(d.Mod), d.Rule)
	}
	for i := range r.Quantities {
		t.quantity(&r.Quantities[i])
	}
	for i := range r.Quotes {
		t.quote(&r.Quotes[i])
	}
	for i := range r.Events {
		t.event(&r.Events[i], sentence(i))
	}
	return nil
}

// add adds a row, whose numbers become those that SQLite has.
func (t *sqliteRows) add(table sqliteTable, row ...driver.Value) {
	for i, v := range row {
		switch v := v.(type) {
		case int:
			row[i] = int64(v)
		case string:
			row[i] = valid(v)
		}
	}
	t[table] = append(t[table], row)
}

// text is a text that may be unknown, as NULL.
func text(s *string) driver.Value {
	if s == nil {
		return nil
	}
	return *s
}

// list is several texts in one cell, or NULL.
func list(values []string) driver.Value {
	if s := join(values, func(s *string) string { return *s }); s != "" {
		return s
	}
	return nil
}

func float(f *float64) driver.Value {
	if f == nil {
		return nil
	}
	return *f
}

func integer(n *int) driver.Value {
	if n == nil {
		return nil
	}
	return int64(*n)
}

// number is a number with the digits that it has: SQLite keeps what a NUMERIC column can hold exactly.
func number(n *json.Number) driver.Value {
	if n == nil {
		return nil
	}
	return string(*n)
}

func (t *sqliteRows) entity(e *record.Entity) {
	var role, of driver.Value
	if len(e.Roles) > 0 {
		role, of = e.Roles[0].Title, text(e.Roles[0].Of)
	}
	t.add(tableEntities, nil, e.ID, e.Kind, e.Name, text(e.Key), role, of, text(e.Country), text(e.Sector), float(e.Latitude), float(e.Longitude), integer(e.GeoNames), text(e.Region))
	for _, m := range e.Mentions {
		t.add(tableMentions, nil, e.ID, m.Start, m.End, m.Text, m.Form)
	}
}

func (t *sqliteRows) quantity(q *record.Quantity) {
	var counted, about driver.Value
	if q.Counted != nil {
		counted = q.Counted.Lemma
	}
	if q.About != nil {
		about = q.About.Text
	}
	t.add(tableQuantities, nil, q.ID, q.Kind, q.Text, q.Start, q.End, number(q.Value), number(q.Low), number(q.High),
		q.Bound, text(q.Change), text(q.Unit), counted, about, q.Rule)
}

func (t *sqliteRows) quote(q *record.Quote) {
	var speaker, entity, addressee, cue driver.Value
	if q.Speaker != nil {
		speaker, entity = q.Speaker.Name, text(q.Speaker.Entity)
	}
	if q.Addressee != nil {
		addressee = q.Addressee.Name
	}
	if q.Cue != nil {
		cue = q.Cue.Text
	}
	t.add(tableQuotes, nil, q.ID, q.Kind, q.Text, q.Start, q.End, speaker, entity, addressee, cue, q.Relation, q.Polarity, q.Modality, q.Rule)
}

func (t *sqliteRows) event(e *record.Event, sentence record.Sentence) {
	var theme driver.Value
	if e.Theme != nil {
		theme = e.Theme.Text
	}
	c := &e.Codes
	time, due := sqliteTime(e.Time), sqliteMoment(e.Due)
	t.add(tableEvents, nil, nil, e.ID, e.Type, e.Act, text(e.Content), names(e.Actors), names(e.Recipients), e.Trigger.Text, e.Trigger.Start, e.Trigger.End,
		theme, time[0], time[1], time[2], time[3], due[0], due[1], due[2], e.Status.Polarity, e.Status.Tense, e.Status.Modality, text(e.Status.AttributedTo), text(e.Status.Quote), text(e.Outcome), text(e.ResponseTo), text(e.SameAs), e.Confidence,
		text(c.CAMEO), text(c.PLOVER), text(c.Mode), text(c.Quad), sentence.Text, sentence.Start, sentence.End, e.Rule)
	t.participants(e.ID, "actor", e.Actors)
	t.participants(e.ID, "recipient", e.Recipients)
	t.parts(e.ID, "where", e.Where)
	t.parts(e.ID, "quantity", e.Quantities)
}

// sqliteMoment is value, first and last day of a moment.
func sqliteMoment(m *record.Moment) [3]driver.Value {
	if m == nil {
		return [3]driver.Value{}
	}
	return [3]driver.Value{m.Value, text(m.First), text(m.Last)}
}

// sqliteTime is value, basis, first and last day of the time of an act.
func sqliteTime(t *record.Time) [4]driver.Value {
	if t == nil {
		return [4]driver.Value{}
	}
	m := sqliteMoment(&t.Moment)
	return [4]driver.Value{m[0], t.Basis, m[1], m[2]}
}

func (t *sqliteRows) participants(event, role string, parties []record.Party) {
	for i := range parties {
		p := &parties[i]
		t.add(tableParticipants, nil, event, role, text(p.Entity), p.Name, p.Head, text(p.Country), text(p.Sector), text(p.Role), text(p.RoleOf), p.Start, p.End)
	}
}

func (t *sqliteRows) parts(event, role string, ids []string) {
	for _, id := range ids {
		t.add(tableParts, nil, event, role, id)
	}
}

// names are those of several in one cell, or nil.
func names(parties []record.Party) driver.Value {
	if s := join(parties, func(p *record.Party) string { return p.Name }); s != "" {
		return s
	}
	return nil
}
