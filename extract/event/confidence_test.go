package event

import (
	"testing"

	"dateline/extract/document"
)

// TestConfidenceIsAShare holds that any evidence gives a share between 0 and 1, and that weights are known for the evidence of
// ordinary acts.
func TestConfidenceIsAShare(t *testing.T) {
	doc := &document.Document{Text: "Oslo agreed.", Tokens: []document.Token{{Text: "Oslo"}, {Text: "agreed", Start: 5}, {Text: ".", Start: 11}}}
	actor := []document.Reference{{Range: document.Range{Start: 0, End: 1}, Entity: document.None}}
	for _, ev := range []document.Event{
		{Type: agreement, Trigger: document.Range{Start: 1, End: 2}, Actors: actor, Status: document.Status{Modality: "asserted", Quote: document.None}},
		{Type: "own", Trigger: document.Range{Start: 1, End: 2}, Theme: &document.Range{Start: 0, End: 3}, Recipients: actor},
	} {
		if c := confidence(doc, &ev); c <= 0 || c >= 1 {
			t.Errorf("%s: confidence %v, want a share", ev.Type, c)
		}
	}
	for _, e := range []evidence{
		{"base", ""}, {"type", proposal}, {proposal, "by none"}, {"trigger", "finite"}, {"actor", "name"}, {"actor", "near"},
		{"recipient", "none"}, {"theme", "short"}, {"status", "asserted"},
	} {
		if _, ok := weights()[e]; !ok {
			t.Errorf("no weight of %q", e)
		}
	}
}
