// Package numeral gives English number words their values: "two hundred and five thousand", "twenty-first", "dozens".
package numeral

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/tsv"
)

//go:embed words.tsv
var table string

// Class says what a word does in a number.
type Class string

// The classes of number words, as words.tsv names them.
const (
	One      Class = "one"      // a value below a hundred
	Hundred  Class = "hundred"  // multiplies what is just before it
	Scale    Class = "scale"    // multiplies all that is before it
	Short    Class = "short"    // a scale after figures: "bn"
	Article  Class = "article"  // "a" of "a hundred"
	Fraction Class = "fraction" // a part of one
	Vague    Class = "vague"    // a plural without a number: "dozens"
	Several  Class = "several"
	Ordinal  Class = "ordinal"
	Multiple Class = "multiple" // "twice"
)

// Word is one meaning of a number word. Vague words have a low and a high value, others the low one alone.
type Word struct {
	Class     Class
	Low, High float64
}

// words are the meanings of each word in the order of the table.
var words = sync.OnceValue(func() map[string][]Word {
	words := map[string][]Word{}
	for _, row := range tsv.Rows(table) {
		w := Word{Class: Class(row[1])}
		w.Low, _ = strconv.ParseFloat(row[2], 64)
		if len(row) > 3 {
			w.High, _ = strconv.ParseFloat(row[3], 64)
		}
		words[row[0]] = append(words[row[0]], w)
	}
	return words
})

// LookUp returns the meaning of a word, in any case of letters, in one of the classes.
func LookUp(word string, classes ...Class) (Word, bool) {
	for _, w := range words()[strings.ToLower(word)] {
		for _, c := range classes {
			if w.Class == c {
				return w, true
			}
		}
	}
	return Word{}, false
}

// Tens returns the words for twenty, thirty and so on, in no order.
func Tens() (tens []string) {
	for text, meanings := range words() {
		if w := meanings[0]; w.Class == One && isTens(w.Low) {
			tens = append(tens, text)
		}
	}
	return tens
}

func isTens(v float64) bool { return v >= 20 && v < 100 && int(v)%10 == 0 }

// Compound reads the tens and ones at the beginning of a word: "twenty-five" is One, "twenty-first" Ordinal. rest is what follows
// a further hyphen: "year-old" of "twenty-five-year-old".
func Compound(text string) (w Word, rest string, ok bool) {
	tens, after, _ := strings.Cut(text, "-")
	ones, rest, _ := strings.Cut(after, "-")
	t, ok := LookUp(tens, One)
	if !ok || !isTens(t.Low) {
		return w, "", false
	}
	w, ok = LookUp(ones, One, Ordinal)
	if !ok || w.Low < 1 || w.Low >= 10 {
		return Word{}, "", false
	}
	w.Low += t.Low
	return w, rest, true
}

// Position returns the number of an ordinal in words: 21 of "twenty-first".
func Position(word string) (n int, ok bool) {
	w, ok := LookUp(word, Ordinal)
	if !ok {
		var rest string
		w, rest, ok = Compound(word)
		ok = ok && w.Class == Ordinal && rest == ""
	}
	if !ok {
		return 0, false
	}
	return int(w.Low), true
}

// A Sum is the value of number words that are read one after another. The zero value is ready for the first word.
type Sum struct {
	Total   float64 // what is complete: the thousands of "two thousand five"
	Current float64 // what a hundred or a scale may still multiply
	scale   float64 // the last one that was taken
}

// Value is the value of what was read.
func (s *Sum) Value() float64 { return s.Total + s.Current }

// Scaled returns the last scale that was taken, or 0.
func (s *Sum) Scaled() float64 { return s.scale }

// Add takes a value and reports whether it can follow what was read: "twenty five" and "two hundred five", not "five twenty".
// A part of one follows any whole number.
func (s *Sum) Add(v float64) bool {
	switch {
	case v > 0 && v < 1 && s.Current >= 1:
		s.Total += v
		return true
	case s.Current > 0 && s.Current < 20, s.Current > 0 && s.Current < 100 && v >= 10:
		return false
	}
	s.Current += v
	return true
}

// Multiply takes a word of the classes Hundred, Scale and Short. "thousand" alone is one thousand.
func (s *Sum) Multiply(w Word) {
	if s.Current == 0 && (w.Class == Hundred || s.Total == 0) {
		s.Current = 1
	}
	switch {
	case w.Class == Hundred:
		s.Current *= w.Low
	case w.Low > s.scale && s.Total > 0: // "three thousand million"
		s.Total, s.Current, s.scale = (s.Total+s.Current)*w.Low, 0, w.Low
	default:
		s.Total, s.Current, s.scale = s.Total+s.Current*w.Low, 0, w.Low
	}
}

// Parse returns the value of words in lower case. other returns that of a word that is not in the table, such as "18" or
// "another". "and", "of", "the" and "a" are skipped; ok is false if a word is no number or cannot follow those before it.
func Parse(words []string, other func(string) (float64, bool)) (n float64, ok bool) {
	var sum Sum
	for _, text := range words {
		if skipped(text) && (len(words) > 1 || text != "a" && text != "an") {
			continue
		}
		if w, multiplies := LookUp(text, Hundred, Scale); multiplies {
			sum.Multiply(w)
		} else if v, known := value(text, other); !known || !sum.Add(v) {
			return 0, false
		}
		ok = true
	}
	return sum.Value(), ok
}

func skipped(word string) bool {
	switch word {
	case "and", "of", "the", "a", "an":
		return true
	}
	return false
}

func value(word string, other func(string) (float64, bool)) (float64, bool) {
	if w, ok := LookUp(word, One, Article); ok {
		return w.Low, true
	}
	if w, rest, ok := Compound(word); ok && w.Class == One && rest == "" {
		return w.Low, true
	}
	return other(word)
}
