package event

import (
	"slices"

	"dateline/extract/document"
)

// answer ties every agreement and rejection to the proposal that it answers, commitments and counter-offers too, and sets the
// outcomes of the proposals.
func answer(doc *document.Document, notes []note) {
	a := answerer{doc.Events, notes}
	for i := range a.events {
		switch ev := &a.events[i]; {
		case ev.Type == agreement || ev.Type == rejection:
			if k := a.answered(i, a.likeness); !a.repeated(i, k) {
				ev.ResponseTo = k
			}
			a.inherit(i)
		case ev.Type == commitment || ev.Type == proposal:
			ev.ResponseTo = a.answered(i, a.counter)
		}
	}
	a.headlines()
	a.outcomes()
}

// repeated reports whether the party of event i has just answered proposal k otherwise in the same sentence, so that event i
// is about something else: "denied the request and agreed to hear the case".
func (a *answerer) repeated(i, k int) bool {
	if k == document.None || a.notes[i].anaphor || a.common(i, k) {
		return false
	}
	ev := &a.events[i]
	for p := i - 1; p >= 0 && a.events[p].Start == ev.Start; p-- {
		if prior := &a.events[p]; prior.ResponseTo == k && prior.Type != ev.Type && shares(prior.Actors, ev.Actors) {
			return true
		}
	}
	return false
}

// answerer looks for what an event answers.
type answerer struct {
	events []document.Event
	notes  []note
}

// maxBack bounds the events that are looked at before an answer.
const maxBack = 64

// answered is the index of the proposal that event i answers, or None: the one that fits best of those before it and of
// those named in its theme, the nearest of equals.
func (a *answerer) answered(i int, fit func(i, k int) int) int {
	best, most := document.None, 0
	for k := max(0, i-maxBack); k < len(a.events) && a.notes[k].sentence <= a.notes[i].sentence+1; k++ {
		if k == i || a.events[k].Type != proposal && a.events[k].Type != commitment {
			continue
		}
		if s := fit(i, k); s > 0 && s >= most {
			best, most = k, s
		}
	}
	return best
}

// likeness tells how well proposal k fits as that which event i answers; 0 if it does not.
func (a *answerer) likeness(i, k int) int {
	ev, p := &a.events[i], &a.events[k]
	if ev.Theme != nil && (ev.Theme.Contains(p.Trigger) || p.Theme != nil && *p.Theme == *ev.Theme) {
		return 100
	}
	n, of := &a.notes[i], &a.notes[k]
	if p.Type != proposal || k > i && !of.anterior || shares(ev.Actors, p.Actors) || p.Status.Polarity == "negative" || n.year != of.year || !a.related(i, k) {
		return 0
	}
	s := 0
	switch {
	case ev.Theme == nil:
		s = 4
	case n.anaphor:
		if !a.named(i, k) {
			return 0
		}
		s = 6
	case a.common(i, k):
		s = 8
	case ev.Act != "agree" && ev.Act != "refuse":
	case ev.Start == p.Start:
		s = 2
	case n.sentence == of.sentence+1 && len(n.contents) == 0:
		s = 1
	}
	if s > 0 && shares(ev.Actors, p.Recipients) {
		s += 4
	}
	return s
}

// proposalNouns are the nouns that point back to a proposal, with the acts that each may mean.
var proposalNouns = map[string][]string{
	"offer": {"offer", "propose"}, "bid": {"offer"}, "deal": {"offer", "propose"}, "invitation": {"request", "offer"},
	"request": {"request", "demand"}, "appeal": {"request"}, "call": {"request", "demand"}, "plea": {"request"}, "petition": {"request"},
	"demand": {"demand", "request"}, "ultimatum": {"demand"}, "condition": {"demand"},
	"proposal": {"propose", "offer"}, "plan": {"propose", "offer"}, "idea": {"propose"}, "suggestion": {"propose"}, "motion": {"propose"}, "initiative": {"propose", "offer"},
	"terms": {"offer", "propose", "demand"}, "term": {"offer", "propose", "demand"},
}

// named reports whether the noun with which event i points back may mean proposal k: "the offer" is no request.
func (a *answerer) named(i, k int) bool {
	acts, ok := proposalNouns[a.notes[i].pointer]
	return !ok || slices.Contains(acts, a.events[k].Act)
}

// maxApart bounds how many sentences may stand between a proposal and an answer of which only the content tells that they
// belong together.
const maxApart = 6

