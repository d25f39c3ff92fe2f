package emit

import (
	"slices"
	"strconv"

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

// Encode implements Encoder. Its piece is the rows of the article.
func (t *findingTable) Encode(doc *document.Document) (Piece, error) {
	var rows []parquet.Row
	for line := range record.LinesSeq(doc, t.opts.Unit, t.opts.Kinds...) {
		cells, head := cellsOf(line)
		for _, name := range t.opts.Fields {
			cells = append(cells, plain(head.Article.Fields[name]))
		}
		row := make(parquet.Row, len(cells))
		for i, cell := range cells {
			row[i] = parquetValue(columnTypeAt(i), cell, i)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// columnTypeAt returns the type of a column, which is text for those of the input's fields, after those of the finding.
func columnTypeAt(i int) columnType {
	if i < len(columnTypes) {
		return columnTypes[i]
	}
	return textual
}

// parquetValue returns a cell as a value of its type in a column that may be null.
func parquetValue(kind columnType, cell string, column int) parquet.Value {
	var v any
	var err error
	switch kind {
	case integers:
		var n int64
		n, err = strconv.ParseInt(cell, 10, 32)
		v = int32(n)
	case decimals:
		v, err = strconv.ParseFloat(cell, 64)
	case truth:
		v, err = strconv.ParseBool(cell)
	default:
		v = valid(cell)
	}
	if cell == "" || err != nil {
		return parquet.NullValue().Level(0, 0, column)
	}
	return parquet.ValueOf(v).Level(0, 1, column)
}

// Open implements Encoder.
func (t *findingTable) Open(to Target) (Writer, error) {
	w := parquet.NewGenericWriter[any](to.Writer, t.schema, parquet.Compression(&zstd.Codec{}),
		parquet.KeyValueMetadata("dateline.schema", record.Schema), parquet.KeyValueMetadata("dateline.offsets", string(t.opts.Unit)))
	return &findingWriter{w: w}, nil
}

// groupRows is how many findings make a row group.
const groupRows = 1 << 15

type findingWriter struct {
	w    *parquet.GenericWriter[any]
	rows int
}

// Write implements Writer.
func (w *findingWriter) Write(p Piece) error {
	rows := p.([]parquet.Row)
	if _, err := w.w.WriteRows(rows); err != nil {
		return err
	}
	if w.rows += len(rows); w.rows < groupRows {
		return nil
	}
	w.rows = 0
	return w.w.Flush()
}

// Close implements Writer.
func (w *findingWriter) Close() error { return w.w.Close() }
