package made

import (
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

//go:embed news.txt
var newsSource string

var newsGrammar = read(newsSource)

// News makes n articles that resemble real news: 551 words on average, as 180 newspaper and agency articles have, some four times
// as long as others; paragraphs of one to three long sentences; from no quotation at all to one in every second sentence, in one of
// three kinds of marks; names that no list knows. They have no page.
func News(n int, seed uint64) []Article {
	r := rand.New(rand.NewPCG(seed, 1))
	articles := make([]Article, n)
	for i := range articles {
		w := writer{r, newsGrammar, map[string]string{}}
		articles[i] = w.news(fmt.Sprintf("news-%04d", i))
	}
	return articles
}

// Lengths of articles are spread as those of real ones are: their logarithms are normal. An article is over with the paragraph in which it
// reaches its length.
const (
	meanWords    = 551 - 35
	spread       = 0.5
	fewestWords  = 120
	shareReports = 0.25 // of the sentences without quotations
	mostQuoted   = 0.5
)

// marks are the kinds of quotation marks.
var marks = []*strings.Replacer{strings.NewReplacer(), strings.NewReplacer("“", `"`, "”", `"`), strings.NewReplacer("“", "‘", "”", "’")}

func (w *writer) news(id string) Article {
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.rand.IntN(365))
	want := max(fewestWords, int(meanWords*math.Exp(spread*w.rand.NormFloat64()-spread*spread/2)))
	quoted, mark := mostQuoted*w.rand.Float64(), marks[w.rand.IntN(len(marks))]
	paragraphs := []string{w.sentence("lead")}
	for words := len(strings.Fields(paragraphs[0])); words < want; {
		var sentences []string
		for range 1 + w.rand.IntN(3) {
			sentences = append(sentences, w.sentence(w.kind(quoted)))
		}
		p := strings.Join(sentences, " ")
		paragraphs, words = append(paragraphs, p), words+len(strings.Fields(p))
	}
	title := capital(w.expand("{body#1} {decided} {adjective} {noun}"))
	return Article{ID: id, Title: title, Published: day.Format(time.DateOnly), Text: mark.Replace(strings.Join(paragraphs, "\n\n"))}
}

// kind is that of the next sentence.
func (w *writer) kind(quoted float64) string {
	switch x := w.rand.Float64(); {
	case x < quoted:
		return "quoted"
	case x < quoted+(1-quoted)*shareReports:
		return "reported"
	}
	return "plain"
}

// name makes up a person or a place.
func (w *writer) name(section string) string {
	name := w.syllables()
	if section == "person" {
		return w.pick("first") + " " + name
	}
	return name
}

const (
	onsets = "b br c d dr f g gl h k kr l m n p r s st t tr v w"
	vowels = "a e i o u ai ea"
	codas  = "l n r s th nd rt m ck ll"
)

func (w *writer) syllables() string {
	from := func(all string) string {
		parts := strings.Fields(all)
		return parts[w.rand.IntN(len(parts))]
	}
	name := from(onsets) + from(vowels)
	if w.rand.IntN(2) == 0 {
		name += from(onsets) + from(vowels)
	}
	return capital(name + from(codas))
}
