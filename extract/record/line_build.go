package record

import (
	"cmp"
	"iter"
	"slices"

	"dateline/extract/document"
)

// Lines are the findings of doc of the given kinds, of UsualKinds where none is given, in text order:
// by where the finding begins (an act by its trigger), then by kind as in Kinds.
// Positions are in the given unit. The lines share doc's strings and numbers, as in New.
func Lines(doc *document.Document, unit document.Unit, kinds ...Kind) []Line {
	return slices.Collect(LinesSeq(doc, unit, kinds...))
}

// LinesSeq yields the lines that Lines returns. It makes one at a time, for long documents.
func LinesSeq(doc *document.Document, unit document.Unit, kinds ...Kind) iter.Seq[Line] {
	if len(kinds) == 0 {
		kinds = UsualKinds
	}
	return func(yield func(Line) bool) {
		b := &lineBuilder{newBuilder(doc, unit), made(doc), LineArticle{
			known(&doc.Meta.ID), known(&doc.Meta.URL), known(&doc.Meta.Title), known(&doc.Meta.Published), doc.Meta.Kept,
		}}
		for _, f := range b.order(kinds) {
			if !yield(b.line(f)) {
				return
			}
		}
	}
}

// lineBuilder turns the findings of one document into lines.
type lineBuilder struct {
	*builder
	made    Made
	article LineArticle
}

// ActSentences returns a function from the index of an event to its sentence as lines have it: a long one is cut around the trigger.
// It is for tables, which would repeat a long sentence for each of its acts.
func ActSentences(doc *document.Document, unit document.Unit) func(event int) Sentence {
	b := &lineBuilder{builder: newBuilder(doc, unit)}
	return func(event int) Sentence {
		ev := &doc.Events[event]
		return b.sentenceAround(ev.Range, ev.Trigger)
	}
}

// finding is the position of a finding in its document.
type finding struct {
	start int32 // token
	rank  int   // of its kind in Kinds
	index int
}

// order is the order of the lines.
func (b *lineBuilder) order(kinds []Kind) []finding {
	all := make([]finding, 0, len(b.doc.Events)+len(b.doc.Quotes)+len(b.doc.Dates)+len(b.doc.Quantities))
	for rank, kind := range Kinds {
		if !slices.Contains(kinds, kind) {
			continue
		}
		for i, start := range b.starts(kind) {
			if !isReport(kind) || KindOf(b.doc.Quotes[i].Relation) == kind {
				all = append(all, finding{start, rank, i})
			}
		}
	}
	slices.SortFunc(all, func(x, y finding) int {
		if x.start != y.start {
			return cmp.Compare(x.start, y.start)
		}
		return cmp.Or(x.rank-y.rank, x.index-y.index)
	})
	return all
}

// isReport reports whether lines of a kind are made of quotes.
func isReport(kind Kind) bool {
	return kind == KindStatement || kind == KindBelief || kind == KindIntention
}

// KindOf is the kind of the line of a quote with a relation: speech (or empty), belief or intention.
func KindOf(relation string) Kind {
	switch relation {
	case "belief":
		return KindBelief
	case "intention":
		return KindIntention
	}
	return KindStatement
}

// starts are the tokens at which the findings of a kind begin.
func (b *lineBuilder) starts(kind Kind) []int32 {
	switch kind {
	case KindAct:
		return each(b.doc.Events, func(_ int, ev *document.Event) int32 { return ev.Trigger.Start })
	case KindStatement, KindBelief, KindIntention:
		return each(b.doc.Quotes, func(_ int, q *document.Quote) int32 { return q.Start })
	case KindDate:
		return each(b.doc.Dates, func(_ int, d *document.Date) int32 { return d.Start })
	case KindQuantity:
		return each(b.doc.Quantities, func(_ int, q *document.Quantity) int32 { return q.Start })
	case KindEntity:
		return each(b.doc.Entities, func(_ int, e *document.Entity) int32 { return firstMention(e).Start })
	}
	return nil
}

