package quantity

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/tsv"
)

//go:embed numbers.tsv
var numberTable string

// class says what a number word does in a number.
type class string

// The classes of number words, as numbers.tsv names them.
const (
	one      class = "one"      // a value below a hundred
	hundred  class = "hundred"  // multiplies what is just before it
	scale    class = "scale"    // multiplies all that is before it
	short    class = "short"    // a scale after figures: "bn"
	article  class = "article"  // "a" of "a hundred"
	fraction class = "fraction" // a part of one
	vague    class = "vague"    // a plural without a number: "dozens"
	several  class = "several"
	ordinal  class = "ordinal"
	multiple class = "multiple" // "twice"
)

// word is an entry of the table. High is set for vague words.
type word struct {
	class     class
	low, high float64
}

// numberWords are the entries of each word in the order of the table.
var numberWords = sync.OnceValue(func() map[string][]word {
	words := map[string][]word{}
	for _, row := range tsv.Rows(numberTable) {
		w := word{class: class(row[1])}
		w.low, _ = strconv.ParseFloat(row[2], 64)
		if len(row) > 3 {
			w.high, _ = strconv.ParseFloat(row[3], 64)
		}
		words[row[0]] = append(words[row[0]], w)
	}
	return words
})

// lookUp is the entry of a word in one of the classes.
func lookUp(text string, classes ...class) (word, bool) {
	for _, w := range numberWords()[strings.ToLower(text)] {
		for _, c := range classes {
			if w.class == c {
				return w, true
			}
		}
	}
	return word{}, false
}
