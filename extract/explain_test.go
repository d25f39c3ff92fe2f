package extract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// TestExplainAgrees holds for every test sentence of the shipped rules that an explanation never disagrees with the output: a trace changes
// nothing, the last lines of each rule are what the output has, and where the output has another speaker, addressee, actor or
// recipient than the rule captured, a note says why.
func TestExplainAgrees(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range x.Rules().Rules() {
		for _, test := range r.Tests {
			if !seen[test.Text] {
				seen[test.Text] = true
				explainAgrees(t, x, test.Text)
			}
		}
	}
	for _, text := range []string{
		"In a letter to Chancellor Eva Lindt, the unions wrote that wages must rise.",
		"The minister of culture, Kari Dahl, rejected the offer.",
		"Norway and Chile proposed a truce. They urged the presidents of Chad and Niger to sign it.",
		"Police said that they had arrested two men.",
	} {
		explainAgrees(t, x, text)
	}
}

func explainAgrees(t *testing.T, x *Extractor, text string) {
	t.Helper()
	plain, err := x.Analyze(t.Context(), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	trace := &rules.Trace{Brief: true}
	doc, err := x.Analyze(t.Context(), text, trace)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(plain.Events, doc.Events) || !reflect.DeepEqual(plain.Quotes, doc.Quotes) {
		t.Errorf("%s: the trace changes the output", text)
	}
	for i := range plain.Events {
		ev := &plain.Events[i]
		a := agreement{doc: plain, trace: trace, rule: ev.Rule, trigger: ev.Trigger}
		a.role("actor", ev.Actors)
		a.role("recipient", ev.Recipients)
		a.check(t, x, text, fmt.Sprintf("gives %s/%s %q\n", ev.Type, ev.Act, plain.Words(ev.Trigger)))
	}
	for i := range plain.Quotes {
		q := &plain.Quotes[i]
		if q.Cue == nil {
			continue
		}
		a := agreement{doc: plain, trace: trace, rule: q.Rule, trigger: *q.Cue}
		a.role("speaker", parties(q.Speaker))
		a.role("addressee", parties(q.Addressee))
		a.check(t, x, text, fmt.Sprintf("gives statement %q\n", q.Text))
	}
}

func parties(r *document.Reference) []document.Reference {
	if r == nil {
		return nil
	}
	return []document.Reference{*r}
}

// agreement compares the roles of a finding with what its rule captured.
type agreement struct {
	doc     *document.Document
	trace   *rules.Trace
	rule    string
	trigger document.Range
	lines   strings.Builder // that the explanation must have
	unnoted []string
}

func (a *agreement) role(role string, refs []document.Reference) {
	var names []string
	for i := range refs {
		fmt.Fprintf(&a.lines, "    %s: %q\n", role, refs[i].Name)
		names = append(names, refs[i].Name)
	}
	if captured := a.captured(role); !slices.Equal(names, captured) && !a.noted(role) {
		a.unnoted = append(a.unnoted, fmt.Sprintf("%s %q, captured %q", role, names, captured))
	}
}

// captured are the words that the rule captured for a role.
func (a *agreement) captured(role string) []string {
	var out []string
	for i := range a.trace.Mentions {
		m := &a.trace.Mentions[i]
		if c, ok := m.Capture("trigger"); m.Rule != a.rule || ok && c != a.trigger {
			continue
		}
		for _, c := range m.Captures {
			if c.Name == role {
				out = append(out, a.doc.Words(c.Range))
			}
		}
	}
	return out
}

func (a *agreement) noted(role string) bool {
	return slices.ContainsFunc(a.trace.Events, func(e rules.TraceEvent) bool {
		return e.Rule == a.rule && e.Outcome == rules.Changed && e.Role == role
	})
}

func (a *agreement) check(t *testing.T, x *Extractor, text, head string) {
	t.Helper()
	for _, what := range a.unnoted {
		t.Errorf("%s: %s: no note why the output has %s", text, a.rule, what)
	}
	rule, ok := x.Rules().Find(a.rule)
	if !ok {
		return
	}
	if got := ruletest.Explain(a.doc, a.trace, []rules.Rule{rule}, false); !strings.Contains(got, head+a.lines.String()) {
		t.Errorf("%s: got\n%s\nwant\n%s", text, got, head+a.lines.String())
	}
}
