// Package story groups articles into stories: articles that report the same events in other words, and those that report what
// followed. A story has a timeline of its acts, who said what, and proposals with their answers, from all of its articles.
//
//	g, err := story.NewGrouper(story.Options{})
//	err = g.Add(story.Summarize(doc)) // each article, in any order
//	err = g.Stories(ctx, func(s *story.Story) error { … })
//	err = g.Close()
//
// Articles are compared by their names, their words, their acts and their days (match.go), in the order of their days.
// The stories depend on the articles alone, never on the order in which they were added.
package story

import (
	"net/url"
	"strings"

	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/record"
)

// Summary is what an article contributes to stories. Its size is bounded (see the limits below), whatever the length of the article.
type Summary struct {
	Record    string `json:"record"`          // where the article was read: file and line
	Article   string `json:"article"`         // its id in the input
	URL       string `json:"url,omitempty"`   //
	Title     string `json:"title,omitempty"` //
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"` // the host of its address, else the name of its site

	Copy       Copy        `json:"copy"`
	Features   Features    `json:"features"`
	Acts       []Act       `json:"acts,omitempty"`
	Statements []Statement `json:"statements,omitempty"`
}

// The most that a summary keeps of one article; what comes first in the text is kept.
const (
	maxActs       = 200
	maxStatements = 200
	maxQuoted     = 1000 // bytes of a statement, a theme or a name
)

// Copy is what shows whether an article is a copy of another one.
type Copy struct {
	Address uint64        `json:"address,omitempty"` // hash of the address
	Text    uint64        `json:"text,omitempty"`    // SimHash, or hash of a short text
	Near    bool          `json:"near,omitempty"`    // Text is a SimHash
	Sketch  dedupe.Sketch `json:"sketch,omitempty"`
}

// Party is someone who takes part in an act or speaks.
type Party struct {
	Name    string  `json:"name" jsonschema_description:"The fullest name in the article."`
	Key     *string `json:"key" jsonschema:"nullable" jsonschema_description:"Kind, normalized name and country, as in the other formats; null where the article gives no name."`
	Kind    *string `json:"kind" jsonschema:"nullable"`
	Country *string `json:"country" jsonschema:"nullable" jsonschema_description:"ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO or MNC."`
	Sector  *string `json:"sector" jsonschema:"nullable"`
	Role    *string `json:"role" jsonschema:"nullable" jsonschema_description:"The title that the article gives."`
}

// Act is an act as an article reports it. Strings are empty where the article does not say.
type Act struct {
	ID         string  `json:"id"` // in the article
	Type       string  `json:"type"`
	Act        string  `json:"act"`
	Content    string  `json:"content,omitempty"`
	Theme      string  `json:"theme,omitempty"`
	Trigger    string  `json:"trigger,omitempty"`
	Actors     []Party `json:"actors,omitempty"`
	Recipients []Party `json:"recipients,omitempty"`
	First      string  `json:"first,omitempty"` // first and last day of the act
	Last       string  `json:"last,omitempty"`
	Dated      bool    `json:"dated,omitempty"` // the text gives the days, not only the day of publication
	Negative   bool    `json:"negative,omitempty"`
	Future     bool    `json:"future,omitempty"`
	Modality   string  `json:"modality,omitempty"` // empty if asserted
	Outcome    string  `json:"outcome,omitempty"`
	Answers    string  `json:"answers,omitempty"` // id of the act that it answers, in the same article
	Confidence float64 `json:"confidence"`
}

// Statement is reported speech.
type Statement struct {
	ID      string `json:"id"`
	Speaker *Party `json:"speaker,omitempty"`
	Kind    string `json:"kind"` // direct, indirect or mixed
	Text    string `json:"text"`
}

// Summarize returns the summary of a document. The document is only read.
func Summarize(doc *document.Document) *Summary {
	meta := &doc.Meta
	s := &Summary{Record: meta.Source, Article: meta.ID, URL: meta.URL, Title: titleOf(doc), Published: meta.Published,
		Source: source(meta.URL, meta.Site)}
	for line := range record.LinesSeq(doc, document.CodePoints, record.KindAct, record.KindStatement) {
		s.line(line)
	}
	s.compare(doc.Text, mentionsIn(doc))
	return s
}

func titleOf(doc *document.Document) string {
	if doc.Meta.Title == "" && len(doc.Blocks) > 0 && doc.Blocks[0].Kind == document.Title {
		return doc.Slice(doc.Blocks[0].Span)
	}
	return doc.Meta.Title
}

// line adds a finding.
func (s *Summary) line(line any) {
	switch line := line.(type) {
	case *record.ActLine:
		if len(s.Acts) < maxActs && line.Type != "statement" {
			s.Acts = append(s.Acts, actOf(line))
		}
	case *record.StatementLine:
		if len(s.Statements) < maxStatements && line.Relation != "intention" && line.Polarity != "negative" {
			s.Statements = append(s.Statements, Statement{ID: line.ID, Speaker: speakerOf(line.Speaker), Kind: line.Type,
				Text: cut(line.Text)})
		}
	}
}

func actOf(line *record.ActLine) Act {
	a := Act{ID: line.ID, Type: line.Type, Act: line.Act, Content: value(line.Content), Trigger: line.Trigger.Text,
		Actors: parties(line.Actors), Recipients: parties(line.Recipients), Outcome: value(line.Outcome), Confidence: line.Confidence,
		Negative: line.Status.Polarity == "negative", Future: line.Status.Tense == "future"}
	if line.Theme != nil {
		a.Theme = cut(line.Theme.Text)
	}
	if line.ResponseTo != nil {
		a.Answers = line.ResponseTo.ID
	}
	if line.Status.Modality != "asserted" {
		a.Modality = line.Status.Modality
	}
	if t := line.Time; t != nil {
		a.First, a.Last, a.Dated = value(t.First), value(t.Last), t.Basis == "text"
	}
	return a
}

func parties(lines []record.LineParty) []Party {
	var out []Party
	for i := range lines {
		out = append(out, partyOf(&lines[i].LineReference))
	}
	return out
}

func partyOf(r *record.LineReference) Party {
	return Party{Name: cut(r.Name), Key: r.Key, Kind: r.Kind, Country: r.Country, Sector: r.Sector, Role: r.Role}
}

func speakerOf(r *record.LineReference) *Party {
	if r == nil {
		return nil
	}
	p := partyOf(r)
	return &p
}

// cut bounds a text, at the end of a word where it can.
func cut(s string) string {
	if len(s) <= maxQuoted {
		return s
	}
	s = strings.ToValidUTF8(s[:maxQuoted], "")
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + " …"
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// known returns s, or nil if it is empty: null in JSON.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// source is who published an article: the host of its address, else the name of its site.
func source(address, site string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return site
}

// day is the day of a time of publication, or "" if it has none.
func day(published string) string {
	if d := published[:min(len(published), 10)]; len(d) == 10 && !strings.Contains(d, "X") {
		return d
	}
	return ""
}
