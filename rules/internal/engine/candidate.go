package engine

import "math/bits"

// startState is where a rule is started in the current sentence.
type startState struct {
	windows  [4]uint64 // positions where it may start
	epoch    int64     // in which it became a candidate
	lastAt   int32     // trigger it was last tried at
	min, max int32     // where its key may be from the position, as its anchor says: the rule itself lies elsewhere in memory
}

var everywhere = [4]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// windowTokens is the length of a sentence's part that windows can describe; after it a candidate may start anywhere.
const windowTokens = 256

// candidate makes a rule, given by its index, a candidate of the sentence.
func (m *Matcher) candidate(rule int32) *startState {
	s := &m.ruleStarts[rule]
	if s.epoch != m.epoch {
		s.epoch, s.windows = m.epoch, [4]uint64{}
		m.candidates = append(m.candidates, rule)
	}
	return s
}

// open lets a rule start at the positions from which it can reach the key at a token.
func (m *Matcher) open(rule, at int32) {
	s := m.candidate(rule)
	position, w := int(at-m.lo), &s.windows
	if s.min == 0 && s.max == 0 && position < windowTokens {
		w[position>>6] |= 1 << (position & 63)
		return
	}
	from, to := max(0, position-int(s.max)), position-int(s.min)
	if m.trace != nil {
		to = max(to, position) // so that the trace says why a match cannot start here
	}
	if to < 0 {
		return
	}
	if to >= windowTokens {
		*w = everywhere
		return
	}
	for i := from >> 6; i < to>>6; i++ {
		w[i] |= ^uint64(0) << (from & 63)
		from = (i + 1) << 6
	}
	w[to>>6] |= ^uint64(0) << (from & 63) & (^uint64(0) >> (63 - to&63))
}

// nextStart returns the first position from at on at which a match of a rule may start, or the end of the sentence.
func (m *Matcher) nextStart(r *rule, at int32) int32 {
	w, starts := &m.ruleStarts[r.index].windows, r.starts()
	for q := at - m.lo; q < windowTokens && at < m.hi; q = at - m.lo {
		left := w[q>>6] &^ (1<<(q&63) - 1)
		if at = m.lo + q&^63; left != 0 && starts != anything && m.trace == nil {
			left = m.starting(starts, at, left)
		}
		if left != 0 {
			return min(m.hi, at+int32(bits.TrailingZeros64(left)))
		}
		at += 64
	}
	for ; at < m.hi; at++ {
		if m.mayStart(starts, false, at) {
			return at
		}
	}
	return m.hi
}

// starting returns the first of the positions, a bit each from at on, at which something with these starts may match from left to right. Bits
// of layers say that of an opening and of what firstToken returns.
func (m *Matcher) starting(starts, at int32, positions uint64) uint64 {
	t := &m.set.layerTests[starts]
	rows, masks := m.rowAt[at:m.hi], m.masks[at:m.hi]
	for ; positions != 0; positions &= positions - 1 {
		q := bits.TrailingZeros64(positions)
		if q >= len(rows) {
			return 0
		}
		if !m.hinges.may(rows[q], starts) {
			continue
		}
		if m.hinges.sure(rows[q], starts) || t.bitsHold(&masks[q]) {
			return positions
		}
	}
	return 0
}
