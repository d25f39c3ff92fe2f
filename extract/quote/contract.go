package quote

import "dateline/rules"

// Contracts are what the rules of this stage may emit and capture, by phase.
var Contracts = map[string]rules.Contract{
	"quote": {
		Layer: "cue",
		Features: map[string][]string{
			"content":  {"around", "before", "carried", "follows", "fragment", "headline", "next", "opening", "posted", "quotation"},
			"clause":   {"any", "main", "needed", "party"},
			"relation": {"belief", "intention", "speech"},
			"turn":     {"answer", "question"},
			"polarity": {"negative", "positive"},
			"modality": {"alleged", "asserted", "conditional", "possible"},
		},
		Captures: []string{"addressee", "content", "manner", "speaker", "topic", "trigger"},
	},
	"self": {
		Features: map[string][]string{
			"number": {"pl", "sg"},
		},
		Captures: []string{},
	},
}
