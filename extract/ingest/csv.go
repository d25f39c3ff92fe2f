package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// separators are what may separate the columns of a table.
const separators = "\t,;"

// looksCSV reports whether an input is a table with a column that is usual for articles.
func looksCSV(head []byte) bool {
	for _, name := range columnsOf(head) {
		if slices.Contains(textColumns, Columns{}.usual(name)) {
			return true
		}
	}
	return false
}

// namedIn reports whether an input is a table with one of the columns that have unusual names.
func (c Columns) namedIn(head []byte) bool {
	names := columnsOf(head)
	return slices.ContainsFunc(c.pairs(), func(p [2]string) bool { return p[0] != "" && slices.Contains(names, p[0]) })
}

// columnsOf are the names in the header line of a table: two or more, short, and different; or none.
func columnsOf(head []byte) []string {
	line, _, _ := bytes.Cut(trimmed(head), []byte("\n"))
	if len(line) > 4096 || len(line) > 0 && strings.IndexByte("<{[", line[0]) >= 0 {
		return nil
	}
	names, err := row(line, separatorOf(line))
	if err != nil || len(names) < 2 {
		return nil
	}
	for i, name := range names {
		if len(name) > 40 || strings.Count(name, " ") > 3 || name != "" && slices.Contains(names[:i], name) {
			return nil
		}
	}
	return names
}

// separatorOf returns the most frequent separator of the header line.
func separatorOf(line []byte) rune {
	best := ','
	for _, s := range separators {
		if bytes.Count(line, []byte(string(s))) > bytes.Count(line, []byte(string(best))) {
			best = s
		}
	}
	return best
}

// row reads one record as package encoding/csv does with lazy quotes.
func row(record []byte, separator rune) ([]string, error) {
	c := csv.NewReader(bytes.NewReader(record))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = separator, -1, true
	cells, err := c.Read()
	if err == io.EOF {
		return nil, nil
	}
	return cells, err
}

// csv reads a table whose first line names the columns.
func (r *reader) csv(src *source) bool {
	t := &table{in: src.in, max: r.opts.MaxRecord, next: 1}
	for len(trimmed(t.buf)) == 0 {
		if _, err := t.read(); err != nil && len(trimmed(t.buf)) == 0 {
			return r.fail(RecordError{Source: src.name, Message: "empty: nothing to read"})
		}
	}
	head := bytes.TrimPrefix(t.buf, bom)
	separator := separatorOf(head)
	t.sep = byte(separator)
	names, err := row(asUTF8(head), separator)
	if err != nil {
		return r.fail(RecordError{Source: src.name, Line: 1, Message: "the header line cannot be read: " + err.Error(), Err: err})
	}
	columns, e, ok := r.columns(src.name, names)
	if !ok {
		return r.fail(e)
	}
	t.columns = len(columns)
	return r.rows(src, t, columns)
}

// columns are the usual names of the columns of a table. One must hold the text.
func (r *reader) columns(source string, names []string) (columns []string, e RecordError, ok bool) {
	for _, name := range names {
		usual := r.opts.Columns.usual(name)
		columns = append(columns, usual)
		ok = ok || slices.Contains(textColumns, usual)
	}
	e = RecordError{Source: source, Message: fmt.Sprintf("no column with text among %.200q", names), Hint: "name it with --text-column"}
	if want := r.opts.Columns.Text; want != "" && !slices.Contains(names, want) {
		e.Message, ok = fmt.Sprintf("no column %q among %.200q", want, names), false
	}
	return columns, e, ok
}

// rows reads the records after the header.
func (r *reader) rows(src *source, t *table, columns []string) bool {
	for record := 1; ; record++ {
		long, err := t.read()
		at := position{source: src.name, record: record, line: t.line}
		switch {
		case err != nil && err != io.EOF:
			e := readError(src.name, err)
			e.Line = t.line
			return r.fail(e)
		case long:
			if !r.fail(tooLong(at.error("", "", nil), "row", r.opts.MaxRecord)) {
				return false
			}
		case len(bytes.TrimSpace(t.buf)) > 0:
			if !r.row(at, t, columns) {
				return false
			}
		default:
			record--
		}
		if err == io.EOF {
			return true
		}
	}
}

// row passes on the record that t has read.
func (r *reader) row(at position, t *table, columns []string) bool {
	cells, err := t.cells()
	if err != nil {
		return r.fail(at.error("the row cannot be read: "+err.Error(), "", err))
	}
	if len(cells) > len(columns) && t.literal {
		return r.fail(at.error("a quotation mark is not closed in this row", "double the quotation marks inside of cells", nil))
	}
	if len(cells) > len(columns) {
		return r.fail(at.error(fmt.Sprintf("%d cells for %d columns", len(cells), len(columns)),
			"put cells that hold a separator in quotation marks", nil))
	}
	var f fields
	for i, cell := range cells {
		f.set(columns[i], cell)
	}
	return r.fields(at, &f, nil)
}
