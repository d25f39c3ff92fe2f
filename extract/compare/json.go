package compare

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dateline/extract/emit"
	"dateline/extract/record"
)

// maxLine is the longest line in bytes that is read.
const maxLine = 256 << 20

// FromRecord returns what an article record has, under a name.
func FromRecord(name string, r *record.Article) *Document {
	doc := &Document{Name: name, Text: r.Text, Items: map[Item]bool{}}
	for i := range r.Entities {
		for _, m := range r.Entities[i].Mentions {
			doc.add("entity", emit.BratType(r.Entities[i].Kind), m.Span)
		}
	}
	for i := range r.Dates {
		doc.add("date", "", r.Dates[i].Span)
	}
	for i := range r.Quantities {
		doc.add("quantity", "", r.Quantities[i].Span)
	}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		if record.KindOf(q.Relation) != record.KindStatement { // format brat has none of the others
			continue
		}
		var speaker *record.Span
		if q.Speaker != nil {
			speaker = &q.Speaker.Span
		}
		doc.statement(q.Spans, q.Span, speaker)
	}
	for i := range r.Events {
		ev := &r.Events[i]
		trigger := doc.add("act", emit.BratType(ev.Type), ev.Trigger.Span)
		for j := range ev.Actors {
			doc.party("actor", ev.Actors[j].Span, trigger)
		}
		for j := range ev.Recipients {
			doc.party("recipient", ev.Recipients[j].Span, trigger)
		}
	}
	return doc
}

func (doc *Document) add(kind, label string, at record.Span) Span {
	span := Span{at.Start, at.End}
	doc.Items[Item{Kind: kind, Label: label, At: span}] = true
	return span
}

func (doc *Document) party(kind string, at record.Span, of Span) {
	doc.Items[Item{Kind: kind, At: Span{at.Start, at.End}, Of: of}] = true
}

// statement adds a quotation from its first to its last piece.
func (doc *Document) statement(spans [][2]int, at record.Span, speaker *record.Span) {
	if len(spans) > 0 {
		at = record.Span{Start: spans[0][0], End: spans[len(spans)-1][1]}
	}
	of := doc.add("statement", "", at)
	if speaker != nil {
		doc.party("speaker", *speaker, of)
	}
}

// errNotResults is returned for what is neither brat's nor lines of Dateline.
var errNotResults = errors.New("neither annotations of brat nor lines of --format articles or events")

// line is a line of either format.
type line struct {
	Schema   string       `json:"schema"`
	Kind     record.Kind  `json:"kind"`
	Type     string       `json:"type"`
	ID       *string      `json:"id"`
	URL      *string      `json:"url"`
	Title    *string      `json:"title"`
	Article  *articleName `json:"article"`
	Mentions []record.Mention
	record.Span
	Spans      [][2]int      `json:"spans"`
	Speaker    *record.Span  `json:"speaker"`
	Trigger    *record.Span  `json:"trigger"`
	Actors     []record.Span `json:"actors"`
	Recipients []record.Span `json:"recipients"`
}

type articleName struct{ ID, URL, Title *string }

// ReadResults reads lines of format articles or events. Lines that cannot be read are given to failed; its error ends the reading.
func ReadResults(in io.Reader, add func(*Document), failed func(line int, err error) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	names := names{}
	var open *Document // the article whose lines of events are being read
	var last articleName
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var l line
		err := json.Unmarshal(lines.Bytes(), &l)
		if err == nil && l.Schema != record.Schema {
			err = errNotResults
		}
		if err != nil {
			if err := failed(n, fmt.Errorf("%w (%v)", errNotResults, err)); err != nil {
				return err
			}
			continue
		}
		if l.Article == nil {
			var r record.Article
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				if err := failed(n, err); err != nil {
					return err
				}
				continue
			}
			add(FromRecord(names.free(articleName{l.ID, l.URL, l.Title}), &r))
			continue
		}
		if open == nil || !l.Article.same(&last) {
			if open != nil {
				add(open)
			}
			open, last = &Document{Name: names.free(*l.Article), Items: map[Item]bool{}}, *l.Article
		}
		open.line(&l)
	}
	if open != nil {
		add(open)
	}
	return lines.Err()
}

func (a *articleName) same(b *articleName) bool {
	return orEmpty(a.ID) == orEmpty(b.ID) && orEmpty(a.URL) == orEmpty(b.URL) && orEmpty(a.Title) == orEmpty(b.Title)
}

// line adds a line of format events.
func (doc *Document) line(l *line) {
	switch l.Kind {
	case record.KindEntity:
		for _, m := range l.Mentions {
			doc.add("entity", emit.BratType(l.Type), m.Span)
		}
	case record.KindDate, record.KindQuantity:
		doc.add(string(l.Kind), "", l.Span)
	case record.KindStatement:
		doc.statement(l.Spans, l.Span, l.Speaker)
	case record.KindAct:
		if l.Trigger == nil {
			return
		}
		trigger := doc.add("act", emit.BratType(l.Type), *l.Trigger)
		for _, p := range l.Actors {
			doc.party("actor", p, trigger)
		}
		for _, p := range l.Recipients {
			doc.party("recipient", p, trigger)
		}
	}
}

// names gives articles the names that format brat gives their files.
type names map[string]int

func (n names) free(a articleName) string {
	name := emit.ArticleName(orEmpty(a.ID), orEmpty(a.URL), orEmpty(a.Title))
	if n[name]++; n[name] > 1 {
		return fmt.Sprintf("%s-%d", name, n[name])
	}
	return name
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
