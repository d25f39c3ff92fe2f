package event

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// describes is the person named before a description with a clause about what they did, "| Ana Ruiz |, the officer who shot him"; nil if r
// is no such description.
func (b *builder) describes(r document.Range) *document.Mention {
	if r.Start < 2 || b.np == nil || int(r.End) >= len(b.doc.Tokens) {
		return nil
	}
	if b.doc.Tokens[r.Start].Tag != "DT" || b.doc.Tokens[r.Start-1].Text != "," {
		return nil
	}
	np := b.np.Over(r.Start)
	if np == nil || np.Start != r.Start || np.Feature("number") != "sg" || !b.meansParty(b.head(np.Range)) {
		return nil
	}
	switch b.doc.Tokens[np.End].Tag {
	case "WP", "WDT", "VBN", "VBG":
	default:
		return nil
	}
	m := b.entity.Over(r.Start - 2)
	if m == nil || m.Ref < 0 || b.doc.Entities[m.Ref].Kind != document.Person {
		return nil
	}
	if m.End != r.Start-1 || m.Feature("form") != "name" {
		return nil
	}
	return m
}

// opener is the person whose name opens the sentence before a chain of descriptions to which words belong: "| Ana Ruiz |, a farmer and a
// mother of two, from Lima, demanded"; nil if they belong to none.
func (b *builder) opener(words document.Range) *document.Mention {
	s := b.doc.Sentences[b.doc.SentenceAt(words.Start)]
	m := b.titled(s.Start)
	if m == nil || m.End >= words.Start || words.Start > m.End+maxInClause {
		return nil
	}
	if b.doc.Tokens[m.End].Text != "," || m.Feature("form") != "name" {
		return nil
	}
	np := b.np.Over(words.Start)
	if np == nil || np.Feature("number") != "sg" || !b.meansParty(b.head(words)) || b.verbAt(words.End) {
		return nil
	}
	if b.finiteBetween(m.End, words.Start) > 0 || b.namesBody(np.Start-2) || !b.closedChain(words.End) {
		return nil
	}
	return m
}

// namesBody reports whether the name of an organization ends at a token before a comma.
func (b *builder) namesBody(t int32) bool {
	if t < 0 || b.doc.Tokens[t+1].Text != "," {
		return false
	}
	return b.entity.AnyOver(t, func(m *document.Mention) bool {
		return m.Ref >= 0 && b.doc.Entities[m.Ref].Kind == document.Organization
	})
}

// closedChain reports whether a comma ends the descriptions that go on at t, before the verb of their person: "a farmer, | from Lima|, left",
// but not "his wife | and a guard left".
func (b *builder) closedChain(t int32) bool {
	end := min(b.doc.Sentences[b.doc.SentenceAt(t)].End, t+maxInClause)
	inRelative := false
	for ; t < end; t++ {
		switch tag := b.doc.Tokens[t].Tag; {
		case tag == "WP" || tag == "WDT":
			inRelative = true
		case b.finite(t) && !inRelative:
			return b.doc.Tokens[t-1].Text == ","
		case b.doc.Tokens[t].Text == ",":
			inRelative = false
		}
	}
	return false
}

// relativeHead is the noun phrase to which a relative pronoun r belongs, "Ana Ruiz, | who"; anything else is r itself.
func (b *builder) relativeHead(r document.Range) document.Range {
	if r.Len() != 1 || b.doc.Tokens[r.Start].Tag != "WP" || r.Start < 2 || b.np == nil {
		return r
	}
	last := r.Start - 1
	if b.doc.Tokens[last].Text == "," {
		last--
	}
	if np := b.np.Over(last); np != nil && np.End == last+1 && np.Feature("form") != "pronoun" {
		return np.Range
	}
	return r
}

// state replaces a nationality that means its state, "a French proposal", by the state. It does the same for a capital that
// acts or is addressed, if the text names the state elsewhere: "Oslo refused".
func (b *builder) state(ref document.Reference) document.Reference {
	switch {
	case b.doc.Tokens[ref.Start].Tag == "JJ":
		state := b.named(ref.Entity)
		ref.Entity, ref.Name = state.Entity, state.Name
	case b.isGovernment(ref.Range):
		if i, ok := b.stateOf(b.doc.Entities[ref.Entity].Country); ok {
			state := b.named(i)
			ref.Entity, ref.Name = state.Entity, state.Name
		}
	}
	return ref
}

