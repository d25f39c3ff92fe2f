package extract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/internal/longtest"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// TestExplainAgrees holds for every test sentence of the shipped rules (those of every fourth rule if long tests are not wanted) that an explanation never disagrees with the output: a trace changes
// nothing, the last lines of each rule are what the output has (acts, statements, dates, quantities, mentions of entities), and where
// the output has another speaker, addressee, actor or
// recipient than the rule captured, a note says why.
func TestExplainAgrees(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, r := range x.Rules().Rules() {
		if i%4 > 0 && !longtest.Wanted() { // the tests of a sample of the rules
			continue
		}
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
		"The firm paid between 3 and 5 million euros from June 3 to June 5, 2025, a rise of 4%.",
		"Angela Merkel met Macron in Paris. She praised the French president on Tuesday evening.",
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
	for _, outputs := range [][2]any{{plain.Events, doc.Events}, {plain.Quotes, doc.Quotes}, {plain.Dates, doc.Dates},
		{plain.Quantities, doc.Quantities}, {plain.Entities, doc.Entities}} {
		if !reflect.DeepEqual(outputs[0], outputs[1]) {
			t.Errorf("%s: the trace changes the output", text)
		}
	}
	valuesAgree(t, x, text, plain, trace)
	everyMentionIsExplained(t, x, text, doc, trace)
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

// everyMentionIsExplained checks that a mention of which nothing is in the output has a note or is of a kind that says so itself.
func everyMentionIsExplained(t *testing.T, x *Extractor, text string, doc *document.Document, trace *rules.Trace) {
	t.Helper()
	for i := range trace.Mentions {
		m := &trace.Mentions[i]
		rule, _ := x.Rules().Find(m.Rule)
		given := true
		switch rule.Phase {
		case "date", "date-link":
			given = slices.ContainsFunc(doc.Dates, func(d document.Date) bool { return d.Contains(m.Range) })
		case "quantity":
			given = m.Feature("kind") == "none" || slices.ContainsFunc(doc.Quantities, func(q document.Quantity) bool { return q.Overlaps(m.Range) })
		case "name", "nominal", "last-guess":
			given = slices.ContainsFunc(doc.Entities, func(e document.Entity) bool {
				return slices.ContainsFunc(e.Mentions, func(em document.EntityMention) bool { return em.Overlaps(m.Range) })
			})
		}
		noted := slices.ContainsFunc(trace.Events, func(e rules.TraceEvent) bool {
			return e.Outcome == rules.Changed && e.Rule == m.Rule && e.Range == m.Range
		})
		if !given && !noted {
			t.Errorf("%s: %s: no note why nothing is made of %q", text, m.Rule, doc.Words(m.Range))
		}
	}
}

// valuesAgree checks the findings that have values and no roles.
func valuesAgree(t *testing.T, x *Extractor, text string, doc *document.Document, trace *rules.Trace) {
	t.Helper()
	for i := range doc.Dates {
		d := &doc.Dates[i]
		a := agreement{doc: doc, trace: trace, rule: d.Rule}
		a.value("value", d.Value)
		a.value("first", d.First)
		a.value("last", d.Last)
		a.check(t, x, text, fmt.Sprintf("gives date %q\n", doc.Words(d.Range)))
	}
	for i := range doc.Quantities {
		q := &doc.Quantities[i]
		a := agreement{doc: doc, trace: trace, rule: q.Rule}
		if q.Value != nil {
			a.value("value", q.Value.String())
		}
		a.check(t, x, text, fmt.Sprintf("gives %s %q\n", q.Kind, doc.Words(q.Range)))
	}
	for i := range doc.Entities {
		for _, m := range doc.Entities[i].Mentions {
			a := agreement{doc: doc, trace: trace, rule: m.Rule}
			fmt.Fprintf(&a.lines, "    name: %q\n", doc.Entities[i].Name)
			a.check(t, x, text, fmt.Sprintf("gives %s %q\n", doc.Entities[i].Kind, doc.Words(m.Range)))
		}
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

func (a *agreement) value(name, value string) {
	if value != "" {
		fmt.Fprintf(&a.lines, "    %s: %s\n", name, value)
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
