package date

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/internal/numeral"
	"dateline/internal/tsv"
)

//go:embed words.tsv
var wordsFile string

// meanings are the values of words, by class and word.
type meanings map[string]map[string]string

// words is the table of words.tsv.
var words = sync.OnceValue(func() meanings { return parseMeanings(wordsFile) })

// parseMeanings reads rows of class, word and value.
func parseMeanings(s string) meanings {
	t := meanings{}
	for _, row := range tsv.Rows(s) {
		class, word, value := row[0], row[1], row[2]
		if t[class] == nil {
			t[class] = map[string]string{}
		}
		t[class][word] = value
	}
	return t
}

// of is the value of a word in a class; a plural that has no entry means what its singular does.
func (t meanings) of(class, word string) (string, bool) {
	v, ok := t[class][word]
	if !ok && strings.HasSuffix(word, "s") {
		v, ok = t[class][strings.TrimSuffix(word, "s")]
	}
	return v, ok
}

// compoundClasses are the classes of words that make a compound a temporal one.
var compoundClasses = []string{"month", "weekday", "unit", "season", "part", "edge", "ending", "clocked", "period"}

// timeWords are the words of these classes, their plurals, and the tens that begin numbers and years.
var timeWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, class := range compoundClasses {
		for w := range words()[class] {
			out[w], out[w+"s"] = true, true
		}
	}
	for _, w := range numeral.Tens() { // "ninety-six"
		out[w] = true
	}
	return out
})
