package event

import (
	"slices"

	"dateline/extract/document"
)

// answer ties every agreement and rejection to the proposal that it answers, commitments and counter-offers too, and sets the
// outcomes of the proposals.
func answer(doc *document.Document, notes []note) {
	a := answerer{doc, doc.Events, notes}
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
	doc    *document.Document
	events []document.Event
	notes  []note
}

// maxBack bounds the events before and after an answer that are compared with it.
const maxBack = 64

// maxLater bounds the sentences between an answer and a proposal that the article reports only after it.
const maxLater = 12

// answered is the index of the proposal that event i answers, or None: the one that fits best of those before it, of those
// named in its theme and of those reported soon after it, the nearest of equals.
func (a *answerer) answered(i int, fit func(i, k int) int) int {
	best, most := document.None, 0
	for k := max(0, i-maxBack); k < min(len(a.events), i+maxBack) && a.notes[k].sentence <= a.notes[i].sentence+maxLater; k++ {
		if k == i || a.events[k].Type != proposal && a.events[k].Type != commitment {
			continue
		}
		if s := fit(i, k); s > 0 && (s > most || s == most && k < i) {
			best, most = k, s
		}
	}
	return best
}

// counter is how well event k fits as that which a commitment or a counter-offer answers, in the next sentence at the
// latest: the one asked acts, or someone acts instead. Only what is demanded or proposed instead answers a commitment.
func (a *answerer) counter(i, k int) int {
	ev, p, n := &a.events[i], &a.events[k], &a.notes[i]
	if k >= i || n.sentence > a.notes[k].sentence+1 || shares(ev.Actors, p.Actors) || p.Status.Polarity == "negative" {
		return 0
	}
	asks := ev.Act == "request" || ev.Act == "demand"
	switch {
	case n.instead && (p.Type == proposal || asks):
		return 3
	case p.Type == commitment || asks || ev.Type == commitment && p.Act == "offer":
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

// inherit gives an answer without a content that of the proposal.
func (a *answerer) inherit(i int) {
	if ev := &a.events[i]; ev.Content == "" && ev.ResponseTo != document.None {
		ev.Content = a.events[ev.ResponseTo].Content
	}
}
