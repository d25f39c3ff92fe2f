package engine

// renumber gives the predicates new numbers: numbers[old] is the new one.
func (s *Set) renumber(numbers []int32) {
	to := func(id *int32) {
		if *id >= 0 {
			*id = numbers[*id]
		}
	}
	heads := func(tests []featureTest) {
		for i := range tests {
			if tests[i].head {
				to(&tests[i].lemma)
			}
		}
	}
	renumbered := make([]predicate, len(s.predicates))
	for old, p := range s.predicates {
		for i := range p.any {
			to(&p.any[i])
		}
		for i := range p.atoms {
			if p.atoms[i].kind == atomInside {
				heads(p.atoms[i].features)
			}
		}
		renumbered[numbers[old]] = p
	}
	for _, tests := range s.features {
		heads(tests)
	}
	s.predicates = renumbered
	s.eachProgram(func(p *program) {
		to(&p.starts)
		for i := range p.ins {
			p.ins[i].eachPredicate(to)
		}
	})
	for i := range s.looks {
		to(&s.looks[i].token)
	}
	for _, l := range s.wordLists {
		to(&l.opens)
	}
	for _, r := range s.rules {
		to(&r.first)
	}
}

// eachPredicate gives the numbers of predicates that an instruction has, or -1 for none.
func (in *instruction) eachPredicate(do func(*int32)) {
	switch in.op {
	case insToken, insSplit:
		do(&in.arg)
	case insRun:
		do(&in.arg)
		do(&in.x)
	case insLayer:
		do(&in.y)
	case insList:
		do(&in.x)
		do(&in.y)
	}
}

// eachProgram gives every program of the set once.
func (s *Set) eachProgram(do func(*program)) {
	seen := map[*program]bool{nil: true}
	give := func(ps ...*program) {
		for _, p := range ps {
			if !seen[p] {
				seen[p] = true
				do(p)
			}
		}
	}
	for i := range s.looks {
		give(s.looks[i].probe, s.looks[i].everywhere)
	}
	for _, v := range s.voices {
		give(v.when)
	}
	for _, r := range s.rules {
		give(r.span, r.pre, r.post, r.unless)
		for _, m := range r.marks {
			give(m.when)
		}
		for _, a := range r.args {
			for _, f := range a.finders {
				for _, v := range f.voices {
					give(v.find, v.stop, v.skip)
				}
			}
		}
	}
}
