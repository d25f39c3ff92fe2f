package engine

import (
	"cmp"
	"slices"

	"dateline/rules/internal/pattern"
)

// heat estimates how often each predicate is asked, in questions for a token of news. Rough figures are enough: they only rank.
type heat struct {
	set   *Set
	of    []float64 // by predicate
	looks []float64 // by look-around: how often it is asked
}

// Shares of the steps of a program after which it continues.
const (
	passing  = 0.3  // a test of a token, or of what a pattern may begin with
	skipping = 0.7  // an alternative that may not begin there
	entering = 0.05 // an entry of a list
	matching = 0.05 // a rule that is started
)

// sortPredicates numbers the predicates anew, those first that are asked the most. Five hundred of ten thousand get two questions of
// three: they share two blocks of a row, which stay near the processor.
func (s *Set) sortPredicates() {
	h := &heat{set: s, of: make([]float64, len(s.predicates)), looks: make([]float64, len(s.looks))}
	h.all()
	order := make([]int32, len(s.predicates))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(h.of[y], h.of[x]) })
	numbers := make([]int32, len(order))
	for n, id := range order {
		numbers[id] = int32(n)
	}
	s.renumber(numbers)
}

func (h *heat) all() {
	for _, r := range h.set.rules {
		h.rule(r)
	}
	for i := range h.set.voices {
		h.program(h.set.voices[i].when, matching)
	}
	for id := len(h.looks) - 1; id >= 0; id-- { // one inside another was compiled before it
		h.look(&h.set.looks[id], min(1, h.looks[id]))
	}
	for id := len(h.of) - 1; id >= 0; id-- {
		for _, o := range h.set.predicates[id].any {
			h.of[o] += passing * h.of[id]
		}
	}
}

func (h *heat) look(l *lookAround, rate float64) {
	if l.token >= 0 {
		h.ask(l.token, rate)
		return
	}
	h.program(l.probe, rate)
	h.program(l.everywhere, rate*passing)
}

// reached is how many places of a search are looked at, more or less.
const reached = 4

func (h *heat) rule(r *rule) {
	rate := r.anchor.share
	if len(r.anchor.keys) == 0 {
		rate = 1
	}
	rate *= min(8, float64(r.anchor.at.places()))
	if r.trigger() {
		h.ask(r.first, rate)
	}
	h.program(r.span, rate)
	h.program(r.post, rate*passing)
	h.program(r.pre, rate*passing*passing)
	rate *= matching
	h.program(r.unless, rate)
	for i := range r.marks {
		h.program(r.marks[i].when, rate)
	}
	for i := range r.args {
		for _, f := range r.args[i].finders {
			for _, name := range pattern.SortedKeys(f.voices) { // in one order, since sums of fractions depend on it
				s := f.voices[name]
				h.program(s.find, rate*reached)
				h.program(s.stop, rate*reached)
				h.program(s.skip, rate*reached)
			}
		}
	}
}

func (h *heat) ask(predicate int32, rate float64) {
	if predicate >= 0 {
		h.of[predicate] += rate
	}
}

// program adds what a program asks that is run so often for a token.
func (h *heat) program(p *program, rate float64) {
	if p == nil {
		return
	}
	h.ask(p.starts, rate)
	if p.starts != anything {
		rate *= passing
	}
	at := make([]float64, len(p.ins)+1)
	at[0] = rate
	for pc := range p.ins {
		h.step(&p.ins[pc], int32(pc), at)
	}
}

// step adds what an instruction asks, and how often those after it run.
func (h *heat) step(in *instruction, pc int32, at []float64) {
	rate := at[pc]
	next := &at[pc+1]
	switch in.op {
	case insToken:
		h.ask(in.arg, rate)
		*next += rate * passing
	case insSplit:
		h.ask(in.arg, rate)
		at[in.x] += rate * passing
		at[in.y] += rate * skipping
	case insRun:
		h.ask(in.arg, 2*rate)
		h.ask(in.x, 2*rate)
		*next += rate
	case insLayer:
		h.ask(in.y, rate*passing)
		*next += rate * passing
	case insList:
		h.ask(in.x, rate)
		h.ask(h.set.wordLists[in.arg].opens, rate)
		h.ask(in.y, rate*entering)
		*next += rate * entering
	case insLook:
		h.looks[in.arg] += rate
		*next += rate * passing
	case insJump:
		at[in.x] += rate
	default:
		*next += rate
	}
}
