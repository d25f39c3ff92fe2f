package engine

import (
	"slices"

	"dateline/extract/document"
)

// job is a state that the machine has still to try.
type job struct{ pc, pos, log int32 }

// captured is the position where a capture opens (even slot) or shuts (odd slot).
type captured struct{ slot, pos int32 }

// lookMemo holds the answers of a look-around for one sentence.
type lookMemo struct {
	sentence  int64 // for which the answers are valid
	probes    int32 // positions that were tried one by one
	simulated bool
	near      [2]answers // those of most sentences are in the line of the cache that holds the rest
	far       []answers  // of longer ones
}

// answers are those for 64 positions, a bit each.
type answers struct{ known, value uint64 }

// memoBits remembers which states of a program have failed at which positions of a sentence. The states of one position are
// adjacent, so that clearing costs as much as the run that has marked them, however long the sentence is.
type memoBits struct {
	on         bool
	bits       []uint64 // zero outside of the words from first up to end
	states     int      // of the program, per position
	first, end int
}

// reset forgets everything and makes room for a program and the positions of a sentence.
func (b *memoBits) reset(p *program, positions int32) {
	if b.first < b.end {
		clear(b.bits[b.first:b.end])
	}
	b.on, b.states = true, p.memos
	n := (int(positions)*p.memos + 63) / 64
	if len(b.bits) < n {
		b.bits = make([]uint64, n+n/2)
	}
	b.first, b.end = len(b.bits), 0
}

// tried marks a state and reports whether it had been marked before.
func (b *memoBits) tried(memo int16, position int32) bool {
	at := int(position)*b.states + int(memo)
	word, bit := at>>6, uint64(1)<<(at&63)
	if b.bits[word]&bit != 0 {
		return true
	}
	b.bits[word] |= bit
	b.first, b.end = min(b.first, word), max(b.end, word+1)
	return false
}

// forget clears the marks at one position, after a match that ends there.
func (b *memoBits) forget(position int32) {
	for at := int(position) * b.states; at < (int(position)+1)*b.states; at++ {
		b.bits[at>>6] &^= 1 << (at & 63)
	}
}

// frame is the scratch of one run of a program. Look-arounds run inside other programs, so frames form a stack.
type frame struct {
	memo memoBits
	states
	simulation simulation
}

// states are the states that a run has still to try, and its captures so far.
type states struct {
	stack []job
	log   []captured
}

// frame gives the scratch for the nesting depth of the moment.
func (m *Matcher) frame() *frame {
	for len(m.frames) <= m.depth {
		m.frames = append(m.frames, &frame{})
	}
	return m.frames[m.depth]
}

// maxWindow is how many tokens a program sees that runs from one position: a side of a trigger, a finder's pattern, an
// exception. It makes the work per trigger independent of the sentence.
const maxWindow = 64

// once runs p at a position with a fresh memo and returns the end, or -1. The captures are in the frame's log.
func (m *Matcher) once(p *program, pos int32) int32 {
	return m.within(p, pos, max(m.lo, pos-maxWindow), min(m.hi, pos+maxWindow))
}

// within is once for a program that sees the tokens from and up to to.
func (m *Matcher) within(p *program, pos, from, to int32) int32 {
	if !m.mayStart(p.starts, p.reverse, pos) {
		f := m.frame()
		f.log = f.log[:0]
		return -1
	}
	return m.started(p, pos, from, to)
}

// started runs p at a position at which it can start.
func (m *Matcher) started(p *program, pos, from, to int32) int32 {
	f := m.frame()
	f.log = f.log[:0]
	f.memo.on = false
	wasFrom, wasTo := m.from, m.to
	m.from, m.to = from, to
	end := m.try(f, p, pos)
	m.from, m.to = wasFrom, wasTo
	return end
}

// freeSteps is how many steps a run may take before it begins to remember which states have failed. Most runs are over by then, and
// remembering costs more than it saves.
const freeSteps = 48

