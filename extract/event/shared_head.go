package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// maxShared is how many names one noun may be the head of.
const maxShared = 5

// withSharedHead completes a name that shares the noun of the next one: the "Oslo" of "Oslo and Bergen police" is "Oslo police". Both
// must be names of one kind: "Greece and EU officials" are a state and officials.
func (b *builder) withSharedHead(r document.Range) (document.Reference, bool) {
	r = b.bare(r)
	if b.np == nil || b.nameIn(r) != r {
		return document.Reference{}, false
	}
	last := b.lastOfList(r.End)
	if last == nil {
		return document.Reference{}, false
	}
	name := b.nameIn(last.Range)
	head, ok := last.Capture("head")
	modifies := ok && !name.Empty() && name.End <= head.Start
	if !modifies || !b.pluralParty(head.End-1) || !b.sameKind(r, name) {
		return document.Reference{}, false
	}
	rest := document.Range{Start: name.End, End: head.End}
	return document.Reference{Range: r, Entity: document.None, Name: b.doc.Words(r) + " " + b.doc.Words(rest)}, true
}

// lastOfList is the noun phrase after the conjunction of a list of names that continues at a token, or nil.
func (b *builder) lastOfList(t int32) *document.Mention {
	conjunction := false
	for range maxShared {
		for int(t) < len(b.doc.Tokens) && (b.doc.Tokens[t].Text == "," || b.doc.Tokens[t].Tag == "CC") {
			conjunction = b.doc.Tokens[t].Tag == "CC"
			t++
		}
		np := b.np.Over(t)
		switch {
		case np == nil || np.Start != t:
			return nil
		case conjunction:
			return np
		}
		t = np.End
	}
	return nil
}

// nameIn is the name that a noun phrase begins with: an adjective of a nation, or a run of proper nouns.
func (b *builder) nameIn(np document.Range) document.Range {
	name := document.Range{Start: np.Start, End: np.Start}
	if np.Len() > 0 && b.kindOf(document.Range{Start: np.Start, End: np.Start + 1}) == document.Nationality {
		name.End++
		return name
	}
	for name.End < np.End && strings.HasPrefix(b.doc.Tokens[name.End].Tag, "NNP") {
		name.End++
	}
	return name
}

// pluralParty reports whether a common noun means several people or bodies: "committees", "police".
func (b *builder) pluralParty(t int32) bool { return b.doc.Tokens[t].Tag == "NNS" && b.meansParty(t) }

// sameKind reports whether two names are both of nations, of bodies or of towns. A capitalized word that is no entity, the "House" of
// "House and Senate leaders", counts as a body beside one.
func (b *builder) sameKind(x, y document.Range) bool {
	first, second := b.kindOf(x), b.kindOf(y)
	switch {
	case first == "":
		return second == document.Organization && b.common.Covers(x.Start)
	case second == document.Nationality:
		return first == document.Nationality || b.isCountry(x.Start) && strings.ToUpper(b.doc.Tokens[x.Start].Text) == b.doc.Tokens[x.Start].Text
	case first != second:
		return false
	}
	return first == document.Organization || first == document.Place && !b.isCountry(x.Start) && !b.isCountry(y.Start)
}

// kindOf is the kind of the entity that r names, or "".
func (b *builder) kindOf(r document.Range) document.EntityKind {
	for _, m := range b.entity.StartingAt(r.Start) {
		if m.Range == r && m.Ref >= 0 && m.Feature("form") == string(document.FormName) {
			return b.doc.Entities[m.Ref].Kind
		}
	}
	return ""
}

// sharesName reports whether r is one of two roles of the person whose name follows the second: "| prime minister | and party leader Ana Berg".
func (b *builder) sharesName(r document.Range) bool {
	np := b.np.Over(r.Start)
	if np == nil || np.Range != r || np.Feature("form") != "common" || np.Feature("number") != "sg" {
		return false
	}
	if slices.Contains(determiners, b.doc.Tokens[r.Start].Tag) || int(r.End)+1 >= len(b.doc.Tokens) || b.doc.Tokens[r.End].Text != "and" {
		return false
	}
	m, second := b.titled(r.End+1), b.np.Over(r.End+1)
	if m == nil || second == nil || second.Start != r.End+1 {
		return false
	}
	return m.Start > second.Start && b.meansParty(m.Start-1)
}
