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
)

// acts is the closed list of event types and of the acts of each. Check refuses a rule that emits another, unless its user
// declares it.
var acts = map[string][]string{
	proposal:       {"propose", "offer", "demand", "request"},
	agreement:      {"agree", "accept", "sign"},
	rejection:      {"reject", "refuse"},
	commitment:     {"promise", "plan"},
	"threat":       {"threaten", "warn"},
	"accusation":   {"accuse", "condemn", "investigate", "sue"},
	denial:         {"deny"},
	"meeting":      {"meet", "negotiate", "discuss", "visit", "host", "call"},
	exchange:       {"exchange"},
	"transfer":     {"hand-over", "return", "release", "provide", "deliver"},
	"announcement": {"announce"},
	"support":      {"praise", "back", "apologize"},
	"cooperation":  {"cooperate", "share"},
	"concession":   {"lift", "resign", "withdraw", "cease-fire"},
	"protest":      {"protest", "boycott", "obstruct"},
	"sanction":     {"suspend", "expel"},
	"mobilization": {"mobilize", "alert"},
	"coercion":     {"arrest", "seize", "ban", "impose"},
	"assault":      {"attack", "kill", "abduct"},
}

// striking are the types of events whose theme may name the party that they strike or help: "threatened to cut off gas to
// Norway".
var striking = []string{"threat", "sanction", "coercion", "concession", "support", "cooperation", "protest", "mobilization", "transfer", "accusation", "meeting", "assault"}

// dealing are the acts whose theme may name the state or the organization that the actor deals with: "refused to recognize
// Palau".
var dealing = []string{"agree", "accept", "sign", "reject", "refuse", "demand"}

// containing are the types of events that are about other acts: what stands in their theme has not happened by that.
var containing = []string{proposal, agreement, rejection, commitment, "threat"}

// roles are the arguments that events have.
var roles = []string{"actor", "recipient", "theme", "when", "where", "quantity"}

// Check refuses a rule of phase "event" whose type, act or roles nobody knows: they must stand in the closed list, or the
// files that the rule comes with must declare them as labels. Package rules asks it when it compiles.
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
		return errors.New("a rule of the phase event says what it finds: emit: {event: TYPE, act: ACT}")
	}
	kinds := slices.Concat(acts[typ], declared[typ])
	if len(kinds) == 0 {
		return fmt.Errorf("unknown event type %q: one of %s, or one that labels: declares", typ, strings.Join(slices.Sorted(maps.Keys(acts)), ", "))
	}
	if !slices.Contains(kinds, act) {
		return fmt.Errorf("unknown act %q of %s: one of %s, or one that labels: declares", act, typ, strings.Join(kinds, ", "))
	}
	for _, role := range r.Args {
		if !slices.Contains(roles, role) {
			return fmt.Errorf("unknown role %q of an event: one of %s", role, strings.Join(roles, ", "))
		}
	}
	return nil
}
