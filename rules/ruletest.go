package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// Analyze runs a pipeline over one sentence with a trace and returns the document.
type Analyze func(text string, trace *Trace) (*document.Document, error)

// TestFailure is an example that did not come out as its rule says.
type TestFailure struct {
	Rule    string
	File    string
	Line    int
	Text    string
	Message string
	Marks   []MarkedSpan // what should have been found; of a miss, what should not have been
}

// RunTests runs the in-file tests of the rules whose full name matches (all for nil) and returns the failures in the order
// of the rules, and how many tests were run.
func (s *Set) RunTests(analyze Analyze, match *regexp.Regexp) (failures []TestFailure, run int) {
	for i := range s.rules {
		r := &s.rules[i].Rule
		if match != nil && !match.MatchString(r.Name) {
			continue
		}
		for _, t := range r.Tests {
			run++
			if f := r.test(t, analyze); f != nil {
				failures = append(failures, *f)
			}
		}
	}
	return failures, run
}

func (r *Rule) test(t Test, analyze Analyze) *TestFailure {
	fail := func(marks []MarkedSpan, format string, args ...any) *TestFailure {
		return &TestFailure{r.Name, r.File, t.Line, t.Text, fmt.Sprintf(format, args...), marks}
	}
	trace := &Trace{Rule: r.Name}
	doc, err := analyze(t.Text, trace)
	if err != nil {
		return fail(nil, "%v", err)
	}
	if !t.Hit {
		for i := range trace.Mentions {
			if m := &trace.Mentions[i]; m.Rule == r.Name {
				b := doc.Bytes(m.Range)
				return fail([]MarkedSpan{{b.Start, b.End, m.Layer}}, "must not match, but it matched")
			}
		}
		return nil
	}
	return r.testHit(t, doc, trace, fail)
}

// testHit looks for a mention of the rule that has every marked span.
func (r *Rule) testHit(t Test, doc *document.Document, trace *Trace, fail func([]MarkedSpan, string, ...any) *TestFailure) *TestFailure {
	var best []MarkedSpan
	found := false
	for i := range trace.Mentions {
		m := &trace.Mentions[i]
		if m.Rule != r.Name {
			continue
		}
		missing := missingMarks(t.Marks, doc, m)
		if len(missing) == 0 {
			return nil
		}
		if !found || len(missing) < len(best) {
			best, found = missing, true
		}
	}
	if !found {
		return fail(t.Marks, "did not match: %s", lastWords(trace))
	}
	return fail(best, "matched, but not so: found %s", describeMentions(doc, trace, r.Name))
}

// missingMarks are the marks that the mention does not have. A mark named after the layer, or mention, is the whole of it.
func missingMarks(marks []MarkedSpan, doc *document.Document, m *document.Mention) []MarkedSpan {
	var out []MarkedSpan
	for _, mk := range marks {
		want := document.Span{Start: mk.Start, End: mk.End}
		ok := mk.Name == m.Layer && doc.Bytes(m.Range) == want
		ok = ok || slices.ContainsFunc(m.Captures, func(c document.Capture) bool {
			return c.Name == mk.Name && doc.Bytes(c.Range) == want
		})
		if !ok {
			out = append(out, mk)
		}
	}
	return out
}

// lastWords is the reason of the last thing that happened to the rule.
func lastWords(trace *Trace) string {
	if len(trace.Events) == 0 {
		return "the rule was never tried"
	}
	e := trace.Events[len(trace.Events)-1]
	return string(e.Outcome) + " " + e.Detail
}

func describeMentions(doc *document.Document, trace *Trace, rule string) string {
	var parts []string
	for i := range trace.Mentions {
		m := &trace.Mentions[i]
		if m.Rule != rule {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s=%q", m.Layer, doc.Words(m.Range)))
		for _, c := range m.Captures {
			parts = append(parts, fmt.Sprintf("%s=%q", c.Name, doc.Words(c.Range)))
		}
	}
	return strings.Join(parts, " ")
}