func (b *lineBuilder) line(f finding) Line {
	switch kind := Kinds[f.rank]; kind {
	case KindAct:
		return b.actLine(f.index)
	case KindStatement, KindBelief, KindIntention:
		return b.statementLine(f.index)
	case KindDate:
		return b.dateLine(f.index)
	case KindEntity:
		return b.entityLine(f.index)
	default:
		return b.quantityLine(f.index)
	}
}

func (b *lineBuilder) head(kind Kind, id string) LineHead {
	return LineHead{Schema, kind, b.made, id, b.article}
}

// sentence is the sentence in which r begins; where there is none, it is r itself.
func (b *lineBuilder) sentence(r document.Range) Sentence {
	if i := b.doc.SentenceAt(r.Start); i >= 0 {
		return b.sentenceAround(b.doc.Sentences[i].Range, r)
	}
	return b.sentenceAround(r, r)
}

func (b *lineBuilder) actLine(i int) *ActLine {
	ev := &b.doc.Events[i]
	return &ActLine{
		LineHead:   b.head(KindAct, id(eventID, i)),
		Class:      act(ev),
		Actors:     each(ev.Actors, b.lineParty),
		Recipients: each(ev.Recipients, b.lineParty),
		Trigger:    b.text(ev.Trigger),
		Theme:      b.textOrNil(ev.Theme),
		Time:       b.lineTime(ev.Time),
		Due:        b.lineMoment(ev.Due),
		Where:      each(ev.Where, func(_ int, e *int) string { return b.doc.Entities[*e].Name }),
		Quantities: each(ev.Quantities, func(_ int, q *int) LineQuantity { return b.lineQuantity(*q) }),
		Status:     b.lineStatus(ev),
		Outcome:    known(&ev.Outcome),
		ResponseTo: b.answered(ev.ResponseTo),
		SameAs:     idOrNil(eventID, ev.SameAs),
		Confidence: ev.Confidence,
		Codes:      codes(ev),
		Sentence:   b.sentenceAround(ev.Range, ev.Trigger),
		Rule:       ev.Rule,
	}
}

func (b *lineBuilder) somebody(_ int, r *document.Reference) LineReference {
	ref := LineReference{Name: r.Name, Passage: b.text(r.Range), Affiliation: b.affiliation(r)}
	if r.Unnamed {
		ref.Kind = &unnamed
	}
	if r.Entity >= 0 {
		e := &b.doc.Entities[r.Entity]
		kind := string(e.Kind)
		ref.Kind = &kind
		ref.Key = known(&e.Key)
	}
	return ref
}

func (b *lineBuilder) lineParty(i int, r *document.Reference) LineParty {
	return LineParty{b.somebody(i, r), b.doc.Words(r.Head)}
}

// lineMoment is the time of an act with the words that give it, or nil.
func (b *lineBuilder) lineMoment(m *document.Moment) *LineMoment {
	if m == nil {
		return nil
	}
	out := &LineMoment{Interval: momentInterval(m)}
	if m.Date >= 0 {
		words := b.text(b.doc.Dates[m.Date].Range)
		out.Text, out.Start, out.End = &words.Text, &words.Start, &words.End
	}
	return out
}

func (b *lineBuilder) lineTime(m *document.Moment) *LineTime {
	if m == nil {
		return nil
	}
	return &LineTime{*b.lineMoment(m), basis(m)}
}

func (b *lineBuilder) lineDate(i int) LineDate {
	d := &b.doc.Dates[i]
	return LineDate{b.text(d.Range), interval(d)}
}

func (b *lineBuilder) lineQuantity(i int) LineQuantity {
	q := &b.doc.Quantities[i]
	brief := LineQuantity{Type: q.Kind, Passage: b.text(q.Range), Amount: amount(q)}
	if q.Counted != nil {
		brief.Counted = known(&q.Counted.Lemma)
	}
	return brief
}

func (b *lineBuilder) lineStatus(ev *document.Event) LineStatus {
	s := &ev.Status
	out := LineStatus{Factuality: Factuality{s.Polarity, s.Tense, s.Modality}}
	out.AttributedTo = b.source(s, func(i int) string { return b.doc.Entities[i].Name })
	if s.Quote >= 0 {
		out.Quote, out.QuoteCut = b.quoted(&b.doc.Quotes[s.Quote], ev.Trigger)
	}
	return out
}

