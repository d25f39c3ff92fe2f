package extract

import (
	"testing"

	"dateline/extract/document"
)

// TestPlaceOfAMeeting holds that a town after what a meeting is about is where it is held, and that a country is part of the subject.
func TestPlaceOfAMeeting(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, theme, where string }{
		{"Kenya and Chad held talks on water in Nairobi.", "water", "Nairobi"},
		{"The ministers discussed the loan in Oslo.", "the loan", "Oslo"},
		// near misses
		{"Kenya and Norway held talks on the war in Chad.", "the war in Chad", ""},
		{"Kenya and Norway held talks on Nairobi.", "Nairobi", ""},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		theme, where := "", ""
		for i := range doc.Events {
			ev := &doc.Events[i]
			if ev.Theme != nil {
				theme = doc.Words(*ev.Theme)
			}
			for _, place := range ev.Where {
				where += doc.Entities[place].Name
			}
		}
		if theme != c.theme || where != c.where {
			t.Errorf("%s: got %q, %q, want %q, %q", c.text, theme, where, c.theme, c.where)
		}
	}
}
