package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// sameClause reports whether an act and a date are in one clause: no finite verb, relative pronoun, colon or semicolon lies
// between them. A date before the act belongs to a verb before the date, "the judge, who took over in 2020, refused", if the
// act is not a participle that depends on that verb: "sent a letter on Monday demanding".
func (b *builder) sameClause(ev *document.Event, date document.Range) bool {
	switch {
	case date.Start >= ev.Trigger.End && b.namesDay(ev, date):
		return true
	case date.Start >= ev.Trigger.End:
		return !b.clauseBreak(ev.Trigger.End, date.Start, ev) && !b.ofInner(ev.Trigger.End, date)
	case b.clauseBreak(date.End, ev.Trigger.Start, ev):
		return b.fronted(ev, date) || b.isCleft(ev, date)
	case b.isSubordinate(ev, date.End):
		return false
	}
	return b.depends(ev) || b.isPurpose(ev, date) || !b.governed(ev.Range, date) || b.raised(ev, date)
}

// isSubordinate reports whether "after" or "since" begins the clause of an act between a token and its verb: "in May, a month after the firm | left".
func (b *builder) isSubordinate(ev *document.Event, from int32) bool {
	for t := ev.Trigger.Start - 1; t > from && b.finite(ev.Trigger.Start); t-- {
		switch tok := &b.doc.Tokens[t]; {
		case tok.Text == ",":
			return false
		case tok.Tag == "IN" && (tok.Lemma == "after" || tok.Lemma == "since"):
			return true
		}
	}
	return false
}

// namesDay reports whether a date in apposition says which day it was that the words after an act describe: "resigned on the day the trial began, | 9
// February |".
func (b *builder) namesDay(ev *document.Event, date document.Range) bool {
	on, tokens := ev.Trigger.End, b.doc.Tokens
	if date.Start < on+5 || tokens[on].Text != "on" || tokens[on+1].Text != "the" || !timeNouns[tokens[on+2].Lemma] {
		return false
	}
	return tokens[date.Start-1].Text == "," && b.finiteBetween(on, date.Start) == 1
}

// timeNouns are nouns for a day or a part of it.
var timeNouns = map[string]bool{"day": true, "morning": true, "evening": true, "night": true, "weekend": true}

// isCleft reports whether a date is the one that a cleft sentence stresses: "It was | on Monday | that the firm refused".
func (b *builder) isCleft(ev *document.Event, date document.Range) bool {
	tokens, first := b.doc.Tokens, b.doc.Sentences[b.doc.SentenceAt(date.Start)].Start
	if tokens[first].Lemma != "it" || tokens[first+1].Lemma != "be" || date.Start > first+maxCleft {
		return false
	}
	return date.End < ev.Trigger.Start && tokens[date.End].Lemma == "that" && !b.clauseBreak(date.End+1, ev.Trigger.Start, ev)
}

// maxCleft bounds the tokens before the date of a cleft sentence: "It was only on".
const maxCleft = 5

// raised reports whether an act is the infinitive of a verb that says no more than how it was done, and that has the date: "managed | on Monday |
// to deliver".
func (b *builder) raised(ev *document.Event, date document.Range) bool {
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Feature("form") != "infinitive" {
		return false
	}
	for t := vg.Start - 1; t >= ev.Start; t-- {
		if main := b.group(t); main != nil {
			return main.End <= date.Start && raising[b.doc.Tokens[main.End-1].Lemma]
		}
	}
	return false
}

// isPurpose reports whether an act is what others came together or voted for at the time of a date: "gathered on Monday | to protest |".
func (b *builder) isPurpose(ev *document.Event, date document.Range) bool {
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Feature("form") != "infinitive" {
		return false
	}
	for t := date.Start - 1; t >= max(ev.Start, date.Start-maxPurpose); t-- {
		if b.finite(t) {
			return gathering[b.doc.Tokens[b.group(t).End-1].Lemma]
		}
	}
	return false
}

// gathering are verbs for what people do in order to act together.
var gathering = wordLists.Set("gathering-verbs")

// maxPurpose bounds the tokens between such a verb and the date after it.
const maxPurpose = 8