// answered is the event at an index, or nil for document.None.
func (b *lineBuilder) answered(i int) *LineAnswered {
	if i < 0 {
		return nil
	}
	ev := &b.doc.Events[i]
	sentence := b.sentenceAround(ev.Range, ev.Trigger)
	return &LineAnswered{id(eventID, i), ev.Act, b.doc.Words(ev.Trigger), sentence.Text, sentence.Cut}
}

func (b *lineBuilder) statementLine(i int) *StatementLine {
	q := &b.doc.Quotes[i]
	line := &StatementLine{
		LineHead: b.head(KindOf(q.Relation), id(quoteID, i)),
		Type:     q.Kind,
		Passage:  b.said(q),
		Spans:    each(q.Spans, b.pair),
		Cue:      b.textOrNil(q.Cue),
		Sentence: b.sentence(q.Range),
		Rule:     q.Rule,

		Reporting: b.reporting(q),
	}
	if q.Speaker != nil {
		speaker := b.somebody(0, q.Speaker)
		line.Speaker = &speaker
	}
	if q.Addressee != nil {
		addressee := b.somebody(0, q.Addressee)
		line.Addressee = &addressee
	}
	return line
}

func (b *lineBuilder) dateLine(i int) *DateLine {
	d := &b.doc.Dates[i]
	line := &DateLine{
		LineHead: b.head(KindDate, id(dateID, i)),
		Type:     d.Type,
		LineDate: b.lineDate(i),
		Certain:  !d.Guessed,
		Mod:      known(&d.Mod),
		Quant:    known(&d.Quant),
		Freq:     known(&d.Freq),
		Anchor:   known(&d.Anchor),
		Sentence: b.sentence(d.Range),
		Rule:     d.Rule,
	}
	if line.Anchor == nil && d.AnchorTo >= 0 {
		words := b.doc.Words(b.doc.Dates[d.AnchorTo].Range)
		line.Anchor = &words
	}
	return line
}

func (b *lineBuilder) quantityLine(i int) *QuantityLine {
	q := b.quantity(i, &b.doc.Quantities[i])
	return &QuantityLine{
		LineHead: b.head(KindQuantity, q.ID),
		Type:     q.Kind,
		Passage:  q.Passage,
		Amount:   q.Amount,
		Counted:  q.Counted,
		About:    q.About,
		Pair:     q.Pair,
		Linked:   each(b.doc.Quantities[i].Linked, func(_ int, q *int) LineQuantity { return b.lineQuantity(*q) }),
		Sentence: b.sentence(b.doc.Quantities[i].Range),
		Rule:     q.Rule,
	}
}

// firstMention is the first mention of an entity, or the beginning of the text if it has none.
func firstMention(e *document.Entity) document.EntityMention {
	if len(e.Mentions) == 0 {
		return document.EntityMention{}
	}
	return e.Mentions[0]
}

func (b *lineBuilder) entityLine(i int) *EntityLine {
	e := b.entity(i, &b.doc.Entities[i])
	first := firstMention(&b.doc.Entities[i])
	return &EntityLine{
		LineHead:  b.head(KindEntity, e.ID),
		Type:      e.Kind,
		Key:       e.Key,
		Name:      e.Name,
		Roles:     e.Roles,
		Country:   e.Country,
		Sector:    e.Sector,
		Latitude:  e.Latitude,
		Longitude: e.Longitude,
		GeoNames:  e.GeoNames,
		Region:    e.Region,
		Passage:   b.text(first.Range),
		Mentions:  e.Mentions,
		Sentence:  b.sentence(first.Range),
		Rule:      first.Rule,
	}
}

// quoted is a quote as said, or the part of a long one around r, and whether it is cut.
func (b *lineBuilder) quoted(q *document.Quote, r document.Range) (words *string, cut bool) {
	if b.doc.Bytes(q.Range).Len() > maxSentence {
		part := b.sentenceAround(q.Range, r)
		return &part.Text, part.Cut
	}
	said := b.said(q)
	return &said.Text, false
}
