package event

import (
	"slices"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// references are the parties among the frame's arguments of a role, each once, in text order.
func (b *builder) references(f *document.Mention, role string, s document.Status) []document.Reference {
	var out []document.Reference
	for i := range f.Captures {
		c := &f.Captures[i]
		if c.Name != role {
			continue
		}
		if role == "actor" {
			out = b.take(out, f, c, "named before one in apposition", b.coordinated(c.Range.Start, s)...)
		}
		parts := b.split(c.Range)
		if len(parts) < 2 {
			parts = []document.Range{c.Range}
		}
		for _, r := range parts {
			if b.sharesName(r) {
				b.matcher.Note(f, role, r, "", "it is the role of the next name")
				continue
			}
			ref, why := b.reference(r, s)
			ref, ok := b.acting(b.within(ref, r, f), s)
			if !ok && role == "recipient" {
				ref, ok = b.possessing(ref, s)
			}
			if !ok {
				b.matcher.Note(f, role, r, "", "they are words for a thing")
				continue
			}
			if whole, ok := b.withSharedHead(r); ok {
				ref, why = whole, "it shares the noun of the next name"
			}
			out = b.take(out, f, c, why, b.each(ref)...)
		}
		if role == "actor" {
			out = b.take(out, f, c, "named together with one", b.alongside(f, c, s)...)
		}
		out = b.take(out, f, c, "including", b.included(b.partyPhrase(c.Range).End, s)...)
		out = b.take(out, f, c, "including", b.included(b.lateExamples(f, c.Range), s)...)
		if role == "actor" {
			out = b.take(out, f, c, "whom the actor joins", b.joinedIn(f, s)...)
		}
	}
	b.completeList(out)
	return out
}

// within is a reference that reaches into no other argument of its frame: of a phrase that does it is r with what says whom it means,
// "accused | the clerks of the court | of theft".
func (b *builder) within(ref document.Reference, r document.Range, f *document.Mention) document.Reference {
	for i := range f.Captures {
		if c := &f.Captures[i]; ref.Entity == document.None && c.Start >= r.End && c.Start < ref.End {
			ref.Range = b.bare(document.Range{Start: r.Start, End: max(r.End, min(b.membersEnd(r), c.Start-1))})
			ref.Name = b.doc.Words(ref.Range)
		}
	}
	return ref
}

// take adds each reference that is not there already, and notes those that are not what the rule captured.
func (b *builder) take(out []document.Reference, f *document.Mention, c *document.Capture, why string, refs ...document.Reference) []document.Reference {
	for i := range refs {
		n := len(out)
		out = b.appendReference(out, refs[i])
		switch {
		case len(out) == n:
			b.matcher.Note(f, c.Name, refs[i].Range, "", "it is named already")
		case refs[i].Range != c.Range || refs[i].Name != b.doc.Words(c.Range):
			b.matcher.Note(f, c.Name, c.Range, refs[i].Name, why)
		}
	}
	return out
}

// appendReference leaves out who is there already.
func (b *builder) appendReference(out []document.Reference, r document.Reference) []document.Reference {
	for i := range out {
		together := out[i].Range == r.Range && out[i].Entity != document.None && r.Entity != document.None
		if out[i].Overlaps(r.Range) && !together || r.Entity != document.None && out[i].Entity == r.Entity {
			return out
		}
	}
	return append(out, r)
}

// each is a reference to each of those whom a party means: all entities that "both sides" means, or the people of each state.
func (b *builder) each(ref document.Reference) []document.Reference {
	if ref.Entity == document.None {
		if refs := b.enumerated(ref); len(refs) > 0 {
			return refs
		}
		return b.byState(ref)
	}
	var refs []document.Reference
	for _, m := range b.entity.StartingAt(ref.Start) {
		if m.Range == ref.Range && m.Ref >= 0 && m.Feature("joint") != "" {
			refs = append(refs, document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name})
		}
	}
	if len(refs) == 0 {
		return []document.Reference{ref}
	}
	slices.SortFunc(refs, func(x, y document.Reference) int { return x.Entity - y.Entity })
	return refs
}

// split gives the coordinated entities inside of r, such as "the Chilean and Peruvian delegations"; none if one belongs to
// another.
func (b *builder) split(r document.Range) []document.Range {
	if b.entity == nil {
		return nil
	}
	var out []document.Range
	for t := r.Start; t < r.End; t++ {
		m := b.longest(t)
		if m == nil || m.End > r.End {
			continue
		}
		if len(out) > 0 && !b.joined(out[len(out)-1].End, m.Start) {
			return nil
		}
		out = append(out, m.Range)
		t = m.End - 1
	}
	return out
}

// longest is the longest resolved entity mention that starts at a token, or nil. Of two equals, it is not the nationality.
func (b *builder) longest(token int32) *document.Mention {
	var best *document.Mention
	ms := b.entity.StartingAt(token)
	for i := range ms {
		m := &ms[i]
		if m.Ref >= 0 && (best == nil || m.Len() == best.Len() && best.Feature("kind") == string(document.Nationality)) {
			best = m
		}
	}
	return best
}

// joined reports whether a conjunction is between two tokens.
func (b *builder) joined(from, to int32) bool {
	return slices.ContainsFunc(b.doc.Tokens[from:to], func(t document.Token) bool { return t.Tag == "CC" })
}

// reference resolves an argument, and says by what: first persons to the speaker's side, others by the entity mention over the head.
func (b *builder) reference(r document.Range, s document.Status) (ref document.Reference, why string) {
	if ref, ok := b.firstPerson(r, s); ok {
		return ref, "who speaks, or whom the speaker acts for"
	}
	r = b.relativeHead(r)
	if m := b.spanning(r); m != nil && !b.counted(r, m) {
		if named := b.apposed(m.Range); named != nil && m.Feature("form") == string(document.FormNominal) {
			m = named
		}
		return b.state(document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name}), "the entity at the head of the words"
	}
	words := b.partyPhrase(r)
	m := b.describes(r)
	if m == nil {
		m = b.opener(words)
	}
	if m != nil {
		return document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name}, "the name that the words describe"
	}
	if ref, ok := b.predicate(words, s); ok {
		return ref, "of whom the words are said"
	}
	if m := b.apposed(words); m != nil {
		return document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name}, "the name in apposition"
	}
	if ref, ok := b.nameBeside(r, words); ok {
		return ref, "the name beside the words"
	}
	ref = document.Reference{Range: words, Entity: document.None, Name: b.doc.Words(words)}
	if name, ok := actor.Owned(b.doc, words); ok {
		ref.Name = name
	}
	return ref, "the phrase without its article, with what names it"
}
