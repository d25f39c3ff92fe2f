package made

import (
	"fmt"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// StoryArticle is an article of a made story.
type StoryArticle struct {
	Article
	URL   string `json:"url"`
	Story int    `json:"-"` // counts the stories
}

// Stories makes n articles of a month, in stories: one in two is that of one article, some have dozens. Articles of a story have
// parties, places and things in common, and appear within a few days; one in six is a copy of an earlier one on another site. The
// sequence has the stories one after another.
func Stories(n int, seed uint64) iter.Seq[StoryArticle] {
	return func(yield func(StoryArticle) bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		for story, made := 0, 0; made < n; story++ {
			t := newTopic(r)
			for i := range min(size(r), n-made) {
				if !yield(t.article(story, i)) {
					return
				}
				made++
			}
		}
	}
}

// size is the number of articles of a story: 1, 2, 3 … each half as often as smaller ones, or nearly.
func size(r *rand.Rand) int { return int(math.Min(60, math.Pow(r.Float64(), -0.9))) }

// topic is what the articles of a story have in common.
type topic struct {
	rand  *rand.Rand
	fixed map[string]string
	day   int
	texts []Article
}

func newTopic(r *rand.Rand) *topic {
	t := &topic{rand: r, fixed: map[string]string{}, day: r.IntN(27)}
	w := writer{r, grammar, t.fixed}
	for _, number := range []string{"#1", "#2", "#3"} {
		t.fixed["{town"+number+"}"] = name(r)
		t.fixed["{person"+number+"}"] = w.pick("first") + " " + name(r)
		t.fixed["{body"+number+"}"] = t.fixed["{town"+number+"}"] + " " + []string{"Council", "Port Authority", "Steel", "Railways",
			"University", "Farmers' Union"}[r.IntN(6)]
		w.expand("{thing" + number + "}{role" + number + "}")
	}
	for _, section := range []string{"works", "good", "dispute", "disaster"} {
		t.fixed["{"+section+"}"] = w.pick(section)
	}
	return t
}

// name is an invented name that few other stories have.
func name(r *rand.Rand) string {
	begin := []string{"Bar", "Cor", "Dan", "El", "Fen", "Gar", "Hal", "Ir", "Jor", "Kel", "Lam", "Mor", "Nor", "Os", "Pel", "Ros",
		"Sal", "Tor", "Ul", "Ver"}
	middle := []string{"a", "an", "e", "en", "i", "in", "o", "on", "u", "er", "al", "ar"}
	end := []string{"bek", "dal", "din", "ford", "gard", "ham", "holm", "ka", "lund", "mark", "mund", "ness", "rik", "rup", "sen",
		"stad", "ton", "vik", "vo", "wick"}
	return begin[r.IntN(len(begin))] + middle[r.IntN(len(middle))] + end[r.IntN(len(end))]
}

func (t *topic) article(story, i int) StoryArticle {
	a := StoryArticle{Story: story, URL: fmt.Sprintf("https://site%d.test/%d/%d", t.rand.IntN(40), story, i)}
	if i > 0 && t.rand.IntN(6) == 0 {
		a.Article = t.texts[t.rand.IntN(len(t.texts))]
	} else {
		a.Article = t.text()
		t.texts = append(t.texts, a.Article)
	}
	a.ID = fmt.Sprintf("%d-%d", story, i)
	a.Published = time.Date(2025, 3, 1+t.day+t.rand.IntN(3), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	return a
}

// text is a text about the topic.
func (t *topic) text() Article {
	w := writer{t.rand, grammar, maps.Clone(t.fixed)}
	paragraphs := []string{w.sentence("lead")}
	for range 2 + w.rand.IntN(5) {
		paragraphs = append(paragraphs, w.sentence("sentence")+" "+w.sentence("sentence"))
	}
	return Article{Title: capital(w.expand("{body#1} {proposed} {thing#1}")), Text: strings.Join(paragraphs, "\n\n")}
}