// related reports whether event i stands near proposal k, or has a party to it.
func (a *answerer) related(i, k int) bool {
	ev, p := &a.events[i], &a.events[k]
	apart := a.notes[i].sentence - a.notes[k].sentence
	return apart <= maxApart && apart >= -1 || apart > 0 && (shares(ev.Actors, p.Recipients) || shares(ev.Recipients, p.Actors))
}

// counter tells how well event k fits as that which a commitment or a counter-offer answers, in the next sentence at the
// latest: the one asked acts, or somebody acts instead. Only what is demanded or proposed instead answers a commitment.
func (a *answerer) counter(i, k int) int {
	ev, p, n := &a.events[i], &a.events[k], &a.notes[i]
	if k >= i || n.sentence > a.notes[k].sentence+1 || shares(ev.Actors, p.Actors) || p.Status.Polarity == "negative" {
		return 0
	}
	asks := ev.Act == "request" || ev.Act == "demand"
	switch {
	case n.instead && (p.Type == proposal || asks):
		return 3
	case p.Type == commitment || asks:
		return 0
	case shares(ev.Actors, p.Recipients):
		return 2
	case ev.Type == commitment && len(p.Recipients) == 0 && len(ev.Actors) > 0 && a.common(i, k):
		return 1
	}
	return 0
}

// maxAfter bounds the events that are looked at after a headline.
const maxAfter = 256

// headlines ties an answer in a headline to what the same party's answer in the text is tied to.
func (a *answerer) headlines() {
	for i := range a.events {
		ev := &a.events[i]
		if !a.notes[i].headline || ev.ResponseTo != document.None || ev.Type != agreement && ev.Type != rejection {
			continue
		}
		same := func(told document.Event) bool {
			return told.Type == ev.Type && told.Start > ev.Start && told.ResponseTo != document.None && shares(told.Actors, ev.Actors)
		}
		after := a.events[i:min(len(a.events), i+maxAfter)]
		if k := slices.IndexFunc(after, same); k >= 0 {
			ev.ResponseTo = after[k].ResponseTo
		}
	}
}

// common reports whether the themes of two events have a content class in common, or such of one kin.
func (a *answerer) common(i, k int) bool {
	return slices.ContainsFunc(a.notes[i].contents, func(c class) bool {
		return slices.ContainsFunc(a.notes[k].contents, func(d class) bool { return c.kin == d.kin })
	})
}

// shares reports whether two lists of parties have one in common.
func shares(a, b []document.Reference) bool {
	return slices.ContainsFunc(a, func(x document.Reference) bool {
		return slices.ContainsFunc(b, func(y document.Reference) bool { return same(x, y) })
	})
}

// inherit gives an answer without a content of its own that of the proposal.
func (a *answerer) inherit(i int) {
	if ev := &a.events[i]; ev.Content == "" && ev.ResponseTo != document.None {
		ev.Content = a.events[ev.ResponseTo].Content
	}
}

// The outcomes of a proposal that was made.
const (
	accepted = "accepted"
	rejected = "rejected"
)

// outcomes sets the answers to the proposals that were made: accepted or rejected, or nothing if the article links none or they
// differ.
func (a *answerer) outcomes() {
	contradicted := map[int]bool{}
	for k := range a.events {
		i := a.events[k].ResponseTo
		if i == document.None || contradicted[i] || a.events[i].Type != proposal || !made(&a.events[i]) {
			continue
		}
		p := &a.events[i]
		switch v := a.verdict(k); {
		case v == "":
		case p.Outcome != "" && v != p.Outcome:
			p.Outcome, contradicted[i] = "", true
		default:
			p.Outcome = v
		}
	}
}

// made reports whether an act took place, by what the text says.
func made(ev *document.Event) bool {
	return ev.Status.Polarity == "positive" && ev.Status.Tense != "future" && ev.Status.Modality != "possible" && ev.Status.Modality != "conditional"
}

// verdict is what an answer decides: accepted, rejected, or nothing.
func (a *answerer) verdict(k int) string {
	ev, n := &a.events[k], &a.notes[k]
	s := ev.Status
	switch {
	case ev.Type != agreement && ev.Type != rejection || s.Tense == "future" || s.Modality == "possible" || s.Modality == "conditional" || n.partial:
		return ""
	case s.Polarity == "negative" && (n.perfect || ev.Type == rejection):
		return ""
	case s.Polarity == "negative" || ev.Type == rejection:
		return rejected
	}
	return accepted
}
