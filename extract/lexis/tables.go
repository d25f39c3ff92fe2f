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
	also       bool // it is a base of its own too, such as "found"
}

var (
	verbForms = map[string]verbForm{}
	nounForms = map[string]string{}

	// spelling marks bases that the rules of spelling miss: 'e' ends in e, 'x' does not.
	spelling = map[string]byte{}
)

func init() {
	for line := range lines(irregularFile) {
		f := strings.Fields(line)
		switch f[0] {
		case "v":
			addVerb(f[1:])
		case "n":
			nounForms[f[2]] = f[1]
		case "=":
			for _, w := range f[1:] {
				nounForms[w] = w
			}
		case "e", "x":
			for _, w := range f[1:] {
				spelling[w] = f[0][0]
			}
		}
	}
	for _, w := range []string{"found", "ground", "wound", "saw", "lay", "bore", "fell", "left", "felt", "rent", "rose", "shed", "wed", "bound"} {
		if form, ok := verbForms[w]; ok {
			form.also = true
			verbForms[w] = form
		}
	}
}

// addVerb adds the forms of one line of the table.
func addVerb(f []string) {
	base := f[0]
	for _, w := range strings.Split(f[1], "/") {
		form := verbForms[w]
		if form.base == "" {
			form.base = base
		}
		form.past = true
		verbForms[w] = form
	}
	for _, w := range strings.Split(f[2], "/") {
		form := verbForms[w]
		if form.base == "" {
			form.base = base
		}
		form.participle = true
		verbForms[w] = form
	}
	for _, w := range f[3:] {
		w, _, _ = strings.Cut(w, ":")
		verbForms[w] = verbForm{base: base}
	}
}

// onlyPast reports whether w is a past tense that is no participle, such as "went".
func onlyPast(w string) bool { f := verbForms[w]; return f.past && !f.participle }

// onlyParticiple reports whether w is a participle that is no past tense, such as "gone".
func onlyParticiple(w string) bool { f := verbForms[w]; return f.participle && !f.past }
