package quantity

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/internal/tsv"
)

var update = flag.Bool("update", false, "write the word lists of the rules anew from the tables")

// TestLists holds the word lists of the rules and the tables of the stage together: the rules find exactly the units that
// the stage knows.
func TestLists(t *testing.T) {
	var names, signs []string
	for _, row := range tsv.Rows(unitTable) {
		names = append(names, split(row[4])...)
		names = append(names, split(row[5])...)
	}
	for _, row := range tsv.Rows(currencyTable) {
		names = append(names, split(row[1])...)
		names = append(names, codes(row[2])...)
		names = append(names, split(row[3])...)
		signs = append(signs, split(row[2])...)
		if len(row) > 4 {
			names, signs = append(names, row[4]), append(signs, row[4])
		}
	}
	checkList(t, "../../rules/en/quantities-units.txt",
		"# Words that name a unit behind a number. Made from units.tsv and currencies.tsv of the quantity stage.", names)
	checkList(t, "../../rules/en/quantities-signs.txt",
		"# Signs of currencies before a number. Made from currencies.tsv of the quantity stage.", signs)
}

func split(s string) []string {
	return slices.DeleteFunc(strings.Split(s, "|"), func(s string) bool { return s == "" })
}

// codes returns the signs that may follow a number: those of letters alone.
func codes(s string) []string {
	return slices.DeleteFunc(split(s), func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'z' })
	})
}

func checkList(t *testing.T, file, head string, words []string) {
	t.Helper()
	slices.Sort(words)
	want := head + "\n" + strings.Join(slices.Compact(words), "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the tables say; run go test ./extract/quantity -update", file)
	}
}
