package emit

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/record"
)

// ninjsItem is an article as News in JSON of IPTC (https://iptc.org/std/ninjs/, version 2.1): who and what is named in it as people, organisations
// and places, its acts as events, and all findings as Web Annotations in a second body, whose content is a JSON array.
type ninjsItem struct {
	URI            string         `json:"uri"`
	Profile        string         `json:"profile"`
	Type           string         `json:"type"`
	Standard       ninjsStandard  `json:"standard"`
	Language       string         `json:"language,omitempty"`
	FirstCreated   string         `json:"firstcreated,omitempty"`
	VersionCreated string         `json:"versioncreated,omitempty"`
	Title          string         `json:"title,omitempty"`
	By             string         `json:"by,omitempty"`
	Headlines      []ninjsText    `json:"headlines,omitempty"`
	Descriptions   []ninjsText    `json:"descriptions,omitempty"`
	People         []ninjsConcept `json:"people,omitempty"`
	Organisations  []ninjsConcept `json:"organisations,omitempty"`
	Places         []ninjsConcept `json:"places,omitempty"`
	Subjects       []ninjsConcept `json:"subjects,omitempty"`
	Events         []ninjsConcept `json:"events,omitempty"`
	InfoSources    []ninjsConcept `json:"infosources,omitempty"`
	AltIDs         []ninjsID      `json:"altids,omitempty"`
}

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

type ninjsText struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contenttype,omitempty"`
	CharCount   int    `json:"charcount,omitempty"`
	WordCount   int    `json:"wordcount,omitempty"`
	Value       string `json:"value"`
}

type ninjsConcept struct {
	Name    string    `json:"name"`
	Rel     string    `json:"rel,omitempty"`
	URI     string    `json:"uri,omitempty"`
	Literal string    `json:"literal,omitempty"`
	GeoJSON *geoPoint `json:"geojson,omitempty"`
}

type ninjsID struct {
	Role  string `json:"role"`
	Value string `json:"value"`
}

// ninjsItems writes the bodies last, and the annotations one by one, for those of a long article are many.
func ninjsItems(opts Options) Encoder {
	return &stream{write: func(to io.Writer, doc *document.Document) error {
		w := newElementWriter(to)
		w.opened(newNinjs(doc))
		w.raw(`,"bodies":[`)
		w.value(ninjsText{"main", "text/plain", utf8.RuneCountInString(doc.Text), wordsIn(doc.Text), valid(doc.Text)})
		w.raw(`,{"role":"annotations","contenttype":"application/ld+json","value":"`)
		w.annotations(doc, opts.Kinds)
		w.raw("\"}]}\n")
		return w.close()
	}}
}

func wordsIn(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

func newNinjs(doc *document.Document) *ninjsItem {
	m := &doc.Meta
	item := &ninjsItem{
		URI: sourceOf(doc), Profile: "dateline", Type: "text", Standard: ninjsStandard{"ninjs", "2.1", "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"},
		Language: m.Language, Title: m.Title, By: m.Byline,
		FirstCreated: ninjsTime(m.Published), VersionCreated: ninjsTime(cmp.Or(m.Updated, m.Published)),
	}
	if title := cmp.Or(m.Title, titleBlock(doc)); title != "" {
		item.Headlines = []ninjsText{{Role: "main", Value: title}}
	}
	if m.Description != "" {
		item.Descriptions = []ninjsText{{Value: m.Description}}
	}
	if m.Site != "" {
		item.InfoSources = []ninjsConcept{{Name: m.Site}}
	}
	if m.ID != "" {
		item.AltIDs = []ninjsID{{"id", m.ID}}
	}
	for _, tag := range m.Tags {
		item.Subjects = append(item.Subjects, ninjsConcept{Name: tag})
	}
	item.entities(doc)
	item.acts(doc)
	return item
}

// entities adds who and what the article names.
func (n *ninjsItem) entities(doc *document.Document) {
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Key == "" {
			continue
		}
		c := ninjsConcept{Name: e.Name, Rel: "mentions", Literal: e.Key}
		switch e.Kind {
		case document.Person:
			n.People = append(n.People, c)
		case document.Organization:
			n.Organisations = append(n.Organisations, c)
		case document.Place:
			if at := e.Location; at != nil {
				c.URI = fmt.Sprintf("https://sws.geonames.org/%d/", at.GeoNames)
				c.GeoJSON = &geoPoint{"Point", [2]float64{at.Longitude, at.Latitude}}
			}
			n.Places = append(n.Places, c)
		}
	}
}

// acts adds the acts as events: who did what to whom as the name, the type and the act as the literal.
func (n *ninjsItem) acts(doc *document.Document) {
	for line := range record.LinesSeq(doc, document.CodePoints, record.KindAct) {
		l := line.(*record.ActLine)
		if l.SameAs != nil {
			continue
		}
		name := cmp.Or(partyNames(l.Actors), unknown) + ": " + actWords(l)
		if to := partyNames(l.Recipients); to != "" {
			name += " → " + to
		}
		n.Events = append(n.Events, ninjsConcept{Name: name + ": " + whatOf(l), Rel: "reports", Literal: l.Type + "/" + l.Act, URI: n.URI + "#" + l.ID})
	}
}

// ninjsTime returns a time of publication as a time with a zone. A day is its first moment in UTC, and so is a time without a zone in UTC.
func ninjsTime(published string) string {
	switch {
	case len(published) == len("2025-06-02"):
		return published + "T00:00:00Z"
	case len(published) == len("2025-06-02T10:00"):
		return published + ":00Z"
	case len(published) == len("2025-06-02T10:00:00"):
		return published + "Z"
	case len(published) == len("2025-06-02T10:00+02:00") && strings.ContainsAny(published[16:17], "+-"):
		return published[:16] + ":00" + published[16:]
	case len(published) == len("2025-06-02T10:00Z") && published[16] == 'Z':
		return published[:16] + ":00Z"
	}
	if _, err := time.Parse(time.RFC3339, published); err != nil { // a month or a year has no moment
		return ""
	}
	return published
}

// annotations writes the lines of format w3c as an array, inside a string of JSON.
func (w *elementWriter) annotations(doc *document.Document, kinds []record.Kind) {
	a := newAnnotating(doc)
	w.raw("[")
	var annotation []byte
	for line := range record.LinesSeq(doc, document.UTF8, kinds...) {
		if annotation != nil {
			w.raw(",")
		}
		annotation = a.append(annotation[:0], line)
		w.buf = record.AppendEscaped(w.buf, annotation[:len(annotation)-1])
		if len(w.buf) >= 16<<10 {
			w.flush()
		}
	}
	w.raw("]")
}
