package event

import (
	"slices"

	"dateline/extract/document"
)

// affected is the first party that the theme of an act names besides its actors, as the one whom it concerns. Of an answer
// or a demand that is a power with which one actor deals, not several with each other; where the theme names who made what is
// answered, the answer is addressed to nobody by that. Who is released is told by the whole theme.
func (b *builder) affected(ev *document.Event) []document.Reference {
	strikes := slices.Contains(striking, ev.Type)
	if ev.Theme == nil || b.entity == nil || !strikes && (!slices.Contains(dealing, ev.Act) || len(ev.Actors) > 1) {
		return nil
	}
	for t := ev.Theme.Start; t < ev.Theme.End; t++ {
		m := b.longest(t)
		if !strikes && (b.makers[t] || m != nil && t == ev.Theme.Start && b.owns(m)) {
			return nil
		}
		if m == nil || m.End > ev.Theme.End || b.deixis != nil && b.deixis.Covers(t) || !strikes && !b.counterpart(ev, m) {
			continue
		}
		ref := []document.Reference{b.reference(m.Range, ev.Status)}
		if !shares(ev.Actors, ref) {
			return ref
		}
	}
	if ev.Act == "release" {
		return []document.Reference{b.reference(*ev.Theme, ev.Status)}
	}
	return nil
}

// owns reports whether a possessive mark follows a mention.
func (b *builder) owns(m *document.Mention) bool {
	return int(m.End) < len(b.doc.Tokens) && b.doc.Tokens[m.End].Tag == "POS"
}

// counterpart reports whether a mention in the theme of an answer or a demand names whom the actor deals with: a power, or a
// person who is turned away.
func (b *builder) counterpart(ev *document.Event, m *document.Mention) bool {
	return b.power(m) || ev.Type == rejection && b.doc.Entities[m.Ref].Kind == document.Person
}

// power reports whether a mention names a state, a nation or an organization.
func (b *builder) power(m *document.Mention) bool {
	e := &b.doc.Entities[m.Ref]
	return e.Country != "" || e.Kind == document.Organization || e.Kind == document.Nationality
}

// owners are the parties to an exchange of which only the things that pass are told: "an exchange of Chilean and Peruvian
// prisoners". They are the sides of the groups in the theme.
func (b *builder) owners(ev *document.Event) []document.Reference {
	if ev.Theme == nil {
		return nil
	}
	var out []document.Reference
	for _, r := range b.split(*ev.Theme) {
		m := b.longest(r.Start)
		if m == nil {
			continue
		}
		if side := b.side(m.Ref); side != document.None {
			out = b.appendReference(out, document.Reference{Range: m.Range, Entity: side, Name: b.doc.Entities[side].Name})
		}
	}
	return out
}

// heads sets the head words of all parties.
func (b *builder) heads() {
	for i := range b.events {
		for _, refs := range [][]document.Reference{b.events[i].Actors, b.events[i].Recipients} {
			for k := range refs {
				h := b.head(refs[k].Range)
				refs[k].Head = document.Range{Start: h, End: h + 1}
			}
		}
	}
}
