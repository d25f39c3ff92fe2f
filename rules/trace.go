package rules

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract/document"
)

// Outcome says what became of a rule at a place.
type Outcome string

// The outcomes.
const (
	Matched Outcome = "matched"
	Failed  Outcome = "failed"  // the pattern was tried and did not match
	Lost    Outcome = "lost"    // another rule won the place
	Refused Outcome = "refused" // it matched, but an exception or a missing argument ruled it out
	Unkeyed Outcome = "skipped" // the sentence lacks the words that the rule needs, so it was never tried
)

// TraceEvent is one thing that happened to a rule.
type TraceEvent struct {
	Rule     string
	Outcome  Outcome
	Sentence document.Range
	Range    document.Range // the match, or for a failure the token at which it stopped
	Detail   string
}

// Trace collects why rules matched or not. It belongs to one goroutine.
type Trace struct {
	// Rule is the full name of the rule to follow; empty follows all.
	Rule   string
	Events []TraceEvent

	// Mentions are the mentions that won and that no stage refused.
	Mentions []document.Mention

	rule     *rule
	sentence document.Range
	far      int32
	at       *instruction
	started  []*rule
}

func (t *Trace) wants(r *rule) bool { return t.Rule == "" || t.Rule == r.Name }

// Refuse notes that the caller turns a mention down after all, and why.
func (m *Matcher) Refuse(x *document.Mention, reason string) {
	t := m.trace
	if t == nil || t.Rule != "" && t.Rule != x.Rule {
		return
	}
	t.Events = append(t.Events, TraceEvent{Rule: x.Rule, Outcome: Refused, Range: x.Range, Detail: reason})
	t.Mentions = slices.DeleteFunc(t.Mentions, func(o document.Mention) bool { return o.Rule == x.Rule && o.Range == x.Range })
}

func (t *Trace) add(o Outcome, at document.Range, detail string) {
	t.Events = append(t.Events, TraceEvent{t.rule.Name, o, t.sentence, at, detail})
}

// traceRule says that a rule is being tried.
func (m *Matcher) traceRule(r *rule) {
	if m.trace == nil {
		return
	}
	t := m.trace
	t.rule, t.sentence, t.at = r, document.Range{Start: m.lo, End: m.hi}, nil
	if !slices.Contains(t.started, r) {
		t.started = append(t.started, r)
	}
}

// miss keeps the failure that came the farthest into the pattern. Later instructions count for more than later places, so
// that a pattern that failed at its last item is told rather than one that failed at its first.
func (t *Trace) miss(in *instruction, at int32) {
	if t.rule == nil || in.node == nil {
		return
	}
	if t.at == nil || in.node.pos >= t.at.node.pos {
		t.at, t.far = in, at
	}
}

func (m *Matcher) traceMiss(r *rule) {
	t := m.trace
	if t == nil || t.at == nil || !t.wants(r) {
		return
	}
	found := "the end of the sentence"
	if t.far < m.hi && t.far >= m.lo {
		found = fmt.Sprintf("%q", m.doc.Tokens[t.far].Text)
	}
	t.add(Failed, document.Range{Start: t.far, End: min(t.far+1, m.hi)}, fmt.Sprintf("wanted %s, found %s", t.at.node, found))
}

func (m *Matcher) traceLost(h *hit, winner *rule) {
	if t := m.trace; t != nil && t.wants(h.rule) {
		t.rule = h.rule
		t.add(Lost, h.match, "to "+winner.Name)
	}
}

func (m *Matcher) traceRefused(h *hit, reason string) {
	if t := m.trace; t != nil && t.wants(h.rule) {
		t.rule = h.rule
		t.add(Refused, h.match, reason)
	}
}

func (m *Matcher) traceMatch(h *hit, x *document.Mention) {
	if t := m.trace; t != nil && t.wants(h.rule) {
		t.rule = h.rule
		t.add(Matched, h.match, "")
		t.Mentions = append(t.Mentions, *x)
	}
}

// unstarted tells the rules of a phase that the index never started in the sentence.
func (t *Trace) unstarted(m *Matcher, p *phase) {
	for _, r := range p.rules {
		if t.Rule == r.Name && !slices.Contains(t.started, r) {
			t.rule, t.sentence = r, document.Range{Start: m.lo, End: m.hi}
			t.add(Unkeyed, t.sentence, "the sentence has none of: "+m.set.describeKeys(r.keys))
		}
	}
	t.started = t.started[:0]
}

// manyKeys is how many keys a description lists.
const manyKeys = 12

func (s *Set) describeKeys(keys []key) string {
	words := make(map[int32]string, len(s.vocab))
	for w, id := range s.vocab {
		words[id] = w
	}
	var parts []string
	for _, k := range keys[:min(len(keys), manyKeys)] {
		switch k.kind {
		case keyWord:
			parts = append(parts, words[k.id])
		case keyTag:
			parts = append(parts, "tag "+Tags[k.id-1])
		case keyLayer:
			parts = append(parts, "@"+s.layerNames[k.id])
		}
	}
	if len(keys) > manyKeys {
		parts = append(parts, fmt.Sprintf("… (%d in all)", len(keys)))
	}
	return strings.Join(parts, ", ")
}
