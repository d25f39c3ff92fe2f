package event_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestPartiesAlongside holds that all of those act who are joined over the state, the party or the place of each, and not who does
// something else.
func TestPartiesAlongside(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Democrats Lena Brandt of Ohio and Peter Holm of Texas proposed a tax on boats.": "Lena Brandt, Peter Holm",
		"Lena Brandt, along with Peter Holm and Ann Poe, proposed a tax on boats.":       "Lena Brandt, Peter Holm, Ann Poe",
		"Lena Brandt, as well as Peter Holm, demanded a tax on boats.":                   "Lena Brandt, Peter Holm",
		"Norway and Chad, together with Peru and Togo, signed a pact.":                   "Norway, Chad, Peru, Togo",
		"The plan was drafted by Lena Brandt, as well as Ann Poe and Eli Roe.":           "Lena Brandt, Ann Poe, Eli Roe",
		"The bill introduced by Republicans Lena Brandt of Ohio and Peter Holm of Texas," +
			" along with Democrats Ann Poe of Iowa and Eli Roe of Maine, failed.": "Lena Brandt, Peter Holm, Ann Poe, Eli Roe",
		// near misses
		"Lena Brandt spoke and Peter Holm proposed a tax on boats.":        "Peter Holm",
		"Lena Brandt proposed a tax on boats as well as a bridge.":         "Lena Brandt",
		"Lena Brandt, as well as a boat, was there. She demanded a bridge": "Lena Brandt",
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for i := range doc.Events {
			for _, a := range doc.Events[i].Actors {
				names = append(names, a.Name)
			}
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: actors %q, want %q", text, got, want)
		}
	}
}