// isGovernment reports whether r is a capital that is not where something happens: not after "in".
func (b *builder) isGovernment(r document.Range) bool {
	if tag := b.doc.Tokens[r.Start].Tag; tag == "PRP" || tag == "PRP$" {
		return b.meansCapital(r)
	}
	m := b.town.Over(r.Start)
	if m == nil || m.Range != r || m.Feature("place") != "capital" {
		return false
	}
	return r.Start == 0 || !locative[b.doc.Tokens[r.Start-1].Lemma]
}

// meansCapital reports whether a pronoun means a capital that the text names as a government first: "Oslo dropped | its | demand".
func (b *builder) meansCapital(pronoun document.Range) bool {
	m := b.entity.Over(pronoun.Start)
	if m == nil || m.Ref < 0 {
		return false
	}
	e := &b.doc.Entities[m.Ref]
	return e.Kind == document.Place && len(e.Mentions) > 0 && e.Mentions[0].Start != pronoun.Start && b.isGovernment(e.Mentions[0].Range)
}

// locative are prepositions before a place that is only a place.
var locative = wordLists.Set("locative-prepositions")

// stateOf is the entity that is the state of a country code, or its nationality.
func (b *builder) stateOf(country string) (int, bool) {
	if b.stateIn == nil {
		b.stateIn = map[string]int{}
		for i := range b.doc.Entities {
			if _, known := b.stateIn[b.doc.Entities[i].Country]; !known && b.isState(i) {
				b.stateIn[b.doc.Entities[i].Country] = i
			}
		}
	}
	i, ok := b.stateIn[country]
	return i, ok
}

// isState reports whether an entity is a country or a nationality of one.
func (b *builder) isState(i int) bool {
	e := &b.doc.Entities[i]
	if e.Country == "" || len(e.Mentions) == 0 {
		return false
	}
	return e.Kind == document.Nationality || e.Kind == document.Place && b.isCountry(e.Mentions[0].Start)
}

// spanning is the longest entity mention that holds the head of r, or nil.
func (b *builder) spanning(r document.Range) *document.Mention {
	if b.entity == nil {
		return nil
	}
	head := b.head(r)
	var best *document.Mention
	b.entity.AnyOver(head, func(m *document.Mention) bool {
		if m.Ref >= 0 && (best == nil || m.Len() > best.Len()) {
			best = m
		}
		return false
	})
	return best
}

// head is the head of the first noun phrase that begins in r, or its last token.
func (b *builder) head(r document.Range) int32 {
	if b.np == nil {
		return r.End - 1
	}
	for t := r.Start; t < r.End; t++ {
		if np := b.np.Over(t); np != nil {
			if h, ok := np.Capture("head"); ok && h.Start < r.End && h.Start >= r.Start {
				return h.Start
			}
			return min(np.End, r.End) - 1
		}
	}
	return r.End - 1
}

// firstPerson resolves "I" and "we" inside of a quotation: the speaker, or the side that the speaker acts for.
func (b *builder) firstPerson(r document.Range, s document.Status) (document.Reference, bool) {
	if b.deixis == nil || s.Quote == document.None {
		return document.Reference{}, false
	}
	m := b.deixis.Over(r.Start)
	speaker := b.doc.Quotes[s.Quote].Speaker
	if m == nil || m.Feature("person") != "1" || speaker == nil {
		return document.Reference{}, false
	}
	ref := document.Reference{Range: r, Entity: speaker.Entity, Name: speaker.Name}
	if speaker.Entity == document.None {
		ref.Name = b.doc.Words(b.bare(speaker.Range))
	}
	if as, ok := m.Capture("as"); ok {
		speaker = &document.Reference{Range: as, Entity: document.None}
	}
	if side, ok := b.spokenFor(speaker); ok && m.Feature("number") == "pl" {
		ref.Entity, ref.Name = side.Entity, side.Name
	}
	return ref, true
}

// spoken makes the speaker of the words around an event its actor: "Chad must pay," said the envoy. It reports false if the
// speaker is unknown, or is the one of whom the words are.
func (b *builder) spoken(f *document.Mention, ev *document.Event) bool {
	var s document.Status
	s.Quote = document.None
	b.source(&s, ev.Trigger)
	if s.Quote == document.None || b.doc.Quotes[s.Quote].Speaker == nil {
		return false
	}
	ref := *b.doc.Quotes[s.Quote].Speaker
	if ref.Entity == document.None {
		ref.Range = b.partyPhrase(ref.Range)
		ref.Name = b.doc.Words(ref.Range)
	}
	if shares([]document.Reference{ref}, b.references(f, "recipient", s)) {
		return false
	}
	ev.Actors = []document.Reference{ref}
	b.noteParties(f, "actor", ev.Actors, "who says so")
	return b.isParty(&ref)
}

