package event

import (
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
)

func TestCheck(t *testing.T) {
	declared := rules.Labels{"verdict": {"convict"}, "meeting": {"summit"}}
	rule := func(phase, typ, act string) rules.Rule {
		return rules.Rule{Phase: phase, Emit: []document.Feature{{Name: "event", Value: typ}, {Name: "act", Value: act}}}
	}
	for _, c := range []struct {
		rule rules.Rule
		want string // start of the error
	}{
		{rule("event", "meeting", "meet"), ""},
		{rule("event", "meeting", "summit"), ""},
		{rule("event", "verdict", "convict"), ""},
		{rule("date", "", ""), ""},
		{rule("event", "verdict", "acquit"), `unknown act "acquit" of verdict: one of convict, or`},
		{rule("event", "meeting", "mete"), `unknown act "mete" of meeting: one of meet,`},
		{rule("event", "verdikt", "convict"), `unknown event type "verdikt": one of accusation,`},
	} {
		err := Check(c.rule, declared)
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v: got %v, want %q", c.rule, err, c.want)
		}
	}
}
