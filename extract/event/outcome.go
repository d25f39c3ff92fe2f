package event

import "dateline/extract/document"

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
		if a.notes[k].granted && made(&a.events[k]) {
			a.events[k].Outcome = accepted
		}
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
	a.repeatOutcomes(contradicted)
}

// repeatOutcomes gives a proposal without an answer the outcome of another one that is the same.
func (a *answerer) repeatOutcomes(contradicted map[int]bool) {
	found := map[int]string{}
	for i := range a.events {
		if p := &a.events[i]; p.Type == proposal && p.Outcome == "" && !contradicted[i] && made(p) {
			found[i] = a.restated(i)
		}
	}
	for i, outcome := range found {
		a.events[i].Outcome = outcome
	}
}

// restated is the outcome of the proposals that proposal i reports once more; empty if there are none or they ended differently.
func (a *answerer) restated(i int) string {
	outcome := ""
	for k := max(0, i-maxBack); k < min(len(a.events), i+maxBack); k++ {
		switch known := a.events[k].Outcome; {
		case known == "" || !a.restates(i, k):
		case outcome != "" && known != outcome:
			return ""
		default:
			outcome = known
		}
	}
	return outcome
}

// restates reports whether proposal i is proposal k, reported once more: the same act of the same party, or the paper that
// a party has put forward.
func (a *answerer) restates(i, k int) bool {
	p, q, n, of := &a.events[i], &a.events[k], &a.notes[i], &a.notes[k]
	if n.year != of.year || n.which != of.which || n.apart != of.apart || p.Act != q.Act {
		return false
	}
	if n.definite && n.pointer == of.trigger && len(q.Actors) == 0 {
		return true
	}
	unnamed := p.Theme == nil || q.Theme == nil || n.anaphor || of.anaphor
	return (unnamed || a.sameWords(i, k)) && shares(p.Actors, q.Actors)
}

// made reports whether an act took place, by what the text says.
func made(ev *document.Event) bool {
	return ev.Status.Polarity == "positive" && ev.Status.Tense != "future" && !imagined(ev)
}

// imagined reports whether an act is only possible or conditional.
func imagined(ev *document.Event) bool {
	return ev.Status.Modality == "possible" || ev.Status.Modality == "conditional"
}

// verdict is what an answer decides: accepted, rejected, or nothing.
func (a *answerer) verdict(k int) string {
	ev, n := &a.events[k], &a.notes[k]
	s := ev.Status
	if n.opinion && ev.ResponseTo != document.None && !shares(ev.Actors, a.events[ev.ResponseTo].Recipients) {
		return "" // a third party welcomes it
	}
	answers := ev.Type == agreement || ev.Type == rejection
	pending := s.Tense == "future" && ev.Act != "refuse" // "will not go" refuses now
	switch {
	case !answers || imagined(ev) || pending || n.partial:
		return ""
	case s.Polarity == "negative" && (n.perfect || ev.Type == rejection):
		return ""
	case s.Polarity == "negative" || ev.Type == rejection:
		return rejected
	}
	return accepted
}
