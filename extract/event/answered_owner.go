package event

import "dateline/extract/document"

// otherSides gives what a party answers to the other side if only a pronoun says whose it is, since no one answers what they proposed
// themselves: "rejected the firm's offer but accepted | its | proposal".
func (b *builder) otherSides() {
	for i := range b.events {
		ev := &b.events[i]
		if len(ev.Actors) == 0 || ev.Type != agreement && ev.Type != rejection {
			continue
		}
		for k := i + 1; k < len(b.events) && b.events[k].Start == ev.Start; k++ {
			if p := &b.events[k]; p.Type == proposal || p.Type == commitment {
				b.otherSide(i, k)
			}
		}
	}
}

// otherSide gives proposal k, which event i answers, to whom its actors have just dealt with.
func (b *builder) otherSide(i, k int) {
	ev, p := &b.events[i], &b.events[k]
	if ev.Theme == nil || !ev.Theme.Contains(p.Trigger) || len(p.Actors) != 1 {
		return
	}
	owner := &p.Actors[0]
	own := owner.Entity == document.None || shares(p.Actors, ev.Actors)
	if !own || b.doc.Tokens[owner.Start].Tag != "PRP$" || b.doc.Tokens[owner.Start+1].Lemma == "own" {
		return
	}
	if found, ok := b.dealtWith(i, owner); ok {
		owner.Entity, owner.Name, owner.Country, owner.Sector = found.Entity, found.Name, found.Country, found.Sector
		b.matcher.Note(b.notes[k].frame, "actor", owner.Range, owner.Name, "the other side, whose proposal is answered")
	}
}

// dealtWith is the party that a pronoun may mean and that the actors of event i have dealt with earlier in its sentence, or whose offer they have answered.
func (b *builder) dealtWith(i int, pronoun *document.Reference) (document.Reference, bool) {
	ev := &b.events[i]
	for k := i - 1; k >= 0 && b.events[k].Start == ev.Start; k-- {
		prior := &b.events[k]
		inTheme := prior.Type == proposal && !shares(prior.Actors, ev.Actors)
		refs := prior.Recipients
		if inTheme {
			refs = prior.Actors
		}
		if len(refs) == 1 && (inTheme || shares(prior.Actors, ev.Actors)) && b.agrees(&refs[0], pronoun) {
			return refs[0], true
		}
	}
	return document.Reference{}, false
}