// try runs p at a position by backtracking. States that failed before, from this start or another, are not tried again, which
// keeps the whole search linear in the sentence. The captures of a match are appended to f.log.
func (m *Matcher) try(f *frame, p *program, pos int32) int32 {
	ins, base := p.ins, len(f.log)
	f.stack = f.stack[:0] // and the log stay in the frame: as variables of the loop they were moved about at every step
	pc, at, fuel, back := int32(0), pos, freeSteps, p.back()
	if p.emptyLoop {
		fuel = 0
	}
	if in := &ins[0]; in.op == insToken && in.arg == p.starts && m.trace == nil { // the token was tested before the run
		at = f.take(in, at, back)
		pc++
	}
step:
	for {
		in := &ins[uint32(pc)]
		if fuel--; fuel >= 0 || in.memo < 0 || !m.tried(f, p, in.memo, at) {
			switch in.op {
			case insToken:
				token := at + back
				if inside := token >= m.from && token < m.to; inside && m.mayHold(in.arg, token) && (m.mustHold(in.arg, token) || m.openHolds(in.arg, token)) {
					at = f.take(in, at, back)
					pc++
					continue
				}
			case insSplit:
				for { // down the alternatives
					token := at + back
					if in.arg == anything || m.trace != nil {
						break
					}
					if inside := token >= m.lo && token < m.hi; inside && m.mayHold(in.arg, token) && (m.mustHold(in.arg, token) || m.openHolds(in.arg, token)) {
						break
					}
					pc = in.y
					if in = &ins[pc]; in.op != insSplit || in.memo >= 0 {
						continue step
					}
				}
				f.stack = append(f.stack, job{in.y, at, int32(len(f.log))})
				pc = in.x
				if token := at + back; in.neg && token >= m.from && token < m.to && m.trace == nil { // the choice has tested the token
					at = f.take(&ins[pc], at, back)
					pc++
				}
				continue
			case insLayer:
				if m.mentions(&f.states, in, p.reverse, pc, at) {
					pc, at = f.pop()
					continue
				}
			case insList:
				if m.entries(&f.states, in, p.reverse, pc, at) {
					pc, at = f.pop()
					continue
				}
			case insRun:
				if m.tokens(&f.states, in, p.reverse, pc, at) {
					pc, at = f.pop()
					continue
				}
			case insCapture:
				f.log = append(f.log, captured{in.arg, at})
				pc++
				continue
			case insJump:
				pc = in.x
				continue
			case insMatch:
				return at
			case insLook:
				if m.mayStart(in.y, p.reverse, at) && m.lookAround(in.arg, at) != in.neg {
					pc++
					continue
				}
			case insEdge:
				if m.edge(in, at) {
					pc++
					continue
				}
			}
			if m.trace != nil {
				m.trace.miss(p, pc, at)
			}
		}
		if len(f.stack) == 0 {
			f.log = f.log[:base]
			return -1
		}
		pc, at = f.pop()
	}
}

// take notes the capture of a token that satisfies an instruction, and returns the position after it.
func (s *states) take(in *instruction, at, back int32) (next int32) {
	next = at + 1 + 2*back
	if in.x > 0 {
		s.log = append(s.log, captured{2 * (in.x - 1), at}, captured{2*in.x - 1, next})
	}
	return next
}

// pop takes the state that was pushed last.
func (s *states) pop() (pc, at int32) {
	j := s.stack[len(s.stack)-1]
	s.stack, s.log = s.stack[:len(s.stack)-1], s.log[:j.log]
	return j.pc, j.pos
}

// tried marks a state of a run that remembers, and reports whether it had been marked before. When the context is done, the
// run fails.
func (m *Matcher) tried(f *frame, p *program, memo int16, at int32) bool {
	if m.watch.over() {
		f.stack = f.stack[:0]
		return true
	}
	if !f.memo.on {
		f.memo.reset(p, m.hi-m.lo+1)
	}
	return f.memo.tried(memo, at-m.lo)
}

// token returns the position after one token that satisfies a predicate, or -1.
func (m *Matcher) token(predicate int32, reverse bool, at int32) int32 {
	token, next := nextToken(reverse, at)
	if token >= m.from && token < m.to && m.holds(predicate, token) {
		return next
	}
	return -1
}

