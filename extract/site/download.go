package site

import (
	"bufio"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/extract/record"
)

// download writes what a page shows, and the rest of its list, as a table or as JSON.
func (r *request) download() error {
	if r.address.folder == "stories" && r.address.ext == "json" {
		data, err := r.storyData(r.ctx, r.address.name)
		if err == nil {
			_, err = r.w.Write(data)
		}
		return err
	}
	query, args, err := r.exported()
	if err != nil {
		return err
	}
	rows, err := r.query(r.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(r.w)
	write := csvRows
	if r.address.ext == "json" {
		write = jsonRows
	}
	if err := write(out, columns, rows); err != nil {
		return err
	}
	return out.Flush()
}

const findingColumns = `SELECT f.kind, f.type, f.act, f.content, f.actors, f.recipients, f.theme AS text, f.first, f.last,
	f.negative, f.future, f.modality, f.outcome, f.confidence, f.id, a.title AS article, a.page, a.published, a.source
	FROM findings f JOIN articles a ON a.number = f.article WHERE `

// exported is the query of what a page shows. The names of its columns are those of the download.
func (r *request) exported() (query string, args []any, err error) {
	switch p := r.address; {
	case p.folder == "" && p.name == "stories":
		return "SELECT id, title, first, last, articles, reports, sources, acts FROM stories" + storyOrder, nil, nil
	case p.folder == "" && p.name == "articles":
		return "SELECT page, title, published, source, acts, statements, story FROM articles" + articleOrder, nil, nil
	case p.folder == "" && p.name == "who-to-whom":
		return "SELECT a.name AS actor, a.key AS actor_key, r.name AS recipient, r.key AS recipient_key, " + pairsCounted, nil, nil
	case p.folder == "" && p.name == "names":
		const columns = "SELECT key, name, kind, country, role, acts, statements "
		return columns + "FROM names ORDER BY acts + statements DESC, name COLLATE NOCASE, key", nil, nil
	case p.folder == "stories":
		return findingColumns + "a.story = ? AND ? IN (SELECT id FROM stories)" + order, []any{p.name, p.name}, nil
	case p.folder == "parties":
		var key string
		if err := r.queryRow(r.ctx, "SELECT key FROM names WHERE slug = ?", p.name).Scan(&key); err != nil {
			return "", nil, err
		}
		return filtered(filter{key: key})
	case p.folder == "" && p.name == "search" && r.opts.Search && !r.filter.Empty():
		return filtered(r.filter)
	}
	f, _, err := r.listed()
	if err != nil {
		return "", nil, err
	}
	return filtered(f)
}

func filtered(f filter) (string, []any, error) {
	where, args := f.where()
	return findingColumns + where + order, args, nil
}

// each calls do with the values of each row.
func each(columns int, rows *sql.Rows, do func(values []any) error) error {
	values, to := make([]any, columns), make([]any, columns)
	for i := range values {
		to[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		if err := do(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

func csvRows(w io.Writer, columns []string, rows *sql.Rows) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	cells := make([]string, len(columns))
	err := each(len(columns), rows, func(values []any) error {
		for i, v := range values {
			cells[i] = cell(v)
		}
		return out.Write(cells)
	})
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

// cell is a value in a table. One that a spreadsheet would run as a formula has an apostrophe before it.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		if first, _ := utf8.DecodeRuneInString(v); v != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
			return "'" + v
		}
		return v
	}
	return fmt.Sprint(v)
}

// jsonRows writes a list of objects, which have the schema first, so that Dateline does not read them as articles. Then come the columns by
// their names.
func jsonRows(w io.Writer, columns []string, rows *sql.Rows) error {
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(columns[a], columns[b]) })
	separator := "["
	var line []byte
	err := each(len(columns), rows, func(values []any) (err error) {
		line = append(append(line[:0], separator...), `{"schema":"dateline/v1"`...)
		for _, i := range order {
			line = append(record.AppendString(append(line, ','), columns[i]), ':')
			if line, err = appendValue(line, values[i]); err != nil {
				return err
			}
		}
		separator = ","
		_, err = w.Write(append(line, "}\n"...))
		return err
	})
	if err != nil {
		return err
	}
	if separator == "[" {
		separator = "[\n"
	} else {
		separator = ""
	}
	_, err = io.WriteString(w, separator+"]\n")
	return err
}

// appendValue appends a value of a row as JSON.
func appendValue(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case string:
		return record.AppendString(b, v), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	}
	data, err := json.Marshal(v)
	return append(b, data...), err
}
