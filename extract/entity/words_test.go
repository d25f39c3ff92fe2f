package entity

import (
	"strings"
	"testing"
)

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		word             string
		initial, acronym bool
	}{
		{"J.", true, false}, {"J", true, false}, {"A.B.", true, false}, {"NATO", false, true}, {"AT&T", false, true}, {"MPs", false, true},
		{"Nato", false, false}, {"UNESCOXX", false, false}, {"Jo", false, false}, {"É", false, false}, {"G20", false, false},
	} {
		if got := isInitial(c.word); got != c.initial {
			t.Errorf("isInitial(%q) is %v", c.word, got)
		}
		if got := isAcronym(c.word); got != c.acronym {
			t.Errorf("isAcronym(%q) is %v", c.word, got)
		}
	}
}

func TestLetterMarks(t *testing.T) {
	r := &reader{lex: load(t)}
	for word, want := range map[string]casing{
		"Oslo": bigLetter, "OSLO": bigLetter | upper, "oslo": 0, "al-Assad": bigLetter, "d'Estaing": bigLetter, "d’Estaing": bigLetter, "pro-Western": 0,
		"ex-President": 0, "Åse": bigLetter, "ÅSE": bigLetter | upper, "A": bigLetter, "-": 0, "l'": 0, "5": 0,
	} {
		if got := r.casingOf(word); got != want {
			t.Errorf("casingOf(%q) is %b, want %b", word, got, want)
		}
	}
	for word, want := range map[string]bool{"German-led": true, "Kun-hee": false, "Jean-Jacques": false, "Oslo": false, "Oslo-": false} {
		if got := r.compound(word); got != want {
			t.Errorf("compound(%q) is %v", word, got)
		}
	}
}

func TestTitleCase(t *testing.T) {
	for in, want := range map[string]string{"NEW YORK": "New York", "GUINEA-BISSAU": "Guinea-Bissau", "": "", "ÅRHUS": "århus"} {
		if got := titleCase(in); got != want {
			t.Errorf("titleCase(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestFoldCase(t *testing.T) {
	long := strings.Repeat("Harbor ", longestFolded)
	for s, want := range map[string]string{
		"": "", "Ana Berg": "ana berg", "ana": "ana", "Åsa Núñez-B": "asa nunez-b", "NATO 2": "nato 2", long: strings.ToLower(long),
	} {
		if got := foldCase(s); got != want {
			t.Errorf("foldCase(%q) = %q, want %q", s, got, want)
		}
	}
}
