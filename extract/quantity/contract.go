package quantity

import "dateline/rules"

// Contracts are what the rules of this stage may emit and capture, by phase.
var Contracts = map[string]rules.Contract{
	"number": {
		Features: map[string][]string{
			"form": {"ordinal"},
		},
		Captures: []string{},
	},
	"quantity": {
		Features: map[string][]string{
			"kind":     {"age", "count", "exchange", "fraction", "measure", "money", "none", "ordinal", "percent", "ratio", "score", "vote"},
			"bound":    {"about", "at-least", "at-most", "between", "exact", "less-than", "more-than"},
			"part":     {"yes"},
			"per":      nil,
			"range":    {"yes"},
			"trailing": {"yes"},
			"unit":     nil,
			"why":      nil,
		},
		Captures: []string{"about", "abstained", "at-least", "at-most", "goods", "high", "less-than", "low", "major", "minor", "more-than",
			"per", "per-number", "plus", "rated", "scale", "small", "thing", "unit", "value"},
	},
	"quantity-bound": {
		Features: map[string][]string{
			"bound": {"about", "at-least", "at-most", "less-than", "more-than", "none"},
		},
		Captures: []string{},
	},
	"quantity-context": {
		Features: map[string][]string{
			"change":       {"down", "up"},
			"exchange":     {"yes"},
			"respectively": {"yes"},
			"role":         {"by", "from", "from-to", "to"},
		},
		Captures: []string{"amount", "by", "counted", "down", "each", "exchanged", "from", "move", "of", "same", "to", "up"},
	},
	"quantity-side": {
		Features: map[string][]string{},
		Captures: []string{"first", "loser", "pair", "second", "winner"},
	},
	"quantity-about": {
		Features: map[string][]string{
			"rank": {"0", "1", "2", "3", "4"},
		},
		Captures: []string{"about", "amount"},
	},
}
