package event

import "dateline/rules"

// Contracts are what the rules of this stage may emit and capture, by phase.
var Contracts = map[string]rules.Contract{
	"event": {
		Features: map[string][]string{
			"event":       nil,
			"act":         nil,
			"content":     nil,
			"polarity":    {"negative", "positive"},
			"tense":       {"future", "past", "present"},
			"modality":    {"alleged", "asserted", "conditional", "possible"},
			"attribution": {"none"},
			"by":          {"speaker"},
			"aspect":      {"perfect", "pluperfect"},
			"granted":     {"yes"},
			"instead":     {"yes"},
			"extent":      {"partial"},
			"intent":      {"none", "stated"},
			"sense":       {"accident", "habit", "other", "play", "power"},
			"coded":       {"dispute", "extradition", "joint", "no", "peacekeeping", "staff", "territory", "ultimatum"},
		},
		Captures: []string{"actor", "quantity", "recipient", "theme", "trigger", "when", "where"},
	},
	"content": {
		Features: map[string][]string{
			"content": nil,
			"kin":     nil,
			"weak":    {"backed", "last"},
			"anaphor": {"yes"},
		},
		Captures: []string{},
	},
	"complement": {
		Features: map[string][]string{},
		Captures: []string{"object", "trigger"},
	},
	"carrier": {
		Features: map[string][]string{},
		Captures: []string{"actor", "trigger"},
	},
	"clause": {
		Features: map[string][]string{},
		Captures: []string{"actor", "trigger"},
	},
	"receiver": {
		Features: map[string][]string{},
		Captures: []string{"actor", "trigger"},
	},
	"reason": {
		Features: map[string][]string{},
		Captures: []string{"reason", "trigger"},
	},
	"party": {
		Features: map[string][]string{"site": {"yes"}, "paper": {"yes"}},
		Captures: []string{},
	},
	"deed": {
		Features: map[string][]string{},
		Captures: []string{},
	},
	"deixis": {
		Features: map[string][]string{
			"number": {"pl", "sg"},
			"person": {"1", "3"},
		},
		Captures: []string{"as"},
	},
}
