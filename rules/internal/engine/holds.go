package engine

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// holds tests a predicate at a token.
func (m *Matcher) holds(id, pos int32) bool {
	if v := m.rowAt[pos].fact(id); v != open {
		return v == passes
	}
	p := &m.set.predicates[id]
	if p.start {
		at := &m.masks[pos]
		return p.inside&at.covers|p.begins&at.begins|p.ends&m.masks[pos+1].ends != 0
	}
	return m.restHolds(p, pos)
}

// restHolds tests what a predicate asks beside words and tags.
func (m *Matcher) restHolds(p *predicate, pos int32) bool {
	if p.any != nil {
		return slices.ContainsFunc(p.any, func(o int32) bool { return m.holds(o, pos) })
	}
	for k := p.words; k < len(p.atoms); k++ {
		if !m.atomHolds(&p.atoms[k], pos) {
			return false
		}
	}
	return true
}

func (m *Matcher) atomHolds(a *atom, pos int32) bool {
	if a.kind < atomInside { // of a trace
		return m.kinds.holds(a, m.set.keyOf(&m.ids[pos], m.doc.Tokens[pos].Text[0]))
	}
	if a.kind == atomInside {
		return m.inside(a, pos) != a.neg
	}
	return m.slow(a, pos) != a.neg
}

func (m *Matcher) inside(a *atom, pos int32) bool {
	if m.masks[pos].covers>>a.layer&1 == 0 {
		return false
	}
	return len(a.features) == 0 || m.layers[a.layer].AnyOver(pos, func(x *document.Mention) bool { return m.allHold(a.features, x) })
}

// slow tests a regular expression or a shape once per token of the document.
func (m *Matcher) slow(a *atom, pos int32) bool {
	at := int(pos)*m.slowWords + a.slot>>6
	bit := uint64(1) << (a.slot & 63)
	if m.slowKnown[at]&bit != 0 {
		return m.slowValue[at]&bit != 0
	}
	s := m.doc.Tokens[pos].Text
	if a.lemma {
		s = m.doc.Tokens[pos].Lemma
	}
	v := m.slowAnswer(a, s)
	m.slowKnown[at] |= bit
	if v {
		m.slowValue[at] |= bit
	} else {
		m.slowValue[at] &^= bit
	}
	return v
}

// slowKey is a slow question about a word.
type slowKey struct {
	slot int
	word string
}

// maxSlowAnswers is how many answers to slow questions a matcher keeps from document to document.
const maxSlowAnswers = 1 << 13

// slowAnswer answers a slow question. Texts repeat most of them: the numbers of days, the names of places.
func (m *Matcher) slowAnswer(a *atom, word string) bool {
	if a.re != nil && !a.re.mayMatch(word) {
		return false
	}
	if v, ok := m.slowAnswers[slowKey{a.slot, word}]; ok {
		return v
	}
	var v bool
	if a.re != nil {
		v = a.re.MatchString(word)
	} else {
		shape := pattern.Shape(word)
		v = slices.ContainsFunc(a.shapes, func(g string) bool { return pattern.MatchGlob(g, shape) })
	}
	if len(word) <= longWord {
		if len(m.slowAnswers) >= maxSlowAnswers {
			clear(m.slowAnswers)
		}
		m.slowAnswers[slowKey{a.slot, strings.Clone(word)}] = v
	}
	return v
}
