package site

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/story"
)

// A folder of pages has no search, so it has an index of words: pages with the words of a first letter and the articles that have them,
// and a page for each word that is in more than a few articles. Its size has a bound that does not depend on the articles.
const (
	mostWords  = 4000    // in the index: those of most articles
	fewOfWord  = 8       // articles that are listed with the word and need no page
	mostOfWord = 100     // articles on the page of a word: those that have it most often
	mostKnown  = 100_000 // words that are counted; those of one article are forgotten beyond it
	mostOfText = 300     // words of one article
	longWord   = 40      // bytes; what is longer is no word
)

// Word is a word of an article, as in a dictionary, and how much the article is about it.
type Word struct {
	Text   string
	Weight int32
	Name   bool // it is a name, or part of one, somewhere in the article
}

// titleWeight is how often a word in the title counts.
const titleWeight = 5

// WordsOf returns the nouns, verbs, adjectives and names in a document, but not words that any news has. The words of a text whose
// tokens were not kept are those of its title.
func WordsOf(doc *document.Document) []Word {
	words := map[string]Word{}
	add := func(word string, weight int32, name bool) {
		if len(word) <= longWord && indexed(word) {
			w := words[word]
			words[word] = Word{word, w.Weight + weight, w.Name || name}
		}
	}
	titled := len(doc.Blocks) > 0 && doc.Blocks[0].Kind == document.Title
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		weight := int32(1)
		if titled && int(t.Start) < doc.Blocks[0].Span.End {
			weight = titleWeight
		}
		if tag := t.Tag; tag != "" && strings.IndexByte("NVJ", tag[0]) >= 0 && story.Telling(strings.ToLower(t.Text)) {
			add(cmp.Or(t.Lemma, strings.ToLower(t.Text)), weight, strings.HasPrefix(tag, "NNP"))
		}
	}
	if len(doc.Tokens) == 0 {
		for _, word := range strings.FieldsFunc(strings.ToLower(doc.Meta.Title), func(r rune) bool { return !unicode.IsLetter(r) }) {
			add(word, titleWeight, false)
		}
	}
	out := slices.Collect(maps.Values(words))
	slices.SortFunc(out, func(a, b Word) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text)) })
	return out[:min(len(out), mostOfText)]
}

// indexed reports whether a word in lower case is one that readers look up: letters, perhaps with hyphens, that say what a text is about.
func indexed(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
		} else if r != '-' || letters == 0 {
			return false
		}
	}
	return letters > 2 && story.Telling(word)
}

// wordIndex collects the words of articles.
type wordIndex map[string]*wordEntry

// wordEntry is a word with the articles that have it.
type wordEntry struct {
	articles, names int // that have it, that have it as a name
	best            []wordHit
}

type wordHit struct {
	article int64
	weight  int32
}

func (x wordIndex) add(article int64, words []Word) {
	for _, w := range words {
		e := x[w.Text]
		if e == nil {
			e = &wordEntry{}
			x[w.Text] = e
		}
		e.articles++
		if w.Name {
			e.names++
		}
		if e.best = append(e.best, wordHit{article, w.Weight}); len(e.best) == 2*mostOfWord {
			e.cut()
		}
	}
	if len(x) > mostKnown {
		maps.DeleteFunc(x, func(_ string, e *wordEntry) bool { return e.articles == 1 })
	}
}

// cut keeps the articles that have the word most often, of these the last ones.
func (e *wordEntry) cut() {
	slices.SortFunc(e.best, func(a, b wordHit) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.article, a.article))
	})
	e.best = e.best[:min(len(e.best), mostOfWord)]
}

// shown is a word for people: names have a capital.
func (e *wordEntry) shown(word string) string {
	if 2*e.names <= e.articles {
		return word
	}
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToTitle(first)) + word[size:]
}

// indexWord is what the site has on a word.
type indexWord struct {
	Word, Slug string
	Articles   int // that have it
	key        string
	numbers    []int64 // of those that are listed
}

// sorted returns the words that are listed, in the order of the alphabet.
func (x wordIndex) sorted() []indexWord {
	out := make([]indexWord, 0, len(x))
	for word, e := range x {
		out = append(out, indexWord{Word: e.shown(word), Slug: slug(word), Articles: e.articles, key: word})
	}
	slices.SortFunc(out, func(a, b indexWord) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Word, b.Word))
	})
	out = out[:min(len(out), mostWords)]
	slices.SortFunc(out, func(a, b indexWord) int { return cmp.Compare(a.Slug, b.Slug) })
	for i := range out {
		e := x[out[i].key]
		e.cut()
		for _, hit := range e.best {
			out[i].numbers = append(out[i].numbers, hit.article)
		}
	}
	return out
}

