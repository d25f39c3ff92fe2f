package lexis

import (
	_ "embed" // word tables
	"strings"
)

//go:embed places.txt
var placesFile string

// places are names of places in one word.
var places = func() map[string]bool {
	t := map[string]bool{}
	for line := range lines(placesFile) {
		for _, w := range strings.Fields(line) {
			t[w] = true
		}
	}
	return t
}()

// lines are the lines of a table that are neither empty nor comments.
func lines(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

//go:embed irregular.txt
var irregularFile string

// A verbForm is an irregular form of a verb.
type verbForm struct {
	base       string
	past       bool // it is the past tense
	participle bool // it is the participle
	also       bool // it is also a base, such as "found"
}

// An inflection is the table of irregular forms.
type inflection struct {
	verbs map[string]verbForm
	nouns map[string]string // plural to singular

	// spelling marks bases that the rules of spelling miss: 'e' ends in e, 'x' does not.
	spelling map[string]byte
}

var irregular = readInflection(irregularFile)

// verbBases are forms of verbs that are bases of other verbs too: "found", "lay".
const verbBases = "found ground wound saw lay bore fell left felt rent rose shed wed bound"

func readInflection(table string) inflection {
	t := inflection{map[string]verbForm{}, map[string]string{}, map[string]byte{}}
	for line := range lines(table) {
		f := strings.Fields(line)
		switch f[0] {
		case "v":
			t.addVerb(f[1:])
		case "n":
			t.nouns[f[2]] = f[1]
		case "=":
			for _, w := range f[1:] {
				t.nouns[w] = w
			}
		case "e", "x":
			for _, w := range f[1:] {
				t.spelling[w] = f[0][0]
			}
		}
	}
	for _, w := range strings.Fields(verbBases) {
		if form, ok := t.verbs[w]; ok {
			form.also = true
			t.verbs[w] = form
		}
	}
	return t
}

// addVerb adds the forms of one line: base, past tenses, participles, other forms.
func (t *inflection) addVerb(f []string) {
	add := func(words string, past bool) {
		for _, w := range strings.Split(words, "/") {
			form := t.verbs[w]
			if form.base == "" {
				form.base = f[0]
			}
			form.past = form.past || past
			form.participle = form.participle || !past
			t.verbs[w] = form
		}
	}
	add(f[1], true)
	add(f[2], false)
	for _, w := range f[3:] {
		w, _, _ = strings.Cut(w, ":")
		t.verbs[w] = verbForm{base: f[0]}
	}
}

// onlyPast reports whether w is a past tense that is no participle, such as "went".
func onlyPast(w string) bool { f := irregular.verbs[w]; return f.past && !f.participle }

// onlyParticiple reports whether w is a participle that is no past tense, such as "gone".
func onlyParticiple(w string) bool { f := irregular.verbs[w]; return f.participle && !f.past }
