package engine

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// holds tests a predicate at a token.
func (m *Matcher) holds(id, pos int32) bool {
	return m.mayHold(id, pos) && (m.mustHold(id, pos) || m.openHolds(id, pos))
}

// mayHold reports whether words and tags do not rule a predicate out. Most tests end here. The steps of programs write holds out, since these
// two take no call.
func (m *Matcher) mayHold(id, pos int32) bool { return m.hinges.may(m.rowAt[pos], id) }

// mustHold reports whether words and tags alone decide that a predicate holds.
func (m *Matcher) mustHold(id, pos int32) bool { return m.hinges.sure(m.rowAt[pos], id) }

// layerTest is what a predicate asks of the layers at a token, as far as bits can say it. Nearly all questions that words leave open end
// here, so it is kept apart from all else of a predicate.
type layerTest struct {
	kind    layerTestKind // as wide as the other fields, see inPlace
	inside  uint64        // layers that hold the token, a bit each: one of them for an opening, all of them for others
	begins  uint64        // of an opening: layers of which a mention begins with the token
	ends    uint64        // of an opening: ... or ends with it
	without uint64        // of others: layers that do not hold the token
}

type layerTestKind uint64

const (
	restTest  layerTestKind = iota // there is more to ask
	plainTest                      // the bits say it all
	startTest                      // of an opening
)

// layerTest returns that of a predicate.
func (p *predicate) layerTest() layerTest {
	if p.start {
		return layerTest{kind: startTest, inside: p.inside, begins: p.begins, ends: p.ends}
	}
	t := layerTest{kind: plainTest}
	if p.any != nil {
		t.kind = restTest
	}
	for i := range p.atoms[p.words:] {
		switch a := &p.atoms[p.words+i]; {
		case !a.plain():
			t.kind = restTest
		case a.neg:
			t.without |= 1 << a.layer
		default:
			t.inside |= 1 << a.layer
		}
	}
	return t
}

// plain reports whether an atom asks for nothing but being inside of a layer.
func (a *atom) plain() bool { return a.kind == atomInside && len(a.features) == 0 }

// openHolds tests what a predicate asks beside words and tags, which do not decide it.
func (m *Matcher) openHolds(id, pos int32) bool {
	t, at := &m.set.layerTests[id], &m.masks[pos]
	if t.bitsHold(at) {
		return t.kind != restTest || m.restHolds(m.set.predicates.of(id), pos)
	}
	return t.kind == startTest && t.ends&m.masks[pos+1].ends != 0
}

// bitsHold tests what a predicate asks of the layers at a token, but for mentions that end with it, which an opening may ask for.
func (t *layerTest) bitsHold(at *positionMasks) bool {
	if t.kind == startTest {
		return t.inside&at.covers|t.begins&at.begins != 0
	}
	return t.inside&^at.covers|t.without&at.covers == 0
}

// restHolds tests what a predicate asks beside words, tags and the bits of layers.
func (m *Matcher) restHolds(p *predicate, pos int32) bool {
	if p.any != nil {
		return slices.ContainsFunc(p.any, func(o int32) bool { return m.holds(o, pos) })
	}
	for k := p.words; k < len(p.atoms); k++ {
		if a := &p.atoms[k]; !a.plain() && !m.atomHolds(a, pos) {
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
