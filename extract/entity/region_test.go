package entity_test

import (
	"testing"
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
		doc := read(t, text)
		got := ""
		if at := doc.Entities[0].Location; at != nil {
			got = at.Region
		}
		if got != want {
			t.Errorf("%q: the region is %q, want %q", text, got, want)
		}
	}
}

// TestLawIsOfTheCountryOfTheArticle holds that laws, amendments and what they provide are things of the country that the article is about.
func TestLawIsOfTheCountryOfTheArticle(t *testing.T) {
	const norway = "Norway votes today. In Norway polls opened at nine. Norwegian papers and Norwegian schools closed. Norway has two halls for it in Oslo. "
	for _, c := range []struct{ name, want, text string }{
		{"Fishing Service Review Act", "NOR ", norway + "They cited the Fishing Service Review Act."},
		{"Third Amendment", "NOR ", norway + "They cited the Third Amendment."},
		{"Constitution", "NOR ", norway + "They cited the Constitution."},
		// near misses
		{"Third Amendment", " ", "They cited the Third Amendment."},
		{"Marlow Ocean Race", " ", norway + "They won the Marlow Ocean Race."},
	} {
		if got := belongings(t, c.text)[c.name]; got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}
