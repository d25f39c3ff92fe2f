package event

import "slices"

// The types of events that decide about others.
const (
	proposal   = "proposal"
	agreement  = "agreement"
	rejection  = "rejection"
	commitment = "commitment"
)

// acts is the closed list of event types and of the acts of each. A rule that emits another is refused.
var acts = map[string][]string{
	proposal:       {"propose", "offer", "demand", "request"},
	agreement:      {"agree", "accept", "sign"},
	rejection:      {"reject", "refuse"},
	commitment:     {"promise", "plan"},
	"threat":       {"threaten", "warn"},
	"accusation":   {"accuse", "condemn"},
	"denial":       {"deny"},
	"meeting":      {"meet", "negotiate", "discuss", "visit", "host", "call"},
	"exchange":     {"exchange"},
	"transfer":     {"hand-over", "return", "release", "provide", "deliver"},
	"announcement": {"announce"},
}

func known(typ, act string) bool { return slices.Contains(acts[typ], act) }
