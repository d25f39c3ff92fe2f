package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// compactVersion is of the form that AppendCompact writes. Change it with any change of what is compiled or how.
const compactVersion = "dateline rules 25\n"

// AppendCompact appends the compiled set in a form that LoadCompact reads in a small part of the time that compiling takes.
// What only explanations, tests and checks need is left out.
func (s *Set) AppendCompact(out []byte) []byte {
	c := &coder{data: append(out, compactVersion...), writing: true, expressions: map[string]*expression{}}
	c.set(s)
	return c.data
}

// LoadCompact reads what AppendCompact has written. Traces of the set lack the reasons why patterns failed, and its rules have no
// tests. An error means that the data is damaged or of another version: compile the rules then.
func LoadCompact(data string) (set *Set, err error) {
	if !strings.HasPrefix(data, compactVersion) {
		return nil, errors.New("compact rules: another version")
	}
	defer func() {
		if r := recover(); r != nil {
			set, err = nil, fmt.Errorf("compact rules: damaged: %v", r)
		}
	}()
	c := &coder{text: data[len(compactVersion):], expressions: map[string]*expression{}}
	set = &Set{}
	c.set(set)
	if c.at < len(c.text) {
		return nil, errors.New("compact rules: damaged: bytes are left")
	}
	return set, nil
}

// coder writes values or reads them into the same positions, so that there is one description of the form.
type coder struct {
	writing      bool
	data         []byte // what is written so far
	text         string // all that is read, of which the strings are parts
	at           int    // what is read of it so far, in bytes
	expressions  map[string]*expression
	moreAtoms    []atom // for the next predicates
	finders      []*finder
	featureRules []phaseFeatureRules
}

// phaseFeatureRules are the feature rules that all trigger rules of a phase share.
type phaseFeatureRules struct {
	phase string
	rules []featureRule
}

// num codes a whole number of any kind.
func num[T ~int | ~int16 | ~int32 | ~uint8 | ~uint32 | ~uint64](c *coder, v *T) {
	if c.writing {
		c.data = binary.AppendVarint(c.data, int64(*v))
		return
	}
	b := c.text[c.at]
	c.at++
	x := uint64(b & 0x7f)
	for shift := 7; b >= 0x80; shift += 7 {
		b = c.text[c.at]
		c.at++
		x |= uint64(b&0x7f) << shift
	}
	*v = T(int64(x>>1) ^ -int64(x&1))
}

// delta codes how far a number is from the last one of its kind: most follow each other.
func (c *coder) delta(v, last *int32) {
	d := *v - *last
	num(c, &d)
	*v = *last + d
	*last = *v
}

func (c *coder) bool(v *bool) {
	var x uint8
	if *v {
		x = 1
	}
	num(c, &x)
	*v = x == 1
}

func (c *coder) str(v *string) {
	n := len(*v)
	num(c, &n)
	if c.writing {
		c.data = append(c.data, *v...)
		return
	}
	*v = c.text[c.at : c.at+n]
	c.at += n
}

// each codes the elements of a slice. A nil slice comes back as nil.
func each[T any](c *coder, s *[]T, code func(*T)) {
	n := len(*s)
	num(c, &n)
	if !c.writing && n != 0 {
		if n < 0 || n > len(c.text)-c.at { // every element takes a byte at least
			panic("length")
		}
		*s = make([]T, n)
	}
	for i := range *s {
		code(&(*s)[i])
	}
}

// maybe codes what a pointer points to, or that it is nil.
func maybe[T any](c *coder, p **T, code func(*T)) {
	there := *p != nil
	c.bool(&there)
	if !there {
		return
	}
	if !c.writing {
		*p = new(T)
	}
	code(*p)
}

func (c *coder) strs(s *[]string) { each(c, s, c.str) }

// nums codes numbers. They are most of a form, so reading them is a loop by itself.
func (c *coder) nums(s *[]int32) {
	if c.writing {
		each(c, s, func(v *int32) { num(c, v) })
		return
	}
	c.room32(s)
	text, at := c.text, c.at
	for i := range *s {
		x := uint64(text[at])
		at++
		if x >= 0x80 {
			x &= 0x7f
			for shift := 7; ; shift += 7 {
				b := text[at]
				at++
				x |= uint64(b&0x7f) << shift
				if b < 0x80 {
					break
				}
			}
		}
		(*s)[i] = int32(int64(x>>1) ^ -int64(x&1))
	}
	c.at = at
}

