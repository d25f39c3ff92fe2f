package event

import (
	"slices"

	"dateline/extract/document"
)

// status is whether, when and in whose words the act happened: from the verb group over the trigger, what marks of the
// rules add, and the quote that it is in, unless the rule says attribution: none.
func (b *builder) status(f *document.Mention, trigger document.Range) document.Status {
	s := document.Status{Polarity: "positive", Tense: "past", Modality: "asserted", AttributedTo: document.None, Quote: document.None}
	vg := b.group(trigger.Start)
	if vg == nil && slices.Contains(deeds, f.Feature("event")) {
		vg = b.carrier(trigger.End)
	}
	if vg != nil {
		s.Polarity, s.Tense, s.Modality = vg.Feature("polarity"), vg.Feature("tense"), vg.Feature("modality")
		if b.isPerfectInfinitive(vg) {
			s.Tense = "past" // "is said to have fled"
		} else if main := b.main(vg); main != nil {
			s.Tense = main.Feature("tense")
		} else if vg.Feature("form") == "infinitive" && b.announces(vg) {
			s.Tense = "future" // "Minister to visit Peru"
		}
	}
	attributed := true
	for _, feature := range f.Features {
		switch feature.Name {
		case "attribution":
			attributed = feature.Value != "none"
		case "polarity":
			s.Polarity = feature.Value
		case "tense":
			s.Tense = feature.Value
		case "modality":
			s.Modality = feature.Value
		}
	}
	if attributed {
		b.source(&s, trigger)
	}
	if b.isBackshifted(vg, s) {
		s.Tense, s.Modality = "future", "asserted"
	}
	return s
}

// isBackshifted reports whether the "would" of a verb group is the "will" of a speaker in the past, "said that the port would be
// closed". With a condition, or in the perfect, it is none.
func (b *builder) isBackshifted(vg *document.Mention, s document.Status) bool {
	if vg == nil || s.Quote == document.None || s.Modality != "conditional" {
		return false
	}
	q := &b.doc.Quotes[s.Quote]
	if q.Kind != "indirect" || q.Cue == nil || !b.isPast(q.Cue.Start) || vg.Start < q.Start {
		return false
	}
	if !slices.Contains(backshift, b.doc.Tokens[vg.Start].Text) || b.doc.Tokens[vg.Start+1].Lemma == "have" {
		return false
	}
	sentence := b.doc.Sentences[b.doc.SentenceAt(vg.Start)]
	return !slices.ContainsFunc(b.doc.Tokens[sentence.Start:sentence.End], func(t document.Token) bool { return slices.Contains(conditions, t.Lemma) })
}

// isPast reports whether the verb at a token is in the past, or is a gerund: "said", "a statement saying".
func (b *builder) isPast(t int32) bool {
	vg := b.group(t)
	return vg != nil && (vg.Feature("tense") == "past" || vg.Feature("form") == "gerund")
}

// backshift is "would" and its short form.
var backshift = []string{"would", "'d", "’d"}

// conditions are words that make what would be done depend on something else.
var conditions = []string{"if", "unless", "provided", "otherwise"}

// announces reports whether an infinitive is the verb of a headline, or of a line that reads like one: no verb before it, no full stop.
func (b *builder) announces(infinitive *document.Mention) bool {
	i := b.doc.SentenceAt(infinitive.Start)
	sentence := b.doc.Sentences[i].Range
	if b.headline(i) {
		return true
	}
	for t := sentence.Start; t < infinitive.Start; t++ {
		if b.group(t) != nil {
			return false
		}
	}
	return infinitive.Start > sentence.Start && b.doc.Tokens[sentence.End-1].Tag != "."
}

// group is the verb group over a token: its own, or of a noun the verb that carries it ("made an offer").
func (b *builder) group(token int32) *document.Mention {
	if b.vg == nil {
		return nil
	}
	return b.vg.Over(token)
}

