package engine

import "math/bits"

// simulate answers a look-around for every position of the sentence in one pass: the mirrored program runs as a set of states
// against its direction and is started everywhere. It knows no captures and no order, so the pass is linear.
func (m *Matcher) simulate(p *program, value []answers) {
	s := &m.frame().simulation
	s.m, s.p, s.value, s.width = m, p, value, len(p.ins)
	n := m.hi - m.lo
	s.row = (s.width + 63) / 64
	s.active = zeroed(s.active, int(n+1)*s.row)
	from, to := m.from, m.to
	m.from, m.to = m.lo, m.hi
	for k := range n + 1 {
		if m.watch.over() {
			break
		}
		position := k
		if p.reverse {
			position = n - k
		}
		s.step(position)
	}
	m.from, m.to = from, to
}

type simulation struct {
	m        *Matcher
	p        *program
	value    []answers
	width    int
	row      int      // words of active for each position
	active   []uint64 // a bit for each instruction, position by position
	todo     []int32
	branches states // of which only the stack is used
}

// push activates an instruction at a position and reports whether it was not active before.
func (s *simulation) push(position, pc int32) bool {
	word := &s.active[int(position)*s.row+int(pc>>6)]
	bit := uint64(1) << (pc & 63)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}

func (s *simulation) here(position, pc int32) {
	if s.push(position, pc) {
		s.todo = append(s.todo, pc)
	}
}

// step follows all active states of a position; those that read a token become active at a later position.
func (s *simulation) step(position int32) {
	s.todo = s.todo[:0]
	for i, word := range s.active[int(position)*s.row : int(position+1)*s.row] {
		for ; word != 0; word &= word - 1 {
			s.todo = append(s.todo, int32(i<<6+bits.TrailingZeros64(word)))
		}
	}
	s.here(position, 0)
	for len(s.todo) > 0 && !s.m.watch.over() {
		pc := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		s.follow(position, pc)
	}
}

func (s *simulation) follow(position, pc int32) {
	m, in := s.m, &s.p.ins[pc]
	at := position + m.lo
	s.branches.stack = s.branches.stack[:0]
	switch in.op {
	case insSplit:
		s.here(position, in.x)
		s.here(position, in.y)
	case insJump:
		s.here(position, in.x)
	case insCapture:
		s.here(position, pc+1)
	case insLook:
		if m.lookAround(in.arg, at) != in.neg {
			s.here(position, pc+1)
		}
	case insEdge:
		if m.edge(in, at) {
			s.here(position, pc+1)
		}
	case insToken:
		if next := m.token(in.arg, s.p.reverse, at); next >= 0 {
			s.push(next-m.lo, pc+1)
		}
	case insLayer:
		m.mentions(&s.branches, in, s.p.reverse, pc, at)
	case insList:
		m.entries(&s.branches, in, s.p.reverse, pc, at)
	case insRun:
		m.tokens(&s.branches, in, s.p.reverse, pc, at)
	case insMatch:
		s.value[position>>6].value |= 1 << (position & 63)
	}
	for _, j := range s.branches.stack {
		if j.pos == at { // no token at all
			s.here(position, j.pc)
		} else {
			s.push(j.pos-m.lo, j.pc)
		}
	}
}
