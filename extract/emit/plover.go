package emit

import (
	"cmp"
	"encoding/json"
	"iter"
	"strconv"
	"time"

	"dateline/extract/document"
	"dateline/extract/record"
)

// ploverEvent is an act with the field names of PLOVER (https://github.com/openeventdata/PLOVER, manual, chapter
// "JSON Data Fields"), for programs that read event data. Acts that PLOVER has no root for are left out.
//
// What the text does not say is left out: religion, ethnicity, gender and age of actors, their identifiers in Wikidata, coordinates,
// event_scale, link, license, copyright, and contexts other than "future". Fields that PLOVER does not have are under "dateline".
type ploverEvent struct {
	ID        string         `json:"id" jsonschema_description:"Address or id of the article, then # and the act's id in it."`
	Date      *string        `json:"date" jsonschema:"nullable" jsonschema_description:"YYYY-MM-DD: the day that the text gives the act if that is not after the publication, or else the day of publication."`
	EndDate   *string        `json:"enddate,omitempty" jsonschema_description:"YYYY-MM-DD, where the text gives the act several days."`
	Source    []ploverActor  `json:"source"`
	Recipient []ploverActor  `json:"recipient" jsonschema_description:"Whom the act is aimed at; if the text names nobody, who made the proposal that it answers, or the places where it happens."`
	Event     []string       `json:"event" jsonschema_description:"The root category: AGREE, CONSULT …"`
	EventLoc  *ploverPlace   `json:"event_loc,omitempty"`
	EventText []string       `json:"event_text" jsonschema_description:"The word that names the act."`
	QuadCode  int            `json:"quad_code,omitempty" jsonschema:"enum=1,enum=2,enum=3,enum=4" jsonschema_description:"1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."`
	Mode      []string       `json:"mode"`
	Context   []string       `json:"context" jsonschema:"enum=future" jsonschema_description:"future: an act that is still to come."`
	Text      string         `json:"text" jsonschema_description:"The sentence. PLOVER leaves it to you whether you may publish it."`
	TextInfo  ploverTextInfo `json:"text_info"`
	CiteInfo  ploverCiteInfo `json:"cite_info"`
	Coder     string         `json:"coder" jsonschema_description:"The rule, as dateline/FILE/NAME."`
	Dateline  ploverMore     `json:"dateline"`
}

// ploverActor is a party that acts or whom an act is aimed at.
type ploverActor struct {
	Code       *string `json:"code" jsonschema:"nullable" jsonschema_description:"ISO 3166-1 alpha-3, of countries and those who act for one."`
	Sector     *string `json:"sector,omitempty" jsonschema_description:"GOV, MIL, COP …"`
	ActorText  string  `json:"actor_text" jsonschema_description:"The words of the text."`
	Identifier string  `json:"identifier_text" jsonschema_description:"The fullest name in the article."`
	Office     *string `json:"office,omitempty" jsonschema_description:"The first role that the article gives."`
}

type ploverPlace struct {
	Name string  `json:"name"`
	CC3  *string `json:"cc3,omitempty" jsonschema_description:"ISO 3166-1 alpha-3."`
}

type ploverTextInfo struct {
	Sequence int `json:"sequence" jsonschema_description:"Number of the sentence in the article, from 1."`
	record.Span
}

type ploverCiteInfo struct {
	URL         *string `json:"url" jsonschema:"nullable"`
	Title       *string `json:"title" jsonschema:"nullable"`
	Language    *string `json:"language" jsonschema:"nullable"`
	Publication *string `json:"publication" jsonschema:"nullable"`
	Citation    *string `json:"citation" jsonschema:"nullable" jsonschema_description:"The article's id in the input."`
	Coder       string  `json:"coder" jsonschema:"enum=dateline"`
	Codebook    string  `json:"codebook" jsonschema:"enum=plover-2.0"`
}

// ploverMore is what PLOVER has no field for.
type ploverMore struct {
	record.Class
	Polarity     string  `json:"polarity" jsonschema:"enum=positive,enum=negative"`
	Modality     string  `json:"modality" jsonschema:"enum=asserted,enum=alleged,enum=possible,enum=conditional"`
	AttributedTo *string `json:"attributed_to" jsonschema:"nullable"`
	CAMEO        *string `json:"cameo" jsonschema:"nullable"`

	Fields map[string]json.RawMessage `json:"fields,omitempty" jsonschema_description:"Fields of the input record that were copied through."`
}

// quadCodes are the numbers of the quad classes.
var quadCodes = map[string]int{"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}

func ploverEvents(doc *document.Document, opts Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		for line := range record.LinesSeq(doc, opts.Unit, record.KindAct) {
			if l := line.(*record.ActLine); l.Codes.PLOVER != nil && !yield(newPloverEvent(doc, l)) {
				return
			}
		}
	}
}