// sayingDate is the date on which the words of an act were said, "Ruiz said on Monday that she | wanted | the city to pay"; none if the
// speaker does something else, or another one does it.
func (b *builder) sayingDate(ev *document.Event) []int {
	if len(ev.Actors) == 0 || !slices.Contains(worded, ev.Type) {
		return nil
	}
	s := document.Status{Quote: document.None}
	b.source(&s, ev.Trigger)
	if s.Quote == document.None {
		return nil
	}
	q := &b.doc.Quotes[s.Quote]
	if q.Kind != "indirect" || q.Cue == nil || q.Speaker == nil {
		return nil
	}
	if q.Cue.Start < ev.Start || q.Cue.End > ev.Trigger.Start {
		return nil
	}
	if !same(*q.Speaker, ev.Actors[0]) && !q.Speaker.Overlaps(ev.Actors[0].Range) {
		return nil
	}
	said := document.Event{Range: ev.Range, Trigger: *q.Cue, Status: document.Status{Tense: "past", Polarity: "positive", Modality: "asserted"}}
	return b.clauseDate(&said)
}

// worded are the types of acts that are done by saying so.
var worded = []string{proposal, rejection, commitment, "threat", accusation, denial, "support"}

// raising are verbs whose infinitive happens when they do.
var raising = wordLists.Set("raising-verbs")

// sameMoment reports whether a date of another clause is that of an act because one happens as the other does, "said on Monday
// as he signed the bill", or because both verbs have one subject: "spoke on Monday and mocked the idea".
func (b *builder) sameMoment(ev *document.Event, date document.Range) bool {
	tokens := b.doc.Tokens
	if date.Start >= ev.Trigger.End {
		return b.finiteBetween(ev.Trigger.End, date.Start) == 1 && b.simultaneousBetween(ev.Trigger.End, date.Start)
	}
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Feature("form") != "finite" || int(date.End) >= len(tokens) {
		return false
	}
	first := b.doc.Sentences[b.doc.SentenceAt(ev.Trigger.Start)].Start
	if opens := tokens[date.End].Text == "," && slices.Contains(simultaneous, tokens[first].Lemma); opens {
		return b.finiteBetween(first, vg.Start) == 1
	}
	coordinate := tokens[vg.Start-1].Tag == "CC" || slices.Contains(simultaneous, tokens[date.End].Lemma)
	return coordinate && vg.Start > date.End && b.finiteBetween(date.End, vg.Start) == 0
}

// simultaneous are the words that begin a clause of what happens at the same time.
var simultaneous = []string{"as", "when", "while"}

// simultaneousBetween reports whether such a word is between two tokens, and no other word that begins a clause.
func (b *builder) simultaneousBetween(from, to int32) bool {
	found := false
	for t := from; t < to; t++ {
		tok := &b.doc.Tokens[t]
		switch {
		case slices.Contains(simultaneous, tok.Lemma) && (tok.Tag == "IN" || tok.Tag == "WRB"):
			found = true
		case tok.Tag == "WDT" || tok.Tag == "WP" || tok.Text == ";" || tok.Text == ":":
			return false
		}
	}
	return found
}

// finiteBetween counts the finite verb groups that begin between two tokens.
func (b *builder) finiteBetween(from, to int32) int {
	n := 0
	for t := from; t < to; t++ {
		if vg := b.group(t); vg != nil && vg.Start == t && vg.Feature("form") == "finite" {
			n++
		}
	}
	return n
}

// ofInner reports whether a date belongs to a verb that depends on an act: "sued the town over a law passed last month",
// "defended the decision to write in October", "jailed after being convicted in 1994".
func (b *builder) ofInner(from int32, date document.Range) bool {
	for t := date.Start - 1; t >= from; t-- {
		vg := b.group(t)
		if vg == nil {
			continue
		}
		switch vg.Feature("form") {
		case "infinitive":
			return resolves[b.doc.Tokens[vg.Start-1].Lemma]
		case "participle":
			return date.Start-vg.End <= maxInner
		}
		return b.doc.Tokens[vg.Start-1].Lemma == "after"
	}
	return false
}

// resolves are nouns before an infinitive that has a time for itself: "his decision to write in October".
var resolves = wordLists.Set("resolve-nouns")

// maxInner bounds the tokens between a participle and its date: "passed in".
const maxInner = 1

// depends reports whether an act is a participle or a gerund, which shares the time of the verb that it depends on.
func (b *builder) depends(ev *document.Event) bool {
	vg := b.group(ev.Trigger.Start)
	return vg != nil && (vg.Feature("form") == "gerund" || vg.Feature("form") == "participle")
}

// fronted reports whether a date opens the sentence of an act that depends on the main verb, or is right before that verb: "In May, the firm
// went further by demanding a share", "the firm on Monday joined others in demanding a share".
func (b *builder) fronted(ev *document.Event, date document.Range) bool {
	if date.Start > ev.Start+maxFronted && !b.verbAt(date.End) || !b.depends(ev) {
		return false
	}
	finite := 0
	for t := date.End; t < ev.Trigger.Start; t++ {
		if strings.HasPrefix(b.doc.Tokens[t].Tag, "W") || b.doc.Tokens[t].Text == ";" {
			return false
		}
		if vg := b.group(t); vg != nil && vg.Start == t && vg.Feature("form") == "finite" {
			finite++
		}
	}
	return finite == 1
}

