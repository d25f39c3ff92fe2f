package engine

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// holds tests a predicate at a token.
func (m *Matcher) holds(id, pos int32) bool {
	v := m.rowAt[pos].fact(id)
	return v == passes || v == open && m.openHolds(id, pos)
}

// openHolds tests what a predicate asks beside words and tags, which do not decide it.
func (m *Matcher) openHolds(id, pos int32) bool {
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

// slow tests a regular expression or a shape.
func (m *Matcher) slow(a *atom, pos int32) bool {
	w, text := m.wordAt[pos].text, m.doc.Tokens[pos].Text
	if a.lemma {
		w, text = m.wordAt[pos].lemma, m.doc.Tokens[pos].Lemma
	}
	if a.re != nil && !a.re.mayMatch(text) {
		return false
	}
	if w.asked == nil {
		w.asked, w.passed = make(bitSet, m.slowWords), make(bitSet, m.slowWords)
	}
	if !w.asked.has(a.slot) {
		w.asked.add(a.slot)
		if a.slowHolds(text) {
			w.passed.add(a.slot)
		}
	}
	return w.passed.has(a.slot)
}

// slowHolds runs a regular expression or looks at a shape.
func (a *atom) slowHolds(text string) bool {
	if a.re != nil {
		return a.re.run(text)
	}
	shape := pattern.Shape(text)
	return slices.ContainsFunc(a.shapes, func(g string) bool { return pattern.MatchGlob(g, shape) })
}