func newPloverEvent(doc *document.Document, l *record.ActLine) *ploverEvent {
	m := &doc.Meta
	ev := &doc.Events[eventIndex(l.ID)]
	e := &ploverEvent{
		ID:        cmp.Or(m.URL, m.ID, m.Source) + "#" + l.ID,
		Source:    ploverActors(l.Actors),
		Recipient: ploverActors(l.Recipients),
		Event:     []string{ev.Codes.PLOVER},
		EventLoc:  ploverPlaceOf(doc, ev),
		EventText: []string{l.Trigger.Text},
		QuadCode:  quadCodes[ev.Codes.Quad],
		Mode:      []string{},
		Context:   []string{},
		Text:      l.Sentence.Text,
		TextInfo:  ploverTextInfo{doc.SentenceAt(ev.Trigger.Start) + 1, l.Sentence.Span},
		CiteInfo:  ploverCiteInfo{l.Article.URL, l.Article.Title, known(m.Language), known(m.Site), l.Article.ID, "dateline", "plover-2.0"},
		Coder:     "dateline/" + l.Rule,
		Dateline:  ploverMore{l.Class, l.Status.Polarity, l.Status.Modality, l.Status.AttributedTo, l.Codes.CAMEO, m.Kept},
	}
	e.Date, e.EndDate = ploverDates(m.Published, l.Time)
	if len(e.Recipient) == 0 {
		e.Recipient = ploverTargets(doc, ev)
	}
	if ev.Codes.Mode != "" {
		e.Mode = append(e.Mode, ev.Codes.Mode)
	}
	if l.Status.Tense == "future" {
		e.Context = append(e.Context, "future")
	}
	if ev.Codes.PLOVER == "CONSULT" && ev.Codes.Mode != "visit" { // the manual: all who take part are sources
		e.Source, e.Recipient = append(e.Source, e.Recipient...), []ploverActor{}
	}
	return e
}

// eventIndex returns the index of the event with an id.
func eventIndex(id string) int {
	n, _ := strconv.Atoi(id[1:])
	return n - 1
}

// ploverTargets are the recipients of an act that has none: who made the proposal that it answers, or else the places
// where it happens.
func ploverTargets(doc *document.Document, ev *document.Event) []ploverActor {
	out := []ploverActor{}
	if ev.ResponseTo != document.None {
		for i := range doc.Events[ev.ResponseTo].Actors {
			out = append(out, ploverParty(doc, &doc.Events[ev.ResponseTo].Actors[i]))
		}
		return out
	}
	for _, i := range ev.Where {
		e := &doc.Entities[i]
		out = append(out, ploverActor{Code: known(e.Country), ActorText: e.Name, Identifier: e.Name})
	}
	return out
}

// ploverParty is a party to another act of the article.
func ploverParty(doc *document.Document, r *document.Reference) ploverActor {
	a := ploverActor{Code: known(r.Country), Sector: known(r.Sector), ActorText: doc.Words(r.Range), Identifier: r.Name}
	if r.Entity != document.None {
		e := &doc.Entities[r.Entity]
		a.Code, a.Sector = known(e.Country), known(e.Sector)
	}
	return a
}

func ploverActors(refs []record.LineParty) []ploverActor {
	out := make([]ploverActor, len(refs))
	for i := range refs {
		p := &refs[i]
		out[i] = ploverActor{p.Country, p.Sector, p.Text, p.Name, office(p)}
	}
	return out
}

// office is the first role of a party with what it is of, or nil.
func office(p *record.LineParty) *string {
	if p.Role == nil || p.RoleOf == nil {
		return p.Role
	}
	of := *p.Role + " of " + *p.RoleOf
	return &of
}

// ploverPlaceOf is the first place of an event, or nil.
func ploverPlaceOf(doc *document.Document, ev *document.Event) *ploverPlace {
	if len(ev.Where) == 0 {
		return nil
	}
	e := &doc.Entities[ev.Where[0]]
	return &ploverPlace{e.Name, known(e.Country)}
}

// ploverDates are the days of an act: those that the text gives if they are not after the day of publication, or else that day.
func ploverDates(published string, t *record.LineTime) (first, end *string) {
	day := known(published[:min(len(published), len(time.DateOnly))])
	if t == nil || t.First == nil || t.Last == nil {
		return day, nil
	}
	if day != nil && *t.Last > *day {
		return day, nil
	}
	if *t.Last != *t.First {
		end = t.Last
	}
	return t.First, end
}

// known is s, or nil where it is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
