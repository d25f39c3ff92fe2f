package story

import (
	"cmp"
	_ "embed"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"dateline/extract/document"
	"dateline/internal/wordlist"
)

// Features are what articles are compared by.
type Features struct {
	Words []Weight `json:"words,omitempty"` // stems of content words
	Names []Weight `json:"names,omitempty"` // persons, organizations, places, and their countries
	Acts  []uint32 `json:"acts,omitempty"`  // acts with each of their parties, sorted
	Roles []uint32 `json:"roles,omitempty"` // acts that have a named party, in each role, sorted
}

// Weight is how much an article is about something.
type Weight struct {
	Hash uint32  `json:"h"`
	Much float32 `json:"w"`
	Lead bool    `json:"l,omitempty"` // it is in the title or the first sentences
	Spot bool    `json:"s,omitempty"` // it is a place, and no country
}

// What is kept of an article: the features of the greatest weight.
const (
	maxWords  = 60
	maxNames  = 40
	textRead  = 6000 // bytes: what follows in a long article is mostly background
	leadBytes = 500  // of text after the title
)

// mention is a name and where it is.
type mention struct {
	entity string // what it is a name of, the same in every article
	start  int
	common bool // a country: many articles name it
	spot   bool // a place that is no country
}

// mentionsIn lists the names in a document, with the position of each mention.
func mentionsIn(doc *document.Document) []mention {
	var out []mention
	from := dateline(doc)
	for i := range doc.Entities {
		e := &doc.Entities[i]
		for _, m := range e.Mentions {
			start := doc.Bytes(m.Range).Start
			if m.Form != document.FormPronoun && (start < from.Start || start >= from.End) {
				out = append(out, mentionOf(string(e.Kind), e.Name, e.Key, e.Country, start)...)
			}
		}
	}
	return out
}

// mentionOf is a mention of a name, and one of its country.
func mentionOf(kind, entityName, key, country string, start int) (out []mention) {
	if name := identity(kind, entityName, key); name != "" {
		out = append(out, mention{entity: name, start: start, spot: kind == "place" && !namesCountry(entityName, country)})
	}
	if isCountry(country) {
		out = append(out, mention{entity: "country/" + country, start: start, common: true})
	}
	return out
}

// dateline is the span of the place from which an article is sent, "NAIROBI (Reuters) -", which says nothing of the event.
func dateline(doc *document.Document) document.Span {
	for _, b := range doc.Blocks {
		if b.Kind != document.Paragraph && b.Kind != document.Lead {
			continue
		}
		head := doc.Text[b.Span.Start:min(b.Span.End, b.Span.Start+70)]
		end := strings.IndexAny(head, "—–")
		if dash := strings.Index(head, " - "); end < 0 || dash >= 0 && dash < end {
			end = dash
		}
		if end > 0 && head[:1] == strings.ToUpper(head[:1]) && strings.ToUpper(firstWord(head)) == firstWord(head) {
			return document.Span{Start: b.Span.Start, End: b.Span.Start + end}
		}
		break
	}
	return document.Span{}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return strings.TrimRight(word, ",")
}

// identity is what a name is compared by: persons by their last name, since some articles have no other.
func identity(kind, name, key string) string {
	if key == "" {
		return ""
	}
	words := fields(name)
	switch {
	case len(words) == 0:
		return ""
	case kind == "nationality":
		return "" // its country counts
	case kind == "person":
		return "person/" + words[len(words)-1]
	case words[0] == "the" && len(words) > 1:
		words = words[1:]
	}
	return kind + "/" + strings.Join(words, " ")
}

// features returns what an article is compared by. Mentions may be in any order.
func features(s *Summary, text string, mentions []mention) Features {
	offset := 0
	if strings.HasPrefix(text, s.Title) {
		offset = len(s.Title)
	}
	lead := wordEnd(text, offset+leadBytes)
	names := weigher{}
	for _, m := range mentions {
		if m.start < textRead {
			names.add(m.entity, nameWeight(m.common), m.start < lead).Spot = m.spot
		}
	}
	words := weigher{}
	stem := newStemmer()
	for i, part := range []string{s.Title, text[offset:lead], text[lead:max(lead, wordEnd(text, textRead))]} {
		for _, word := range fields(part) {
			if w := wordWeight(word); w > 0 {
				words.add(stem(word), w*float32(3-i), i < 2)
			}
		}
	}
	f := Features{Words: words.top(maxWords), Names: names.top(maxNames)}
	f.Acts, f.Roles = actFeatures(s.Acts)
	return f
}

