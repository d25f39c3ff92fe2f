package story

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"slices"

	"dateline/extract/dedupe"
)

// Schema names the shape of stories.
const Schema = "dateline/story/v1"

// Story is what several articles report of the same events. Lists are in chronological order if they have one.
type Story struct {
	Schema string  `json:"schema" jsonschema:"enum=dateline/story/v1" jsonschema_description:"Name and version of this shape."`
	ID     string  `json:"id" jsonschema_description:"The same in every run over the same articles."`
	Title  *string `json:"title" jsonschema:"nullable" jsonschema_description:"Title of the article that has most in common with the others."`
	From   *string `json:"from" jsonschema:"nullable" jsonschema_description:"Day on which the first article was published; null where none has a date."`
	To     *string `json:"to" jsonschema:"nullable" jsonschema_description:"Day on which the last article was published."`

	Articles  int      `json:"articles" jsonschema_description:"Number of articles."`
	Reports   int      `json:"reports" jsonschema_description:"Number of different texts: copies of one agency text count once."`
	Sources   []string `json:"sources" jsonschema_description:"Who published the articles: hosts of addresses or names of sites."`
	Countries []string `json:"countries" jsonschema_description:"Countries of the parties."`

	Parties    []StoryParty     `json:"parties" jsonschema_description:"Who takes part or speaks, those with most acts and statements first."`
	Timeline   []Event          `json:"timeline" jsonschema_description:"The acts, each once, however many articles report it."`
	Proposals  []Proposal       `json:"proposals"`
	Statements []StoryStatement `json:"statements"`
	Texts      []Text           `json:"texts" jsonschema_description:"The different texts, with their copies."`
}

// StoryParty is a party of a story.
type StoryParty struct {
	Party
	Acts       int `json:"acts" jsonschema_description:"Acts of the timeline in which it takes part."`
	Statements int `json:"statements"`
}

// Report is where an act or a statement is reported.
type Report struct {
	Article string  `json:"article" jsonschema_description:"Id of the article."`
	URL     *string `json:"url" jsonschema:"nullable"`
	Source  *string `json:"source" jsonschema:"nullable"`
	ID      string  `json:"id" jsonschema_description:"Id of the finding in the article: V1, S1."`
	record  string
}

// Event is an act of the timeline.
type Event struct {
	ID         string   `json:"id" jsonschema:"pattern=^T[0-9]+$"`
	Type       string   `json:"type"`
	Act        string   `json:"act"`
	Content    *string  `json:"content" jsonschema:"nullable"`
	Actors     []Party  `json:"actors"`
	Recipients []Party  `json:"recipients"`
	Trigger    string   `json:"trigger" jsonschema_description:"The word for the act in the first report."`
	Theme      *string  `json:"theme" jsonschema:"nullable" jsonschema_description:"In the words of the first report that has one."`
	First      *string  `json:"first" jsonschema:"nullable" jsonschema_description:"First day of the act: of the text of an article, else the first day on which an article reports it."`
	Last       *string  `json:"last" jsonschema:"nullable"`
	Basis      *string  `json:"basis" jsonschema:"nullable,enum=text,enum=article" jsonschema_description:"text: an article gives the day; article: only days of publication are known."`
	Negative   bool     `json:"negative" jsonschema_description:"It did not happen."`
	Future     bool     `json:"future" jsonschema_description:"It is still to come."`
	Modality   string   `json:"modality" jsonschema:"enum=asserted,enum=alleged,enum=possible,enum=conditional"`
	Sources    []string `json:"sources" jsonschema_description:"Who reports it."`
	Articles   int      `json:"articles" jsonschema_description:"Articles that report it."`
	Reports    int      `json:"reports" jsonschema_description:"Different texts that report it."`
	Confidence float64  `json:"confidence" jsonschema:"minimum=0,maximum=1" jsonschema_description:"That of the report with the highest."`
	In         []Report `json:"in"`

	theme  map[string]bool // stems of the themes
	answer bool            // it is linked to a proposal by an article
}

// Proposal is a proposal with what was answered, in the same article or another one.
type Proposal struct {
	Event   string   `json:"event" jsonschema_description:"Id in the timeline."`
	Outcome *string  `json:"outcome" jsonschema:"nullable,enum=accepted,enum=rejected" jsonschema_description:"By the last answer."`
	Answers []string `json:"answers" jsonschema_description:"Ids in the timeline."`
}

// StoryStatement is what someone said, once, however many articles quote it.
type StoryStatement struct {
	Speaker   *Party   `json:"speaker" jsonschema:"nullable"`
	Kind      string   `json:"kind" jsonschema:"enum=direct,enum=indirect,enum=mixed"`
	Text      string   `json:"text" jsonschema_description:"The longest form."`
	Published *string  `json:"published" jsonschema:"nullable" jsonschema_description:"Day of the first article that quotes it."`
	Sources   []string `json:"sources"`
	Articles  int      `json:"articles"`
	In        []Report `json:"in"`
}

// Text is a text of the story and its copies.
type Text struct {
	Article   string   `json:"article"`
	URL       *string  `json:"url" jsonschema:"nullable"`
	Title     *string  `json:"title" jsonschema:"nullable"`
	Published *string  `json:"published" jsonschema:"nullable"`
	Source    *string  `json:"source" jsonschema:"nullable"`
	Copies    []Copied `json:"copies" jsonschema_description:"Articles with nearly the same text or address."`
}

