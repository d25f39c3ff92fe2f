package story

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"time"

	"dateline/extract/dedupe"
	"dateline/extract/document"
)

// Story is what several articles report of one act.
type Story struct {
	Schema     string   `json:"schema"` // dateline/story/v1
	ID         string   `json:"id"`     // the same in every run over the same articles
	Type       string   `json:"type"`
	Acts       []string `json:"acts"` // propose, offer …, sorted
	Content    *string  `json:"content"`
	Polarity   string   `json:"polarity"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Theme      *string  `json:"theme"` // in the words of the first report
	From       *string  `json:"from"`  // day of the first report, and
	To         *string  `json:"to"`    // of the last; null where the articles tell no date

	Articles int      `json:"articles"` // that report it
	Reports  int      `json:"reports"`  // different texts: copies of one agency report count once
	Sources  []string `json:"sources"`  // who published the articles, sorted
	Texts    []Text   `json:"texts"`    // one for each report
}

// Text is a report and its copies.
type Text struct {
	Article   string  `json:"article"`
	URL       *string `json:"url"`
	Published *string `json:"published"` // day
	Event     string  `json:"event"`     // id of the act in the article
	Copies    int     `json:"copies"`    // articles with nearly the same text, or the same address
}

// schema names the shape of stories.
const schema = "dateline/story/v1"

// Group divides reports of one Key into stories. A story spans at most so many days, counted from its first report, so that an act
// that is repeated every week does not become one story without end. Reports without a date
// are each a story of their own, with its copies. The order of the reports does not matter; it is changed.
func Group(reports []Report, days int) []Story {
	slices.SortFunc(reports, func(a, b Report) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Order, b.Order))
	})
	reports = slices.CompactFunc(reports, func(a, b Report) bool { return a.Record == b.Record }) // reported twice in one article
	dated := slices.IndexFunc(reports, func(r Report) bool { return r.Day != "" })
	if dated < 0 {
		dated = len(reports)
	}
	var stories []Story
	for i, texts := range collapse(reports[:dated]) {
		stories = append(stories, newStory(fmt.Sprint("undated-", i+1), [][]Report{texts}))
	}
	for rest := reports[dated:]; len(rest) > 0; {
		last := later(rest[0].Day, days)
		n := 1
		for n < len(rest) && rest[n].Day <= last {
			n++
		}
		stories = append(stories, newStory(rest[0].Day, collapse(rest[:n])))
		rest = rest[n:]
	}
	return stories
}

// later is the day so many days after another.
func later(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// collapse puts copies of one text together, in the order of the first of each.
func collapse(reports []Report) [][]Report {
	index := dedupe.New()
	var texts [][]Report
	for _, r := range reports {
		sig := r.signature()
		if of, why := index.Find(sig); why != "" {
			texts[of] = append(texts[of], r)
			continue
		}
		index.Add(sig)
		texts = append(texts, []Report{r})
	}
	return texts
}

func newStory(name string, texts [][]Report) Story {
	first := texts[0][0]
	s := Story{
		Schema: schema, ID: first.Key + "/" + name, Type: first.Type, Content: known(first.Content), Polarity: first.Polarity,
		Actors: first.Actors, Recipients: first.Recipients, Theme: known(first.Theme), From: known(first.Day),
		Reports: len(texts), Acts: []string{}, Sources: []string{},
	}
	last := first.Day
	for _, text := range texts {
		s.Articles += len(text)
		r := text[0]
		s.Texts = append(s.Texts, Text{Article: r.Article, URL: known(r.URL), Published: known(r.Day), Event: r.Event, Copies: len(text) - 1})
		for _, r := range text {
			last = max(last, r.Day)
			s.Acts = append(s.Acts, r.Act)
			if r.Source != "" {
				s.Sources = append(s.Sources, r.Source)
			}
		}
	}
	s.To, s.Acts, s.Sources = known(last), distinct(s.Acts), distinct(s.Sources)
	return s
}

// Part is the file that the stories of a key are in, of so many.
func Part(key string, parts int) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(parts))
}

// Line is the story as one line of JSON.
func (s *Story) Line() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // strings and numbers can always be encoded
	}
	return b.Bytes()
}

func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// source is who published an article: the host of its address, else the name of its site.
func source(meta *document.Meta) string {
	if u, err := url.Parse(meta.URL); err == nil && u.Host != "" {
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return meta.Site
}
