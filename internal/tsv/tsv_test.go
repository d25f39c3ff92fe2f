package tsv

import (
	"fmt"
	"testing"
)

func TestRows(t *testing.T) {
	var got []string
	for n, fields := range Rows("# name, value\n\na\t1\r\n\t b \t\n #c\nlast") {
		got = append(got, fmt.Sprintf("%d%q", n, fields))
	}
	if want := `[3["a" "1"] 4["" " b " ""] 5[" #c"] 6["last"]]`; fmt.Sprint(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRowsStopsEarly(t *testing.T) {
	for n := range Rows("a\nb\nc") {
		if n == 2 {
			return
		}
	}
	t.Error("not stopped")
}
