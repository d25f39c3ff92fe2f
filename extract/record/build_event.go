package record

import "dateline/extract/document"

func (b *builder) event(i int, ev *document.Event) Event {
	return Event{
		ID:         id(eventID, i),
		Class:      act(ev),
		Actors:     each(ev.Actors, b.party),
		Recipients: each(ev.Recipients, b.party),
		Trigger:    b.text(ev.Trigger),
		Theme:      b.textOrNil(ev.Theme),
		Time:       b.time(ev.Time),
		Due:        b.momentOrNil(ev.Due),
		Where:      ids(entityID, ev.Where),
		Quantities: ids(quantityID, ev.Quantities),
		Status: Status{
			Factuality:   factuality(ev),
			AttributedTo: b.source(&ev.Status, func(i int) string { return id(entityID, i) }),
			Quote:        idOrNil(quoteID, ev.Status.Quote),
		},
		Outcome:    known(&ev.Outcome),
		ResponseTo: idOrNil(eventID, ev.ResponseTo),
		SameAs:     idOrNil(eventID, ev.SameAs),
		Confidence: ev.Confidence,
		Codes:      codes(ev),
		Sentence:   b.span(b.doc.Bytes(ev.Range)),
		Rule:       ev.Rule,
	}
}

func (b *builder) party(i int, r *document.Reference) Party {
	return Party{b.reference(i, r), b.doc.Words(r.Head), b.affiliation(r)}
}

// affiliation is what is known of the entity of a reference, or of the words if there is none.
func (b *builder) affiliation(r *document.Reference) Affiliation {
	if r.Entity < 0 {
		return Affiliation{Country: known(&r.Country), Sector: known(&r.Sector)}
	}
	e := &b.doc.Entities[r.Entity]
	out := Affiliation{Country: known(&e.Country), Sector: known(&e.Sector)}
	if r.Sector != "" { // of people who act for the entity: "ministers of Kenya"
		out.Sector = known(&r.Sector)
	}
	if len(e.Roles) > 0 {
		out.Role, out.RoleOf = known(&e.Roles[0].Title), known(&e.Roles[0].Of)
	}
	return out
}

func (b *builder) momentOrNil(m *document.Moment) *Moment {
	if m == nil {
		return nil
	}
	return &Moment{idOrNil(dateID, m.Date), momentInterval(m)}
}

func momentInterval(m *document.Moment) Interval {
	return Interval{m.Value, known(&m.First), known(&m.Last)}
}

func (b *builder) time(m *document.Moment) *Time {
	if m == nil {
		return nil
	}
	return &Time{*b.momentOrNil(m), basis(m)}
}

// basis says how the time of an act is known.
func basis(m *document.Moment) string {
	if m.Date == document.None {
		return "article"
	}
	return "text"
}

func act(ev *document.Event) Class { return Class{ev.Type, ev.Act, known(&ev.Content)} }

func factuality(ev *document.Event) Factuality {
	return Factuality{ev.Status.Polarity, ev.Status.Tense, ev.Status.Modality}
}

func codes(ev *document.Event) Codes {
	c := &ev.Codes
	return Codes{known(&c.CAMEO), known(&c.PLOVER), known(&c.Mode), known(&c.Quad)}
}

// source is who reports an event: the entity under its name or id, or the words that name the speaker of the quote that the
// event is in, or nil.
func (b *builder) source(s *document.Status, entity func(int) string) *string {
	if s.AttributedTo >= 0 {
		name := entity(s.AttributedTo)
		return &name
	}
	if s.Quote >= 0 && b.doc.Quotes[s.Quote].Speaker != nil {
		return known(&b.doc.Quotes[s.Quote].Speaker.Name)
	}
	return nil
}
