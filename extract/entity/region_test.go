package entity_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestRegionOfACity holds that a city has the region of the country in which the text puts it, and what is no city has none.
func TestRegionOfACity(t *testing.T) {
	for text, want := range map[string]string{
		"They met in Houston on Monday.":               "Texas",
		"They met in Hamilton, Ontario, on Monday.":    "Ontario",
		"They met in Munich on Monday.":                "Bavaria",
		"They met in London on Monday.":                "England",
		"They met in Birmingham, Alabama, on Monday.":  "Alabama",
		"They met in Norway on Monday.":                "",
		"They met in the village of Torvik on Monday.": "",
	} {
		x, err := extract.New()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if at := doc.Entities[0].Location; at != nil {
			got = at.Region
		}
		if got != want {
			t.Errorf("%q: the region is %q, want %q", text, got, want)
		}
	}
}
