package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

func looksParquet(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }

// parquet reads a table in Parquet. Only the columns that are known are read, page by page.
func (r *reader) parquet(src *source) bool {
	fail := func(err error) bool { return r.fail(readError(src.name, fmt.Errorf("parquet: %w", err))) }
	at, size, err := r.readerAt(src)
	if err != nil {
		return fail(err)
	}
	var file *parquet.File
	if err := safely(func() (err error) {
		file, err = parquet.OpenFile(at, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
		return err
	}); err != nil {
		return fail(err)
	}
	if _, ours := file.Lookup("dateline.schema"); ours {
		return r.skipResults(src.name)
	}
	var names []string
	for _, f := range file.Schema().Fields() {
		names = append(names, f.Name())
	}
	if _, e, ok := r.columns(src.name, names); !ok {
		return r.fail(e)
	}
	record := 0
	allowed := src.allowance(fixed(size))
	for i, group := range file.RowGroups() {
		if err := allowed.fits(largestPage(file.Metadata().RowGroups[i])); err != nil {
			return fail(err)
		}
		ok, err := r.rowGroup(src, file, group, &record, allowed)
		if !ok {
			return false
		}
		if err != nil {
			if !fail(err) {
				return false
			}
		}
	}
	return true
}

// largestPage is how long a page of a group may be when it is unpacked: the metadata has no more than the size of whole columns.
func largestPage(group format.RowGroup) (n int64) {
	for _, column := range group.Columns {
		n = max(n, column.MetaData.TotalUncompressedSize)
	}
	return n
}

// rowGroup reads the rows of one group; ok is false when the run is over.
func (r *reader) rowGroup(src *source, file *parquet.File, group parquet.RowGroup, record *int, allowed *allowance) (ok bool, err error) {
	var columns []*parquetColumn
	defer func() {
		for _, c := range columns {
			c.close()
		}
	}()
	err = safely(func() error {
		columns = r.parquetColumns(file, group)
		return nil
	})
	for row := int64(0); err == nil && row < group.NumRows(); row++ {
		*record++
		var f fields
		if err = safely(func() error { return readRow(columns, &f) }); err != nil {
			break
		}
		at := position{source: src.name, record: *record}
		if err = allowed.add(f.size()); err != nil { // a dictionary gives a long text many times
			break
		}
		if n := len(f.Text) + len(f.HTML); n > r.opts.MaxRecord {
			if !r.fail(tooLong(at.error("", "", nil), "row", r.opts.MaxRecord)) {
				return false, nil
			}
		} else if !r.fields(at, &f, nil) {
			return false, nil
		}
	}
	if err != nil {
		err = fmt.Errorf("row %d: %w", *record, err)
	}
	return true, err
}

// readRow reads the fields of the next row.
func readRow(columns []*parquetColumn, f *fields) error {
	for _, c := range columns {
		value, err := c.next()
		if err != nil {
			return err
		}
		f.set(c.usual, value)
	}
	return nil
}

// parquetColumn gives the values of a column row by row.
type parquetColumn struct {
	usual  string // its usual name
	leaf   parquet.LeafColumn
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buf    []parquet.Value
	have   []parquet.Value // the part of buf that is still to be given
}

// parquetColumns opens the columns of a group whose names are known: plain ones, and lists of names.
func (r *reader) parquetColumns(file *parquet.File, group parquet.RowGroup) []*parquetColumn {
	var columns []*parquetColumn
	var known fields
	for _, path := range file.Schema().Columns() {
		usual := r.opts.Columns.usual(path[0])
		leaf, ok := file.Schema().Lookup(path...)
		body, author := usual == "text" || usual == "html", usual == "byline" || strings.HasPrefix(usual, "author")
		if wanted := known.scalar(usual) != nil || body || author; !ok || len(path) > 3 || !wanted {
			continue
		}
		pages := group.ColumnChunks()[leaf.ColumnIndex].Pages()
		columns = append(columns, &parquetColumn{usual: usual, leaf: leaf, pages: pages, buf: make([]parquet.Value, 32)})
	}
	return columns
}

// next is the value of the next row; the values of a list are joined by ", ".
func (c *parquetColumn) next() (string, error) {
	if err := c.fill(); err != nil {
		return "", err
	}
	text := c.text(c.have[0])
	for c.have = c.have[1:]; ; c.have = c.have[1:] {
		err := c.fill()
		if err == io.EOF || err == nil && c.have[0].RepetitionLevel() == 0 {
			return text, nil
		}
		if err != nil {
			return "", err
		}
		text += ", " + c.text(c.have[0])
	}
}

// fill makes sure that there is a value in c.have. The error is io.EOF after the last one.
func (c *parquetColumn) fill() error {
	for len(c.have) == 0 {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if err != nil {
				return err
			}
			c.page, c.values = page, page.Values()
		}
		n, err := c.values.ReadValues(c.buf)
		c.have = c.buf[:n]
		if err == io.EOF || err == nil && n == 0 {
			for i := range c.have { // they must not go with the page
				c.have[i] = c.have[i].Clone()
			}
			parquet.Release(c.page)
			c.page, c.values = nil, nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// text writes a value as records have it; times in ISO 8601.
func (c *parquetColumn) text(v parquet.Value) string {
	if v.IsNull() {
		return ""
	}
	if v.Kind() == parquet.ByteArray || v.Kind() == parquet.FixedLenByteArray {
		return string(asUTF8(v.ByteArray()))
	}
	if logical := c.leaf.Node.Type().LogicalType(); logical != nil {
		switch kind := logical.Value.(type) {
		case *format.DateType:
			return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
		case *format.TimestampType:
			return timestamp(v.Int64(), kind.Unit).UTC().Format(time.RFC3339)
		}
	}
	return v.String()
}

// timestamp is a time that is counted in a unit since 1970.
func timestamp(n int64, unit format.TimeUnit) time.Time {
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		return time.UnixMilli(n)
	case *format.MicroSeconds:
		return time.UnixMicro(n)
	}
	return time.Unix(0, n)
}

func (c *parquetColumn) close() {
	if c.page != nil {
		parquet.Release(c.page)
	}
	c.pages.Close()
}
