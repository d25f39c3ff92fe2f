package event

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/rules"
)

// The types of events that this package treats apart.
const (
	proposal   = "proposal"
	agreement  = "agreement"
	rejection  = "rejection"
	commitment = "commitment"
	exchange   = "exchange"
	denial     = "denial"
	assault    = "assault"
	accusation = "accusation"
)

// striking are the types of events whose theme may name the party that they hit or help: "threatened to cut off gas to
// Norway".
var striking = []string{"threat", "sanction", "coercion", "concession", "support", "cooperation", "protest", "mobilization", "transfer", "accusation", "meeting", "assault"}

// personal are the types of events that only people and bodies of people can do.
var personal = []string{proposal, agreement, rejection, commitment, "threat", "accusation", denial, "meeting", "transfer", "announcement", "support", "cooperation", "protest", "judgment"}

// partial are the types of events that are done against a party or for one, not only to its things.
var partial = []string{"accusation", "support", "sanction"}

// dealing are the acts whose theme may name the state or the organization that the actor deals with: "refused to recognize
// Palau".
var dealing = []string{"agree", "reject", "refuse", "demand", "offer"}

// containing are the types of events that are about other acts: an act in their theme is not reported as a fact.
var containing = []string{proposal, agreement, rejection, commitment, "threat"}

// deeds are the types of events that are more than words: their nouns in the theme of another act name what it is about.
var deeds = []string{"meeting", "exchange", "transfer", "support", "cooperation", "concession", "protest", "sanction", "mobilization", "coercion", assault}

// Check returns an error for a rule of phase "event" with an unknown type or act: it must be in the closed list, or
// the rule's files must declare it as a label. Package rules calls it when it compiles.
func Check(r rules.Rule, declared rules.Labels) error {
	if r.Phase != "event" {
		return nil
	}
	var typ, act string
	for _, f := range r.Emit {
		switch f.Name {
		case "event":
			typ = f.Value
		case "act":
			act = f.Value
		}
	}
	if typ == "" {
		return errors.New("a rule of the phase event needs the type and the act that it finds: emit: {event: TYPE, act: ACT}")
	}
	types := loaded().types
	kinds := slices.Concat(types[typ], declared[typ])
	if len(kinds) == 0 {
		return fmt.Errorf("unknown event type %q: one of %s, or one that labels: declares", typ, strings.Join(slices.Sorted(maps.Keys(types)), ", "))
	}
	if !slices.Contains(kinds, act) {
		return fmt.Errorf("unknown act %q of %s: one of %s, or one that labels: declares", act, typ, strings.Join(kinds, ", "))
	}
	return nil
}
