package rules

// sweep answers a look-around for every place of the sentence in one pass: the mirrored program runs as a set of states
// against its direction and is started everywhere. It knows no captures and no order, so the pass is linear.
func (m *Matcher) sweep(p *program, value []uint64) {
	s := &m.frame().sweeper
	s.m, s.p, s.value, s.width = m, p, value, len(p.ins)
	n := m.hi - m.lo
	s.active = zeroed(s.active, (int(n+1)*s.width+63)/64)
	from, to := m.from, m.to
	m.from, m.to = m.lo, m.hi
	for k := range n + 1 {
		place := k
		if p.reverse {
			place = n - k
		}
		s.step(place)
	}
	m.from, m.to = from, to
}

type sweeper struct {
	m      *Matcher
	p      *program
	value  []uint64
	width  int
	active []uint64 // a bit for each place and instruction
	todo   []int32
	jobs   []job
}

// push activates an instruction at a place and reports whether it was not active before.
func (s *sweeper) push(place, pc int32) bool {
	at := int(place)*s.width + int(pc)
	bit := uint64(1) << (at & 63)
	if s.active[at>>6]&bit != 0 {
		return false
	}
	s.active[at>>6] |= bit
	return true
}

func (s *sweeper) here(place, pc int32) {
	if s.push(place, pc) {
		s.todo = append(s.todo, pc)
	}
}

// step follows all active states of a place; those that read a token become active at a later place.
func (s *sweeper) step(place int32) {
	s.todo = s.todo[:0]
	for pc := range int32(s.width) {
		at := int(place)*s.width + int(pc)
		if s.active[at>>6]>>(at&63)&1 != 0 {
			s.todo = append(s.todo, pc)
		}
	}
	s.here(place, 0)
	for len(s.todo) > 0 {
		pc := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		s.follow(place, pc)
	}
}

func (s *sweeper) follow(place, pc int32) {
	m, in := s.m, &s.p.ins[pc]
	at := place + m.lo
	switch in.op {
	case insSplit:
		s.here(place, in.x)
		s.here(place, in.y)
	case insJump:
		s.here(place, in.x)
	case insCapture:
		s.here(place, pc+1)
	case insLook, insEdge:
		if m.zeroWidth(in, at) {
			s.here(place, pc+1)
		}
	case insToken:
		if m.token(in, s.p.reverse, &at) {
			s.push(at-m.lo, pc+1)
		}
	case insLayer, insList:
		s.jobs = m.branch(s.jobs[:0], in, s.p.reverse, pc, at, 0)
		for _, j := range s.jobs {
			s.push(j.pos-m.lo, j.pc)
		}
	case insMatch:
		s.value[place>>6] |= 1 << (place & 63)
	}
}
