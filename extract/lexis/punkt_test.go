package lexis

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/segment"
	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/data"
)

var update = flag.Bool("update", false, "write punkt.txt and tagger.bin")

const punktHead = `# The English model of the Punkt sentence segmenter, as the Go package neurosnap/sentences ships it (data/english.json; MIT licence,
# copyright 2015 Eric Bower; trained with NLTK on The Wall Street Journal), with the four abbreviations that prose v3 adds (MIT licence).
# go generate writes this file.
`

// prosesPunkt is the model as prose loads it.
func prosesPunkt(t *testing.T) *sentences.Storage {
	t.Helper()
	packed, err := data.Asset("data/english.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := sentences.LoadTraining(packed)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []string{"sgt", "gov", "no", "mt"} {
		s.AbbrevTypes.Add(a)
	}
	return s
}

func TestPunktIsUpToDate(t *testing.T) {
	want := prosesPunkt(t)
	if *update {
		var b strings.Builder
		b.WriteString(punktHead)
		for _, table := range punktTables {
			words := *table.of(want)
			fmt.Fprintf(&b, "%s\t%d\n", table.name, len(words))
			for _, w := range slices.Sorted(maps.Keys(words)) {
				fmt.Fprintf(&b, "%s\t%d\n", w, words[w])
			}
		}
		if err := os.WriteFile("punkt.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		punktText = b.String()
	}
	got, err := readPunkt(punktText)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("punkt.txt is not the model of prose: run go generate ./extract/lexis")
	}
}

// TestPunktSegments compares the segmenter with the one that prose makes of its model.
func TestPunktSegments(t *testing.T) {
	m, err := loadModels()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := segment.New()
	if err != nil {
		t.Fatal(err)
	}
	text := "Sgt. Hill met Gov. Lee at 5 p.m. on Monday. They talked, e.g., of Mt. Elgon. The U.S. sent No. 3 of its ships. \"Is it so?\" she asked."
	if got, want := m.segmenter().SegmentText(text), theirs.SegmentText(text); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPunktDamaged(t *testing.T) {
	for _, text := range []string{"", "abbreviations\t1\n", "abbreviations\t-1\n", "abbreviations\tx\n", "abbreviations\t1\na\tb\n",
		"abbreviations\t99999999\n", "abbreviations\t0\ncontexts\t0\n", "abbreviations\t1\nno tab\n"} {
		if s, err := readPunkt(text); err == nil {
			t.Errorf("%q is read as %v", text, s)
		}
	}
}
