package engine

import (
	"dateline/rules/internal/pattern"
)

// anything are the starts of a pattern that may begin with any token, or match none.
const anything = -1

// opening is what the first token of every match of a pattern may be. It rules out most positions of a sentence, for two bits.
type opening struct {
	words                wordSet
	tags                 uint64
	bytes                byteSet
	inside, begins, ends uint64 // see predicate
	any                  bool
	nullable             bool // the pattern may match nothing, so that what follows it counts as well
	number               int32
	numbered             bool
}

// startsOf returns the predicate of what patterns that follow each other in a direction begin with, or anything.
func (b *builder) startsOf(reverse bool, ns ...*pattern.Node) int32 {
	if len(ns) == 0 {
		return anything
	}
	if id := b.firstToken(ns[0], reverse); id >= 0 {
		return id
	}
	first := b.opening(ns[0], reverse)
	if !first.nullable {
		return b.numberOf(first)
	}
	all := opening{nullable: true}
	for i := 0; i < len(ns) && all.nullable; i++ {
		all.follow(b.opening(ns[i], reverse))
	}
	return b.numberOf(&all)
}

// firstToken returns the predicate of the one token that every match of n begins with, if words, tags and bits of layers decide it; otherwise -1.
func (b *builder) firstToken(n *pattern.Node, reverse bool) int32 {
	switch n.Op {
	case pattern.Token:
		if phraseList(b, n.Cons) < 0 {
			return b.plainPredicate(n.Cons)
		}
	case pattern.Seq:
		for i := range n.Kids {
			k := n.Kids[i]
			if reverse {
				k = n.Kids[len(n.Kids)-1-i]
			}
			if k.Op != pattern.Look && k.Op != pattern.Edge {
				return b.firstToken(k, reverse)
			}
		}
	case pattern.Capture:
		return b.firstToken(n.Kids[0], reverse)
	case pattern.Repeat:
		if n.Min > 0 {
			return b.firstToken(n.Kids[0], reverse)
		}
	}
	return -1
}

// plainPredicate returns the predicate of a token if words, tags and bits of layers decide it; otherwise -1.
func (b *builder) plainPredicate(cons []pattern.Constraint) int32 {
	id := b.predicate(cons)
	if p := b.set.predicates.of(id); p.layerTest().kind != plainTest {
		return -1
	}
	return id
}

// numberOf returns the number of an opening's predicate, or anything.
func (b *builder) numberOf(o *opening) int32 {
	if o.any || o.nullable {
		return anything
	}
	if !o.numbered {
		o.number, o.numbered = b.newStarts(o), true
	}
	return o.number
}

func (b *builder) newStarts(o *opening) int32 {
	key := startSetKey{b.wordSet(o.words), o.tags, o.bytes, o.inside, o.begins, o.ends}
	id, ok := b.startIDs[key]
	if !ok {
		a := atom{kind: atomOpening, words: key.words, tags: o.tags}
		if o.bytes != (byteSet{}) {
			a.atomDetails = &atomDetails{bytes: o.bytes}
		}
		id = b.newPredicate(predicate{atoms: []atom{a}, words: 1, start: true, inside: o.inside, begins: o.begins, ends: o.ends})
		b.startIDs[key] = id
	}
	return id
}

// startSetKey is what equal openings share, and no others.
type startSetKey struct {
	words                int32
	tags                 uint64
	bytes                byteSet
	inside, begins, ends uint64
}

// openingWords returns the predicate of tokens one of whose words is in a set.
func (b *builder) openingWords(words wordSet) int32 { return b.newStarts(&opening{words: words}) }

// join makes o the opening of either of two patterns.
func (o *opening) join(other *opening) {
	nullable := o.nullable || other.nullable
	o.follow(other)
	o.nullable = nullable
}

// follow makes o the opening of a pattern that may match nothing and another one after it.
func (o *opening) follow(other *opening) {
	o.words.union(&other.words)
	o.bytes.join(other.bytes)
	o.tags |= other.tags
	o.inside |= other.inside
	o.begins |= other.begins
	o.ends |= other.ends
	o.any = o.any || other.any
	o.nullable = other.nullable
}

