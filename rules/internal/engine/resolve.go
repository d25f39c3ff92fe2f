package engine

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// resolve decides between the matches of a sentence that overlap in one layer: a rule that a file adds to the base wins, then the
// longest match, then a rule that replaces one of the base, then priority, then rank. Trigger rules compete on their triggers only.
// Losers are dropped whole and reported in the trace.
func (m *Matcher) resolve(out []document.Mention) []document.Mention {
	slices.SortStableFunc(m.hits, func(a, b hit) int { return cmp.Compare(a.order, b.order) })
	m.resolutions++ // forgets the winners of the sentence before
	from := len(out)
	for i := range m.hits {
		h := &m.hits[i]
		if w := m.winnerOver(h); w != nil {
			m.traceLost(h, w)
			continue
		}
		mention, ok := m.mention(h)
		if !ok {
			continue
		}
		m.claim(h)
		m.traceMatch(h, &mention)
		out = append(out, mention)
	}
	document.SortMentions(out[from:], func(a, b *document.Mention) int {
		return cmp.Or(int(a.Start-b.Start), int(b.End-a.End))
	})
	return out
}

// orderOf returns a number that is the less the earlier a match is chosen.
func (m *Matcher) orderOf(r *rule, core document.Range) uint64 {
	order := uint64(maxSentence-core.Len())<<40 | uint64(r.precedence)<<16 | uint64(core.Start-m.lo)
	if !r.added {
		order |= 1 << 63
	}
	return order
}

// orderRules gives the rules their precedence over others that match equally many tokens.
func orderRules(all []*rule) {
	ordered := slices.Clone(all)
	slices.SortFunc(ordered, (*rule).compare)
	for i, r := range ordered {
		r.precedence = i
	}
}

// compare is negative if r beats other, given that both match equally many tokens.
func (r *rule) compare(other *rule) int {
	if r.Base != other.Base {
		return ifElse(other.Base, -1, 1)
	}
	return cmp.Or(other.Priority-r.Priority, r.rank-other.rank)
}

func ifElse(first bool, one, other int) int {
	if first {
		return one
	}
	return other
}

// rankRules decides between rules of equal priority. Rules of one file go by their order; those of different files by their positions in
// their files, then by their names and patterns, so that the names of files decide nothing.
func rankRules(all []*rule) {
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(a, b *rule) int {
		if c := cmp.Or(a.position-b.position, cmp.Compare(a.shortName(), b.shortName())); c != 0 {
			return c
		}
		if a.node == nil { // both are of a compact form
			return a.rank - b.rank
		}
		return cmp.Compare(a.node.String(), b.node.String())
	})
	for i, r := range ranked {
		r.rank = i
	}
}

// shortName returns the name without the file.
func (r *rule) shortName() string {
	_, name, _ := strings.Cut(r.Name, "/")
	return name
}

// winners are the winners of a layer, by token of the current sentence.
type winners struct {
	epoch int64
	rules []*rule
}

// winnersOf returns the table of a layer for the current sentence.
func (m *Matcher) winnersOf(layer int) []*rule {
	o := &m.winners[layer]
	if o.epoch != m.resolutions {
		o.epoch = m.resolutions
		n := int(m.hi - m.lo)
		o.rules = slices.Grow(o.rules[:0], n)[:n]
		clear(o.rules)
	}
	return o.rules
}

// claim notes the winner of a position.
func (m *Matcher) claim(h *hit) {
	rules := m.winnersOf(h.rule.layer)
	for at := h.core.Start; at < h.core.End; at++ {
		rules[at-m.lo] = h.rule
	}
}

// winnerOver returns the winner that already has a token of h, or nil.
func (m *Matcher) winnerOver(h *hit) *rule {
	for _, r := range m.winnersOf(h.rule.layer)[h.core.Start-m.lo : h.core.End-m.lo] {
		if r != nil {
			return r
		}
	}
	return nil
}