// spokenFor is whom a speaker means by "we": the country or the firm that the speaker acts for, or that the words for the
// speaker name, "a Danish official".
func (b *builder) spokenFor(speaker *document.Reference) (document.Reference, bool) {
	if speaker.Entity == document.None {
		for t := speaker.Start; t < speaker.End; t++ {
			if m := b.longest(t); m != nil && b.power(m) {
				return b.named(m.Ref), true
			}
		}
		return document.Reference{}, false
	}
	if side := b.principal(speaker.Entity); side != document.None {
		return b.named(side), true
	}
	for _, role := range b.doc.Entities[speaker.Entity].Roles {
		if i, ok := b.entityOf(role.Of); ok && actor.SpeaksFor(role.Title) {
			return b.named(i), true
		}
	}
	return document.Reference{}, false
}

// entityOf is the first entity of a name.
func (b *builder) entityOf(name string) (int, bool) {
	if name == "" {
		return document.None, false
	}
	if b.byName == nil {
		b.byName = make(map[string]int, len(b.doc.Entities))
		for i := range b.doc.Entities {
			if _, ok := b.byName[b.doc.Entities[i].Name]; !ok {
				b.byName[b.doc.Entities[i].Name] = i
			}
		}
	}
	i, ok := b.byName[name]
	return i, ok
}

// named refers to an entity; a nationality means its state.
func (b *builder) named(entity int) document.Reference {
	e := &b.doc.Entities[entity]
	switch {
	case e.Kind == document.Nationality && e.Principal != document.None:
		return document.Reference{Entity: e.Principal, Name: b.doc.Entities[e.Principal].Name}
	case e.Kind == document.Nationality && e.State != "":
		return document.Reference{Entity: entity, Name: e.State}
	}
	return document.Reference{Entity: entity, Name: e.Name}
}

// principal is the entity that another one acts for, or None.
func (b *builder) principal(entity int) int {
	if entity == document.None {
		return document.None
	}
	return b.doc.Entities[entity].Principal
}

// recipients are the addressees, of whom no one is an actor as well. A place that is attacked, or to which a journey is put off, is where
// the act happens.
func (b *builder) recipients(f *document.Mention, ev *document.Event) []document.Reference {
	if b.afterNoOne(ev.Trigger) {
		if r := capture(f, "recipient"); r != nil {
			b.matcher.Note(f, "recipient", *r, "", "the act is done to no one")
		}
		return nil
	}
	refs := b.references(f, "recipient", ev.Status)
	b.othersThanActors(f, ev, refs)
	if ev.Type == assault {
		b.toOwners(f, ev, refs)
	}
	return slices.DeleteFunc(refs, func(r document.Reference) bool {
		if b.isWhere(ev, &r) {
			ev.Where = b.places(r.Range, ev.Where)
			b.matcher.Note(f, "recipient", r.Range, "", "a place is where the act happens")
			return true
		}
		acts := slices.ContainsFunc(ev.Actors, func(a document.Reference) bool { return same(a, r) })
		if acts {
			b.matcher.Note(f, "recipient", r.Range, "", "the same party acts")
		}
		return acts
	})
}

// afterNoOne reports whether the subject of a passive trigger is no one, "no one | was charged".
func (b *builder) afterNoOne(trigger document.Range) bool {
	vg := b.group(trigger.Start)
	if vg == nil || vg.Feature("voice") != "passive" || vg.Start < 2 {
		return false
	}
	last, first := b.doc.Tokens[vg.Start-1].Lemma, b.doc.Tokens[vg.Start-2].Lemma
	return last == "nobody" || last == "none" || last == "one" && first == "no"
}

// isWhere reports whether a recipient is only the place of an act: of an attack, or of a journey that is put off.
func (b *builder) isWhere(ev *document.Event, ref *document.Reference) bool {
	if ev.Act == "suspend" && ref.Start > 0 && b.town.Covers(ref.Start) {
		return b.doc.Tokens[ref.Start-1].Text == "to"
	}
	return ev.Type == assault && b.isSite(ref)
}

// same reports whether two references mean the same party, as far as is known.
func same(a, b document.Reference) bool {
	if a.Entity != document.None && b.Entity != document.None {
		return a.Entity == b.Entity
	}
	return strings.EqualFold(a.Name, b.Name)
}
