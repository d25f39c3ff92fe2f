package emit

import (
	"encoding/json"

	"dateline/extract/record"
)

func newParquetArticle(r *record.Article) *parquetArticle {
	return &parquetArticle{
		Schema: r.Schema, Program: r.Program, Rules: r.Rules, ID: validOrNil(r.ID), URL: validOrNil(r.URL), Title: validOrNil(r.Title), Authors: mapped(r.Authors, func(a *string) string { return valid(*a) }), Byline: validOrNil(r.Byline),
		Site: validOrNil(r.Site), Language: r.Language, Published: r.Published, PublishedSource: r.PublishedSource, Updated: r.Updated,
		Section: validOrNil(r.Section), Tags: mapped(r.Tags, func(t *string) string { return valid(*t) }), Description: validOrNil(r.Description), Image: validOrNil(r.Image),
		Skipped: r.Skipped, Text: valid(r.Text),
		Blocks: mapped(r.Blocks, func(b *record.Block) parquetBlock {
			return parquetBlock{b.Kind, int32(b.Start), int32(b.End), known(b.Published)}
		}),
		Entities:   mapped(r.Entities, parquetEntityOf),
		Dates:      mapped(r.Dates, parquetDateOf),
		Quantities: mapped(r.Quantities, parquetQuantityOf),
		Quotes:     mapped(r.Quotes, parquetQuoteOf),
		Events:     mapped(r.Events, parquetEventOf),
	}
}

func mapped[A, B any](values []A, to func(*A) B) []B {
	out := make([]B, len(values))
	for i := range values {
		out[i] = to(&values[i])
	}
	return out
}

func parquetTextOf(t *record.Passage) *parquetText {
	if t == nil {
		return nil
	}
	return &parquetText{valid(t.Text), int32(t.Start), int32(t.End)}
}

func parquetEntityOf(e *record.Entity) parquetEntity {
	return parquetEntity{
		ID: e.ID, Kind: e.Kind, Name: valid(e.Name), Key: validOrNil(e.Key), Country: e.Country, Sector: e.Sector,
		Latitude: e.Latitude, Longitude: e.Longitude, GeoNames: int32OrNil(e.GeoNames), Region: validOrNil(e.Region),
		Roles: mapped(e.Roles, func(r *record.Role) parquetRole { return parquetRole{valid(r.Title), validOrNil(r.Of)} }),
		Mentions: mapped(e.Mentions, func(m *record.Mention) parquetMention {
			return parquetMention{valid(m.Text), int32(m.Start), int32(m.End), m.Form}
		}),
	}
}

func parquetDateOf(d *record.Date) parquetDate {
	return parquetDate{d.ID, d.Type, valid(d.Text), int32(d.Start), int32(d.End), d.Value, d.First, d.Last, d.Certain, d.Mod, d.Rule}
}

func parquetQuantityOf(q *record.Quantity) parquetQuantity {
	out := parquetQuantity{
		ID: q.ID, Kind: q.Kind, Text: valid(q.Text), Start: int32(q.Start), End: int32(q.End),
		Value: double(q.Value), Low: double(q.Low), High: double(q.High), Bound: q.Bound, Change: q.Change,
		Unit: q.Unit, About: parquetTextOf(q.About), Rule: q.Rule,
	}
	if q.Counted != nil {
		out.Counted = validOrNil(&q.Counted.Lemma)
	}
	return out
}

func int32OrNil(n *int) *int32 {
	if n == nil {
		return nil
	}
	v := int32(*n)
	return &v
}

func double(n *json.Number) *float64 {
	if n == nil {
		return nil
	}
	f, err := n.Float64()
	if err != nil {
		return nil
	}
	return &f
}

func parquetReferenceOf(r *record.Reference) parquetReference {
	return parquetReference{r.Entity, valid(r.Name), valid(r.Text), int32(r.Start), int32(r.End)}
}

func parquetReferenceOrNil(r *record.Reference) *parquetReference {
	if r == nil {
		return nil
	}
	ref := parquetReferenceOf(r)
	return &ref
}

func parquetPartyOf(p *record.Party) parquetParty {
	return parquetParty{parquetReferenceOf(&p.Reference), valid(p.Head), p.Country, p.Sector, validOrNil(p.Role), validOrNil(p.RoleOf)}
}

func parquetMomentOf(m *record.Moment) *parquetMoment {
	if m == nil {
		return nil
	}
	return &parquetMoment{m.Date, m.Value, m.First, m.Last}
}

func parquetTimeOf(t *record.Time) *parquetTime {
	if t == nil {
		return nil
	}
	return &parquetTime{*parquetMomentOf(&t.Moment), t.Basis}
}

func parquetQuoteOf(q *record.Quote) parquetQuote {
	return parquetQuote{
		ID: q.ID, Kind: q.Kind, Text: valid(q.Text), Start: int32(q.Start), End: int32(q.End),
		Speaker: parquetReferenceOrNil(q.Speaker), Addressee: parquetReferenceOrNil(q.Addressee), Cue: parquetTextOf(q.Cue),
		Relation: q.Relation, Polarity: q.Polarity, Modality: q.Modality, Rule: q.Rule,
	}
}

func parquetEventOf(e *record.Event) parquetEvent {
	s, c := &e.Status, &e.Codes
	return parquetEvent{
		ID: e.ID, Type: e.Type, Act: e.Act, Content: e.Content,
		Actors: mapped(e.Actors, parquetPartyOf), Recipients: mapped(e.Recipients, parquetPartyOf),
		Trigger: *parquetTextOf(&e.Trigger), Theme: parquetTextOf(e.Theme),
		Time: parquetTimeOf(e.Time), Due: parquetMomentOf(e.Due), Where: e.Where, Quantities: e.Quantities,
		Status:  parquetStatus{s.Polarity, s.Tense, s.Modality, validOrNil(s.AttributedTo), s.Quote},
		Outcome: e.Outcome, ResponseTo: e.ResponseTo, SameAs: e.SameAs, Confidence: e.Confidence,
		Codes: parquetCodes{c.CAMEO, c.PLOVER, c.Mode, c.Quad},
		Rule:  e.Rule,
	}
}
