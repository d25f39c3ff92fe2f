package actor

import "dateline/extract/document"

// Describe is the country and the sector of a party that is no entity, by its name, and the entities that the words in r name:
// "Kenyan police", "spokesman for the ministry". Both are empty if unknown, and the country is empty if the phrase names two.
func Describe(doc *document.Document, r document.Range, name string) (country, sector string) {
	entities := doc.Layer("entity")
	var body *document.Entity
	several := false
	for t := r.Start; t < r.End && entities != nil; t++ {
		e := longest(doc, entities, document.Range{Start: t, End: r.End})
		if e == nil || e.Country == "" && e.Kind != document.Organization {
			continue
		}
		if e.Kind == document.Organization && body == nil {
			body = e
		}
		several = several || country != "" && e.Country != "" && e.Country != country
		country = either(country, e.Country)
	}
	n := Read(name)
	if several || n.Other {
		country = ""
	}
	return country, n.of(body, country)
}

// longest is the entity of the longest mention that starts where r does and does not leave it, or nil. Pronouns give nothing.
func longest(doc *document.Document, entities *document.Layer, r document.Range) *document.Entity {
	var best *document.Mention
	ms := entities.StartingAt(r.Start)
	for i := range ms {
		m := &ms[i]
		named := m.Ref >= 0 && m.End <= r.End && m.Feature("form") == string(document.FormName)
		if named && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	if best == nil {
		return nil
	}
	return &doc.Entities[best.Ref]
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// of is the sector of a phrase that names a body, a country, or nothing.
func (n Reading) of(body *document.Entity, country string) string {
	switch {
	case !n.Open:
		return n.Sector
	case body != nil:
		return body.Sector
	case n.Former:
		return Retired(n.Sector)
	case n.State && country != "":
		return "GOV"
	}
	return n.Sector
}
