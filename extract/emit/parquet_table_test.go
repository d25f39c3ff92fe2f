package emit

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"dateline/extract/document"
)

// TestFindingsAsParquet holds that the rows are those of csv, in its columns and with their types.
func TestFindingsAsParquet(t *testing.T) {
	for _, doc := range []*document.Document{sample(t, "takeover.html"), longDocument(t), document.New(document.Meta{}, "", nil)} {
		opts := Options{Fields: []string{"desk, or section"}}
		file := bytes.NewReader([]byte(written(t, "events-parquet", opts, doc)))
		opened, err := parquet.OpenFile(file, file.Size())
		if err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(strings.NewReader(written(t, "csv", opts, doc))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, column := range opened.Schema().Columns() {
			if column[0] != want[0][i] {
				t.Errorf("column %d is %s, want %s", i, column[0], want[0][i])
			}
		}
		leaf, _ := opened.Schema().Lookup("value")
		if got := leaf.Node.Type().Kind(); got != parquet.Double {
			t.Errorf("the type of amounts is %v", got)
		}
		reader := parquet.NewReader(opened)
		row := make([]parquet.Row, 1)
		for _, cells := range want[1:] {
			if n, err := reader.ReadRows(row); n != 1 {
				t.Fatal(err)
			}
			for i, v := range row[0] {
				if got, want := textOf(v), strings.TrimPrefix(cells[i], "'"); got != want {
					t.Errorf("column %d: got %q, want %q", i, got, want)
				}
			}
		}
		if n, err := reader.ReadRows(row); n != 0 || err != io.EOF {
			t.Errorf("%d more rows, %v", n, err)
		}
	}
}

// textOf returns a value as csv has it.
func textOf(v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case v.Kind() == parquet.Double:
		return decimal(strconv.FormatFloat(v.Double(), 'f', -1, 64))
	}
	return v.String()
}

// TestAmountsHaveADecimalPoint holds that a column of amounts has one type in all its rows.
func TestAmountsHaveADecimalPoint(t *testing.T) {
	for number, want := range map[string]string{"": "", "60": "60.0", "-3": "-3.0", "4.5": "4.5", "1e21": "1e21", "3200000000": "3200000000.0"} {
		if got := decimal(number); got != want {
			t.Errorf("decimal(%q): got %q, want %q", number, got, want)
		}
	}
}
