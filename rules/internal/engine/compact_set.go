package engine

import "sync"

func (c *coder) set(s *Set) {
	c.vocabulary(&s.vocab)
	inPlace(c, &s.words.of)
	grouping(c, &s.words.sets)
	c.index(s)
	eachPart(c, &s.predicates, (*coder).predicate)
	eachPart(c, &s.wordLists, (*coder).wordList)
	eachPart(c, &s.features, func(c *coder, f *[]featureTest) { each(c, f, c.featureTest) })
	inPlace(c, &s.looks)
	eachPart(c, &s.probes, (*coder).program)
	num(c, &s.seeks)
	num(c, &s.slots)
	c.strs(&s.captures)
	c.strs(&s.layerNames)
	each(c, &s.voices, func(v *voice) {
		c.str(&v.name)
		maybe(c, &v.when, c.program)
	})
	c.common.voices = s.voices
	c.featureRulesOf(s)
	eachPart(c, &s.rules, (*coder).rule)
	eachPart(c, &c.finders, (*coder).finder)
	eachPart(c, &c.expressions, (*coder).expression)
	if c.writing && s.origin != nil {
		o := &coder{writing: true}
		s.origin.code(o)
		s.originText = string(o.data)
	}
	c.str(&s.originText)
}

// eachPart codes parts: where each begins among the parts of the form. They are read one by one when they are asked for.
func eachPart[T any](c *coder, p *parts[T], code func(*coder, *T)) {
	var at []int32
	if c.writing {
		for _, x := range p.all() {
			at = append(at, int32(len(c.apart.data)))
			code(c.apart, x)
		}
	}
	inPlace(c, &at)
	if c.writing {
		return
	}
	text, common := c.apart.text, c.common
	p.unread(len(at), func(number int32) *T {
		part := new(T)
		code(&coder{text: text, at: int(at[number]), common: common}, part)
		return part
	})
}

// numbered codes the number of a part that others share. One that is met first is numbered now, and written after all others.
func numbered[T any](c *coder, shared *parts[T], part **T) {
	number := int32(-1)
	if c.writing && *part != nil {
		n, ok := c.numbers[*part]
		if !ok {
			n = shared.add(*part)
			c.numbers[*part] = n
		}
		number = n
	}
	num(c, &number)
	if !c.writing && number >= 0 {
		*part = shared.of(number)
	}
}

// vocabulary codes the words in the order of their ids, and the table in which they are searched.
func (c *coder) vocabulary(v *vocabulary) {
	text, ends := v.text, v.ends
	if c.writing && len(v.added) > 0 {
		text, ends = v.joined()
	}
	c.str(&text)
	inPlace(c, &ends)
	inPlace(c, &v.slots)
	if !c.writing {
		v.text, v.ends = text, ends
	}
}

func grouping[T any](c *coder, g *grouped[T]) {
	inPlace(c, &g.from)
	inPlace(c, &g.items)
}

// index codes what Set.index finds.
func (c *coder) index(s *Set) {
	each(c, &s.numbered, func(p **phase) { maybe(c, p, c.phase) })
	if !c.writing {
		s.phases = make(map[string]*phase, len(s.numbered))
		for _, p := range s.numbered {
			s.phases[p.name] = p
		}
	}
	inPlace(c, &s.heads)
	grouping(c, &s.wordRules)
	grouping(c, &s.tagRules)
	inPlace(c, &s.wordPhases)
	inPlace(c, &s.tagPhases)
	inPlace(c, &s.layerTests)
	q := &s.questions
	grouping(c, &q.asking)
	grouping(c, &q.tagged)
	grouping(c, &q.begun)
	for i := range q.byteOf {
		num(c, &q.byteOf[i])
	}
	for _, r := range []*row{&q.without, &s.hinges.beside, &s.hinges.instead} {
		bits := []uint64(*r)
		inPlace(c, &bits)
		*r = bits
	}
}

func (c *coder) phase(p *phase) {
	c.str(&p.name)
	num(c, &p.number)
	num(c, &p.bit)
	c.bool(&p.exact)
	each(c, &p.byLayer, func(l *layerRules) {
		num(c, &l.layer)
		inPlace(c, &l.rules)
	})
	inPlace(c, &p.always)
}

func (c *coder) predicate(p *predicate) {
	each(c, &p.atoms, c.atom)
	num(c, &p.words)
	c.nums(&p.any)
	c.bool(&p.start)
	if p.start {
		num(c, &p.inside)
		num(c, &p.begins)
		num(c, &p.ends)
	}
}

func (c *coder) atom(a *atom) {
	num(c, &a.kind)
	c.bool(&a.neg)
	num(c, &a.words)
	num(c, &a.tags)
	if a.kind >= atomOpening {
		detailed := a.atomDetails != nil
		c.bool(&detailed)
		if detailed {
			if !c.writing {
				a.atomDetails = &atomDetails{}
			}
			c.details(a)
		}
	}
}

func (c *coder) details(a *atom) {
	c.bool(&a.lemma)
	switch a.kind {
	case atomOpening:
		for i := range a.bytes {
			num(c, &a.bytes[i])
		}
	case atomInside:
		num(c, &a.layer)
		each(c, &a.features, c.featureTest)
	case atomShape:
		c.strs(&a.shapes)
		num(c, &a.slot)
	case atomRegexp:
		numbered(c, &c.expressions, &a.re)
		num(c, &a.slot)
	}
}

func (c *coder) featureTest(f *featureTest) {
	c.str(&f.name)
	c.strs(&f.values)
	numbered(c, &c.expressions, &f.re)
	c.bool(&f.neg)
	c.bool(&f.head)
	if f.head {
		num(c, &f.lemma)
		num(c, &f.list)
	}
}

// expression codes the source of a regular expression, and what matches begin and end with.
func (c *coder) expression(x *expression) {
	c.str(&x.source)
	for i := range x.first {
		num(c, &x.first[i])
		num(c, &x.last[i])
	}
	c.bool(&x.filled)
	if c.writing {
		return
	}
	x.whole = sync.OnceValue(func() *wholeExpression {
		w, err := newWholeExpression(x.source)
		if err != nil {
			panic(err)
		}
		return w
	})
}

func (c *coder) wordList(l *wordList) {
	c.bool(&l.lemma)
	num(c, &l.opens)
	inPlace(c, &l.ends)
	inPlace(c, &l.from)
	inPlace(c, &l.words)
}