// opening returns that of a pattern. It is worked out once, since it is asked for at every choice before the pattern.
func (b *builder) opening(n *pattern.Node, reverse bool) *opening {
	known := b.openings
	if reverse {
		known = b.endings
	}
	o := known[n]
	if o == nil {
		o = b.findOpening(n, reverse)
		known[n] = o
	}
	return o
}

func (b *builder) findOpening(n *pattern.Node, reverse bool) *opening {
	switch n.Op {
	case pattern.Token:
		return b.openingOfToken(n.Cons, reverse)
	case pattern.Layer:
		bit := uint64(1) << b.readLayer(n.Name)
		if reverse {
			return &opening{ends: bit}
		}
		return &opening{begins: bit}
	case pattern.Seq:
		return b.openingOfSequence(n, reverse)
	case pattern.Alt:
		o := &opening{}
		for _, k := range n.Kids {
			o.join(b.opening(k, reverse))
		}
		return o
	case pattern.Repeat:
		if n.Max == 0 {
			break
		}
		kid := b.opening(n.Kids[0], reverse)
		if n.Min > 0 || kid.nullable {
			return kid
		}
		o := *kid
		o.nullable = true
		return &o
	case pattern.Capture:
		return b.opening(n.Kids[0], reverse)
	}
	return &opening{nullable: true}
}

func (b *builder) openingOfSequence(n *pattern.Node, reverse bool) *opening {
	o := &opening{nullable: true}
	for i := 0; i < len(n.Kids) && o.nullable; i++ {
		k := i
		if reverse {
			k = len(n.Kids) - 1 - i
		}
		o.follow(b.opening(n.Kids[k], reverse))
	}
	return o
}

// openingOfToken is that of the constraint of a token that says the most. A phrase that is read from its end begins with anything.
func (b *builder) openingOfToken(cons []pattern.Constraint, reverse bool) *opening {
	if reverse && phraseList(b, cons) >= 0 {
		return &opening{any: true}
	}
	best, least := -1, float64(never)
	for i := range cons {
		if cost := b.share(&cons[i]); cost < least {
			best, least = i, cost
		}
	}
	if best < 0 {
		return &opening{any: true}
	}
	return b.openingOfConstraint(&cons[best])
}

func (b *builder) openingOfConstraint(c *pattern.Constraint) *opening {
	o := &opening{}
	switch {
	case c.Kind == pattern.InLayer:
		o.inside = 1 << b.readLayer(c.Values[0])
	case c.Attr == "tag":
		o.tags = pattern.TagsMask(c.Values)
	case c.Kind == pattern.Regexp || c.Attr == "shape":
		o.bytes, _ = textBytes(c)
	case c.Kind == pattern.InList:
		o.words = b.listStarts(c)
	default:
		o.words = b.wordsOfConstraint(c, c.Attr == "lemma")
	}
	return o
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
func (b *builder) listStarts(c *pattern.Constraint) wordSet {
	var all wordSet
	for _, name := range c.Values {
		all.union(b.startsOfList(b.lists[name], c.Attr == "lemma"))
	}
	return all
}

// startsOfList is that of one list.
func (b *builder) startsOfList(l *list, lemma bool) *wordSet {
	use := listUse{l, lemma}
	s := b.listSets[use]
	if s == nil {
		b.ids = b.ids[:0]
		for _, e := range l.entries {
			b.ids = append(b.ids, b.set.vocab.ofPattern(e[0], lemma))
		}
		words := newWordSet(b.ids)
		s = &words
		b.listSets[use] = s
	}
	return s
}

// mayStart reports whether something with these starts may match at a position. Under a trace all is tried, so that the trace shows
// where a pattern failed.
func (m *Matcher) mayStart(starts int32, reverse bool, at int32) bool {
	return starts == anything || m.startsAt(starts, reverse, at) || m.trace != nil
}

// startsAt reports whether what is at a position satisfies starts.
func (m *Matcher) startsAt(starts int32, reverse bool, at int32) bool {
	if reverse {
		at--
	}
	if at < m.lo || at >= m.hi {
		return false
	}
	return m.mayHold(starts, at) && (m.mustHold(starts, at) || m.openHolds(starts, at))
}
