package event

import (
	"dateline/extract/document"
)

// maxLight bounds the tokens between a light verb and its noun: "held a second round of talks".
const maxLight = 8

// lightVerbs are verbs that may carry the act that a noun names, so that rules of both find it.
var lightVerbs = wordLists.Set("light-verbs")

// carried reports whether a light verb before the noun of a trigger is the trigger of an act of the same type: "[expressed] its
// [outrage]" is one act.
func (b *builder) carried(trigger document.Range, typ string) bool {
	if b.vg == nil || b.group(trigger.Start) != nil {
		return false
	}
	for t := trigger.Start - 1; t >= max(0, trigger.Start-maxLight); t-- {
		if b.group(t) != nil || b.verbs[t] != "" {
			return b.verbs[t] == typ && lightVerbs[b.doc.Tokens[t].Lemma]
		}
	}
	return false
}
