package engine

import "slices"

// fewProbes is how many positions of a sentence a look-around without a short bound is tried at before all are answered in one
// simulation. It bounds the cost. Most sentences have fewer positions.
const fewProbes = 128

// lookAround answers a look-around. The answer depends on the position alone and is kept for the sentence.
func (m *Matcher) lookAround(id, at int32) bool {
	l := &m.set.looks[id]
	if l.token >= 0 {
		return m.tokenAt(l, at)
	}
	if l.starts != anything && !m.startsAt(l.starts, l.reverse(), at) {
		return false
	}
	memo := &m.lookMemos[id]
	known := memo.answers(m.sentence, int(m.hi-m.lo)/64+1)
	a, bit := &known[(at-m.lo)>>6], uint64(1)<<((at-m.lo)&63)
	if l.everywhere >= 0 && (memo.simulated || memo.probes >= fewProbes && a.known&bit == 0) {
		if !memo.simulated {
			memo.simulated = true
			trace := m.nest()
			m.simulate(m.set.probes.of(l.everywhere), known)
			m.unnest(trace)
		}
		return a.value&bit != 0
	}
	if a.known&bit == 0 {
		a.known |= bit
		memo.probes++
		trace := m.nest()
		if m.started(m.set.probes.of(l.probe), at, m.lo, m.hi) >= 0 {
			a.value |= bit
		}
		m.unnest(trace)
	}
	return a.value&bit != 0
}

// answers returns those for a sentence, so many, which are empty when it is first asked about.
func (k *lookMemo) answers(sentence int64, n int) []answers {
	all := k.near[:]
	if n > len(all) {
		k.far = slices.Grow(k.far[:0], n)[:n]
		all = k.far
	}
	if k.sentence != sentence {
		k.sentence, k.simulated, k.probes = sentence, false, 0
		clear(all[:n])
	}
	return all
}

// tokenAt answers a look-around that asks for one token.
func (m *Matcher) tokenAt(l *lookAround, at int32) bool {
	at += l.back
	if at < m.lo || at >= m.hi {
		return false
	}
	return m.holds(l.token, at)
}

// nest goes one frame deeper and takes the trace away: the failure of a look-around is traced by its owner.
func (m *Matcher) nest() *Trace {
	trace := m.trace
	m.trace = nil
	m.depth++
	return trace
}

// unnest undoes nest.
func (m *Matcher) unnest(trace *Trace) {
	m.depth--
	m.trace = trace
}
