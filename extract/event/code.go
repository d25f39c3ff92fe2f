package event

import (
	"slices"

	"dateline/extract/document"
)

// code sets the codes of events that the text asserts, and of stated intents: "is willing to withdraw", "said that it would
// withdraw". Possible and conditional acts have none.
func code(doc *document.Document, notes []note) {
	for i := range doc.Events {
		ev := &doc.Events[i]
		if contained(doc.Events, ev) {
			continue
		}
		switch imagined := ev.Status.Modality == "possible" || ev.Status.Modality == "conditional"; {
		case !imagined:
			ev.Codes = codesOf(ev, statuses(ev.Status))
		case notes[i].intent:
			ev.Codes = codesOf(ev, []string{ev.Status.Polarity + "-future"})
		}
	}
}

// contained reports whether an event is only named in the theme of another one, such as a threatened strike. A proposal
// that is answered was made nonetheless.
func contained(events []document.Event, ev *document.Event) bool {
	return ev.Type != proposal && slices.ContainsFunc(events, func(over document.Event) bool {
		return over.Theme != nil && over.Theme.Contains(ev.Trigger) && slices.Contains(containing, over.Type)
	})
}

// codesOf looks up an event by each status in turn: first with its content class, then with any.
func codesOf(ev *document.Event, statuses []string) document.Codes {
	table := loaded().codes
	for _, status := range statuses {
		for _, content := range [...]string{ev.Content, ""} {
			if c, ok := table[codeKey{ev.Act, status, content}]; ok {
				return c
			}
		}
	}
	return document.Codes{}
}

// statuses returns the names that a status can have in the table, the most specific first.
func statuses(s document.Status) []string {
	if s.Tense == "future" {
		return []string{s.Polarity + "-future", s.Polarity}
	}
	return []string{s.Polarity}
}
