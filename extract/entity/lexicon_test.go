package entity

import (
	"slices"
	"strings"
	"testing"
)

func load(t testing.TB) *lexicon {
	t.Helper()
	l, err := lexical()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFind(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		name    string
		class   class // at least
		country string
		usual   string
	}{
		{"Ukraine", country, "UKR", ""},
		{"Russian Federation", country, "RUS", "Russia"},
		{"U.S.", country, "USA", "United States"},
		{"Ukrainian", adjective, "UKR", ""},
		{"Russians", people, "RUS", ""},
		{"Istanbul", city | bigCity, "TUR", ""},
		{"Texas", state, "USA", ""},
		{"Calif.", short, "USA", "California"},
		{"NATO", known, "", ""},
		{"IMF", known, "", "International Monetary Fund"},
		{"World War II", never, "", ""},
		{"bin", particle, "", ""},
	} {
		e := l.find(c.name)
		if e == nil {
			t.Errorf("%s is in no list", c.name)
			continue
		}
		if e.class&c.class != c.class || c.country != "" && e.country != c.country || e.usual != c.usual {
			t.Errorf("%s: class %b, country %q, usual %q", c.name, e.class, e.country, e.usual)
		}
	}
	for _, name := range []string{"", "Torvikstad", "ukraine", "Russian Feder"} {
		if e := l.find(name); e != nil && e.class != 0 {
			t.Errorf("%q is found: %+v", name, e)
		}
	}
	if got := l.usual["UKR"] + " " + l.usual["RUS"] + " " + l.usual["USA"] + " " + l.usual["GBR"]; got != "Ukraine Russia United States United Kingdom" {
		t.Errorf("usual names: %s", got)
	}
	if e := l.find("New"); e == nil || e.words < 3 {
		t.Errorf("names beginning with New are not known to have three words: %+v", e)
	}
}

func TestIsCommon(t *testing.T) {
	l := load(t)
	for word, want := range map[string]bool{"house": true, "House": true, "HOUSE": true, "abandon": true, "zoo": true, "Zelenskyy": false, "": false, "#": false, "zzz": false, "a": false} {
		if l.isCommon(word) != want {
			t.Errorf("isCommon(%q) is %v", word, !want)
		}
	}
}

func TestFirstName(t *testing.T) {
	l := load(t)
	for word, want := range map[string]class{"Robert": firstName | male, "Mary": firstName | female, "robert": 0, "Torvik": 0, "": 0, "Rober": 0, "Roberts": 0} {
		if got := l.firstName(word); got != want {
			t.Errorf("firstName(%q) is %b, want %b", word, got, want)
		}
	}
}

// Every line of a sorted list is found, the first and the last included.
func TestSortedLists(t *testing.T) {
	l := load(t)
	for _, list := range []*sortedList{l.words, l.firsts} {
		lines := strings.Split(strings.TrimSpace(list.text), "\n")
		if !slices.IsSorted(lines) || len(lines) < 10000 {
			t.Errorf("%d lines, sorted %v", len(lines), slices.IsSorted(lines))
		}
		for _, line := range lines {
			key, rest, _ := strings.Cut(line, "\t")
			if got, ok := list.find(key, false); line[0] != '#' && (!ok || got != rest) {
				t.Errorf("%q gives %q, %v", key, got, ok)
			}
		}
		for _, none := range []string{"", "#", "\x00", "\xff", "aq", "zzzz", "Zzz", "!", "a\t"} {
			if got, ok := list.find(none, true); ok {
				t.Errorf("%q gives %q", none, got)
			}
		}
	}
}

func TestListErrors(t *testing.T) {
	for _, c := range []struct {
		read   func(*lexicon, []string) error
		fields []string
		want   string
	}{
		{addMore, []string{"Narnia"}, "needs its kind"},
		{addMore, []string{"Narnia", "kingdom"}, `unknown kind of place "kingdom"`},
		{addCountry, []string{"Narnia"}, "needs its code"},
		{addNation, []string{"Narnian", "NAR"}, "adjective or people"},
		{addHonorific, []string{"Aslan", "lion"}, `unknown gender "lion"`},
		{addPronoun, []string{"thon"}, "gender, number or person"},
		{addPronoun, []string{"thon", "dual"}, `unknown "dual"`},
	} {
		l := &lexicon{names: newNames(), pronouns: map[string]pronoun{}}
		if err := c.read(l, c.fields); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gives the error %v, want %s", c.fields, err, c.want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	l := load(b)
	for b.Loop() {
		l.find("Volodymyr")
		l.isCommon("House")
	}
}
