package emit

import (
	"slices"
	"strconv"
	"sync"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"dateline/extract/document"
	"dateline/extract/record"
)

// findingTable writes Parquet with a row for each finding: the columns of format csv, with their types and with null for what is unknown.
// Readers of text infer types from the first rows; here they need not.
type findingTable struct {
	opts   Options
	schema *parquet.Schema
	nulls  []parquet.Value // one for each column
}

func newFindingTable(opts Options) Encoder {
	t := &findingTable{opts: opts, schema: findingSchema(opts.Fields)}
	for i := range int(columns) + len(opts.Fields) {
		t.nulls = append(t.nulls, parquet.NullValue().Level(0, 0, i))
	}
	return t
}

// findingSchema returns the columns of format csv and those of the fields that are copied through.
func findingSchema(fields []string) *parquet.Schema {
	root := orderedGroup{Group: parquet.Group{}}
	add := func(name string, node parquet.Node) {
		root.Group[name] = parquet.Optional(node)
		root.names = append(root.names, name)
	}
	for i, name := range columnNames {
		add(name, parquetTypes[columnTypes[i]])
	}
	for _, name := range fields {
		add(fieldColumn(name), parquet.String())
	}
	return parquet.NewSchema("finding", root)
}

var parquetTypes = map[columnType]parquet.Node{
	textual: parquet.Encoded(parquet.String(), &parquet.RLEDictionary), integers: parquet.Int(32), decimals: parquet.Leaf(parquet.DoubleType),
	truth: parquet.Leaf(parquet.BooleanType),
}

// orderedGroup is a group whose fields have an order other than that of the alphabet.
type orderedGroup struct {
	parquet.Group
	names []string
}

// Fields implements parquet.Node.
func (g orderedGroup) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(g.names, a.Name()) - slices.Index(g.names, b.Name())
	})
	return fields
}

// findingRows are the rows of an article, column by column.
type findingRows struct {
	columns [][]parquet.Value
	rows    int
	texts   []byte // of the values
}

// usedFindingRows are rows that have been written, whose memory is used again.
var usedFindingRows = sync.Pool{New: func() any { return new(findingRows) }}

// Encode implements Encoder. The rows of a long article are made when they are written.
func (t *findingTable) Encode(doc *document.Document) (Piece, error) {
	if len(doc.Text) > longText {
		return unwritten{doc}, nil
	}
	r := usedFindingRows.Get().(*findingRows)
	r.reset(len(t.nulls))
	return r, t.each(doc, func(row cells) error {
		r.add(row, t.nulls)
		return nil
	})
}

// each makes the cells of each finding.
func (t *findingTable) each(doc *document.Document, do func(cells) error) error {
	row := newCells(t.opts.Fields)
	for line := range record.LinesSeq(doc, t.opts.Unit, t.opts.Kinds...) {
		row.fill(line, t.opts.Fields)
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

func (r *findingRows) reset(columns int) {
	for len(r.columns) < columns {
		r.columns = append(r.columns, nil)
	}
	r.columns = r.columns[:columns]
	for i := range r.columns {
		r.columns[i] = r.columns[i][:0]
	}
	r.rows, r.texts = 0, r.texts[:0]
}

// add adds a row, which has nulls in columns without a value.
func (r *findingRows) add(row cells, nulls []parquet.Value) {
	for i, cell := range row {
		v := nulls[i]
		if cell != "" {
			if known := r.value(columnTypeAt(i), cell); !known.IsNull() {
				v = known.Level(0, 1, i)
			}
		}
		r.columns[i] = append(r.columns[i], v)
	}
	r.rows++
}

// columnTypeAt returns the type of a column, which is text for those of the input's fields, after those of the finding.
func columnTypeAt(i int) columnType {
	if i < len(columnTypes) {
		return columnTypes[i]
	}
	return textual
}

// value returns a cell as a value of its type, or null if it has none.
func (r *findingRows) value(kind columnType, cell string) parquet.Value {
	switch kind {
	case integers:
		if n, err := strconv.ParseInt(cell, 10, 32); err == nil {
			return parquet.Int32Value(int32(n))
		}
	case decimals:
		if f, err := strconv.ParseFloat(cell, 64); err == nil {
			return parquet.DoubleValue(f)
		}
	case truth:
		if b, err := strconv.ParseBool(cell); err == nil {
			return parquet.BooleanValue(b)
		}
	default:
		start := len(r.texts)
		r.texts = append(r.texts, valid(cell)...)
		return parquet.ByteArrayValue(r.texts[start:])
	}
	return parquet.NullValue()
}

// Open implements Encoder.
func (t *findingTable) Open(to Target) (Writer, error) {
	w := parquet.NewGenericWriter[any](to.Writer, t.schema, parquet.Compression(&zstd.Codec{}),
		parquet.KeyValueMetadata("dateline.schema", record.Schema), parquet.KeyValueMetadata("dateline.offsets", string(t.opts.Unit)))
	return &findingWriter{findingTable: t, w: w}, nil
}

// groupRows is how many findings make a row group.
const groupRows = 1 << 15

type findingWriter struct {
	*findingTable
	w    *parquet.GenericWriter[any]
	rows int
}

// rowsAtOnce is after how many rows a page may end.
const rowsAtOnce = 64

// Write implements Writer.
func (w *findingWriter) Write(p Piece) error {
	if err := w.write(p); err != nil {
		return err
	}
	if w.rows < groupRows {
		return nil
	}
	w.rows = 0
	return w.w.Flush()
}

func (w *findingWriter) write(p Piece) error {
	long, ok := p.(unwritten)
	if !ok {
		r := p.(*findingRows)
		defer usedFindingRows.Put(r)
		return w.add(r)
	}
	r := new(findingRows)
	r.reset(len(w.nulls))
	err := w.each(long.doc, func(row cells) error {
		if r.add(row, w.nulls); r.rows < rowsAtOnce {
			return nil
		}
		defer r.reset(len(w.nulls))
		return w.add(r)
	})
	if err != nil {
		return err
	}
	return w.add(r)
}

// add writes rows column by column, since the library would turn rows into columns first.
func (w *findingWriter) add(r *findingRows) error {
	w.rows += r.rows
	for start := 0; start < r.rows; start += rowsAtOnce {
		end := min(start+rowsAtOnce, r.rows)
		for i, column := range w.w.ColumnWriters() {
			if _, err := column.WriteRowValues(r.columns[i][start:end]); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close implements Writer.
func (w *findingWriter) Close() error { return w.w.Close() }