// maxFronted bounds the tokens before a date that opens a sentence: "Early in".
const maxFronted = 2

// clauseBreak reports whether another clause than that of ev begins between two tokens.
func (b *builder) clauseBreak(from, to int32, ev *document.Event) bool {
	own := b.ownVerb(ev.Trigger)
	if from < to && b.doc.Tokens[from].Tag == "WDT" { // "a raid on Sunday | that killed two"
		from++
	}
	for t := from; t < to; t++ {
		switch tok := &b.doc.Tokens[t]; {
		case tok.Tag == "IN" && slices.Contains(parting, tok.Lemma):
			return true
		case tok.Tag == "WDT" || tok.Tag == "WP" || tok.Tag == "WRB":
			return true
		case tok.Text == ";" || tok.Text == ":":
			return true
		case b.finite(t) && b.group(t) != own && !b.isAsked(t, own):
			return true
		}
	}
	return false
}

// isAsked reports whether an auxiliary that the subject follows is at a token: "not until May | did | the firm agree".
func (b *builder) isAsked(t int32, own *document.Mention) bool {
	vg := b.group(t)
	if own == nil || vg.Len() > 1 || own.Start <= t || b.finiteBetween(t+1, own.Start) > 0 {
		return false
	}
	verb := b.doc.Tokens[own.End-1].Tag
	switch b.doc.Tokens[t].Lemma {
	case "do", "will":
		return verb == "VB" || verb == "VBP"
	case "have", "be":
		return verb == "VBN"
	}
	return false
}

// ownVerb is the verb group whose time is that of an act: of a noun the verb that carries it, "| launched | joint exercises"; nil if there is none.
func (b *builder) ownVerb(trigger document.Range) *document.Mention {
	if vg := b.group(trigger.Start); vg != nil {
		return vg
	}
	if np := b.np.Over(trigger.Start); np != nil && np.Start > 0 {
		vg := b.governor(np.Start - 1)
		if vg != nil && b.carries(b.doc.Tokens[vg.End-1].Lemma) && !b.owned(np.Range, trigger) {
			return vg
		}
	}
	return b.carrier(trigger.End)
}

// governor is the verb group that ends at a token or before a particle there: "| hammered | out a deal"; nil if there is none.
func (b *builder) governor(t int32) *document.Mention {
	if t > 0 && b.doc.Tokens[t].Tag == "RP" {
		t--
	}
	return b.group(t)
}

// carries reports whether a verb may say no more than that the act of its object is done.
func (b *builder) carries(verb string) bool {
	return lightVerbs[verb] || making[verb] || carrying[verb] || reaching[verb]
}

// parting are the prepositions and conjunctions that begin what has a time for itself.
var parting = []string{"before", "until", "till", "that", "because"}

// carrying are verbs that only say that an act took place.
var carrying = wordLists.Set("takes-place-verbs")

// making are verbs that say in the passive that an act was done: "the offer was | made |".
var making = wordLists.Set("making-verbs")

// reaching are verbs whose object is the act: "they | hammered out | a deal".
var reaching = wordLists.Set("reaching-verbs")

// causing are verbs that say what an act led to when it took place: "the strike | closed | the port on Monday".
var causing = wordLists.Set("causing-verbs")

// maxCarrier bounds the tokens between a noun and the verb that carries it.
const maxCarrier = 8

// carrier is the verb group after a noun that only says that its act took place, "the talks on trade were held", or nil.
func (b *builder) carrier(from int32) *document.Mention {
	for t := from; t < from+maxCarrier && int(t) < len(b.doc.Tokens); t++ {
		if !b.finite(t) {
			continue
		}
		vg := b.group(t)
		verb := b.doc.Tokens[vg.End-1].Lemma
		reaching := causing
		if vg.Feature("voice") == "passive" {
			reaching = making
		}
		if carrying[verb] || reaching[verb] {
			return vg
		}
		return nil
	}
	return nil
}

// governed reports whether a finite verb precedes a date in its clause.
func (b *builder) governed(sentence, date document.Range) bool {
	for t := date.Start - 1; t >= sentence.Start; t-- {
		if tok := &b.doc.Tokens[t]; tok.Tag == "CC" || tok.Text == ";" {
			return false
		}
		if b.finite(t) {
			return true
		}
	}
	return false
}

func (b *builder) finite(token int32) bool {
	vg := b.group(token)
	return vg != nil && vg.Feature("form") == "finite"
}
