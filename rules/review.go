package rules

import (
	"fmt"
	"slices"
	"time"

	"dateline/extract/document"
)

// Review looks for what is no mistake but hardly meant in the rules for which only holds (all, for nil): what Compile
// noticed, and what shows when the rules' tests are run with analyze. What it gives has Warning set, in the order of the files.
func (s *Set) Review(analyze Analyze, only func(file string) bool) ErrorList {
	r := &reviewer{set: s, analyze: analyze}
	for _, w := range s.warnings {
		if only == nil || only(w.File) {
			r.found = append(r.found, w)
		}
	}
	for _, x := range s.rules {
		if only != nil && !only(x.File) {
			continue
		}
		r.tests(x)
		if len(x.keys) == 0 {
			r.unkeyed(x)
		}
	}
	sorted, _ := r.found.Err().(ErrorList) // nil if there are none
	return sorted
}

// reviewer collects warnings.
type reviewer struct {
	set     *Set
	analyze Analyze
	found   ErrorList
	sample  []*document.Document // of tests, to measure with
}

func (v *reviewer) warn(r *rule, line, column int, format string, args ...any) {
	v.found = append(v.found, &Error{File: r.File, Line: line, Column: column, Warning: true, Message: fmt.Sprintf(format, args...)})
}

// sampleSize is how many sentences the cost of a rule is measured on.
const sampleSize = 200

// tests runs the tests of a rule and looks at how they came out as they did.
func (v *reviewer) tests(r *rule) {
	tried, misses := false, 0
	for _, t := range r.Tests {
		trace := &Trace{}
		doc, err := v.analyze(t.Text, trace)
		if err != nil {
			continue
		}
		if len(v.sample) < sampleSize {
			v.sample = append(v.sample, doc)
		}
		for i := range trace.Events {
			if e := &trace.Events[i]; e.Rule == r.Name {
				tried = tried || !t.Hit
				v.lost(r, t, trace, e)
			}
		}
		if !t.Hit {
			misses++
		}
	}
	if misses > 0 && !tried && !r.onlyWords() {
		v.warn(r, r.Line, r.Column, "rule %q is not even tried in its misses (-), for lack of a word that it needs; take sentences that nearly match", r.Name)
	}
}

// onlyWords reports whether the rule matches wherever one of its words or layers stands, so that no sentence nearly matches.
func (r *rule) onlyWords() bool { return r.unless == nil && len(r.args) == 0 && r.node.onlyWords() }

func (n *node) onlyWords() bool {
	switch n.op {
	case opToken:
		return !slices.ContainsFunc(n.cons, func(c constraint) bool { return c.neg || c.attr != "text" && c.attr != "lemma" })
	case opLayer:
		return len(n.cons) == 0
	case opAlt, opCapture:
		return !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.onlyWords() })
	case opSeq: // one that says so, among others that may be missing
		asked := slices.DeleteFunc(slices.Clone(n.kids), func(k *node) bool { return k.op == opRepeat && k.min == 0 })
		return len(asked) == 1 && asked[0].onlyWords()
	}
	return false
}

// lost looks at a match that another rule took the place of.
func (v *reviewer) lost(r *rule, t Test, trace *Trace, e *TraceEvent) {
	if e.Outcome != Lost {
		return
	}
	if !t.Hit {
		v.warn(r, t.Line, t.Column, "the miss passes for the wrong rule: %s would match, but %s wins the place", r.Name, e.Winner)
		return
	}
	winner, _ := v.set.Find(e.Winner)
	same := slices.ContainsFunc(trace.Events, func(o TraceEvent) bool {
		return o.Rule == e.Winner && o.Outcome == Matched && o.Range == e.Range
	})
	if same && winner.Base == r.Base && winner.Priority == r.Priority && !slices.Equal(winner.Emit, r.Emit) {
		v.warn(r, t.Line, t.Column, "%s and %s give different findings for one span; only their order decides: give one a priority", r.Name, e.Winner)
	}
}

// unkeyed tells what a rule costs that the index cannot hold back.
func (v *reviewer) unkeyed(r *rule) {
	cost := "it is tried at every token"
	if ns := v.cost(r); ns > 0 {
		cost = fmt.Sprintf("it is tried at every token, which costs about %d ns a token", ns)
	}
	v.warn(r, r.Line, r.Column, "rule %q needs no word, tag or layer to be there: %s", r.Name, cost)
}

// cost is the time of a rule alone in ns per token, 0 without a sample.
func (v *reviewer) cost(r *rule) int {
	m, p := v.set.NewMatcher(), &phase{bit: 1, always: []*rule{r}}
	tokens, took := 0, time.Duration(0)
	for range 3 {
		for _, doc := range v.sample {
			m.Begin(doc, nil)
			start := time.Now()
			m.run(p)
			took += time.Since(start)
			tokens += len(doc.Tokens)
		}
	}
	if tokens == 0 {
		return 0
	}
	return max(1, int(took)/tokens)
}
