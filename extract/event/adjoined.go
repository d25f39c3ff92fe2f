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
	vg := b.claimOf(np.Start - 1)
	if vg == nil && b.joins(np.Start-1, ev) {
		vg = b.hostOf(document.Range{Start: np.Start - 1, End: np.End})
	}
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

// joins reports whether the preposition at a token joins an act to a clause whose subject does it. Who "is cleared in the probe" does not
// investigate, and a review "results in charges" by others.
func (b *builder) joins(t int32, ev *document.Event) bool {
	isOfCourt := ev.Act == "investigate" || ev.Act == "charge" || ev.Act == "sue"
	return !isOfCourt && slices.Contains(joinedBy[b.doc.Tokens[t].Lemma], ev.Type)
}

// claimOf is the verb group that says who did what follows the preposition at a token: "| claimed | responsibility for the raid", "| was |
// responsible for the raid"; nil if none does.
func (b *builder) claimOf(t int32) *document.Mention {
	switch word := b.doc.Tokens[t].Text; {
	case word == "behind" && t > 0 && b.doc.Tokens[t-1].Lemma == "be":
		return b.group(t - 1)
	case word == "for" && t > 1 && b.doc.Tokens[t-1].Text == "responsibility":
		return b.group(t - 2)
	}
	return nil
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

// sociable are the types of acts that texts mention as the occasion of another one.
var sociable = []string{"meeting", "cooperation"}

// trailing are the actors of a verb that follows reported words, and whose nearest subject is no party: the subject of the verb of
// saying, "| the senator | said the system must end, urging a vote", "| she | said that prices rose and demanded a vote".
func (b *builder) trailing(ev *document.Event) []document.Reference {
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Start == 0 || !slices.Contains(spokenTypes, ev.Type) || !b.trails(vg) {
		return nil
	}
	start := b.doc.Sentences[b.doc.SentenceAt(vg.Start)].Start
	for t := start; t < min(vg.Start, start+maxInClause); t++ {
		if b.finite(t) {
			return b.sayer(b.group(t), ev)
		}
	}
	return nil
}

// trails reports whether a verb group is a participle after a comma, or a past tense after "and" or "but".
func (b *builder) trails(vg *document.Mention) bool {
	before := b.doc.Tokens[vg.Start-1]
	if vg.Feature("form") == "gerund" {
		return before.Text == ","
	}
	return before.Tag == "CC" && b.doc.Tokens[vg.Start].Tag == "VBD"
}

// spokenTypes are the types of acts that are done in words.
var spokenTypes = []string{proposal, accusation, "threat", "commitment", denial, "support"}

// sayer is the subject of a verb group of saying.
func (b *builder) sayer(vg *document.Mention, ev *document.Event) []document.Reference {
	head, _ := vg.Capture("head")
	if vg.Feature("voice") == "passive" || !saying[b.doc.Tokens[head.Start].Lemma] {
		return nil
	}
	clauses := b.matcher.RunAt("clause", head.Start)
	if len(clauses) == 0 {
		return nil
	}
	return b.references(&clauses[0], "actor", ev.Status)
}

// saying are verbs of saying.
var saying = wordLists.Set("saying-verbs")

// maxInClause is how many tokens what belongs together in a sentence may be apart.
const maxInClause = 64

// hostOf is the finite verb group of the clause to which a prepositional phrase belongs: the one right after it, "the mayor in a call with
// Chad | rejected |", or else the last one before it, or the first after it if it opens the sentence.
func (b *builder) hostOf(phrase document.Range) *document.Mention {
	s := b.doc.Sentences[b.doc.SentenceAt(phrase.Start)]
	var next *document.Mention
	near := true
	for t := phrase.End; t < min(s.End, phrase.End+maxInClause) && next == nil; t++ {
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
	for t := phrase.Start - 1; t >= max(s.Start, phrase.Start-maxInClause) && b.doc.Tokens[t].Text != ";"; t-- {
		if b.finite(t) {
			return b.group(t)
		}
	}
	return next
}
