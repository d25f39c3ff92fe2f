package story

import (
	"cmp"
	"slices"
)

// answerTypes are the types of acts that answer proposals, and what they mean for them.
var answerTypes = map[string]string{"rejection": "rejected", "agreement": "accepted"}

// proposals are the proposals of the timeline with their answers: those that an article links, and those that another article
// reports.
func (t *timeline) proposals() []Proposal {
	answers := map[int][]int{}
	for _, link := range t.answers {
		answer, to := t.event(link.answer), t.event(link.to)
		if answer >= 0 && to >= 0 && answer != to {
			answers[to] = append(answers[to], answer)
			t.events[answer].answer = true
		}
	}
	for i := range t.events {
		if to := t.answered(i); to >= 0 {
			answers[to] = append(answers[to], i)
		}
	}
	out := []Proposal{}
	for i := range t.events {
		if e := &t.events[i]; e.Type == "proposal" && !e.Negative {
			out = append(out, t.proposal(i, answers[i]))
		}
	}
	return out
}

func (t *timeline) event(place actKey) int {
	if i, ok := t.in[place]; ok {
		return i
	}
	return -1
}

// answered returns the proposal that an act answers although no article says so: one by who is answered, to who answers, about the
// same. If several fit equally well, it is none of them.
func (t *timeline) answered(i int) int {
	a := &t.events[i]
	if answerTypes[a.Type] == "" || a.answer || a.Future || a.Modality != "asserted" {
		return -1
	}
	best, most, several := -1, 0.0, false
	for j := range t.events {
		fit := answerFits(a, &t.events[j])
		switch {
		case fit == 0 || fit < most:
		case fit == most:
			several = true
		default:
			best, most, several = j, fit, false
		}
	}
	if several {
		return -1
	}
	return best
}

// answerFits returns how well an act fits a proposal as an answer; 0 is not at all.
func answerFits(a, p *Event) float64 {
	if p.Type != "proposal" || p.Negative || compareDays(p.First, a.Last) > 0 {
		return 0
	}
	if !anyNamed(a.Actors) || !anyNamed(p.Actors) {
		return 0
	}
	byRecipient := anySame(a.Actors, p.Recipients)
	toProposer := anySame(a.Recipients, p.Actors)
	byProposer := anySame(a.Actors, p.Actors)
	aboutProposer := len(a.Recipients) > 0 && !toProposer
	byOther := len(p.Recipients) > 0 && !byRecipient
	if answers := byRecipient || toProposer; byProposer || aboutProposer || byOther || !answers {
		return 0
	}
	content := value(a.Content)
	sameClass := content != "" && content != unclassified && content == value(p.Content)
	words := overlap(a.theme, p.theme)
	switch {
	case sameClass:
		return 1 + words
	case words >= 0.5:
		return words
	case len(a.theme) == 0 && byRecipient && toProposer:
		return 0.1
	}
	return 0
}

func (t *timeline) proposal(i int, answers []int) Proposal {
	slices.Sort(answers)
	answers = slices.Compact(answers)
	p := Proposal{Event: t.events[i].ID, Answers: []string{}}
	outcomes := slices.Clone(t.outcome[i])
	for _, n := range answers {
		a := &t.events[n]
		p.Answers = append(p.Answers, a.ID)
		if out := outcomeOf(a); out != "" {
			outcomes = append(outcomes, reported{value(a.Last), out})
		}
	}
	slices.SortStableFunc(outcomes, func(a, b reported) int { return cmp.Compare(day(a.day), day(b.day)) })
	if len(outcomes) > 0 {
		p.Outcome = known(outcomes[len(outcomes)-1].outcome)
	}
	return p
}

// outcomeOf is what an answer means for a proposal, or "".
func outcomeOf(a *Event) string {
	out := answerTypes[a.Type]
	if a.Future || a.Modality != "asserted" {
		return ""
	}
	if a.Negative && out != "" {
		return map[string]string{"rejected": "", "accepted": "rejected"}[out]
	}
	return out
}
