package event

import (
	"slices"

	"dateline/extract/document"
)

// struck are the parties that the theme of an act against or for someone begins with, "slammed | the mayor | over the delay".
// The theme is then only what follows, "the delay".
func (b *builder) struck(ev *document.Event) []document.Reference {
	if !slices.Contains(partial, ev.Type) || b.np == nil {
		return nil
	}
	start := ev.Theme.Start
	if b.leavesOpen(start) {
		start++
	}
	np := b.np.Over(start)
	if np == nil || np.Start != start || np.End > ev.Theme.End {
		return nil
	}
	if owner, ok := b.ownerIn(np.Range); ok && !b.meansParty(b.head(np.Range)) {
		ref, ok := b.otherParty(owner, ev)
		if !ok {
			return nil
		}
		return []document.Reference{ref}
	}
	ref, ok := b.otherParty(np.Range, ev)
	ok = ok || b.isUnknownName(ref) && (start > ev.Theme.Start || b.opensWithSubject(ev.Theme, np.End))
	if !ok || b.isSite(&ref) || ref.End > ev.Theme.End {
		return nil
	}
	refs, end := b.beside(ref, max(ref.End, np.End), ev)
	if start > ev.Theme.Start || b.opensWithSubject(ev.Theme, end) {
		return refs // "alleged that | the clerk | took bribes"
	}
	ev.Theme = b.wholeReason(ev, b.reason(document.Range{Start: end, End: ev.Theme.End}))
	return refs
}

// asking are the words that open a clause that leaves something open: "investigated whether | the clerk | took bribes".
var asking = []string{"whether", "how", "why"}

// leavesOpen reports whether such a word is at a token.
func (b *builder) leavesOpen(t int32) bool { return slices.Contains(asking, b.doc.Tokens[t].Lemma) }

// opensWithSubject reports whether a theme is a clause whose subject ends at a token: its verb may follow an adverb or a quotation mark.
func (b *builder) opensWithSubject(theme *document.Range, end int32) bool {
	for end < theme.End && slices.Contains(beforeVerb, b.doc.Tokens[end].Tag) {
		end++
	}
	return end < theme.End && b.verbAt(end)
}

// beforeVerb are the tags of adverbs and quotation marks.
var beforeVerb = []string{"RB", "``", "''"}

// otherParty is the party that a phrase names, if it is one and does not act.
func (b *builder) otherParty(r document.Range, ev *document.Event) (document.Reference, bool) {
	ref, _ := b.reference(r, ev.Status)
	ref, _ = b.otherThanActors(ev, ref)
	return ref, b.isParty(&ref) && !shares(ev.Actors, []document.Reference{ref})
}

// beside are a party and those that a list in the theme adds after end, "Kenya|, Ghana and Mali", and where they end.
func (b *builder) beside(first document.Reference, end int32, ev *document.Event) ([]document.Reference, int32) {
	refs := []document.Reference{first}
	for t := end; t+1 < ev.Theme.End; {
		word := b.doc.Tokens[t].Text
		np := b.np.Over(t + 1)
		if !slices.Contains(listing, word) || np == nil || np.Start != t+1 || b.doc.Tokens[np.Start].Lemma == "any" {
			break
		}
		ref, ok := b.otherParty(np.Range, ev)
		if !ok || ref.End > ev.Theme.End {
			break
		}
		refs = append(refs, ref)
		if t = max(np.End, ref.End); word != "," {
			return refs, t
		}
	}
	return refs[:1], end
}

// listing are the words between the parties of a list.
var listing = []string{",", "and", "or"}

// ownerIn is who owns the thing of a noun phrase, "| the government |'s changes"; false if it names no owner.
func (b *builder) ownerIn(np document.Range) (document.Range, bool) {
	for t := np.Start + 1; t < np.End; t++ {
		if b.doc.Tokens[t].Tag == "POS" {
			return document.Range{Start: np.Start, End: t}, true
		}
	}
	return np, false
}

// reason is what a party is blamed or praised for in r, the words after it; nil if they give none.
func (b *builder) reason(r document.Range) *document.Range {
	if r.Len() < 2 || !slices.Contains(reasons, b.doc.Tokens[r.Start].Lemma) {
		return nil
	}
	r.Start++
	return &r
}

// wholeReason is a reason with the rest of its clause, which the object of a verb leaves out: "blamed the firm for letting the roof | in Lima fall in|".
func (b *builder) wholeReason(ev *document.Event, r *document.Range) *document.Range {
	vg := b.group(ev.Trigger.Start)
	if r == nil || vg == nil {
		return r
	}
	if whole := b.found("reason", vg.End-1, "reason"); whole != nil && whole.Start == r.Start && b.group(r.Start) != nil {
		return whole
	}
	return r
}

// reasons are the words before what a party is blamed or praised for.
var reasons = []string{"for", "over", "about", "of", "as", "with"}
