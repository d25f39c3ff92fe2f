package inplace

import (
	"slices"
	"strings"
	"testing"
)

type pair struct {
	big   uint64
	small int32
	other uint32
}

// Values are the same wherever the text is, and are used in place only where they may be.
func TestTake(t *testing.T) {
	want := []pair{{1 << 63, -1, 2}, {3, 4, 1 << 31}}
	text := Append(Append(nil, []byte("abc")), want)
	for shift := range Alignment {
		shifted := strings.Repeat(" ", shift) + string(text)
		first, rest := Take[byte](shifted[shift:])
		got, rest := Take[pair](rest)
		if string(first) != "abc" || !slices.Equal(got, want) || rest != "" {
			t.Errorf("shifted by %d: %s, %v, %q", shift, first, got, rest)
		}
	}
}

func TestTooShort(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("values are taken from a text that is too short")
		}
	}()
	Values[pair]("12345678901234567890", 2)
}

func TestTable(t *testing.T) {
	words := []string{"", "a", "ab", "Ångström", "New York"}
	for i := range 500 {
		words = append(words, strings.Repeat("x", i+1))
	}
	text := AppendTable(nil, NewTable(words))
	table, rest := TakeTable(string(text))
	if rest != "" || table.Len() != len(words) {
		t.Fatalf("%d words, %q left", table.Len(), rest)
	}
	for i, w := range words {
		if n := table.Find(w); int(n) != i || table.FindBytes([]byte(w)) != n || table.Word(n) != w {
			t.Errorf("%q has the number %d, want %d", w, n, i)
		}
	}
	if n := table.Find("b"); n != -1 {
		t.Errorf("a word that is not there has the number %d", n)
	}
}
