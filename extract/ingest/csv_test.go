package ingest

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// Rows without quotation marks are split as package encoding/csv splits them.
func TestRowsWithoutQuotationMarks(t *testing.T) {
	for _, record := range []string{
		"a,b\n", "a,b\r\n", "a,b\r", "a,b", "a,b\r\r\n", "a,,\n", ",\n", " a , b \n", "a\rb,c\n", "\r,b\n", "é,😀\n", "a\tb,c;d\n", "a\n",
		strings.Repeat("x,", 9000) + "\n",
	} {
		for _, separator := range []rune{',', '\t', ';'} {
			table := &table{buf: []byte(record), sep: byte(separator)}
			got, err := table.cells()
			if err != nil {
				t.Fatal(err)
			}
			want, err := row(bytes.Clone(table.buf), separator)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%.20q at %q: got %.200q, want %.200q", record, separator, got, want)
			}
		}
	}
}