// nextToken returns the token that a program reads at a position, and the position after it.
func nextToken(reverse bool, at int32) (token, next int32) {
	if reverse {
		return at - 1, at - 1
	}
	return at, at + 1
}

// push adds the state after an instruction.
func (s *states) push(pc, at int32) {
	s.stack = append(s.stack, job{pc + 1, at, int32(len(s.log))})
}

// tokens pushes a state after each number of tokens that satisfy a predicate, if what follows may begin there, and reports whether
// there are any. Like mentions and entries it pushes last what is to be tried first.
func (m *Matcher) tokens(s *states, in *instruction, reverse bool, pc, at int32) bool {
	before, any := len(s.stack), in.x == anything || m.trace != nil
	for left := in.y; ; left-- {
		token, next := nextToken(reverse, at)
		if any {
			s.push(pc, at)
		} else if inside := token >= m.lo && token < m.hi; inside && m.mayHold(in.x, token) && (m.mustHold(in.x, token) || m.openHolds(in.x, token)) {
			s.push(pc, at)
		}
		if left == 0 || token < m.from || token >= m.to {
			break
		}
		if !m.mayHold(in.arg, token) || !m.mustHold(in.arg, token) && !m.openHolds(in.arg, token) {
			break
		}
		at = next
	}
	if in.neg {
		slices.Reverse(s.stack[before:])
	}
	return len(s.stack) > before
}

// mentions pushes a state after each mention at the position, the longest last.
func (m *Matcher) mentions(s *states, in *instruction, reverse bool, pc, at int32) bool {
	before := len(s.stack)
	switch l := m.layers[in.arg]; {
	case reverse && at > m.from && m.masks[at].ends>>in.arg&1 != 0:
		ms := l.EndingAt(at)
		for k := len(ms) - 1; k >= 0; k-- {
			x := &l.Mentions()[ms[k]]
			if x.Start >= m.lo && m.mayStart(in.y, true, x.Start) && m.mentionHolds(in.x, x) {
				s.push(pc, x.Start)
			}
		}
	case !reverse && at < m.to && m.masks[at].begins>>in.arg&1 != 0:
		ms := l.StartingAt(at)
		for k := len(ms) - 1; k >= 0; k-- {
			if end := ms[k].End; end <= m.hi && m.mayStart(in.y, false, end) && m.mentionHolds(in.x, &ms[k]) {
				s.push(pc, end)
			}
		}
	}
	return len(s.stack) > before
}

func (m *Matcher) mentionHolds(tests int32, x *document.Mention) bool {
	return tests < 0 || m.allHold(*m.set.features.of(tests), x)
}

// entries pushes a state after each entry of a list at the position, the longest last. It follows the list's trie.
func (m *Matcher) entries(s *states, in *instruction, reverse bool, pc, at int32) bool {
	l := m.set.wordLists.of(in.arg)
	if !reverse && in.x >= 0 && (at >= m.to || !m.holds(in.x, at)) {
		return false
	}
	if m.token(l.opens, reverse, at) < 0 {
		return false
	}
	before, node := len(s.stack), int32(0)
	for {
		token, next := nextToken(reverse, at)
		if token < m.from || token >= m.to {
			break
		}
		if node = l.step(node, &m.ids[token]); node == 0 {
			break
		}
		at = next
		lastHolds := !reverse || in.x < 0
		if l.ends[node] && m.mayStart(in.y, reverse, at) && (lastHolds || m.holds(in.x, at)) {
			s.push(pc, at)
		}
	}
	return len(s.stack) > before
}

// edge tests an edge of the sentence or of a mention.
func (m *Matcher) edge(in *instruction, at int32) bool {
	if in.arg < 0 {
		if in.neg {
			return at == m.hi
		}
		return at == m.lo
	}
	if in.neg {
		return m.masks[at].ends>>in.arg&1 != 0
	}
	return m.masks[at].begins>>in.arg&1 != 0
}

func zeroed[T any](a []T, n int) []T {
	if cap(a) < n {
		return make([]T, n)
	}
	a = a[:n]
	clear(a)
	return a
}
