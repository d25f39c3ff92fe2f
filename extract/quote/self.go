package quote

import (
	"slices"

	"dateline/extract/document"
)

// selves ties the words for the first person inside a quote to its speaker, and those in the plural to the side that the speaker acts for.
// It appends them as mentions of the layer "entity", so that later stages find who acts.
func (a *attributor) selves(ms []document.Mention, q *document.Quote) []document.Mention {
	if q.Speaker == nil || q.Speaker.Entity == document.None {
		return ms
	}
	one := q.Speaker.Entity
	many := one
	if side := a.doc.Entities[one].Principal; side != document.None && side < len(a.doc.Entities) {
		many = side
	}
	for _, s := range q.Spans {
		in := a.doc.TokensIn(s)
		for k := in.Start; k < in.End; k++ {
			switch {
			case a.persons.one.has(k) && a.ownWord(k, q.Kind):
				ms = a.self(ms, k, one)
			case a.persons.many.has(k) && a.ownWord(k, q.Kind):
				ms = a.self(ms, k, many)
			}
		}
	}
	return ms
}

// ownWord reports whether a token of a quote is the speaker's own word: it is between marks, and in no quotation inside the quotation, or the
// quote is direct speech without marks.
func (a *attributor) ownWord(token int32, kind string) bool {
	if !a.isQuoted(token) {
		return kind == "direct"
	}
	return !a.quotations.AnyOver(token, func(m *document.Mention) bool { return m.Feature("nested") == "true" })
}

// self makes a pronoun a mention of an entity.
func (a *attributor) self(ms []document.Mention, token int32, entity int) []document.Mention {
	e := &a.doc.Entities[entity]
	r := document.Range{Start: token, End: token + 1}
	at, found := slices.BinarySearchFunc(e.Mentions, r, func(m document.EntityMention, r document.Range) int { return int(m.Start - r.Start) })
	if found {
		return ms
	}
	e.Mentions = slices.Insert(e.Mentions, at, document.EntityMention{Range: r, Form: document.FormPronoun, Rule: "quote/first-person"})
	return append(ms, document.Mention{Range: r, Rule: "quote/first-person", Ref: entity, Features: []document.Feature{
		{Name: "kind", Value: string(e.Kind)}, {Name: "form", Value: string(document.FormPronoun)}, {Name: "country", Value: e.Country}}})
}
