package event

import (
	"slices"

	"dateline/extract/document"
)

// adjoined are the actors of an act whose noun a preposition joins to a clause: who does what that clause says also meets, appeals or agrees,
// "in a call with Chad, | the minister | rejected it", "| the firm | built the port in partnership with Oslo".
func (b *builder) adjoined(f *document.Mention, ev *document.Event) []document.Reference {
	np := b.phrase(ev.Trigger)
	if np == nil || np.Start == 0 || b.group(ev.Trigger.Start) != nil || b.owned(np.Range, ev.Trigger) {
		return nil
	}
	word := b.doc.Tokens[np.Start-1].Lemma
	if !slices.Contains(joinedBy[word], ev.Type) {
		return nil
	}
	vg := b.hostOf(document.Range{Start: np.Start - 1, End: np.End})
	if vg == nil || vg.Feature("voice") == "passive" {
		return nil
	}
	head, _ := vg.Capture("head")
	if befalling[b.doc.Tokens[head.Start].Lemma] {
		return nil
	}
	clauses := b.matcher.RunAt("clause", head.Start)
	if len(clauses) == 0 {
		return nil
	}
	refs := b.references(&clauses[0], "actor", ev.Status)
	if shares(refs, b.references(f, "recipient", ev.Status)) {
		return nil
	}
	return refs
}

// befalling are verbs of what happens to their subject.
var befalling = wordLists.Set("befalling-verbs")

// joinedBy are the types of acts, by the preposition before their noun, that are done by whoever does what the clause says.
var joinedBy = map[string][]string{
	"in":        {"meeting", "cooperation", proposal, agreement, accusation, "threat", "support", "concession", "protest", rejection},
	"during":    sociable,
	"at":        sociable,
	"after":     sociable,
	"before":    sociable,
	"following": sociable,
	"on":        sociable,
	"through":   sociable,
	"under":     {agreement},
}

// sociable are the types of acts that are told as the occasion of another one.
var sociable = []string{"meeting", "cooperation"}

// hostOf is the finite verb group of the clause to which a prepositional phrase belongs: the one right after it, "the mayor in a call with
// Chad | rejected |", or else the last one before it, or the first after it if it opens the sentence.
func (b *builder) hostOf(phrase document.Range) *document.Mention {
	s := b.doc.Sentences[b.doc.SentenceAt(phrase.Start)]
	var next *document.Mention
	near := true
	for t := phrase.End; t < s.End && next == nil; t++ {
		switch {
		case b.finite(t):
			next = b.group(t)
		case !b.np.Covers(t) && !b.isPreposition(t):
			near = false
		}
	}
	if near && next != nil {
		return next
	}
	for t := phrase.Start - 1; t >= s.Start && b.doc.Tokens[t].Text != ";"; t-- {
		if b.finite(t) {
			return b.group(t)
		}
	}
	return next
}