// maxMain bounds the tokens between a verb and the finite verb on which it depends.
var maxMain = map[string]int32{"infinitive": 6, "gerund": 30, "participle": 30}

// main is the finite verb group on which a verb depends: the nearest one before it, "voted by ten to nine to reject", "sent a
// letter demanding", or after it if it opens the sentence: "After rejecting the bid, they sued"; nil if there is none.
func (b *builder) main(vg *document.Mention) *document.Mention {
	sentence := b.doc.Sentences[b.doc.SentenceAt(vg.Start)].Range
	reach := maxMain[vg.Feature("form")]
	for t := vg.Start - 1; t >= max(sentence.Start, vg.Start-reach); t-- {
		m := b.vg.Over(t)
		if m == nil || b.sharesVerb(vg, m) {
			continue
		}
		return finiteOrNil(m)
	}
	if vg.Start > sentence.Start+maxOpening {
		return nil
	}
	for t := vg.End; t < min(sentence.End, vg.End+reach); t++ {
		if b.finite(t) {
			return b.vg.Over(t)
		}
	}
	return nil
}

// sharesVerb reports whether a gerund after "and" belongs to one before an infinitive: "left, refusing | to pay | and blaming the firm".
func (b *builder) sharesVerb(gerund, before *document.Mention) bool {
	if gerund.Feature("form") != "gerund" || b.doc.Tokens[gerund.Start-1].Tag != "CC" {
		return false
	}
	return before.Feature("form") == "infinitive" || before.Feature("form") == "gerund"
}

// maxOpening bounds the tokens before a gerund that opens a sentence: "Instead of".
const maxOpening = 2

// isPerfectInfinitive reports whether a verb group is an infinitive of what is done: "to have fled".
func (b *builder) isPerfectInfinitive(vg *document.Mention) bool {
	if vg.Feature("form") != "infinitive" {
		return false
	}
	return slices.ContainsFunc(b.doc.Tokens[vg.Start:vg.End-1], func(t document.Token) bool { return t.Lemma == "have" })
}

// finiteOrNil is a verb group if it is finite, or else nil.
func finiteOrNil(vg *document.Mention) *document.Mention {
	if vg.Feature("form") == "finite" {
		return vg
	}
	return nil
}

// isAbout reports whether reported speech only names what it is about, and does not report the acts in it: "rejected
// an offer from Norway", "condemned the raid", "has not said whether he will go".
func (b *builder) isAbout(quote int) bool {
	q := &b.doc.Quotes[quote]
	if q.Kind != "indirect" {
		return false
	}
	return q.Relation == "belief" || q.Polarity == "negative" || q.Cue != nil && b.dealt[q.Cue.Start]
}

// ownWords takes an act out of reported speech if the one who speaks does it beside speaking: "said that it was late and
// refused to go".
func (b *builder) ownWords(ev *document.Event) {
	if ev.Status.Quote == document.None || len(ev.Actors) == 0 || b.group(ev.Trigger.Start) == nil {
		return
	}
	q := &b.doc.Quotes[ev.Status.Quote]
	if q.Kind != "direct" && q.Speaker != nil && q.Speaker.Overlaps(ev.Actors[0].Range) {
		ev.Status.Quote, ev.Status.AttributedTo = document.None, document.None
	}
}

// source sets the quote around the trigger, the innermost one, and its speaker.
func (b *builder) source(s *document.Status, trigger document.Range) {
	if b.quote == nil {
		return
	}
	var best *document.Mention
	b.quote.AnyOver(trigger.Start, func(m *document.Mention) bool {
		if m.Ref >= 0 && (best == nil || m.Len() < best.Len()) && !b.isAbout(m.Ref) {
			best = m
		}
		return false
	})
	if best == nil {
		return
	}
	s.Quote = best.Ref
	if sp := b.doc.Quotes[best.Ref].Speaker; sp != nil {
		s.AttributedTo = sp.Entity
	}
}