// initial is the letter under which a word is listed.
func (w *indexWord) initial() string {
	if c := w.Slug[:1]; c >= "a" && c <= "z" {
		return c
	}
	return "other"
}

// many reports whether a word is in so many articles that it has its own page.
func (w *indexWord) many() bool { return w.Articles > fewOfWord }

// href is where the articles of a word are listed.
func (w *indexWord) href() string {
	if w.many() {
		return path.Join("word", w.Slug+".html")
	}
	return path.Join("words", w.initial()+".html#"+w.Slug)
}

// wordLetters are the letters with their words.
func wordLetters(words []indexWord) []facet {
	counts := map[string]int{}
	for i := range words {
		counts[words[i].initial()]++
	}
	var out []facet
	for _, letter := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) // other comes last
	}) {
		out = append(out, facet{Value: letter, Name: strings.ToUpper(letter), Count: counts[letter], Href: "words/" + letter + ".html"})
	}
	return out
}

// wordsView is a list of words.
type wordsView struct {
	layout
	Letters []facet
	Words   []wordFacet
	All     int // words in the index, or with the letter
}

// wordFacet is a word in a list.
type wordFacet struct {
	facet
	Articles []articleEntry // if they are few and the list is that of a letter
}

// mostFrequent is how many words the first page of the index has.
const mostFrequent = 200

// wordsPage is the first page of the index, or one with the words of a letter.
func (r *request) wordsPage() (err error) {
	chosen, title := []*indexWord{}, "Words"
	for i := range r.words {
		if w := &r.words[i]; r.address.folder == "" || w.initial() == r.address.name {
			chosen = append(chosen, w)
		}
	}
	if r.address.folder != "" {
		title = "Words: " + strings.ToUpper(r.address.name)
	} else {
		slices.SortStableFunc(chosen, func(a, b *indexWord) int { return cmp.Compare(b.Articles, a.Articles) })
		chosen = chosen[:min(len(chosen), mostFrequent)]
	}
	if len(chosen) == 0 && r.address.folder != "" {
		return sql.ErrNoRows
	}
	v := wordsView{Letters: r.wordLetters, All: len(chosen)}
	if r.address.folder == "" {
		v.All = len(r.words)
	}
	if v.layout, err = r.layout(title, 1); err != nil {
		return err
	}
	v.Data = ""
	for _, w := range chosen {
		entry := wordFacet{facet: facet{Value: w.Slug, Name: w.Word, Count: w.Articles, Href: w.href()}}
		v.Words = append(v.Words, entry)
	}
	if r.address.folder != "" {
		if err := r.listArticles(chosen, v.Words); err != nil {
			return err
		}
	}
	return r.execute("words", &v)
}

// listArticles adds the articles of words that have few.
func (r *request) listArticles(words []*indexWord, to []wordFacet) error {
	var numbers []int64
	for _, w := range words {
		if !w.many() {
			numbers = append(numbers, w.numbers...)
		}
	}
	slices.Sort(numbers)
	all, err := r.articles(r.ctx, "WHERE number IN "+among+articleOrder, jsonList(slices.Compact(numbers)))
	if err != nil {
		return err
	}
	for i, w := range words {
		for j := range all {
			if !w.many() && slices.Contains(w.numbers, all[j].number) {
				to[i].Articles = append(to[i].Articles, all[j])
			}
		}
	}
	return nil
}

// wordPage lists the articles that have a word.
func (r *request) wordPage() (err error) {
	i, ok := slices.BinarySearchFunc(r.words, r.address.name, func(w indexWord, slug string) int { return cmp.Compare(w.Slug, slug) })
	if !ok || !r.words[i].many() {
		return sql.ErrNoRows
	}
	w := &r.words[i]
	v := listView{Total: w.Articles, Letters: r.wordLetters}
	if w.Articles > len(w.numbers) {
		v.Intro = fmt.Sprintf("Those %d that have the word most often are shown.", len(w.numbers))
	}
	if v.layout, err = r.layout("Articles with “"+w.Word+"”", 1); err != nil {
		return err
	}
	v.Data = ""
	if v.Articles, err = r.articles(r.ctx, "WHERE number IN "+among+articleOrder, jsonList(w.numbers)); err != nil {
		return err
	}
	return r.execute("list", &v)
}
