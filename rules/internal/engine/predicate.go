package engine

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"dateline/rules/internal/pattern"
)

// tokenIDs is what the engine knows of a token: ids of words that rules name, 0 for all others.
type tokenIDs struct {
	form  int32 // in lower case
	exact int32 // as written, if it has a capital
	lemma int32
	tag   uint8
	keys  uint32 // phases that index one of the words or the tag, a bit each
}

// atomKind is how a constraint is tested, the cheapest first. Those before atomInside ask for words and tags alone.
type atomKind uint8

const (
	atomTag atomKind = iota
	atomText
	atomLemma
	atomOpening // any of words, tags and first bytes; the only atom of its predicate
	atomInside
	atomShape
	atomRegexp
)

// atom is a compiled constraint on a token. It is kept small: there are thousands, most of them of words.
type atom struct {
	kind  atomKind
	neg   bool
	words int32 // number of a word set, 0 for the empty one
	tags  uint64
	*atomDetails
}

// atomDetails are what few atoms have. The others of a set from its compact form have none.
type atomDetails struct {
	bytes    byteSet // atomOpening: of a shape or a regular expression
	layer    int     // atomInside
	features []featureTest
	lemma    bool // atomRegexp, atomShape: on the lemma
	shapes   []string
	re       *expression
	slot     int                 // of the cache, for the slow kinds; equal tests share one
	cons     *pattern.Constraint // as written
}

// begins reports whether a text that begins with a byte satisfies an atomOpening.
func (a *atom) begins(first byte) bool { return a.atomDetails != nil && a.bytes.has(first) }

// predicate is a conjunction of atoms. The first of them, words in number, ask for words and tags alone. Or it is a disjunction
// of predicates, or what a pattern starts with: the atom, or one of some layers.
type predicate struct {
	start        bool
	inside       uint64 // layers that hold the token, a bit each
	begins, ends uint64 // layers of which a mention begins with the token, or ends with it

	atoms []atom
	words int
	any   []int32
}

// predicate compiles the constraints of a token. Equal constraints share one predicate.
func (b *builder) predicate(cons []pattern.Constraint) int32 {
	if len(cons) == 0 {
		return b.newConstraints(cons)
	}
	id, ok := b.tokenIDs[&cons[0]]
	if !ok {
		id = b.newConstraints(cons)
		b.tokenIDs[&cons[0]] = id
	}
	return id
}

func (b *builder) newConstraints(cons []pattern.Constraint) int32 {
	key := consKey(cons)
	if id, ok := b.predicateIDs[key]; ok {
		return id
	}
	var p predicate
	for i := range cons {
		p.atoms = append(p.atoms, b.atom(&cons[i]))
	}
	slices.SortStableFunc(p.atoms, func(x, y atom) int { return int(x.kind) - int(y.kind) })
	for p.words < len(p.atoms) && p.atoms[p.words].kind < atomInside {
		p.words++
	}
	return b.number(key, p)
}

// number returns the number of a predicate. Predicates with one key are one.
func (b *builder) number(key string, p predicate) int32 {
	id, ok := b.predicateIDs[key]
	if !ok {
		id = b.newPredicate(p)
		b.predicateIDs[key] = id
	}
	return id
}

func (b *builder) newPredicate(p predicate) int32 {
	return b.set.predicates.add(&p)
}

// holds tests what the predicate asks of words and tags.
func (p *predicate) holds(t *tokenWords) bool {
	for i := range p.atoms[:p.words] {
		if !p.atoms[i].holds(t) {
			return false
		}
	}
	return true
}

// holds tests a constraint on words and tags.
func (a *atom) holds(t *tokenWords) bool {
	var v bool
	switch a.kind {
	case atomTag:
		v = a.tags>>t.tag&1 != 0
	case atomText:
		v = t.in[a.words]&inText != 0
	case atomLemma:
		v = t.in[a.words]&inLemma != 0
	case atomOpening:
		v = a.tags>>t.tag&1 != 0 || t.in[a.words] != 0 || a.begins(t.first)
	}
	return v != a.neg
}

// consKey returns a text that equal constraints share, and no others.
func consKey(cons []pattern.Constraint) string { return string(appendConsKey(nil, cons)) }

func appendConsKey(out []byte, cons []pattern.Constraint) []byte {
	for i := range cons {
		c := &cons[i]
		out = strconv.AppendBool(append(out, ' '), c.Neg)
		out = append(append(out, ' '), c.Attr...)
		out = strconv.AppendInt(append(out, ' '), int64(c.Kind), 10)
		for _, v := range c.Values {
			out = strconv.AppendQuote(append(out, ' '), v)
		}
		out = append(appendConsKey(append(out, '('), c.Inner), ')')
	}
	return out
}

