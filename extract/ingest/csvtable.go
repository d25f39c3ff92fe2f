package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// table cuts a table into records. A quotation mark at the beginning of a cell makes separators and line ends part of
// the cell until it is closed, as in RFC 4180. Many tables are written without quoting, though, and in them such a
// mark is a letter. It is taken for one if it is never closed, or if a line follows that is a row in itself although
// it would be within the cell. Each byte is read a fixed number of times, however many marks are not closed.
type table struct {
	in      *bufio.Reader
	max     int // bytes of a record
	sep     byte
	columns int // 0 until the header is read

	buf     []byte // the record
	literal bool   // quotation marks are letters in it
	line    int    // of the record, from 1
	next    int    // line after what has been read

	offset   int64  // of the next byte
	unclosed int64  // before this offset no quotation mark that opens a cell beyond its line is closed
	unquoted bool   // the table is written without quoting
	ahead    []byte // bytes that were read ahead
	again    int    // how many of them have been read again
	err      error  // of the stream, after the bytes read ahead
}

// read reads the next record into t.buf: one line, or as many as its quotation marks hold together. Of one that is
// too long nothing but the beginning is kept. err is that of the stream; with io.EOF comes the last record.
func (t *table) read() (long bool, err error) {
	t.buf, t.line, t.literal = t.buf[:0], t.next, t.unquoted
	err = t.appendLine()
	if t.unquoted || len(t.buf) > t.max || !quotedAfter(t.buf, t.sep, false) {
		return len(t.buf) > t.max, err
	}
	if first := len(t.buf); t.offset >= t.unclosed && err == nil {
		if t.close() {
			return false, nil
		}
		t.unread(first)
	}
	t.literal = true
	if t.columns == 0 || err != nil {
		return false, err
	}
	return t.extend(), nil
}

// close appends lines until all quotation marks are closed. It is false if they are not within the limit or the
// input, or if a line is a row in itself.
func (t *table) close() bool {
	for len(t.buf) <= t.max {
		start := len(t.buf)
		err := t.appendLine()
		line := t.buf[start:]
		switch {
		case err != nil && err != io.EOF: // half a line
			t.buf = t.buf[:start]
		case t.interrupts(line):
			t.unquoted = t.sep == '\t'
			return false
		case !quotedAfter(line, t.sep, true):
			return true
		}
		if err != nil {
			break
		}
	}
	t.unclosed = t.offset
	return false
}

// extend appends the lines that are no rows after a record whose quotation mark is not closed: they belong to its last cell.
func (t *table) extend() (long bool) {
	for {
		start := len(t.buf)
		if err := t.appendLine(); err != nil || t.isRow(t.buf[start:]) {
			t.unread(start)
			return long
		}
		if long = long || len(t.buf) > t.max; long {
			t.buf = t.buf[:start]
		}
	}
}

// isRow reports whether a line is a row in itself, with a cell for each column.
func (t *table) isRow(line []byte) bool {
	if t.literalCells(line) == t.columns {
		return true
	}
	return bytes.IndexByte(line, '"') >= 0 && !quotedAfter(line, t.sep, false) && t.quotedCells(line) == t.columns
}

// interrupts reports whether a line is a row in itself that cannot be within a quoted cell: its quotation marks would
// be doubled there, and text hardly has tabs.
func (t *table) interrupts(line []byte) bool {
	if t.sep == '\t' {
		return len(line) > 0 && line[0] != t.sep && t.literalCells(line) == t.columns && !t.strict(quote, line)
	}
	isRow := opensCell(line, t.sep) && !quotedAfter(line, t.sep, false) && t.quotedCells(line) == t.columns
	return isRow && !t.strict(quote, line) && !t.strict(quote, bytes.TrimRight(line, "\r\n"), quote)
}

// opensCell reports whether a cell of a line begins with one quotation mark that is not doubled.
func opensCell(line []byte, sep byte) bool {
	for {
		at := bytes.IndexByte(line, '"')
		if at < 0 {
			return false
		}
		if doubled := at+1 < len(line) && line[at+1] == '"'; !doubled && (at == 0 || line[at-1] == sep) {
			return true
		}
		line = bytes.TrimLeft(line[at:], `"`)
	}
}

func (t *table) literalCells(line []byte) int { return bytes.Count(line, []byte{t.sep}) + 1 }

func (t *table) quotedCells(line []byte) int {
	cells, _ := row(line, rune(t.sep))
	return len(cells)
}

var quote = []byte{'"'}

// strict reports whether the parts of a record together have their quotation marks as RFC 4180 has them.
func (t *table) strict(parts ...[]byte) bool {
	c := csv.NewReader(bytes.NewReader(slices.Concat(parts...)))
	c.Comma, c.FieldsPerRecord = rune(t.sep), -1
	_, err := c.Read()
	return err == nil
}

// cells are those of the record, in UTF-8.
func (t *table) cells() ([]string, error) {
	record := asUTF8(t.buf)
	stray := t.sep == '\t' && t.literalCells(record) == t.columns && bytes.IndexByte(record, '"') >= 0 && !t.strict(record)
	if t.literal || stray {
		return strings.Split(strings.TrimRight(string(record), "\r\n"), string(rune(t.sep))), nil
	}
	if line := withoutEnd(record); !bytes.ContainsAny(line, "\"\n") {
		return strings.Split(string(line), string(rune(t.sep))), nil
	}
	return row(record, rune(t.sep))
}

// withoutEnd returns a line without what ends it, as package encoding/csv does.
func withoutEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// unread gives back all of the record but its beginning.
func (t *table) unread(keep int) {
	lines := t.buf[keep:]
	t.next -= bytes.Count(lines, []byte("\n"))
	if len(lines) > 0 && lines[len(lines)-1] != '\n' {
		t.next--
	}
	t.offset -= int64(len(lines))
	t.buf = t.buf[:keep]
	if len(lines) <= t.again { // they are still there
		t.again -= len(lines)
		return
	}
	t.ahead, t.again = append(bytes.Clone(lines), t.ahead[t.again:]...), 0
}

// appendLine appends the next line to t.buf; of one beyond the limit no more than shows that.
func (t *table) appendLine() error {
	start := len(t.buf)
	err := t.readLine()
	t.next++
	t.offset += int64(len(t.buf) - start)
	return err
}

func (t *table) readLine() error {
	if rest := t.ahead[t.again:]; len(rest) > 0 {
		n := bytes.IndexByte(rest, '\n') + 1
		if n == 0 {
			n = len(rest)
		}
		t.buf = append(t.buf, rest[:n]...)
		t.again += n
		return nil
	}
	t.ahead, t.again = nil, 0
	for start := len(t.buf); t.err == nil; {
		part, err := t.in.ReadSlice('\n')
		if len(t.buf)-start <= t.max {
			t.buf = append(t.buf, part...)
		}
		if err == nil {
			return nil
		}
		if err != bufio.ErrBufferFull {
			t.err = err
		}
	}
	return t.err
}

// quotedAfter reports whether a line ends within a cell in quotation marks, which has begun before it if open is true.
// As for encoding/csv with LazyQuotes, a mark inside of a cell that does not begin with one is a letter like any other,
// and so is one that no separator follows.
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

// afterQuoted is the rest of a line after the end of a cell in quotation marks.
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
