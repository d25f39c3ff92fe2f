package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// acting is a reference to who can act or be addressed. Of a thing it is whoever the phrase names as its owner or author, "a
// Russian drone attack", "the president's order", "a letter from the union"; false if the phrase names none.
func (b *builder) acting(ref document.Reference, s document.Status) (document.Reference, bool) {
	if b.isParty(&ref) {
		return ref, true
	}
	head := b.head(ref.Range)
	if name := b.unknownName(ref.Range, head); !name.Empty() {
		return document.Reference{Range: name, Entity: document.None, Name: b.doc.Words(name)}, true
	}
	for t := ref.Start; t <= head; t++ { // not after it: "an earthquake in Chad"
		if m := b.longest(t); m != nil && m.End <= ref.End && b.mayOwn(m, ref.End) {
			owner, _ := b.reference(m.Range, s)
			return owner, true
		}
	}
	if owner, ok := b.author(head, s); ok {
		return owner, true
	}
	return ref, strings.HasPrefix(b.doc.Tokens[head].Tag, "NNP")
}

// unknownName is a name that no list knows after its state: "Norway's | Statnor |". Empty if the head of r is part of none.
func (b *builder) unknownName(r document.Range, head int32) document.Range {
	start := head + 1
	for start > r.Start && strings.HasPrefix(b.doc.Tokens[start-1].Tag, "NNP") {
		start--
	}
	if start > head || start == r.Start || b.doc.Tokens[start-1].Tag != "POS" || b.entity.Covers(head) {
		return document.Range{}
	}
	return document.Range{Start: start, End: head + 1}
}

// possessing is the party whose thing a reference is, "| the union |'s talks", or the reference itself and false.
func (b *builder) possessing(ref document.Reference, s document.Status) (document.Reference, bool) {
	r, ok := b.ownerIn(document.Range{Start: ref.Start, End: b.head(ref.Range)})
	if !ok {
		return ref, false
	}
	owner, _ := b.reference(r, s)
	return owner, b.isParty(&owner)
}

// mayOwn reports whether a mention in a phrase that ends at end may be the owner of its thing: no work or event, and no part of
// a compound, "Russian-occupied territory".
func (b *builder) mayOwn(m *document.Mention, end int32) bool {
	return b.doc.Entities[m.Ref].Kind != document.Other && b.doc.Tokens[min(m.End, end-1)].Tag != "HYPH"
}

// toOwners puts those whose building or land is attacked in its place, "shelled | Palestinian | homes": a place itself is no recipient.
func (b *builder) toOwners(f *document.Mention, ev *document.Event, refs []document.Reference) {
	for i := range refs {
		if refs[i].Entity != document.None || !b.isSite(&refs[i]) {
			continue
		}
		owner, ok := b.modifier(refs[i].Range, ev.Status)
		if ok && !shares(ev.Actors, []document.Reference{owner}) {
			b.matcher.Note(f, "recipient", refs[i].Range, owner.Name, "whose place is attacked")
			refs[i] = owner
		}
	}
}

// modifier is the people, the state or the body that a noun phrase names before its head: "| US | claims", "a | US Navy | base".
func (b *builder) modifier(r document.Range, s document.Status) (document.Reference, bool) {
	head := b.head(r)
	for t := r.Start; t < head; t++ {
		m := b.longest(t)
		if m == nil || m.End > head || !b.mayOwn(m, r.End) || !b.power(m) {
			continue
		}
		ref, _ := b.reference(m.Range, s)
		return ref, true
	}
	return document.Reference{}, false
}

// author is who wrote or issued the paper whose noun is at head: whose it is, "her letter", or from whom it comes.
func (b *builder) author(head int32, s document.Status) (document.Reference, bool) {
	np := b.np.Over(head)
	if m := b.party.Over(head); np == nil || m == nil || m.Feature("paper") == "" {
		return document.Reference{}, false
	}
	for _, r := range []document.Range{b.possessor(np.Range), b.sender(np.End)} {
		if r.Empty() {
			continue
		}
		if ref, _ := b.reference(r, s); b.isParty(&ref) {
			return ref, true
		}
	}
	return document.Reference{}, false
}

// possessor is the part of a noun phrase that says whose its head is: "the president" of "the president's order", "her".
func (b *builder) possessor(np document.Range) document.Range {
	if b.doc.Tokens[np.Start].Tag == "PRP$" {
		return document.Range{Start: np.Start, End: np.Start + 1}
	}
	for t := np.End - 1; t > np.Start; t-- {
		if b.doc.Tokens[t].Tag == "POS" {
			return document.Range{Start: np.Start, End: t}
		}
	}
	return document.Range{}
}

// sender is the noun phrase after "from" or "by" at a token.
func (b *builder) sender(t int32) document.Range {
	if int(t)+1 >= len(b.doc.Tokens) || !slices.Contains(origins, b.doc.Tokens[t].Text) {
		return document.Range{}
	}
	if np := b.np.Over(t + 1); np != nil && np.Start == t+1 {
		return np.Range
	}
	return document.Range{}
}

// maker is who made what is rejected: whose it is, "turned down | the airline |'s offer", or from whom it comes, "a bid from | Helix |".
func (b *builder) maker(ev *document.Event) (document.Reference, bool) {
	np := b.np.Over(ev.Theme.Start)
	if np == nil || np.Start != ev.Theme.Start || ev.Act != "reject" {
		return document.Reference{}, false
	}
	for _, r := range [...]document.Range{b.whose(np.Start), b.possessor(np.Range), b.sender(np.End)} {
		if r.Len() == 0 || b.doc.Tokens[r.Start].Tag == "PRP$" || b.date.Covers(r.Start) {
			continue
		}
		ref, ok := b.otherParty(r, ev)
		if named := strings.HasPrefix(b.doc.Tokens[r.End-1].Tag, "NNP"); (ok || named) && !b.isSite(&ref) {
			return ref, true
		}
	}
	return document.Reference{}, false
}

// whose is the noun phrase that "whose" at a token, or right before it, refers to: "| the firm |, whose bid was rejected".
func (b *builder) whose(t int32) document.Range {
	if t > 0 && b.doc.Tokens[t].Tag != "WP$" {
		t--
	}
	if t > 1 && b.doc.Tokens[t].Tag == "WP$" && b.doc.Tokens[t-1].Text == "," {
		if np := b.np.Over(t - 2); np != nil {
			return np.Range
		}
	}
	return document.Range{}
}

// origins are the prepositions before the author of a paper.
var origins = []string{"from", "by"}