func (b *builder) atom(c *pattern.Constraint) atom {
	a := atom{neg: c.Neg, atomDetails: &atomDetails{lemma: c.Attr == "lemma", cons: c}}
	switch {
	case c.Kind == pattern.InLayer:
		a.kind, a.layer, a.features = atomInside, b.readLayer(c.Values[0]), b.featureTests(c.Values[0], c.Inner)
	case c.Kind == pattern.Regexp:
		a.kind, a.re = atomRegexp, b.expression(c)
		a.slot = b.slot(c)
	case c.Attr == "shape":
		a.kind, a.shapes = atomShape, c.Values
		a.slot = b.slot(c)
	case c.Attr == "tag":
		for _, v := range c.Values {
			a.tags |= pattern.TagMask(v)
		}
	default:
		a.kind = atomText
		if a.lemma {
			a.kind = atomLemma
		}
		a.words = b.wordSet(b.wordsOfConstraint(c, a.lemma))
	}
	return a
}

// wordsOfConstraint returns the words that satisfy a constraint.
func (b *builder) wordsOfConstraint(c *pattern.Constraint, lemma bool) wordSet {
	ids := b.ids[:0]
	if c.Kind == pattern.InList {
		for _, name := range c.Values {
			for _, e := range b.lists[name].entries {
				if len(e) == 1 {
					ids = append(ids, b.set.vocab.ofPattern(e[0], lemma))
				}
			}
		}
	} else {
		for _, w := range c.Values {
			ids = append(ids, b.set.vocab.ofPattern(w, lemma))
		}
	}
	b.ids = ids
	return newWordSet(ids)
}

// singleWords returns the values of a constraint, or the one-word entries of its lists.
func (b *builder) singleWords(c *pattern.Constraint) []string {
	if c.Kind != pattern.InList {
		return c.Values
	}
	var out []string
	for _, name := range c.Values {
		for _, e := range b.lists[name].entries {
			if len(e) == 1 {
				out = append(out, e[0])
			}
		}
	}
	return out
}

// slot returns the position of a slow test in the cache.
func (b *builder) slot(c *pattern.Constraint) int {
	key := fmt.Sprintf("%s %d %q", c.Attr, c.Kind, c.Values)
	id, ok := b.slotIDs[key]
	if !ok {
		id = b.set.slots
		b.set.slots++
		b.slotIDs[key] = id
	}
	return id
}

// expression is a regular expression that must match a whole value.
type expression struct {
	source string
	whole  func() *wholeExpression // compiled when it is first asked for
	first  byteSet                 // with which a match begins; every byte if nothing is known
	last   byteSet                 // with which a match ends; the same
	filled bool                    // a match has a byte at least
}

func (e *expression) matches(s string) bool { return e.mayMatch(s) && e.run(s) }

// run runs the expression, which mayMatch most often spares.
func (e *expression) run(s string) bool { return e.whole().matches(s) }

// mayMatch reports whether a match may begin and end as s does.
func (e *expression) mayMatch(s string) bool {
	if s == "" {
		return !e.filled
	}
	return e.first.has(s[0]) && e.last.has(s[len(s)-1])
}

// expression compiles the expression of a constraint, once for all constraints that share it.
func (b *builder) expression(c *pattern.Constraint) *expression {
	src := c.Values[0]
	if e := b.expressions[src]; e != nil {
		return e
	}
	e, err := newExpression(src)
	if err != nil {
		b.patternErr(c.Pos, "%v", err)
		e = &expression{whole: func() *wholeExpression { return &wholeExpression{re: regexp.MustCompile(`^$`)} }}
	}
	b.expressions[src] = e
	return e
}

func newExpression(src string) (*expression, error) {
	w, err := newWholeExpression(src)
	if err != nil {
		return nil, err
	}
	e := &expression{source: src, whole: func() *wholeExpression { return w }}
	begins, ends := false, false
	if e.first, begins = firstBytes(src); !begins {
		e.first = anyByte
	}
	if e.last, ends = lastBytes(src); !ends {
		e.last = anyByte
	}
	e.filled = begins || ends
	return e, nil
}

// anyOf returns a predicate that holds if one of others does.
func (b *builder) anyOf(ids []int32) int32 {
	if len(ids) == 1 {
		return ids[0]
	}
	return b.number(fmt.Sprint("any of ", ids), predicate{any: ids})
}

// of returns what the words of a token say to a predicate.
func (s *Set) of(id int32, t *tokenWords) fact {
	p := s.predicates.of(id)
	if p.any == nil {
		return p.of(t)
	}
	v := fails
	for _, o := range p.any {
		switch s.of(o, t) {
		case passes:
			return passes
		case open:
			v = open
		}
	}
	return v
}

// of returns what the words of a token say.
func (p *predicate) of(t *tokenWords) fact {
	switch holds := p.holds(t); {
	case p.start && !holds && p.inside|p.begins|p.ends != 0, !p.start && holds && p.words < len(p.atoms):
		return open
	case holds:
		return passes
	}
	return fails
}
