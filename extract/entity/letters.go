package entity

import "strings"

// recalled is a word whose classes were asked for before. Names come again and again, in one article and from one to the next.
type recalled struct {
	word  string
	class class
}

// letters are the classes that the sorted lists and the letters of a word give.
func (r *reader) letters(w string) class {
	if len(w) > longestRecalled {
		return r.lex.letters(w)
	}
	slot := &r.recall[hash(w)%uint32(len(r.recall))]
	if slot.word != w {
		*slot = recalled{strings.Clone(w), r.lex.letters(w)}
	}
	return slot.class
}

// longestRecalled bounds the words that are remembered, in bytes.
const longestRecalled = 32

// letters are the classes that the sorted lists and the letters of a word give, without the memory.
func (l *lexicon) letters(w string) class {
	c := l.firstName(w)
	switch {
	case isInitial(w):
		return c | initial
	case isAcronym(w):
		c |= acronym
	}
	if l.isCommon(w) {
		c |= common
	}
	return c
}

// isInitial reports whether w is of capitals with full stops after them, or a single capital.
func isInitial(w string) bool {
	if len(w) == 1 {
		return true
	}
	for i := range len(w) {
		fits := w[i] == '.'
		if i%2 == 0 {
			fits = w[i] >= 'A' && w[i] <= 'Z'
		}
		if !fits {
			return false
		}
	}
	return true
}

// isAcronym reports whether w is of two to seven capitals, perhaps with & or - among them or an s after them.
func isAcronym(w string) bool {
	w = strings.TrimSuffix(w, "s")
	if len(w) < 2 || len(w) > 7 || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	for i := range len(w) {
		if c := w[i]; (c < 'A' || c > 'Z') && c != '&' && c != '-' {
			return false
		}
	}
	return true
}