// Copied is a copy of a text.
type Copied struct {
	Article string  `json:"article"`
	URL     *string `json:"url" jsonschema:"nullable"`
	Source  *string `json:"source" jsonschema:"nullable"`
}

// newStory makes a story of its articles, which are in the order of their days.
func newStory(articles []*Summary) *Story {
	texts := collapse(articles)
	first, last := articles[0], articles[len(articles)-1]
	s := &Story{Schema: Schema, ID: storyID(articles), From: known(day(first.Published)), To: known(day(last.Published)),
		Articles: len(articles), Reports: len(texts), Sources: []string{}, Countries: []string{}, Texts: make([]Text, len(texts))}
	for i, copies := range texts {
		s.Texts[i] = textOf(copies)
	}
	for _, a := range articles {
		if a.Source != "" {
			s.Sources = append(s.Sources, a.Source)
		}
	}
	s.Sources = distinct(s.Sources)
	s.Title = known(titleFor(texts))
	t := newTimeline(texts)
	s.Timeline, s.Proposals = t.events, t.proposals()
	s.Statements = statements(texts)
	s.Parties = storyParties(s)
	for _, p := range s.Parties {
		if isCountry(value(p.Country)) {
			s.Countries = append(s.Countries, *p.Country)
		}
	}
	s.Countries = distinct(s.Countries)
	return s
}

// storyID is the day of the first article and a hash of all of them.
func storyID(articles []*Summary) string {
	names := make([]string, len(articles))
	for i, a := range articles {
		names[i] = a.Article + "\x00" + a.URL + "\x00" + a.Published
	}
	h := fnv.New64a()
	for _, name := range distinct(names) {
		h.Write([]byte(name + "\x00"))
	}
	from := cmp.Or(day(articles[0].Published), "undated")
	return from + "-" + hex.EncodeToString(h.Sum(nil))[:10]
}

// copied is how much of the smaller of two texts is in the other one if it is a copy.
const copied = 0.7

// collapse puts copies of one text together, in the order of the first of each.
func collapse(articles []*Summary) [][]*Summary {
	index := dedupe.New()
	var texts [][]*Summary
	for _, a := range articles {
		if of := copyOf(a, index, texts); of >= 0 {
			texts[of] = append(texts[of], a)
			continue
		}
		index.Add(a.Copy.signature())
		texts = append(texts, []*Summary{a})
	}
	return texts
}

func (c *Copy) signature() dedupe.Signature {
	return dedupe.Signature{URL: c.Address, Text: c.Text, Near: c.Near}
}

// copyOf returns the index of the text that an article is a copy of, or -1.
func copyOf(a *Summary, index *dedupe.Index, texts [][]*Summary) int {
	if of, why := index.Find(a.Copy.signature()); why != "" {
		return of
	}
	return slices.IndexFunc(texts, func(t []*Summary) bool { return dedupe.Contained(t[0].Copy.Sketch, a.Copy.Sketch) >= copied })
}

func textOf(copies []*Summary) Text {
	a := copies[0]
	t := Text{Article: a.Article, URL: known(a.URL), Title: known(a.Title), Published: known(a.Published), Source: known(a.Source),
		Copies: []Copied{}}
	for _, c := range copies[1:] {
		t.Copies = append(t.Copies, Copied{c.Article, known(c.URL), known(c.Source)})
	}
	return t
}

// titleFor is the title of the text that shares most words of its beginning with the others; of equals, the first one.
func titleFor(texts [][]*Summary) string {
	best, most := "", -1.0
	for i := range texts {
		if texts[i][0].Title == "" {
			continue
		}
		shared := 0.0
		for j := range texts[:min(len(texts), 50)] {
			if i != j {
				shared += leadIn(texts[i][0].Features.Words, texts[j][0].Features.Words)
			}
		}
		if shared > most {
			best, most = texts[i][0].Title, shared
		}
		if i == 50 {
			break
		}
	}
	return best
}

// storyParties counts who takes part.
func storyParties(s *Story) []StoryParty {
	out := []StoryParty{}
	count := func(p *Party, acts, statements int) {
		if p == nil || p.Key == nil {
			return
		}
		i := slices.IndexFunc(out, func(q StoryParty) bool { return sameNamed(&q.Party, p) })
		if i < 0 {
			out = append(out, StoryParty{Party: *p})
			i = len(out) - 1
		}
		if fuller(p, &out[i].Party) {
			out[i].Party = *p
		}
		out[i].Acts, out[i].Statements = out[i].Acts+acts, out[i].Statements+statements
	}
	for i := range s.Timeline {
		for _, side := range [][]Party{s.Timeline[i].Actors, s.Timeline[i].Recipients} {
			for j := range side {
				count(&side[j], 1, 0)
			}
		}
	}
	for i := range s.Statements {
		count(s.Statements[i].Speaker, 0, 1)
	}
	slices.SortStableFunc(out, func(a, b StoryParty) int {
		return cmp.Or(b.Acts+b.Statements-a.Acts-a.Statements, cmp.Compare(a.Name, b.Name))
	})
	return out
}

// Part is the file that a story is in, of so many.
func Part(id string, parts int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
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
