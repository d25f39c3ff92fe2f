package engine

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// Outcome says what became of a rule at a position.
type Outcome string

// The outcomes.
const (
	Matched Outcome = "matched"
	Failed  Outcome = "failed"  // the pattern was tried and did not match
	Lost    Outcome = "lost"    // another rule won the position
	Refused Outcome = "refused" // it matched, but an exception or a missing argument ruled it out
	Unkeyed Outcome = "skipped" // the sentence lacks the words that the rule needs, so it was never tried
	Changed Outcome = "changed" // the caller gave a role another value than the rule captured
)

// TraceEvent is one thing that happened to a rule.
type TraceEvent struct {
	Rule     string
	Outcome  Outcome
	Sentence document.Range
	Range    document.Range // the match, or for a failure the token at which it stopped
	Core     document.Range // of a match: the part that competes, the trigger of a trigger rule
	Detail   string
	Winner   string // of Lost: the rule that won the position
	Role     string // of Changed
}

// Trace collects why rules matched or not. It belongs to one goroutine.
type Trace struct {
	// Rule is the full name of the rule to follow; empty follows all.
	Rule string
	// Brief leaves out the rules that were tried and failed.
	Brief  bool
	Events []TraceEvent

	// Mentions are the mentions that won and that no stage refused.
	Mentions []document.Mention

	rule     *rule
	sentence document.Range
	far      int32
	at       *instruction
	node     *pattern.Node // of at
	seq      int32         // its position in its program
	mirrored bool          // the part of a trigger rule that is being tried
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

// Note notes that the caller gives a role of a mention another value than its rule captured, and why: the words are those that were
// captured or that gave the value, "" is none. Without a trace it does nothing.
func (m *Matcher) Note(x *document.Mention, role string, words document.Range, value, reason string) {
	t := m.trace
	if t == nil || t.Rule != "" && t.Rule != x.Rule {
		return
	}
	detail := fmt.Sprintf("%s is %q: %s", role, value, reason)
	if value == "" {
		detail = fmt.Sprintf("no %s: %s", role, reason)
	}
	t.Events = append(t.Events, TraceEvent{Rule: x.Rule, Outcome: Changed, Range: words, Role: role, Detail: detail})
}

func (t *Trace) add(o Outcome, at document.Range, detail string) {
	t.Events = append(t.Events, TraceEvent{Rule: t.rule.Name, Outcome: o, Sentence: t.sentence, Range: at, Detail: detail})
}

// traceRule says that a rule is being tried.
func (m *Matcher) traceRule(r *rule) {
	if m.trace == nil {
		return
	}
	t := m.trace
	t.rule, t.sentence, t.at, t.mirrored = r, document.Range{Start: m.lo, End: m.hi}, nil, false
	if !slices.Contains(t.started, r) {
		t.started = append(t.started, r)
	}
}

// traceLeft says that the right part of a trigger rule matches and the left one is tried now.
func (m *Matcher) traceLeft() {
	if m.trace != nil {
		m.trace.at, m.trace.mirrored = nil, true
	}
}

// miss keeps the failure that came the farthest into the pattern. Later instructions count for more than later positions, so
// that a failure at the last item is reported rather than one at the first.
func (t *Trace) miss(p *program, pc, at int32) {
	if t.rule == nil || t.Brief || p.nodes == nil || p.nodes[pc] == nil {
		return
	}
	if t.at == nil || pc >= t.seq {
		t.at, t.node, t.seq, t.far = &p.ins[pc], p.nodes[pc], pc, at
	}
}

func (m *Matcher) traceMiss(r *rule) {
	t := m.trace
	if t == nil || t.at == nil || t.Brief || !t.wants(r) {
		return
	}
	at := t.far
	if t.mirrored {
		at--
	}
	if at < m.lo || at >= m.hi {
		t.add(Failed, document.Range{Start: t.far, End: t.far}, fmt.Sprintf("%swanted %s, found the %s", r.item(t.node), t.node, edgeName(at < m.lo)))
		return
	}
	t.add(Failed, document.Range{Start: at, End: at + 1},
		fmt.Sprintf("%swanted %s, found %q%s", r.item(t.node), t.node, m.doc.Tokens[at].Text, m.whyNot(t.at, t.node, at)))
}

func edgeName(start bool) string {
	if start {
		return "start of the sentence"
	}
	return "end of the sentence"
}

// item says which of the items of a rule's pattern holds the node.
func (r *rule) item(n *pattern.Node) string {
	if r.node.Op != pattern.Seq {
		return ""
	}
	i := slices.IndexFunc(r.node.Kids, func(k *pattern.Node) bool { return k.Contains(n) })
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("item %d of %d: ", i+1, len(r.node.Kids))
}

// whyNot names the first constraint that a token does not satisfy, with the token's own value.
func (m *Matcher) whyNot(in *instruction, n *pattern.Node, at int32) string {
	if in.op != insToken {
		return ""
	}
	atoms := m.set.predicates.of(in.arg).atoms
	i := slices.IndexFunc(atoms, func(a atom) bool { return !m.atomHolds(&a, at) })
	if i < 0 || len(n.Cons) == 1 && atoms[i].kind == atomText {
		return ""
	}
	why := " (not " + pattern.ConstraintString([]pattern.Constraint{*atoms[i].cons})
	tok := &m.doc.Tokens[at]
	switch atoms[i].cons.Attr {
	case "tag":
		why += ": tag " + tok.Tag
	case "lemma":
		why += ": lemma " + tok.Lemma
	case "shape":
		why += ": shape " + pattern.Shape(tok.Text)
	}
	return why + ")"
}

func (m *Matcher) traceLost(h *hit, winner *rule) {
	if t := m.trace; t != nil && t.wants(h.rule) {
		t.rule = h.rule
		t.add(Lost, h.match, "to "+winner.Name)
		e := &t.Events[len(t.Events)-1]
		e.Winner, e.Core = winner.Name, h.core
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
		t.Events[len(t.Events)-1].Core = h.core
		t.Mentions = append(t.Mentions, *x)
	}
}

// unstarted traces the rules of a phase that the index never started in the sentence.
func (t *Trace) unstarted(m *Matcher, p *phase) {
	for _, r := range m.set.rules.all() {
		if t.Rule == r.Name && r.Phase == p.name && !slices.Contains(t.started, r) {
			t.rule, t.sentence = r, document.Range{Start: m.lo, End: m.hi}
			t.add(Unkeyed, t.sentence, "the sentence has none of: "+m.set.describeKeys(r.anchor.keys))
		}
	}
	t.started = t.started[:0]
}

// manyKeys is how many keys a description lists.
const manyKeys = 12

func (s *Set) describeKeys(keys []key) string {
	var parts []string
	for _, k := range keys { // a list may have a word twice
		part := ""
		switch k.kind {
		case keyWord:
			part = s.vocab.word(k.id)
		case keyTag:
			part = "tag " + pattern.Tags[k.id-1]
		case keyLayer:
			part = "@" + s.layerNames[k.id]
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	if n := len(parts); n > manyKeys {
		parts = append(parts[:manyKeys], fmt.Sprintf("… (%d in all)", n))
	}
	return strings.Join(parts, ", ")
}
