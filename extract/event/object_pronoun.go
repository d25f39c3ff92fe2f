package event

import (
	"slices"

	"dateline/extract/document"
)

// othersThanActors makes "him" and "her", where they were taken for one who acts, the person named last before who does not: "| Ruiz | said he
// erred, hours after Okoro rebuked him".
func (b *builder) othersThanActors(f *document.Mention, ev *document.Event, refs []document.Reference) {
	for i := range refs {
		if other, ok := b.otherThanActors(ev, refs[i]); ok {
			refs[i] = other
			b.matcher.Note(f, "recipient", other.Range, other.Name, "whom the pronoun means, who does not act")
		}
	}
}

// otherThanActors is whom "him" or "her" means instead of one who acts; false if it means no one who acts.
func (b *builder) otherThanActors(ev *document.Event, ref document.Reference) (document.Reference, bool) {
	gender, ok := objectPronouns[b.doc.Tokens[ref.Start].Lemma]
	if !ok || ref.Len() != 1 || !shares(ev.Actors, []document.Reference{ref}) {
		return ref, false
	}
	other := b.personBefore(ev, ref.Start, gender)
	if other == document.None {
		return ref, false
	}
	ref.Entity, ref.Name = other, b.doc.Entities[other].Name
	return ref, true
}

// objectPronouns are the object pronouns of one person, with the gender.
var objectPronouns = map[string]string{"him": "male", "her": "female"}

// personBefore is the person mentioned last before a token, in its sentence or the one before, who does not act in an event and may have a gender.
func (b *builder) personBefore(ev *document.Event, before int32, gender string) int {
	first := b.doc.Sentences[max(0, b.doc.SentenceAt(before)-1)].Start
	for t := before - 1; t >= first; t-- {
		m := b.longest(t)
		if m == nil || m.End > before || b.doc.Entities[m.Ref].Kind != document.Person {
			continue
		}
		if b.modifies(m) && b.doc.Tokens[m.Start].Tag != "PRP$" {
			continue
		}
		e := &b.doc.Entities[m.Ref]
		acts := slices.ContainsFunc(ev.Actors, func(a document.Reference) bool { return a.Entity == m.Ref })
		if !acts && (e.Gender == "" || e.Gender == gender) {
			return m.Ref
		}
	}
	return document.None
}
