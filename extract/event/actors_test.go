package event_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// actorsOf are the actors of the events of a text whose trigger is or ends with a word.
func actorsOf(t *testing.T, x *extract.Extractor, text, trigger string) string {
	t.Helper()
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i := range doc.Events {
		if ev := &doc.Events[i]; strings.HasSuffix(doc.Words(ev.Trigger), trigger) {
			for _, a := range ev.Actors {
				names = append(names, a.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// wantActors checks who does the act of a trigger in each text.
func wantActors(t *testing.T, tests [][3]string) {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		if got := actorsOf(t, x, test[0], test[1]); got != test[2] {
			t.Errorf("%s: actors of %q are %q, want %q", test[0], test[1], got, test[2])
		}
	}
}

// TestActorsOfAdjoinedNouns holds that a noun for an act that a preposition joins to a clause has the actor of that clause.
func TestActorsOfAdjoinedNouns(t *testing.T) {
	wantActors(t, [][3]string{
		{"In a phone call with the premier, the leaders of Chad and Niger condemned the raid.", "call", "leaders of Chad, leaders of Niger"},
		{"The minister in a meeting with union officials rejected the plan.", "meeting", "minister"},
		{"Kari Dahl, on an official visit to Chile, asked lawmakers to help.", "visit", "Kari Dahl"},
		{"The bishop apologized to the victims during a meeting with survivors.", "meeting", "bishop"},
		{"After talks with the unions, the ministry dropped the plan.", "talks", "ministry"},
		{"The charity built the school in partnership with the church.", "partnership", "charity"},
		{"In an appeal to voters, the party promised new schools.", "appeal", "party"},
		{"The city will hand over the land under an agreement with the club.", "agreement", "city"},
		// near misses
		{"Prices rose after a meeting between the ministers.", "meeting", ""},
		{"The senator was injured in a protest against the law.", "protest", ""},
		{"Two men died in a protest against the law.", "protest", ""},
		{"The survey was made in partnership with the Oslo Institute.", "partnership", ""},
		{"The minister resigned after an investigation into his firm.", "investigation", ""},
	})
}
