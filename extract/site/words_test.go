package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// wordsOfSummary are the words of the article with a number: one that all articles have, and one that no other has.
func wordsOfSummary(n int) []Word {
	return []Word{{"water", 2, false}, {fmt.Sprintf("lake%c", 'a'+n%26), 1, false}}
}

func TestWordsOf(t *testing.T) {
	doc := document.New(document.Meta{}, "Strikes go on\nDockers were striking. Kenya said", []document.Block{
		{Kind: document.Title, Span: document.Span{Start: 0, End: 13}}, {Kind: document.Paragraph, Span: document.Span{Start: 14, End: 47}}})
	doc.Tokens = []document.Token{
		{Text: "Strikes", Lemma: "strike", Tag: "NNS", Start: 0}, {Text: "go", Lemma: "go", Tag: "VBP", Start: 8}, {Text: "on", Lemma: "on", Tag: "RP", Start: 11},
		{Text: "Dockers", Lemma: "docker", Tag: "NNS", Start: 14}, {Text: "were", Lemma: "be", Tag: "VBD", Start: 22},
		{Text: "striking", Lemma: "strike", Tag: "VBG", Start: 27}, {Text: ".", Lemma: ".", Tag: ".", Start: 35},
		{Text: "Kenya", Lemma: "kenya", Tag: "NNP", Start: 37}, {Text: "said", Lemma: "say", Tag: "VBD", Start: 43},
	}
	if got, want := WordsOf(doc), []Word{{"strike", titleWeight + 1, false}, {"docker", 1, false}, {"kenya", 1, true}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// The tokens of a long text are not kept.
	if got, want := WordsOf(document.New(document.Meta{Title: "The canal"}, "x", nil)), []Word{{"canal", titleWeight, false}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIndexedWords(t *testing.T) {
	for word, want := range map[string]bool{"canal": true, "cease-fire": true, "été": true, "of": false, "the": false, "-x-y": false, "2025": false,
		"covid-19": false, "m.p.": false} {
		if got := indexed(word); got != want {
			t.Errorf("%s: got %t", word, got)
		}
	}
}

// TestWordIndexIsBounded has more words and articles than are listed.
func TestWordIndexIsBounded(t *testing.T) {
	x := wordIndex{}
	const articles = 3 * mostOfWord
	for n := range int64(articles) {
		words := []Word{{"water", int32(n % 7), true}}
		for i := range 20 {
			words = append(words, Word{fmt.Sprintf("w%d", (n*20+int64(i))%5000), 1, false})
		}
		x.add(n, words)
	}
	words := x.sorted()
	if len(words) != mostWords {
		t.Errorf("%d words", len(words))
	}
	i := slices.IndexFunc(words, func(w indexWord) bool { return w.Word == "Water" })
	if w := words[i]; w.Articles != articles || len(w.numbers) != mostOfWord || w.numbers[0]%7 != 6 || !w.many() {
		t.Errorf("%d articles, of which %d are listed, first %d", w.Articles, len(w.numbers), w.numbers[0])
	}
	for n := range int64(mostKnown) {
		x.add(n, []Word{{fmt.Sprint("once", n), 1, false}})
	}
	if len(x) > mostKnown || x["water"] == nil {
		t.Errorf("%d words are counted", len(x))
	}
}

func TestPagesOfWords(t *testing.T) {
	s := newSite(t, 230, false)
	for _, tt := range []struct{ address, want string }{
		{"index.html", `<a href="words/w.html">W</a>`},
		{"words.html", `<a href="word/water.html">water</a> <span class="count">230</span>`},
		{"words/l.html", `<a href="../word/lakea.html">lakea</a>`},
		{"words/l.html", `<span class="hint">9 articles</span>`},
		{"words/l.html", `<li id="lakez"><b>lakez</b> <a`},
		{"word/water.html", "230 articles. Those 100 that have the word most often are shown."},
	} {
		if got := rendered(t, s, tt.address, ""); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q in\n%s", tt.address, tt.want, got[strings.Index(got, "<body>"):])
		}
	}
	for _, address := range []string{"words/zz.html", "word/lakez.html", "word/x.html"} {
		if err := s.Render(t.Context(), &strings.Builder{}, address, nil); err != ErrNotFound {
			t.Errorf("%s: %v", address, err)
		}
	}
	if err := newSite(t, 3, true).Render(t.Context(), &strings.Builder{}, "words.html", nil); err != ErrNotFound {
		t.Errorf("a server has an index of words: %v", err)
	}
}
