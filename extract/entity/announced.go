package entity

import (
	"slices"

	"dateline/extract/document"
)

// Sentences from the beginning in which an article introduces by a noun whom it names soon after, and how soon.
const (
	leadSentences = 8
	namedWithin   = 12
)

// announced is the person whom a noun without "the" introduces and the text names later, "A federal judge ruled" before "Judge Holm said":
// the only one of that office, who is not named before. It is nil if there is none.
func (r *reader) announced(n *nominal) *found {
	here := r.doc.SentenceAt(n.Start)
	isLead := here >= 0 && here < leadSentences && (r.mem == nil || r.mem.number <= 1)
	if !isLead || n.headline && !r.isHeadline(here) {
		return nil
	}
	if !n.headline && n.Start > r.doc.Sentences[here].Start && !introducers[r.doc.Tokens[n.Start-1].Text] {
		return nil
	}
	wanted := *n
	wanted.modifiers = slices.DeleteFunc(slices.Clone(n.modifiers), func(m modifier) bool { return ranks[m.word] })
	var only *found
	for _, f := range r.titled[:min(len(r.titled), maxHolders)] {
		if len(f.Mentions) == 0 || f.Mentions[0].Form != document.FormName || r.holdsRole(&wanted, f) < typical {
			continue
		}
		if only != nil || f.Mentions[0].Start < n.Start || r.doc.SentenceAt(f.Mentions[0].Start)-here > namedWithin {
			return nil
		}
		only = f
	}
	return only
}

// introducers are what comes before a noun that introduces someone: what opens a clause, and "by".
var introducers = wordLists.Set("before-announced-person")

// ranks are words before an office that no title repeats.
var ranks = wordLists.Set("rank-adjectives")

// isHeadline reports whether a sentence is in the title of the article or in a heading.
func (r *reader) isHeadline(sentence int) bool {
	kind := r.doc.Blocks[r.doc.Sentences[sentence].Block].Kind
	return kind == document.Title || kind == document.Heading
}

// holdsRole reports how surely a person has the office that a noun names, by what the text says alone.
func (r *reader) holdsRole(n *nominal, f *found) evidence {
	best := none
	for i := range f.Roles {
		if role := &f.Roles[i]; r.isOfOffice(n, f, role) {
			best = max(best, r.titleFits(n, r.titleText(role)))
		}
	}
	return best
}
