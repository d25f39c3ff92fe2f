package event_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestWhen has acts whose time is the date of another verb, with near misses.
func TestWhen(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ class, act, text, want string }{
		{"said on a day", "demand", "Ruiz said Thursday that he wanted Quito to clear the harbor.", "2026-02-26"},
		{"said on a day", "request", "The bishop said on Sunday that Mexico should take in more families.", "2026-03-01"},
		{"said of another", "arrest", "The mayor said on Sunday that the army arrested two men.", "2026-03-04"},
		{"purpose", "protest", "Nurses gathered in Lima on Sunday to protest the levy.", "2026-03-01"},
		{"purpose", "reject", "Deputies voted last week to reject the treaty.", "2026-W09"},
		{"before the main verb", "refuse", "The league on Sunday joined two clubs in refusing to play.", "2026-03-01"},
		{"set for a day", "negotiate", "Trade talks are scheduled for Friday.", "2026-03-06"},
		{"clause after a date", "announce", "In March 2025, about a month after the board announced a new rule, the firm left.", "2026-03-04"},
		{"verb of a noun", "agree", "On Sunday, Chile and Peru thrashed out a deal on fish.", "2026-03-01"},
		{"verb of a noun", "strike", "A walkout by dockers closed the port of Lagos on Sunday.", "2026-03-01"},
		{"verb of a noun", "hand-over", "The handover of the base to Iraqi troops was completed on Sunday.", "2026-03-01"},
		{"verb of something else", "strike", "A walkout by dockers will be discussed on Sunday.", "2026-03-04"},
		{"nearer date", "seize", "In May 2025, the 40 people seized at the border in April 2025 were freed.", "2025-04"},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.text), Published: "2026-03-04"})
		if err != nil {
			t.Fatal(err)
		}
		got := "no act"
		for i := range doc.Events {
			if ev := &doc.Events[i]; ev.Act == c.act {
				if got = "no time"; ev.Time != nil {
					got = ev.Time.Value
				}
				break
			}
		}
		if got != c.want {
			t.Errorf("%s: %s: %s at %s, want %s", c.class, c.text, c.act, got, c.want)
		}
	}
}
