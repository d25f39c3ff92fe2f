package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// adjuncts fills in where, how many, and the times of the act and of its content. known is a date that is certainly that of the act, or None.
func (b *builder) adjuncts(f *document.Mention, ev *document.Event, known int) {
	b.meetingPlace(ev)
	if ev.Theme != nil {
		ev.Quantities = findings(b.quantity, *ev.Theme, ev.Quantities)
	}
	var when []int
	for i := range f.Captures {
		switch c := &f.Captures[i]; c.Name {
		case "when":
			when = findings(b.date, c.Range, when)
		case "where":
			ev.Where = b.places(c.Range, ev.Where)
		case "quantity":
			ev.Quantities = findings(b.quantity, c.Range, ev.Quantities)
		}
	}
	b.times(ev, when, pluperfect(f))
	if known != document.None {
		ev.Time = b.moment([]int{known})
	}
}

// meetingPlace takes the town at the end of what a meeting is about for where it is held: "held talks on water | in Nairobi". A country is
// rather part of the subject, "talks on the war in Chad".
func (b *builder) meetingPlace(ev *document.Event) {
	if ev.Theme == nil || ev.Type != "meeting" || ev.Act == "visit" || b.entity == nil {
		return
	}
	m := b.entity.Over(ev.Theme.End - 1)
	if m == nil || m.End != ev.Theme.End || m.Start-1 <= ev.Theme.Start || !b.town.Covers(m.Start) {
		return
	}
	if link := b.doc.Tokens[m.Start-1].Text; link == "in" || link == "at" {
		ev.Where = b.places(m.Range, ev.Where)
		ev.Theme.End = m.Start - 1
	}
}

// year is the year of an act: one that its sentence names outside of the theme, or else that of publication.
func (b *builder) year(ev *document.Event) string {
	now := ""
	if isYear(b.doc.Meta.Published) {
		now = b.doc.Meta.Published[:4]
	}
	for _, i := range findings(b.date, ev.Range, nil) {
		d := &b.doc.Dates[i]
		if isYear(d.Value) && strings.Contains(b.doc.Words(d.Range), d.Value[:4]) && (ev.Theme == nil || !ev.Theme.Contains(d.Range)) {
			return d.Value[:4]
		}
	}
	return now
}

// isYear reports whether an ISO 8601 date begins with a year.
func isYear(date string) bool {
	return len(date) >= 4 && strings.IndexFunc(date[:4], func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// findings adds what the mentions inside r refer to, each once.
func findings(l *document.Layer, r document.Range, out []int) []int {
	for t := l.NextCovered(r.Start); t < r.End; t = l.NextCovered(t + 1) {
		starting := l.StartingAt(t)
		for i := range starting {
			if m := &starting[i]; m.Ref >= 0 && m.End <= r.End && !slices.Contains(out, m.Ref) {
				out = append(out, m.Ref)
			}
		}
	}
	return out
}

// places adds the places among the entities inside r.
func (b *builder) places(r document.Range, out []int) []int {
	for _, i := range findings(b.entity, r, nil) {
		if b.doc.Entities[i].Kind == document.Place && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
