// Package ruletest runs the tests that are written beside rules, explains why rules matched a sentence or not, and warns of what
// is legal in rules but probably unintended.
package ruletest

import (
	"context"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/rules"
)

// Analyze runs a pipeline over one sentence with a trace and returns the document. When ctx is done, it returns an error
// soon.
type Analyze func(ctx context.Context, text string, trace *rules.Trace) (*document.Document, error)

// Failure is an example that did not come out as its rule says.
type Failure struct {
	Rule    string
	File    string
	Line    int
	Text    string
	Message string
	Missing []rules.MarkedSpan // what should have been found and was not
	Found   []rules.MarkedSpan // what was found in its place, or should not have been found at all
}

// Run runs the tests of the rules whose full name matches (all for nil), several at once, and returns the failures in the order
// of the rules, and how many tests were run. analyze is called from several goroutines. When ctx is done, the
// remaining tests fail soon.
func Run(ctx context.Context, set *rules.Set, analyze Analyze, match *regexp.Regexp) (failures []Failure, run int) {
	return RunOf(ctx, set, analyze, func(r rules.Rule) bool { return match == nil || match.MatchString(r.Name) })
}

// RunOf is Run for the rules that only accepts.
func RunOf(ctx context.Context, set *rules.Set, analyze Analyze, only func(rules.Rule) bool) (failures []Failure, run int) {
	type task struct {
		rule rules.Rule
		test rules.Test
	}
	var tasks []task
	for _, r := range set.Rules() {
		if only(r) {
			for _, t := range r.Tests {
				tasks = append(tasks, task{r, t})
			}
		}
	}
	results := make([]*Failure, len(tasks))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(tasks)); i = next.Add(1) - 1 {
				results[i] = test(ctx, &tasks[i].rule, tasks[i].test, analyze)
			}
		})
	}
	wg.Wait()
	for _, f := range results {
		if f != nil {
			failures = append(failures, *f)
		}
	}
	return failures, len(tasks)
}

// test runs one test; nil means that it passed.
func test(ctx context.Context, r *rules.Rule, t rules.Test, analyze Analyze) *Failure {
	f := &Failure{Rule: r.Name, File: r.File, Line: t.Line, Text: t.Text}
	trace := &rules.Trace{Rule: r.Name}
	doc, err := analyze(ctx, t.Text, trace)
	switch {
	case err != nil:
		f.Message = err.Error()
	case t.Hit:
		testHit(r.Name, t, doc, trace, f)
	default:
		testMiss(r.Name, doc, trace, f)
	}
	if f.Message == "" {
		return nil
	}
	return f
}

// testMiss fails if the rule has a mention.
func testMiss(rule string, doc *document.Document, trace *rules.Trace, f *Failure) {
	for i := range trace.Mentions {
		if m := &trace.Mentions[i]; m.Rule == rule {
			f.Message = "must not match, but it matched"
			f.Found = marksOf(doc, m)
			return
		}
	}
}

// testHit looks for a mention of the rule that has every marked span; failing that, it reports the one that comes nearest.
func testHit(rule string, t rules.Test, doc *document.Document, trace *rules.Trace, f *Failure) {
	var best *document.Mention
	for i := range trace.Mentions {
		m := &trace.Mentions[i]
		if m.Rule != rule {
			continue
		}
		missing := missingMarks(t.Marks, doc, m)
		if len(missing) == 0 {
			f.Message = ""
			return
		}
		if best == nil || len(missing) < len(f.Missing) {
			best, f.Missing = m, missing
		}
		f.Message = "matched, but not so"
	}
	if best == nil {
		f.Message, f.Missing = "did not match: "+lastWords(trace), t.Marks
		return
	}
	for _, m := range marksOf(doc, best) {
		named := func(o rules.MarkedSpan) bool { return o.Name == m.Name }
		if slices.ContainsFunc(f.Missing, named) && !slices.Contains(t.Marks, m) {
			f.Found = append(f.Found, m)
		}
	}
}

// marksOf returns a mention and its captures as a test would mark them.
func marksOf(doc *document.Document, m *document.Mention) []rules.MarkedSpan {
	b := doc.Bytes(m.Range)
	out := []rules.MarkedSpan{{Start: b.Start, End: b.End, Name: m.Layer}}
	for _, c := range m.Captures {
		b := doc.Bytes(c.Range)
		out = append(out, rules.MarkedSpan{Start: b.Start, End: b.End, Name: c.Name})
	}
	return out
}

// Diff shows the sentence and under it, a line each, what is missing (-) and what was found (+).
func (f *Failure) Diff() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d: %s: %s\n      %s\n", f.File, f.Line, f.Rule, f.Message, f.Text)
	line := func(sign string, m rules.MarkedSpan) {
		before, under := utf8.RuneCountInString(f.Text[:m.Start]), utf8.RuneCountInString(f.Text[m.Start:m.End])
		fmt.Fprintf(&b, "    %s %s%s %s\n", sign, strings.Repeat(" ", before), strings.Repeat("^", under), m.Name)
	}
	for _, m := range f.Missing {
		line("-", m)
	}
	for _, m := range f.Found {
		line("+", m)
	}
	return b.String()
}

// missingMarks returns the marks that the mention does not have. A mark named after the layer, or mention, is the whole of it.
func missingMarks(marks []rules.MarkedSpan, doc *document.Document, m *document.Mention) []rules.MarkedSpan {
	var out []rules.MarkedSpan
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

// lastWords returns the reason of the last thing that happened to the rule.
func lastWords(trace *rules.Trace) string {
	if len(trace.Events) == 0 {
		return "the rule was never tried"
	}
	e := trace.Events[len(trace.Events)-1]
	return string(e.Outcome) + " " + e.Detail
}
