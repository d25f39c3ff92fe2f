package event

import "dateline/extract/document"

// senses say why what the words around a trigger mean is no act: their feature "sense", see rules/en/senses.yaml.
var senses = map[string]string{
	"habit":    "it is what somebody does as a rule",
	"power":    "it is what somebody may do by law",
	"accident": "it is an accident",
	"play":     "it is part of a game",
	"other":    "its words mean something else here",
}

// forceOnly are the senses of words of force, which say nothing about other acts: a club may well sue after a match.
var forceOnly = map[string]bool{"accident": true, "play": true}

// noAct is why the words around the trigger of a frame make it no act, or "".
func noAct(f *document.Mention) string {
	sense := f.Feature("sense")
	typ := f.Feature("event")
	if force := typ == assault || f.Feature("act") == "seize"; forceOnly[sense] && !force {
		return ""
	}
	return senses[sense]
}
