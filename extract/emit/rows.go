package emit

import (
	"io"
	"slices"

	"dateline/extract/document"
	"dateline/extract/record"
)

// flatRows writes JSON lines with the columns of format csv: the same keys on each line, in the same order, and null for what is unknown.
// Readers that take the types of columns from the first lines (polars takes a hundred) would not know one that is null in all of them,
// so lines that show the type of a column come first.
type flatRows struct {
	opts Options
	keys []string // what is before each value: a comma, if it is not the first, and the key
}

func newFlatRows(opts Options) Encoder {
	r := &flatRows{opts: opts}
	for _, name := range columnNames {
		r.keys = append(r.keys, ","+string(record.AppendString(nil, name))+":")
	}
	for _, name := range opts.Fields {
		r.keys = append(r.keys, ","+string(record.AppendString(nil, fieldColumn(name)))+":")
	}
	r.keys[0] = "{" + r.keys[0][1:]
	return r
}

// flatRow is a line.
type flatRow struct {
	line  string
	known []int16 // columns that are not null
}

// Encode implements Encoder. Its piece is the rows of the article; those of a long one are made when they are written.
func (r *flatRows) Encode(doc *document.Document) (Piece, error) {
	if err := broken(doc); err != nil {
		return nil, err
	}
	if len(doc.Text) > longText {
		return unwritten{doc}, nil
	}
	var rows []flatRow
	err := r.each(doc, func(row flatRow) error {
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

// each makes the rows of an article, one after the other.
func (r *flatRows) each(doc *document.Document, do func(flatRow) error) error {
	var buf []byte
	cells := newCells(r.opts.Fields)
	for line := range record.LinesSeq(doc, r.opts.Unit, r.opts.Kinds...) {
		cells.fill(line, r.opts.Fields)
		row := flatRow{known: make([]int16, 0, 40)}
		buf = buf[:0]
		for i, cell := range cells {
			buf = append(buf, r.keys[i]...)
			if cell != "" {
				row.known = append(row.known, int16(i))
			}
			buf = appendCell(buf, columnTypeAt(i), cell)
		}
		row.line = string(append(buf, "}\n"...))
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

// appendCell appends a cell as a value of JSON.
func appendCell(buf []byte, kind columnType, cell string) []byte {
	switch {
	case cell == "":
		return append(buf, "null"...)
	case kind == textual:
		return record.AppendString(buf, valid(cell))
	case kind == decimals:
		return append(buf, decimal(cell)...)
	}
	return append(buf, cell...)
}

// Open implements Encoder.
func (r *flatRows) Open(to Target) (Writer, error) {
	return &flatWriter{flatRows: r, to: to.Writer, shown: make([]bool, len(r.keys)), left: len(r.keys)}, nil
}

// mostHeld is how many bytes of rows are held back at most until each column has a value.
const mostHeld = 4 << 20

// flatWriter holds the first rows back, writes those that show a type, and then the others.
type flatWriter struct {
	*flatRows
	to     io.Writer
	shown  []bool // columns that a held row has a value of
	left   int    // columns that none has
	first  []flatRow
	others []flatRow
	held   int // bytes
	begun  bool
}

// Write implements Writer.
func (w *flatWriter) Write(p Piece) error {
	if long, ok := p.(unwritten); ok {
		return w.each(long.doc, w.row)
	}
	for _, row := range p.([]flatRow) {
		if err := w.row(row); err != nil {
			return err
		}
	}
	return nil
}

func (w *flatWriter) row(row flatRow) error {
	if w.begun {
		_, err := io.WriteString(w.to, row.line)
		return err
	}
	if w.shows(row) {
		w.first = append(w.first, row)
	} else {
		w.others = append(w.others, row)
	}
	if w.held += len(row.line); w.left == 0 || w.held >= mostHeld {
		return w.begin()
	}
	return nil
}

// shows reports whether a row has a value in a column that no row before it has one in.
func (w *flatWriter) shows(row flatRow) bool {
	before := w.left
	for _, i := range row.known {
		if !w.shown[i] {
			w.shown[i] = true
			w.left--
		}
	}
	return w.left < before
}

// begin writes the rows that were held back.
func (w *flatWriter) begin() error {
	for _, row := range slices.Concat(w.first, w.others) {
		if _, err := io.WriteString(w.to, row.line); err != nil {
			return err
		}
	}
	w.begun, w.first, w.others = true, nil, nil
	return nil
}

// Close implements Writer.
func (w *flatWriter) Close() error { return w.begin() }
