package event

import (
	"slices"

	"dateline/extract/document"
)

// completed is what an act is about if its own rule does not say it: the object of its verb if that is no party, "signed | the
// law |", or else for what the verb is done, "arrested the clerk for | stealing a bus |". It is nil if neither is there.
func (b *builder) completed(f *document.Mention, ev *document.Event) *document.Range {
	vg := b.group(ev.Trigger.Start)
	if vg == nil || !slices.Contains(transitive, ev.Type) {
		return nil
	}
	head, ok := vg.Capture("head")
	if !ok {
		return nil
	}
	object := b.found("complement", head.Start, "object")
	if object != nil && len(ev.Recipients) == 0 && b.isFree(f, *object) && !b.afterNoOne(ev.Trigger) {
		return object
	}
	reason := b.found("reason", head.Start, "reason")
	if reason == nil && object != nil && b.isSubject(ev, *object) {
		return object
	}
	if reason == nil || !b.isFree(f, *reason) || !slices.Contains(reasonsFor[ev.Type], b.doc.Tokens[reason.Start-1].Lemma) {
		return nil
	}
	if ref, _ := b.reference(*reason, ev.Status); ev.Type == "protest" && b.isParty(&ref) {
		return nil // "marched against | the governor"
	}
	return reason
}

// isSubject reports whether an object is the subject of a passive verb and names the parties to whom the act is done only farther on: "| sanctions on
// Chad | were lifted".
func (b *builder) isSubject(ev *document.Event, object document.Range) bool {
	for i := range ev.Recipients {
		r := ev.Recipients[i].Range
		if r.Start <= object.Start || r.End > object.End || b.joined(object.Start, r.Start) {
			return false
		}
		if np := b.np.Over(r.Start); np == nil || np.Start == 0 || !b.isPreposition(np.Start-1) {
			return false
		}
	}
	return len(ev.Recipients) > 0 && object.End <= ev.Trigger.Start && !b.meansParty(b.head(object))
}

// wholeThing is a thing to which a verb is done, with what belongs to it: "| four tons | of ivory | were seized".
func (b *builder) wholeThing(thing, trigger document.Range) document.Range {
	object := b.found("complement", trigger.Start, "object")
	if object == nil || object.Start != thing.Start || b.date.Covers(object.End-1) {
		return thing
	}
	end := object.End
	for end > thing.End && slices.Contains(linking, b.doc.Tokens[end-1].Tag) {
		end--
	}
	return document.Range{Start: thing.Start, End: max(end, thing.End)}
}

// linking are the tags of words that lead to what follows them.
var linking = []string{"IN", "TO", "CC", "DT", ","}

// found is what the rules of a phase find for the verb at a token, or nil. They are asked about the verbs alone that need an answer: over a
// whole article they took a fifth of the time of all rules.
func (b *builder) found(phase string, verb int32, name string) *document.Range {
	found := b.matcher.RunAt(phase, verb)
	if len(found) == 0 {
		return nil
	}
	return capture(&found[0], name)
}

// isFree reports whether a range overlaps no argument of a frame but a time or a place, and does not begin before one that follows the trigger.
func (b *builder) isFree(f *document.Mention, r document.Range) bool {
	trigger, _ := f.Capture("trigger")
	return !slices.ContainsFunc(f.Captures, func(c document.Capture) bool {
		if c.Name == "when" || c.Name == "where" {
			return false
		}
		return c.Overlaps(r) || c.Name == "recipient" && r.Start > trigger.Start && r.Start < c.Start
	})
}

// transitive are the types of acts whose verb is done to something, or to a party for something.
var transitive = []string{accusation, "judgment", "sanction", "coercion", "support", rejection, agreement, "announcement", "transfer", denial, "concession", "protest"}

// reasonsFor are the words before that for which an act is done, by its type.
var reasonsFor = map[string][]string{
	accusation: {"for", "over", "of", "with", "about", "as"},
	"judgment": {"for", "of", "over"},
	"sanction": {"for", "over", "from"},
	"coercion": {"for", "over", "from", "of", "on"},
	"support":  {"for", "over", "as"},
	"protest":  {"against", "over"},
}

// carriedBy are the actors of an act that a noun names without its party: who does what the verb before or after the noun says,
// "| the council | opened an inquiry", "talks held by | the owners |".
func (b *builder) carriedBy(f *document.Mention, ev *document.Event) []document.Reference {
	np := b.phrase(ev.Trigger)
	if np == nil || b.group(ev.Trigger.Start) != nil || b.owned(np.Range, ev.Trigger) {
		return nil
	}
	for _, t := range [...]int32{np.Start - 1, np.End} {
		vg := b.groupAt(t)
		if vg == nil {
			continue
		}
		head, _ := vg.Capture("head")
		if (t == np.End) != (vg.Feature("voice") == "passive") {
			continue
		}
		if carriers := b.matcher.RunAt("carrier", head.Start); len(carriers) > 0 {
			return b.references(&carriers[0], "actor", ev.Status)
		}
	}
	return nil
}

// receivedBy are those to whom an act is done that a noun names with its agent: the subject of the verb before it, "| the council | faced criticism
// from Chad", "came under attack by".
func (b *builder) receivedBy(f *document.Mention, ev *document.Event) []document.Reference {
	np := b.phrase(ev.Trigger)
	if np == nil || np.Start < 2 || b.group(ev.Trigger.Start) != nil {
		return nil
	}
	if len(ev.Actors) == 0 || b.owned(np.Range, ev.Trigger) {
		return nil
	}
	at := np.Start - 1
	if b.doc.Tokens[at].Text == "under" {
		at--
	}
	vg := b.group(at)
	if vg == nil || ev.Actors[0].Start < ev.Trigger.End {
		return nil
	}
	head, _ := vg.Capture("head")
	receivers := b.matcher.RunAt("receiver", head.Start)
	if len(receivers) == 0 {
		return nil
	}
	refs := b.references(&receivers[0], "actor", ev.Status)
	if shares(refs, ev.Actors) {
		return nil
	}
	return refs
}

// groupAt is the verb group over a token of the document, or nil.
func (b *builder) groupAt(t int32) *document.Mention {
	if t < 0 || int(t) >= len(b.doc.Tokens) {
		return nil
	}
	return b.group(t)
}

// owned reports whether a noun has an owner in its phrase: "the firm's offer", "their talks".
func (b *builder) owned(np, noun document.Range) bool {
	return slices.ContainsFunc(b.doc.Tokens[np.Start:noun.Start], func(t document.Token) bool { return t.Tag == "POS" || t.Tag == "PRP$" })
}