// bools codes answers, a byte each.
func (c *coder) bools(s *[]bool) {
	if c.writing {
		each(c, s, c.bool)
		return
	}
	each(c, s, func(*bool) {})
	for i, b := range []byte(c.text[c.at : c.at+len(*s)]) {
		(*s)[i] = b != 0
	}
	c.at += len(*s)
}

// room32 reads the length of a slice and makes it.
func (c *coder) room32(s *[]int32) { each(c, s, func(*int32) {}) }

// deltas codes numbers as how far each is from the one before: most follow each other.
func (c *coder) deltas(s *[]int32) {
	if c.writing {
		last := int32(0)
		each(c, s, func(v *int32) { c.delta(v, &last) })
		return
	}
	c.nums(s)
	last := int32(0)
	for i := range *s {
		last += (*s)[i]
		(*s)[i] = last
	}
}

func (c *coder) set(s *Set) {
	c.vocabulary(&s.vocab)
	c.classes(&s.words)
	each(c, &s.predicates, c.predicate)
	each(c, &s.wordLists, func(l **wordList) { maybe(c, l, c.wordList) })
	each(c, &s.features, func(f *[]featureTest) { each(c, f, c.featureTest) })
	each(c, &s.looks, func(l *lookAround) {
		maybe(c, &l.probe, c.program)
		maybe(c, &l.everywhere, c.program)
		num(c, &l.token)
	})
	num(c, &s.seeks)
	num(c, &s.slots)
	c.strs(&s.captures)
	c.strs(&s.layerNames)
	c.shared(s)
	each(c, &s.rules, func(r **rule) { maybe(c, r, c.rule) })
	if c.writing && s.origin != nil {
		o := &coder{writing: true}
		s.origin.code(o)
		s.originText = string(o.data)
	}
	c.str(&s.originText)
	if !c.writing {
		for i, r := range s.rules {
			r.index = i
		}
		s.orderFinders()
	}
}

// vocabulary codes the words in the order of their ids.
func (c *coder) vocabulary(v *vocabulary) {
	c.strs(&v.words)
	if !c.writing {
		v.fill()
	}
}

// classes codes the classes of words. Neighbours are often of one.
func (c *coder) classes(w *wordClasses) {
	c.deltas(&w.of)
	c.grouped(&w.sets)
}

func (c *coder) grouped(g *grouped[int32]) {
	c.deltas(&g.from)
	c.nums(&g.items)
}

func (c *coder) predicate(p *predicate) {
	c.atoms(&p.atoms)
	num(c, &p.words)
	c.nums(&p.any)
	c.bool(&p.start)
	if p.start {
		num(c, &p.inside)
		num(c, &p.begins)
		num(c, &p.ends)
	}
}

// atoms codes the atoms of a predicate. Those of many predicates are allocated at once.
func (c *coder) atoms(s *[]atom) {
	n := len(*s)
	num(c, &n)
	if !c.writing && n > 0 {
		if n > len(c.text)-c.at {
			panic("length")
		}
		if n > len(c.moreAtoms) {
			c.moreAtoms = make([]atom, max(n, roomLength))
		}
		*s, c.moreAtoms = c.moreAtoms[:n:n], c.moreAtoms[n:]
	}
	for i := range *s {
		c.atom(&(*s)[i])
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
		c.expression(&a.re)
		num(c, &a.slot)
	}
}

func (c *coder) featureTest(f *featureTest) {
	c.str(&f.name)
	c.strs(&f.values)
	c.expression(&f.re)
	c.bool(&f.neg)
	c.bool(&f.head)
	if f.head {
		num(c, &f.lemma)
		num(c, &f.list)
	}
}

// expression codes the source of a regular expression, "" for none, and where it is met first also what matches begin and end with.
func (c *coder) expression(e **expression) {
	source := ""
	if *e != nil {
		source = (*e).source
	}
	c.str(&source)
	if source == "" {
		return
	}
	x := c.expressions[source]
	if x == nil {
		if x = *e; !c.writing {
			x = &expression{source: source, whole: sync.OnceValue(func() *wholeExpression {
				w, err := newWholeExpression(source)
				if err != nil {
					panic(err)
				}
				return w
			})}
		}
		for i := range x.first {
			num(c, &x.first[i])
			num(c, &x.last[i])
		}
		c.bool(&x.filled)
		c.expressions[source] = x
	}
	*e = x
}

func (c *coder) wordList(l *wordList) {
	c.bool(&l.lemma)
	num(c, &l.opens)
	c.bools(&l.ends)
	c.deltas(&l.from)
	c.deltas(&l.words)
}
