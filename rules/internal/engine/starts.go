package engine

import (
	"slices"

	"dateline/rules/internal/pattern"
)

// anything are the starts of a pattern that may begin with any token, or match none.
const anything = -1

// startSet collects what the first token of every match of a pattern may be. It rules out most places of a sentence,
// for two bits.
type startSet struct {
	b       *builder
	reverse bool
	words   wordSet
	bytes   byteSet
	out     predicate
	any     bool
}

func newStartSet(b *builder, reverse bool) *startSet {
	return &startSet{b: b, reverse: reverse, out: predicate{atoms: []atom{{kind: atomOpening}}, words: 1, start: true}}
}

// startsOf returns the predicate of what patterns that follow each other in a direction begin with, or anything.
func (b *builder) startsOf(reverse bool, ns ...*pattern.Node) int32 {
	s := newStartSet(b, reverse)
	if nullable := !slices.ContainsFunc(ns, func(n *pattern.Node) bool { return !s.collect(n) }); nullable || s.any {
		return anything
	}
	return s.number()
}

// number returns the number of the predicate.
func (s *startSet) number() int32 {
	o, p := &s.out.atoms[0], &s.out
	o.words = s.b.wordSet(s.words)
	if s.bytes != (byteSet{}) {
		o.atomDetails = &atomDetails{bytes: s.bytes}
	}
	key := startSetKey{o.words, o.tags, s.bytes, p.inside, p.begins, p.ends}
	id, ok := s.b.startIDs[key]
	if !ok {
		id = s.b.newPredicate(s.out)
		s.b.startIDs[key] = id
	}
	return id
}

// startSetKey is what equal start sets share, and no others.
type startSetKey struct {
	words                int32
	tags                 uint64
	bytes                byteSet
	inside, begins, ends uint64
}

// opening returns the predicate of tokens one of whose words is in a set.
func (b *builder) opening(words wordSet) int32 {
	s := newStartSet(b, false)
	s.words = words
	return s.number()
}

// collect adds what n may begin with, and reports whether n may match nothing, so that what follows it counts as well.
func (s *startSet) collect(n *pattern.Node) (nullable bool) {
	switch n.Op {
	case pattern.Token:
		s.token(n.Cons)
		return false
	case pattern.Layer:
		if s.reverse {
			s.out.ends |= 1 << s.b.readLayer(n.Name)
		} else {
			s.out.begins |= 1 << s.b.readLayer(n.Name)
		}
		return false
	case pattern.Seq:
		for i := range n.Kids {
			if s.reverse {
				i = len(n.Kids) - 1 - i
			}
			if !s.collect(n.Kids[i]) {
				return false
			}
		}
		return true
	case pattern.Alt:
		for _, k := range n.Kids {
			nullable = s.collect(k) || nullable
		}
		return nullable
	case pattern.Repeat:
		if n.Max == 0 {
			return true
		}
		return s.collect(n.Kids[0]) || n.Min == 0
	case pattern.Capture:
		return s.collect(n.Kids[0])
	}
	return true
}

// token adds the constraint of a token that says the most. A phrase that is read from its end begins with anything.
func (s *startSet) token(cons []pattern.Constraint) {
	if s.reverse && phraseList(s.b, cons) >= 0 {
		s.any = true
		return
	}
	best, least := -1, float64(never)
	for i := range cons {
		if cost := s.b.share(&cons[i]); cost < least {
			best, least = i, cost
		}
	}
	if best < 0 {
		s.any = true
		return
	}
	s.constraint(&cons[best])
}

func (s *startSet) constraint(c *pattern.Constraint) {
	switch {
	case c.Kind == pattern.InLayer:
		s.out.inside |= 1 << s.b.readLayer(c.Values[0])
	case c.Attr == "tag":
		s.out.atoms[0].tags |= pattern.TagsMask(c.Values)
	case c.Kind == pattern.Regexp || c.Attr == "shape":
		first, _ := textBytes(c)
		s.bytes.join(first)
	case c.Kind == pattern.InList:
		s.words.union(s.b.listStarts(c))
	default:
		for _, w := range c.Values {
			s.words.add(s.b.set.vocab.ofPattern(w, c.Attr == "lemma"))
		}
	}
}

// byteShare is the rough share of tokens that begin with a byte of a shape or an expression: most ask for digits.
const byteShare = 0.04

// textBytes returns the bytes that a text may begin with to satisfy a shape or a regular expression.
func textBytes(c *pattern.Constraint) (set byteSet, ok bool) {
	if c.Kind == pattern.Regexp {
		if c.Attr != "text" {
			return set, false
		}
		return firstBytes(c.Values[0])
	}
	for _, shape := range c.Values {
		if shape == "" || shape[0] == '*' {
			return set, false
		}
		set.join(shapeBytes(shape[0]))
	}
	return set, true
}

// shapeBytes returns the bytes that a text may begin with whose shape begins with c.
func shapeBytes(c byte) (set byteSet) {
	switch c {
	case 'd':
		set.add('0', '9')
	case 'x':
		set.add('a', 'z')
	case 'X':
		set.add('A', 'Z')
	default:
		set.add(c, c)
	}
	set.add(0x80, 0xFF)
	return set
}

// share returns the rough share of tokens that satisfy a constraint, never if nothing is known of it.
func (b *builder) share(c *pattern.Constraint) float64 {
	switch {
	case c.Neg:
		return never
	case c.Kind == pattern.Regexp || c.Attr == "shape":
		if _, ok := textBytes(c); ok {
			return byteShare
		}
		return never
	case c.Kind == pattern.InList:
		return rareWord * 100
	case c.Kind != pattern.InLayer && c.Attr == "tag":
		return shareOfTags(c.Values)
	}
	_, cost := b.keysOfConstraint(c)
	return cost
}

// listStarts returns the set of the words that begin an entry of a constraint's lists.
func (b *builder) listStarts(c *pattern.Constraint) *wordSet {
	key := pattern.ConstraintString([]pattern.Constraint{*c})
	if s := b.listSets[key]; s != nil {
		return s
	}
	s := &wordSet{}
	for _, name := range c.Values {
		for _, e := range b.lists[name].entries {
			s.add(b.set.vocab.ofPattern(e[0], c.Attr == "lemma"))
		}
	}
	b.listSets[key] = s
	return s
}

// mayStart reports whether something with these starts may match at a place. Under a trace all is tried, so that the trace shows
// where a pattern failed.
func (m *Matcher) mayStart(starts int32, reverse bool, at int32) bool {
	if starts == anything {
		return true
	}
	if reverse {
		at--
	}
	if at < m.lo || at >= m.hi {
		return m.trace != nil
	}
	switch m.rowAt[at].fact(starts) { // not by holds: this is asked for most steps, and a call takes longer than the answer
	case passes:
		return true
	case open:
		return m.openHolds(starts, at) || m.trace != nil
	}
	return m.trace != nil
}
