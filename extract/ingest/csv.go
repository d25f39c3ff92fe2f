package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// separators are what may stand between the columns of a table.
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

// separatorOf is the separator that stands most often in the header line.
func separatorOf(line []byte) rune {
	best := ','
	for _, s := range separators {
		if bytes.Count(line, []byte(string(s))) > bytes.Count(line, []byte(string(best))) {
			best = s
		}
	}
	return best
}

// row reads one record.
func row(record []byte, separator rune) ([]string, error) {
	c := csv.NewReader(bytes.NewReader(record))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = separator, -1, true
	cells, err := c.Read()
	if err == io.EOF {
		return nil, nil
	}
	return cells, err
}

// table reads the records of a table one by one.
type table struct {
	in   *bufio.Reader
	max  int
	buf  []byte // the record
	sep  byte   // separator
	line int    // of the record, from 1
	next int    // line
	back []byte // bytes to be read again
	open bool   // the record lacks the end of a quotation
}

// csv reads a table whose first line names the columns.
func (r *reader) csv(src *source) bool {
	t := &table{in: src.in, max: r.opts.MaxRecord, next: 1}
	if _, err := t.read(); err != nil && len(t.buf) == 0 {
		return r.fail(RecordError{Source: src.name, Message: "empty: nothing to read"})
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
	return r.rows(src, t, columns, separator)
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
func (r *reader) rows(src *source, t *table, columns []string, separator rune) bool {
	for record := 1; ; record++ {
		long, err := t.read()
		at := place{source: src.name, record: record, line: t.line}
		switch {
		case err != nil && err != io.EOF:
			e := readError(src.name, err)
			e.Line = t.line
			return r.fail(e)
		case long:
			e := tooLong(at.error("", "", nil), "row", r.opts.MaxRecord)
			if t.open {
				e.Message, e.Hint = "a quotation mark is not closed in this row", "double the quotation marks inside of cells"
			}
			if !r.fail(e) {
				return false
			}
		case len(bytes.TrimSpace(t.buf)) > 0:
			if !r.row(at, t.buf, columns, separator) {
				return false
			}
		default:
			record--
		}
		if err == io.EOF && len(t.back) == 0 {
			return true
		}
	}
}

// row passes on one record.
func (r *reader) row(at place, record []byte, columns []string, separator rune) bool {
	cells, err := row(asUTF8(record), separator)
	if err != nil {
		return r.fail(at.error("the row cannot be read: "+err.Error(), "", err))
	}
	if len(cells) > len(columns) {
		return r.fail(at.error(fmt.Sprintf("%d cells for %d columns", len(cells), len(columns)), "put cells that hold a separator in quotation marks", nil))
	}
	var f fields
	for i, cell := range cells {
		f.set(columns[i], cell)
	}
	return r.fields(at, &f, nil)
}

// read reads the next record into t.buf: as many lines as it takes to close all
// quotation marks. Of a record that gets too long only the first line is given up;
// the lines after it are read again as records of their own.
func (t *table) read() (long bool, err error) {
	t.buf, t.line = t.buf[:0], t.next
	first, open := 0, false
	for {
		start := len(t.buf)
		err = t.appendLine()
		open = quotedAfter(t.buf[start:], t.sep, open)
		t.open = open
		if first == 0 {
			first = len(t.buf)
		}
		switch {
		case len(t.buf) > t.max && first > t.max:
			return true, err
		case len(t.buf) > t.max || open && err == io.EOF && first < len(t.buf):
			t.back = append(t.buf[first:len(t.buf):len(t.buf)], t.back...)
			t.next = t.line + 1
			return true, nil
		case !open || err != nil:
			return false, err
		}
	}
}

// quotedAfter reports whether a line ends within a cell in quotation marks, which
// has begun before it where open is true. As for encoding/csv with LazyQuotes, a mark
// inside of a cell that does not begin with one is a letter like any other, and so is
// one that no separator follows.
func quotedAfter(line []byte, separator byte, open bool) bool {
	for cell := !open; ; cell = true {
		if cell && (len(line) == 0 || line[0] != '"') { // a plain cell
			end := bytes.IndexByte(line, separator)
			if end < 0 {
				return false
			}
			line = line[end+1:]
			continue
		}
		if cell {
			line = line[1:]
		}
		rest, closed := afterQuoted(line, separator)
		if !closed {
			return true
		}
		if len(rest) == 0 || rest[0] != separator {
			return false
		}
		line = rest[1:]
	}
}

// afterQuoted is what follows the end of a cell in quotation marks.
func afterQuoted(line []byte, separator byte) (rest []byte, closed bool) {
	for {
		at := bytes.IndexByte(line, '"')
		if at < 0 {
			return nil, false
		}
		line = line[at+1:]
		switch {
		case len(line) == 0 || line[0] == separator || line[0] == '\r' || line[0] == '\n':
			return line, true
		case line[0] == '"':
			line = line[1:]
		}
	}
}

// appendLine appends the next line to t.buf; of one beyond the limit no more than shows that.
func (t *table) appendLine() error {
	t.next++
	if len(t.back) > 0 {
		n := bytes.IndexByte(t.back, '\n') + 1
		if n > 0 {
			t.buf, t.back = append(t.buf, t.back[:n]...), t.back[n:]
			return nil
		}
		t.buf, t.back = append(t.buf, t.back...), nil
	}
	start := len(t.buf)
	for {
		part, err := t.in.ReadSlice('\n')
		if len(t.buf)-start <= t.max {
			t.buf = append(t.buf, part...)
		}
		if err != bufio.ErrBufferFull {
			return err
		}
	}
}
