package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// authors are those whose offer, request or claim an act answers, backs or condemns, as the theme names them: "rejected | the nurses |' request",
// "backed the suit by | Oslo and Bergen |", "dismissed a motion filed by | the union |". Who makes what is accepted, or what is rejected in the
// passive, is not dealt with.
func (b *builder) authors(ev *document.Event) []document.Reference {
	np, vg := b.np.Over(ev.Theme.Start), b.group(ev.Trigger.Start)
	if ev.Act == "accept" || vg != nil && vg.Feature("voice") == "passive" {
		return nil
	}
	if !slices.Contains(answering, ev.Act) || np == nil || np.End > ev.Theme.End {
		return nil
	}
	if !answeredNouns[b.doc.Tokens[b.head(np.Range)].Lemma] {
		return nil
	}
	first := b.possessor(np.Range)
	if first.Empty() {
		first = b.agentIn(document.Range{Start: np.End, End: ev.Theme.End})
	}
	if first.Empty() {
		return nil
	}
	ref, ok := b.otherParty(first, ev)
	if !ok || b.doc.Tokens[ref.Start].Tag == "PRP$" && !b.isOneOwner(&ref) {
		return nil
	}
	refs, _ := b.beside(ref, max(first.End, ref.End), ev)
	return refs
}

// isOneOwner reports whether a possessive pronoun is known to mean one party, and is no "their" of people.
func (b *builder) isOneOwner(ref *document.Reference) bool {
	if ref.Entity == document.None {
		return false
	}
	return b.doc.Tokens[ref.Start].Lemma != "their" || b.doc.Entities[ref.Entity].Kind != document.Person
}

// answeredThing is what a rule took for the party that an act is for, if it names what was said or asked for: "backed | the suit by Oslo |".
func (b *builder) answeredThing(f *document.Mention, ev *document.Event) *document.Range {
	thing := capture(f, "recipient")
	if thing == nil || ev.Theme != nil || !slices.Contains(answering, ev.Act) || !answeredNouns[b.doc.Tokens[b.head(*thing)].Lemma] {
		return nil
	}
	if vg := b.group(ev.Trigger.Start); vg != nil && thing.Start > ev.Trigger.Start {
		if object := b.found("complement", vg.End-1, "object"); object != nil && object.Start == thing.Start {
			return object
		}
	}
	return thing
}

// agentIn is the first noun phrase after "by" or "from" in r, before a clause: "a request | for time | from the nurses", "a plan | drawn up | by the firm".
func (b *builder) agentIn(r document.Range) document.Range {
	for t := r.Start; t < r.End; t++ {
		if np := b.sender(t); !np.Empty() {
			if t > r.Start && b.group(r.Start) == nil && b.isFarther(t, np) {
				return document.Range{}
			}
			return np
		}
		vg := b.group(t)
		clause := vg != nil && (vg.Feature("form") != "participle" || vg.Start > r.Start)
		if clause || strings.HasPrefix(b.doc.Tokens[t].Tag, "W") || b.isMark(t) {
			return document.Range{}
		}
	}
	return document.Range{}
}

// isFarther reports whether a phrase after "by" or "from" at a token, with another noun before it, says something of that noun: "a plea for aid | from Chad |".
func (b *builder) isFarther(t int32, np document.Range) bool {
	m := b.entity.Over(np.Start)
	return b.doc.Tokens[t].Text == "by" || m != nil && m.Ref >= 0 && b.doc.Entities[m.Ref].Kind == document.Place
}

// answering are the acts that are done to what was said or asked for.
var answering = []string{"reject", "accept", "back", "praise", "condemn", "refuse"}

// answeredNouns are nouns for what was said, asked for or begun.
var answeredNouns = wordLists.Set("answered-nouns")

// thingDone is what a rule took for the party that an act is done to, if it is a thing, perhaps one of a party, "boycotted | the union's talks |", with
// the rest of a list: "seized | two cars|, a boat and three guns".
func (b *builder) thingDone(f *document.Mention, ev *document.Event) *document.Range {
	thing := capture(f, "recipient")
	if thing == nil || b.afterNoOne(ev.Trigger) {
		return nil
	}
	head := b.head(*thing)
	if b.date.Covers(head) {
		return nil
	}
	for i := range ev.Recipients {
		if r := ev.Recipients[i].Range; r.Contains(document.Range{Start: head, End: head + 1}) || !thing.Contains(r) {
			return nil
		}
	}
	if tag := b.doc.Tokens[head].Tag; strings.HasPrefix(tag, "PRP") || len(ev.Recipients) > 0 && !strings.HasPrefix(tag, "NN") {
		return nil
	}
	whole := b.wholeThing(*thing, ev.Trigger)
	return &whole
}
