package event

import "dateline/extract/document"

// wanted is who is to do what a proposal asks for in a clause, "demanded that | the ministry | pay", and whether its theme is a
// clause with a subject.
func (b *builder) wanted(ev *document.Event) (refs []document.Reference, isClause bool) {
	if ev.Act != "demand" && ev.Act != "request" {
		return nil, false
	}
	subject, isClause := b.subjectOf(*ev.Theme)
	if !isClause {
		return nil, false
	}
	if vg := b.group(subject.End); vg != nil && vg.Feature("voice") == "passive" {
		return nil, true
	}
	ref, _ := b.reference(subject, ev.Status)
	ref, ok := b.acting(ref, ev.Status)
	able := ok && (b.isParty(&ref) || b.isUnknownName(ref))
	if able && !shares(ev.Actors, []document.Reference{ref}) {
		return []document.Reference{ref}, true
	}
	return nil, true
}

// isUnknownName reports whether a reference is one name that is no entity, "that | Okoro | testify".
func (b *builder) isUnknownName(ref document.Reference) bool {
	return ref.Entity == document.None && ref.Len() == 1 && b.doc.Tokens[ref.Start].Tag == "NNP"
}

// subjectOf is the subject of a clause that opens with it. The tagger takes a verb without an ending after a name for a noun,
// "that Mali | hand over the ship", so a name after "that" is a subject even so.
func (b *builder) subjectOf(clause document.Range) (document.Range, bool) {
	np := b.np.Over(clause.Start)
	if np == nil || np.Start != clause.Start || np.Feature("form") == "pronoun" {
		return clause, false
	}
	subject := document.Range{Start: np.Start, End: b.complemented(np.Range).End}
	if vg := b.group(subject.End); vg != nil && vg.Start == subject.End && subject.End < clause.End {
		return subject, vg.Feature("form") == "finite" || b.doc.Tokens[vg.Start].Tag == "VB"
	}
	m := b.longest(clause.Start)
	if m == nil || m.End >= clause.End {
		return clause, false
	}
	tag := b.doc.Tokens[m.End].Tag
	afterThat := clause.Start > 0 && b.doc.Tokens[clause.Start-1].Lemma == "that"
	return m.Range, tag == "VB" || tag == "VBP" || tag == "NN" && afterThat
}
