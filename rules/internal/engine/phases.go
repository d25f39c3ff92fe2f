package engine

import "slices"

// phase is a set of rules that run together, and what starts them.
type phase struct {
	name    string
	number  int
	bit     uint32
	exact   bool // every rule starts at its trigger, which is a token with one of its words or tags
	byLayer []layerRules
	always  []int32
}

// layerRules are the rules that a layer starts.
type layerRules struct {
	layer int
	rules []starter
}

// head is what is asked of a rule more often than anything else, before the rule itself.
type head struct {
	phase    int32 // its number
	first    int32 // of a trigger rule: the predicate of the trigger's first token, or -1; opensPositions if the rule opens positions to start at
	starts   int32 // see rule.starts
	list     int32 // the list that it reads an entry of before anything else, or -1
	min, max int32 // where its key may be from its position
}

// exact reports whether the key of the rule is where the rule starts.
func (h *head) exact() bool { return h.min == 0 && h.max == 0 }

// index enters the rules into their phases. The first matcher asks for it; a compact form has it ready-made.
func (s *Set) index() {
	s.phases, s.numbered = map[string]*phase{}, nil
	for _, r := range s.rules.all() {
		p := s.phase(r.Phase)
		p.index(r)
		s.heads = append(s.heads, r.head(p))
	}
	orderRules(s.rules.list())
	s.wordRules = s.rulesUnder(keyWord, s.vocab.len()+1)
	s.tagRules = s.rulesUnder(keyTag, len(rows{}.byTag))
	s.wordPhases, s.tagPhases = s.phasesOf(&s.wordRules), s.phasesOf(&s.tagRules)
	s.hinges = newHinges(s)
	s.questions = newQuestions(s)
	s.layerTests = make([]layerTest, s.predicates.len())
	for id, p := range s.predicates.all() {
		s.layerTests[id] = p.layerTest()
	}
}

func (s *Set) phase(name string) *phase {
	p := s.phases[name]
	if p == nil {
		number := min(len(s.phases), maxPhases-1) // more are an error
		p = &phase{name: name, number: number, bit: 1 << number, exact: true}
		s.phases[name] = p
		s.numbered = append(s.numbered, p)
	}
	return p
}

// index enters a rule under its keys, but for words and tags: see rulesUnder.
func (p *phase) index(r *rule) {
	if len(r.anchor.keys) == 0 {
		p.always = append(p.always, int32(r.index))
	}
	p.exact = p.exact && r.trigger() && r.anchor.exact() && len(r.anchor.keys) > 0
	for _, k := range r.anchor.keys {
		if k.kind == keyLayer {
			p.exact = false
			p.indexLayer(int(k.id), r)
		}
	}
}

func (p *phase) indexLayer(layer int, r *rule) {
	i := slices.IndexFunc(p.byLayer, func(l layerRules) bool { return l.layer == layer })
	if i < 0 {
		i = len(p.byLayer)
		p.byLayer = append(p.byLayer, layerRules{layer: layer})
	}
	h := r.head(p)
	if rs := p.byLayer[i].rules; len(rs) == 0 || int(rs[len(rs)-1].rule) != r.index {
		p.byLayer[i].rules = append(rs, h.starter(int32(r.index)))
	}
}

// rulesUnder returns the rules of all phases under the ids of keys of a kind, in their order. A rule may be under a key twice.
func (s *Set) rulesUnder(kind keyKind, ids int) grouped[int32] {
	return group(ids, func(give func(int32, int32)) {
		for i, r := range s.rules.all() {
			for _, k := range r.anchor.keys {
				if k.kind == kind {
					give(k.id, int32(i))
				}
			}
		}
	})
}

// phasesOf returns the phases of the rules under each id, a bit each.
func (s *Set) phasesOf(under *grouped[int32]) []uint32 {
	out := make([]uint32, len(under.from)-2)
	for id := range out {
		for _, i := range under.of(int32(id)) {
			out[id] |= 1 << s.heads[i].phase
		}
	}
	return out
}

func (r *rule) head(p *phase) head {
	h := head{phase: int32(p.number), first: opensPositions, starts: r.starts(), list: -1,
		min: int32(r.anchor.at.min), max: int32(r.anchor.at.max)}
	if r.trigger() && h.exact() {
		h.first = r.first
	}
	if in := r.program().firstList(); in != nil {
		h.list = in.arg
	}
	return h
}

// starter is the rule of a number as a token starts it.
func (h *head) starter(number int32) starter { return starter{h.first, number, anyWord} }
