package ruletest

import (
	"context"
	"fmt"
	"slices"
	"time"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/internal/engine"
)

// Review looks for what is probably unintended in the rules of the files that only accepts (all, for nil): what Compile noticed, and
// what the rules' tests show when they are run with analyze. Two rules of different files between which nothing decides are a
// mistake; every other Error has Warning set. They are in the order of the files.
func Review(ctx context.Context, set *rules.Set, analyze Analyze, only func(file string) bool) rules.ErrorList {
	v := &reviewer{ctx: ctx, set: set, analyze: analyze, only: only, tied: map[[2]string]bool{}}
	for _, w := range engine.Warnings(set) {
		if only == nil || only(w.File) {
			v.found = append(v.found, w)
		}
	}
	all := set.Rules()
	for i := range all {
		r := &all[i]
		if only != nil && !only(r.File) {
			continue
		}
		v.tests(r)
		if !engine.Keyed(set, r.Name) {
			v.unkeyed(r)
		}
	}
	sorted, _ := v.found.Err().(rules.ErrorList) // nil if there are none
	return sorted
}

// reviewer collects warnings.
type reviewer struct {
	ctx     context.Context
	set     *rules.Set
	analyze Analyze
	only    func(file string) bool
	found   rules.ErrorList
	tied    map[[2]string]bool   // pairs of rules that were reported
	sample  []*document.Document // of tests, to measure with
}

func (v *reviewer) warn(r *rules.Rule, line, column int, format string, args ...any) {
	v.found = append(v.found, &rules.Error{File: r.File, Line: line, Column: column, Warning: true, Message: fmt.Sprintf(format, args...)})
}

// sampleSize is how many sentences the cost of a rule is measured on.
const sampleSize = 200

// tests runs the tests of a rule and looks at how they came out as they did.
func (v *reviewer) tests(r *rules.Rule) {
	tried, misses := false, 0
	for _, t := range r.Tests {
		trace := &rules.Trace{}
		doc, err := v.analyze(v.ctx, t.Text, trace)
		if err != nil {
			continue
		}
		if len(v.sample) < sampleSize {
			v.sample = append(v.sample, doc)
		}
		for i := range trace.Events {
			e := &trace.Events[i]
			v.tie(t, trace, e)
			if e.Rule == r.Name {
				tried = tried || !t.Hit
				v.lost(r, t, trace, e)
			}
		}
		if !t.Hit {
			misses++
		}
	}
	if misses > 0 && !tried && !engine.OnlyWords(v.set, r.Name) {
		v.warn(r, r.Line, r.Column,
			"rule %q is not even tried in its misses (-), for lack of a word that it needs; take sentences that nearly match", r.Name)
	}
}

// lost looks at a match that another rule took the place of.
func (v *reviewer) lost(r *rules.Rule, t rules.Test, trace *rules.Trace, e *rules.TraceEvent) {
	if e.Outcome != rules.Lost {
		return
	}
	if !t.Hit {
		v.warn(r, t.Line, t.Column, "the miss passes for the wrong rule: %s would match, but %s wins the place", r.Name, e.Winner)
		return
	}
	if winner, alike := v.alike(trace, e, r); alike && winner.File == r.File && !slices.Equal(winner.Emit, r.Emit) {
		v.warn(r, t.Line, t.Column, "%s and %s give different findings for one span; only their order decides: give one a priority", r.Name,
			e.Winner)
	}
}

// alike reports whether r lost to a rule that matched the same place and has the same priority.
func (v *reviewer) alike(trace *rules.Trace, e *rules.TraceEvent, r *rules.Rule) (winner rules.Rule, alike bool) {
	winner, _ = v.set.Find(e.Winner)
	if winner.Base != r.Base || winner.Priority != r.Priority {
		return winner, false
	}
	return winner, slices.ContainsFunc(trace.Events, func(o rules.TraceEvent) bool {
		return o.Rule == e.Winner && o.Outcome == rules.Matched && o.Core == e.Core
	})
}

// tie reports two rules of different files that match alike: which of them wins must not depend on their files.
func (v *reviewer) tie(t rules.Test, trace *rules.Trace, e *rules.TraceEvent) {
	pair := [2]string{e.Rule, e.Winner}
	if e.Outcome != rules.Lost || v.tied[pair] {
		return
	}
	r, _ := v.set.Find(e.Rule)
	winner, alike := v.alike(trace, e, &r)
	if !alike || winner.File == r.File || v.only != nil && !v.only(r.File) {
		return
	}
	v.tied[pair] = true
	v.found = append(v.found, &rules.Error{File: r.File, Line: r.Line, Column: r.Column,
		Message: fmt.Sprintf("%s and %s (%s:%d) match %q alike: give one of them a priority", r.Name, winner.Name, winner.File, winner.Line,
			t.Text)})
}

// unkeyed warns of a rule that the index cannot skip, with its cost.
func (v *reviewer) unkeyed(r *rules.Rule) {
	cost := "it is tried at every token"
	if ns := v.cost(r); ns > 0 {
		cost = fmt.Sprintf("it is tried at every token, which costs about %d ns a token", ns)
	}
	v.warn(r, r.Line, r.Column, "rule %q needs no word, tag or layer to be there: %s", r.Name, cost)
}

// cost returns the time of a rule alone in ns per token, 0 without a sample.
func (v *reviewer) cost(r *rules.Rule) int {
	const rounds = 3
	tokens := 0
	for _, doc := range v.sample {
		tokens += rounds * len(doc.Tokens)
	}
	if tokens == 0 {
		return 0
	}
	took := time.Duration(0)
	for range rounds {
		took += engine.TimeAlone(v.ctx, v.set, r.Name, v.sample)
	}
	return max(1, int(took)/tokens)
}