// mention makes a mention of a match: its exception is tested, its captures are collected, its arguments are looked for, its
// features set.
func (m *Matcher) mention(h *hit) (document.Mention, bool) {
	r := h.rule
	if r.unless != nil && m.once(r.unless, h.match.Start) >= 0 {
		m.traceRefused(h, "its unless pattern matches")
		return document.Mention{}, false
	}
	m.captures, m.features = reserve(m.captures, reservedCaptures), reserve(m.features, reservedFeatures)
	from := len(m.captures)
	for _, c := range m.pairs(m.hitLog[h.logStart:h.logEnd]) {
		m.captures = append(m.captures, document.Capture{Name: m.set.captures[c.slot], Range: c.Range})
	}
	features := r.Emit
	if r.trigger() {
		voice := m.voice(h.core.Start)
		if !m.arguments(h, voice, from) {
			m.captures = m.captures[:from]
			return document.Mention{}, false
		}
		features = m.marked(h, voice)
	}
	caps := m.captures[from:len(m.captures):len(m.captures)]
	if byStart := func(a, b document.Capture) int { return int(a.Start - b.Start) }; !slices.IsSortedFunc(caps, byStart) {
		slices.SortStableFunc(caps, byStart)
	}
	return document.Mention{Range: h.match, Layer: r.Layer, Rule: r.Name, Features: features, Captures: caps, Ref: document.None}, true
}

// A mention seldom has more captures and features than these.
const (
	reservedCaptures = 16
	reservedFeatures = 8
)

// reserve gives a slice to append so many to. What no longer fits begins a new one, since mentions keep parts of the old.
func reserve[T any](s []T, n int) []T {
	if cap(s)-len(s) >= n {
		return s
	}
	return make([]T, 0, 8*n)
}

// triggerName is the capture at the top of a pattern that makes its rule a trigger rule.
const triggerName = "trigger"

// voiceMemo is the voice of a position in a sentence.
type voiceMemo struct {
	sentence int64
	voice    int
}

// voice returns the number of the first voice whose condition holds at the trigger, or one past the last number.
func (m *Matcher) voice(at int32) int {
	memo := &m.voiceMemos[at]
	if memo.sentence != m.sentence {
		memo.sentence = m.sentence
		voices := m.set.voices
		memo.voice = 0
		for memo.voice < len(voices) && m.once(voices[memo.voice].when, at) < 0 {
			memo.voice++
		}
	}
	return memo.voice
}

// voiceName returns the name of a voice by its number.
func (s *Set) voiceName(voice int) string {
	if voice == len(s.voices) {
		return anyVoice
	}
	return s.voices[voice].name
}

// arguments seeks the rule's roles from the trigger outwards. It reports whether the required ones were found.
func (m *Matcher) arguments(h *hit, voice int, from int) bool {
	for i := range h.rule.args {
		a := &h.rule.args[i]
		if m.argument(a, h, voice, from) || !a.required {
			continue
		}
		m.traceRefused(h, "nothing was found for the required role "+a.role)
		return false
	}
	return true
}

func (m *Matcher) argument(a *argument, h *hit, voice int, from int) bool {
	for _, f := range a.finders {
		if s := f.byVoice[voice]; s != nil && m.seek(s, h.core, a.role, m.captures[from:]) {
			return true
		}
	}
	return false
}

// marked returns what the rule emits, with the features that hold at the trigger and its voice.
func (m *Matcher) marked(h *hit, voice int) []document.Feature {
	r := h.rule
	from := len(m.features)
	m.features = append(m.features, r.Emit...)
	for i := range r.featureRules {
		if m.once(r.featureRules[i].when, h.core.Start) >= 0 {
			m.features = append(m.features, r.featureRules[i].set...)
		}
	}
	m.features = append(m.features, document.Feature{Name: "voice", Value: m.set.voiceName(voice)})
	return m.features[from:len(m.features):len(m.features)]
}
