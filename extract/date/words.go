package date

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.tsv
var wordsFile string

// meanings are the values of words, by class and word.
type meanings map[string]map[string]string

// words is the table of words.tsv.
var words = sync.OnceValue(func() meanings { return parseMeanings(wordsFile) })

// parseMeanings reads lines of class, word and value, set apart by tabs. Lines that begin with # are comments.
func parseMeanings(s string) meanings {
	t := meanings{}
	for line := range strings.Lines(s) {
		class, rest, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if !ok || strings.HasPrefix(class, "#") {
			continue
		}
		word, value, _ := strings.Cut(rest, "\t")
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
