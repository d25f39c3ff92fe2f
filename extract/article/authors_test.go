package article

import (
	"slices"
	"testing"
)

// TestBylinesAreSplitIntoNames covers the ways in which bylines join names, and parts that are no names.
func TestBylinesAreSplitIntoNames(t *testing.T) {
	for byline, want := range map[string][]string{
		"":                               nil,
		"Ana Roe":                        {"Ana Roe"},
		"Ana Roe and Ben Holt":           {"Ana Roe", "Ben Holt"},
		"Ana Roe, Ben Holt, and Cy Dahl": {"Ana Roe", "Ben Holt", "Cy Dahl"},
		"Ana Roe, Ben Holt & Cy Dahl":    {"Ana Roe", "Ben Holt", "Cy Dahl"},
		"Ana Roe; Ben Holt":              {"Ana Roe", "Ben Holt"},
		"Ana Roe / Ben Holt":             {"Ana Roe", "Ben Holt"},
		"Ana Roe | Ben Holt":             {"Ana Roe", "Ben Holt"},
		"Ana Roe with Ben Holt":          {"Ana Roe", "Ben Holt"},
		"Ana Roe, Ana Roe":               {"Ana Roe"},
		"Ben Holt, Jr.":                  {"Ben Holt, Jr"},
		"Ana Roe, senior reporter":       {"Ana Roe"},
		"Andy Sandoval":                  {"Andy Sandoval"},
		"Reuters":                        {"Reuters"},
		"bell hooks":                     nil,
		"李明":                             {"李明"},
		"Wanda de la Cruz y Ortega":      {"Wanda de la Cruz y Ortega"},
	} {
		if got := authors(byline); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", byline, got, want)
		}
	}
}
