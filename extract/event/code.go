package event

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dateline/extract/document"
)

// codesTSV is the table of codes; its head says where they come from.
//
//go:embed codes.tsv
var codesTSV string

// codeKey is what an event's codes depend on; an empty content stands for any.
type codeKey struct{ act, status, content string }

// codeTable reads codesTSV once.
var codeTable = sync.OnceValue(func() map[codeKey]document.Codes {
	table := map[codeKey]document.Codes{}
	for line := range strings.Lines(codesTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 7 || strings.HasPrefix(line, "#") {
			continue
		}
		for content := range strings.SplitSeq(f[2], ",") {
			table[codeKey{f[0], f[1], strings.TrimPrefix(content, "*")}] = document.Codes{CAMEO: f[3], PLOVER: f[4], Mode: f[5], Quad: f[6]}
		}
	}
	return table
})

// code gives codes to the events that the text does not only imagine, and to intents that somebody states: "is willing to
// withdraw", "said that it would withdraw".
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

// contained reports whether an event is only named in what another one is about, such as a threatened strike. A proposal
// that is answered was made all the same.
func contained(events []document.Event, ev *document.Event) bool {
	return ev.Type != proposal && slices.ContainsFunc(events, func(over document.Event) bool {
		return over.Theme != nil && over.Theme.Contains(ev.Trigger) && slices.Contains(containing, over.Type)
	})
}

// codesOf looks an event up by each status in turn: first with its content class, then with any.
func codesOf(ev *document.Event, statuses []string) document.Codes {
	table := codeTable()
	for _, status := range statuses {
		for _, content := range [...]string{ev.Content, ""} {
			if c, ok := table[codeKey{ev.Act, status, content}]; ok {
				return c
			}
		}
	}
	return document.Codes{}
}

// statuses are the names under which the table may know a status, the most exact first.
func statuses(s document.Status) []string {
	if s.Tense == "future" {
		return []string{s.Polarity + "-future", s.Polarity}
	}
	return []string{s.Polarity}
}
