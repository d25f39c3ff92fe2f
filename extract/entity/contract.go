package entity

import "dateline/rules"

// Contracts are what the rules of this stage may emit and capture, by phase.
var Contracts = map[string]rules.Contract{
	"name": {
		Features: map[string][]string{
			"kind":   {"organization", "other", "person", "place"},
			"weight": nil,
			"head":   {"yes"},
			"list":   {"yes"},
			"whole":  {"yes"},
			"title":  {"yes"},
		},
		Captures: []string{"agency", "core", "it", "short", "trigger"},
	},
	"guess": {
		Features: map[string][]string{
			"kind":   {"organization", "person", "place"},
			"weight": nil,
		},
		Captures: []string{"it", "trigger"},
	},
	"last-guess": {
		Features: map[string][]string{
			"kind":   {"organization", "person", "place"},
			"weight": nil,
			"grow":   {"yes"},
		},
		Captures: []string{"it"},
	},
	"nominal": {
		Features: map[string][]string{
			"find":  {"aged", "announced", "body", "called", "definite", "government", "group", "group-again", "groups", "led", "pair", "role", "several", "side", "staff"},
			"one":   {"yes"},
			"named": {"yes"},

			"headline": {"yes"},
		},
		Captures: []string{"first", "head", "of", "owner", "pre", "second", "title", "trigger"},
	},
	"role": {
		Features: map[string][]string{
			"like":   {"owner"},
			"member": {"yes"},
			"role":   {"after", "before"},
			"title":  {"head"},
		},
		Captures: []string{"in", "it", "mod", "of", "owner", "title", "trigger"},
	},
}
