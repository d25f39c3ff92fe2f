package event

import (
	"slices"

	"dateline/extract/document"
)

// pronouns resolves the pronouns among the parties that the stage entity has left open, from one event to the next: who is
// asked is who answers, and else who acted last acts again.
func (b *builder) pronouns() {
	if b.deixis == nil {
		return
	}
	for i := range b.events {
		for k := range b.events[i].Actors {
			ref := &b.events[i].Actors[k]
			found, ok := document.Reference{}, false
			if b.open(ref) {
				found, ok = b.mainSubject(i, ref)
			}
			if !ok && b.open(ref) {
				found, ok = b.antecedent(i, ref)
			}
			if !ok && ref.Entity == document.None {
				found, ok = b.postcedent(i, ref)
			}
			if ok {
				ref.Entity, ref.Name = found.Entity, found.Name
				b.matcher.Note(b.notes[i].frame, "actor", ref.Range, ref.Name, "whom the pronoun means")
			}
		}
		b.events[i].Recipients = b.withoutNeuter(i, b.addressees(i))
	}
}

// addressees are the recipients of event i, with those of an act right before it in place of a "them" that is open: "accused | the brokers | of
// fraud and sued them".
func (b *builder) addressees(i int) []document.Reference {
	refs := b.events[i].Recipients
	for k := range refs {
		if !b.open(&refs[k]) || b.doc.Tokens[refs[k].Start].Lemma != "them" {
			continue
		}
		found := b.earlier(i, &refs[k])
		if len(found) == 0 {
			continue
		}
		for j := range found {
			found[j].Range = refs[k].Range
			b.matcher.Note(b.notes[i].frame, "recipient", refs[k].Range, found[j].Name, "whom the pronoun means")
		}
		return slices.Concat(refs[:k:k], found, refs[k+1:])
	}
	return refs
}

// earlier are those to whom an act shortly before event i was done, or who did it, if a plural pronoun may mean them and they do not act in i.
func (b *builder) earlier(i int, pronoun *document.Reference) []document.Reference {
	ev := &b.events[i]
	sentence := b.doc.SentenceAt(ev.Start)
	for k := i - 1; k >= max(0, i-maxEvents); k-- {
		prior := &b.events[k]
		if sentence-b.doc.SentenceAt(prior.Start) > 1 {
			break
		}
		for _, refs := range [][]document.Reference{prior.Recipients, prior.Actors} {
			if b.severalBefore(refs, pronoun) && !shares(ev.Actors, refs) {
				return slices.Clone(refs)
			}
		}
	}
	return nil
}

// severalBefore reports whether references name several people or a body before a pronoun, and are no pronouns.
func (b *builder) severalBefore(refs []document.Reference, pronoun *document.Reference) bool {
	for i := range refs {
		if b.pronoun(&refs[i]) || refs[i].Start >= pronoun.Start {
			return false
		}
	}
	switch len(refs) {
	case 0:
		return false
	case 1:
		return b.agrees(&refs[0], pronoun)
	}
	return true
}

// withoutNeuter leaves out a recipient "it" that nothing resolves: it may as well be a thing.
func (b *builder) withoutNeuter(i int, refs []document.Reference) []document.Reference {
	return slices.DeleteFunc(refs, func(ref document.Reference) bool {
		if !b.open(&ref) || b.number(ref.Range) != "sg" {
			return false
		}
		b.matcher.Note(b.notes[i].frame, "recipient", ref.Range, "", "a pronoun that nothing resolves")
		return true
	})
}

// open reports whether a reference is a pronoun of the third person that is not resolved.
func (b *builder) open(r *document.Reference) bool {
	m := b.deixis.Over(r.Start)
	return r.Entity == document.None && m != nil && m.Range == r.Range && m.Feature("person") == "3"
}

// mainSubject is the subject of the main clause, which a pronoun in a clause before it means: "After | it | banned the film, | Malaysia | lifted the ban".
func (b *builder) mainSubject(i int, pronoun *document.Reference) (document.Reference, bool) {
	s := b.doc.Sentences[b.doc.SentenceAt(pronoun.Start)].Range
	if pronoun.Start == s.Start || pronoun.Start > s.Start+maxOpener || !subordinating[b.doc.Tokens[pronoun.Start-1].Lemma] {
		return document.Reference{}, false
	}
	for k := i + 1; k < len(b.events) && b.events[k].Trigger.Start < s.End; k++ {
		for _, ref := range b.events[k].Actors {
			first := b.np.Over(ref.Start)
			if first == nil || b.pronoun(&ref) || b.doc.Tokens[first.Start-1].Text != "," || b.finiteBetween(pronoun.End, first.Start) != 1 {
				continue
			}
			if b.agrees(&ref, pronoun) {
				return ref, true
			}
		}
	}
	return document.Reference{}, false
}

// maxOpener bounds the tokens before the pronoun of a clause that opens a sentence: "A year and a half after".
const maxOpener = 7

// subordinating are words that open a clause with a subject.
var subordinating = map[string]bool{"after": true, "before": true, "when": true, "while": true, "since": true, "although": true, "though": true, "because": true, "as": true}

// maxEvents bounds the events that are looked at for an antecedent.
const maxEvents = 3