// wordEnd is the end of the word at a position of a text.
func wordEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.IndexByte(text[at:], ' '); i >= 0 {
		return at + i
	}
	return len(text)
}

// nameWeight is smaller for countries, which articles about anything name.
func nameWeight(country bool) float32 {
	if country {
		return 0.6
	}
	return 1
}

// weigher sums up weights.
type weigher map[string]*Weight

func (w weigher) add(name string, much float32, lead bool) *Weight {
	e := w[name]
	if e == nil {
		e = &Weight{Hash: hash(name)}
		w[name] = e
	}
	e.Much += much
	e.Lead = e.Lead || lead
	return e
}

// top returns the greatest weights by hash. A name that comes ten times does not count ten times as much.
func (w weigher) top(most int) []Weight {
	all := make([]Weight, 0, len(w))
	for _, e := range w {
		all = append(all, Weight{e.Hash, damped(e.Much), e.Lead, e.Spot})
	}
	slices.SortFunc(all, func(a, b Weight) int { return cmp.Or(cmp.Compare(b.Much, a.Much), cmp.Compare(a.Hash, b.Hash)) })
	all = all[:min(len(all), most)]
	slices.SortFunc(all, func(a, b Weight) int { return cmp.Compare(a.Hash, b.Hash) })
	return slices.CompactFunc(all, func(a, b Weight) bool { return a.Hash == b.Hash })
}

// damped grows slower and slower: 1, 1.7, 2.1 … for 1, 2, 3.
func damped(x float32) float32 {
	if x <= 1 {
		return x
	}
	out := float32(1)
	for step := float32(0.7); x > 1 && step > 0.05; x, step = x-1, step*0.7 {
		out += step * min(1, x-1)
	}
	return out
}

// actFeatures are hashes of acts with each of their parties, and of acts with the roles in which they have named parties: what two articles
// have in common that report the same act, or acts of one type of different parties.
func actFeatures(acts []Act) (withParty, withRole []uint32) {
	for i := range acts {
		a := &acts[i]
		for _, side := range []struct {
			role    string
			parties []Party
		}{{"by", a.Actors}, {"to", a.Recipients}} {
			role := a.Type + "\x00" + side.role
			for j := range side.parties {
				for _, token := range side.parties[j].tokens() {
					withParty = append(withParty, hash(role+"\x00"+token))
					withRole = append(withRole, hash(role))
				}
			}
		}
	}
	slices.Sort(withParty)
	slices.Sort(withRole)
	return slices.Compact(withParty), slices.Compact(withRole)
}

//go:embed words.txt
var wordsFile string

// wordLists are the lists of words.txt, one for each variable that they are read into.
var wordLists = wordlist.Parse(wordsFile)

// The words that say little about what an article is about: nothing at all, or less than others.
var (
	grammarWords = wordLists.Set("grammar")
	newsWords    = wordLists.Set("news")
)

// newsWeight is how much a word counts that any news has.
const newsWeight = 0.3

// wordWeight is how much a word says about what an article is about.
func wordWeight(word string) float32 {
	if newsWords[word] {
		return newsWeight
	}
	if grammarWords[word] {
		return 0
	}
	if len(word) < 3 && !unicode.IsDigit(rune(word[0])) {
		return 0
	}
	return 1
}

// Telling reports whether a word in lower case says what an article is about, which those of grammar and of any news do not.
func Telling(word string) bool { return wordWeight(word) == 1 }

// newStemmer returns a function that takes the endings off words. It belongs to one goroutine.
func newStemmer() func(string) string {
	env := snowballstem.NewEnv("")
	return func(word string) string {
		env.SetCurrent(word)
		english.Stem(env)
		return env.Current()
	}
}

// fields are the words of a text in lower case, without what is between them and without possessive endings.
func fields(text string) []string {
	return strings.FieldsFunc(possessive.Replace(strings.ToLower(text)), func(r rune) bool {
		return !unicode.IsLetter(r) &&
			!unicode.IsDigit(r)
	})
}

var possessive = strings.NewReplacer("’s", "", "'s", "")

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}
