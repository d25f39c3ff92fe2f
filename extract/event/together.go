package event

import (
	"slices"

	"dateline/extract/document"
)

// joinedIn are those whom an actor joins in an act: "the mayor joined | the governor | and | two bishops | in condemning the raid".
func (b *builder) joinedIn(f *document.Mention, s document.Status) []document.Reference {
	trigger, _ := f.Capture("trigger")
	vg := b.group(trigger.Start)
	if vg == nil || vg.Feature("form") != "gerund" || vg.Start < 3 || b.doc.Tokens[vg.Start-1].Text != "in" {
		return nil
	}
	t := vg.Start - 2
	for t > max(0, vg.Start-maxInClause) && (b.np.Covers(t) || slices.Contains(inLists, b.doc.Tokens[t].Text)) {
		t--
	}
	if b.group(t) == nil || b.doc.Tokens[t].Lemma != "join" {
		return nil
	}
	var out []document.Reference
	for t++; t < vg.Start-1; {
		np := b.np.Over(t)
		if np == nil || np.Start != t {
			t++
			continue
		}
		ref, _ := b.reference(np.Range, s)
		if b.isParty(&ref) {
			out = b.appendReference(out, ref)
		}
		t = max(np.End, ref.End)
	}
	return out
}

// inLists are the words between the parties of a list, and before what one of them is of.
var inLists = []string{",", "and", "or", "of"}

// doer is who does what an act is part of: "| the minister |'s handling of an inquiry", "| her | role in the talks".
func (b *builder) doer(ev *document.Event) []document.Reference {
	np := b.phrase(ev.Trigger)
	if np == nil || np.Start < 2 || b.group(ev.Trigger.Start) != nil {
		return nil
	}
	word := b.doc.Tokens[np.Start-1].Text
	outer := b.np.Over(np.Start - 2)
	if outer == nil || word != "of" && word != "in" || !doings[b.doc.Tokens[outer.End-1].Lemma] {
		return nil
	}
	owner := b.possessor(outer.Range)
	if owner.Empty() {
		return nil
	}
	ref, _ := b.reference(owner, ev.Status)
	if !b.isParty(&ref) || b.pronoun(&ref) {
		return nil
	}
	return []document.Reference{ref}
}

// doings are nouns for taking part in something.
var doings = wordLists.Set("doing-nouns")

// mobilized makes the forces that are moved the actors of it if the text does not say who moves them: "| police | were deployed". Forces that
// someone moves receive nothing.
func (b *builder) mobilized(f *document.Mention, ev *document.Event) {
	if ev.Type != "mobilization" || ev.Theme == nil {
		return
	}
	ev.Recipients = slices.DeleteFunc(ev.Recipients, func(r document.Reference) bool { return r.Overlaps(*ev.Theme) })
	if ev.Act != "mobilize" || len(ev.Actors) > 0 {
		return
	}
	vg, np := b.group(ev.Trigger.Start), b.np.Over(ev.Theme.Start)
	if np == nil || !b.meansParty(b.head(np.Range)) || vg != nil && vg.Feature("voice") != "passive" {
		return
	}
	ref, _ := b.reference(np.Range, ev.Status)
	if !b.isParty(&ref) {
		return
	}
	ev.Actors, ev.Theme = []document.Reference{ref}, nil
	b.noteParties(f, "actor", ev.Actors, "who is moved")
}

// announcedFor are the owners of what is announced by no one that the text names: "| the bank |'s merger plan was unveiled", "further | U.S. |
// penalties".
func (b *builder) announcedFor(ev *document.Event) []document.Reference {
	vg := b.group(ev.Trigger.Start)
	if ev.Type != "announcement" || ev.Theme == nil || vg == nil || vg.Feature("voice") != "passive" {
		return nil
	}
	np := b.np.Over(ev.Theme.Start)
	if np == nil || np.Start != ev.Theme.Start {
		return nil
	}
	if owner := b.possessor(np.Range); !owner.Empty() {
		ref, _ := b.reference(owner, ev.Status)
		if b.isParty(&ref) && !b.pronoun(&ref) {
			return []document.Reference{ref}
		}
		return nil
	}
	if ref, ok := b.modifier(np.Range, ev.Status); ok && ev.Theme.End <= np.End && !b.isSite(&ref) {
		return []document.Reference{ref}
	}
	return nil
}