// antecedent is the party that a pronoun of event i means: one in an earlier event of the same or the last sentence, of the
// same number.
func (b *builder) antecedent(i int, pronoun *document.Reference) (document.Reference, bool) {
	ev := &b.events[i]
	if speaker, ok := b.self(ev, pronoun); ok {
		return speaker, true
	}
	if subject, ok := b.pluralBefore(ev, pronoun, 0); ok {
		return subject, true
	}
	sentence := b.doc.SentenceAt(ev.Start)
	for k := i - 1; k >= max(0, i-maxEvents); k-- {
		prior := &b.events[k]
		if sentence-b.doc.SentenceAt(prior.Start) > 1 {
			break
		}
		for _, refs := range b.likely(ev, prior) {
			for r := range refs {
				if refs[r].Range != pronoun.Range && !b.pronoun(&refs[r]) && b.number(refs[r].Range) == b.number(pronoun.Range) {
					return refs[r], true
				}
			}
		}
	}
	return b.pluralBefore(ev, pronoun, 1)
}

// postcedent is the party that the first words of a text mean before they name it: "| Its | refusal has cost the union its lead".
func (b *builder) postcedent(i int, pronoun *document.Reference) (document.Reference, bool) {
	ev := &b.events[i]
	if b.np == nil || !b.opensText(pronoun) {
		return document.Reference{}, false
	}
	start := ev.Trigger.End
	if ev.Theme != nil {
		start = max(start, ev.Theme.End)
	}
	for _, r := range ev.Recipients {
		start = max(start, r.End)
	}
	for t := start; t < b.doc.Sentences[b.doc.SentenceAt(ev.Start)].End; t++ {
		np := b.np.Over(t)
		if np == nil || np.Start != t {
			continue
		}
		if ref, _ := b.reference(np.Range, ev.Status); b.meant(&ref, pronoun) {
			return ref, true
		}
	}
	return document.Reference{}, false
}

// opensText reports whether a pronoun is a possessive in the first sentence of a text, before all that has a name.
func (b *builder) opensText(pronoun *document.Reference) bool {
	if b.doc.Tokens[pronoun.Start].Tag != "PRP$" || b.doc.SentenceAt(pronoun.Start) > 0 {
		return false
	}
	for t := int32(0); t < pronoun.Start; t++ {
		if b.longest(t) != nil {
			return false
		}
	}
	return true
}

// meant reports whether a pronoun may mean a party by its number and kind.
func (b *builder) meant(party, pronoun *document.Reference) bool {
	if !b.isParty(party) || b.pronoun(party) || !b.agrees(party, pronoun) {
		return false
	}
	isPerson := party.Entity != document.None && b.doc.Entities[party.Entity].Kind == document.Person
	switch b.doc.Tokens[pronoun.Start].Lemma {
	case "his", "her":
		return isPerson
	}
	return !isPerson
}

// likely are the parties of an earlier event in the order in which a pronoun may mean them. Who was asked answers; but the one who
// asked threatens, accuses and protests.
func (b *builder) likely(ev, prior *document.Event) [][]document.Reference {
	if prior.Type == proposal && ev.Type != proposal && !slices.Contains(pressing, ev.Type) {
		return [][]document.Reference{prior.Recipients}
	}
	return [][]document.Reference{prior.Actors, prior.Recipients}
}

// pressing are types of acts by which a party presses for what it has asked.
var pressing = []string{"threat", "accusation", "protest"}

// pronoun reports whether a reference is a pronoun that names no one.
func (b *builder) pronoun(r *document.Reference) bool {
	return r.Entity == document.None && b.deixis.Covers(r.Start)
}

// number is the grammatical number of the noun phrase that has the head of r, or of the list that r is.
func (b *builder) number(r document.Range) string {
	if b.np == nil {
		return ""
	}
	if b.joined(r.Start, r.End) {
		return "pl"
	}
	if np := b.np.Over(b.head(r)); np != nil {
		return np.Feature("number")
	}
	return ""
}

// self is who speaks, where a pronoun in the first words of reported speech means the speaker: "police said that they had
// arrested two men".
func (b *builder) self(ev *document.Event, pronoun *document.Reference) (document.Reference, bool) {
	if ev.Status.Quote == document.None {
		return document.Reference{}, false
	}
	q := &b.doc.Quotes[ev.Status.Quote]
	sp := q.Speaker
	isFirst := q.Kind == "indirect" && pronoun.Start <= q.Start+maxSelf
	if sp == nil || sp.End > pronoun.Start || !isFirst {
		return document.Reference{}, false
	}
	if b.pronoun(sp) || !b.agrees(sp, pronoun) {
		return document.Reference{}, false
	}
	if b.doc.Tokens[pronoun.Start].Lemma == "it" && b.isOfficial(sp.Entity) {
		return b.spokenFor(sp)
	}
	ref := *sp
	if ref.Entity == document.None {
		ref.Range = b.partyPhrase(sp.Range)
		ref.Name = b.doc.Words(ref.Range)
	}
	return ref, true
}

// agrees reports whether a pronoun may mean a party by its number: an organization may be "it" and "they".
func (b *builder) agrees(party, pronoun *document.Reference) bool {
	number := b.number(pronoun.Range)
	return b.number(party.Range) == number || number == "pl" && party.Entity != document.None && b.doc.Entities[party.Entity].Kind == document.Organization
}

// maxSelf bounds how far after the start of reported speech a pronoun may be that means the speaker: "that they".
const maxSelf = 2

// isOfficial reports whether an entity is a person with a role. A person without one may be a firm with the name of its founder.
func (b *builder) isOfficial(entity int) bool {
	return entity != document.None && b.doc.Entities[entity].Kind == document.Person && len(b.doc.Entities[entity].Roles) > 0
}
