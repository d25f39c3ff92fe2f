package engine

import (
	"cmp"
	"slices"

	"dateline/rules/internal/pattern"
)

// requirement is what a sentence must hold any of for a rule to match. Words are kept by a part of their ids, so a sentence may seem to
// hold one that it does not; a rule is then tried in vain.
type requirement struct {
	layers, tags uint64 // a bit each
	words        [4]uint64
}

func (n *requirement) addWord(id int32) {
	if id != 0 {
		n.words[id>>6&3] |= 1 << (id & 63)
	}
}

func (n *requirement) addToken(t *tokenIDs) {
	n.tags |= 1 << t.tag
	n.addWord(t.form)
	n.addWord(t.exact)
	n.addWord(t.lemma)
}

// meets reports whether what is there holds something of the need.
func (n *requirement) meets(there *requirement) bool {
	return n.layers&there.layers|n.tags&there.tags|n.words[0]&there.words[0]|n.words[1]&there.words[1]|
		n.words[2]&there.words[2]|n.words[3]&there.words[3] != 0
}

// Needs that most sentences meet are not worth asking for, and beyond a few they cost more than they save.
const (
	commonRequirement = 0.12 // share of tokens
	mostWords         = 24
	mostRequirements  = 4
)

// rankedRequirement is a need with the share of tokens that meet it.
type rankedRequirement struct {
	requirement
	share float64
}

// requirements returns the rarest things that every match of n holds beside the rule's keys.
func (b *builder) requirements(n *pattern.Node, keys []key) []requirement {
	all := b.collectRequirements(n, keys, nil)
	slices.SortStableFunc(all, func(x, y rankedRequirement) int { return cmp.Compare(x.share, y.share) })
	var out []requirement
	for _, r := range all[:min(len(all), mostRequirements)] {
		out = append(out, r.requirement)
	}
	return out
}

func (b *builder) collectRequirements(n *pattern.Node, keys []key, out []rankedRequirement) []rankedRequirement {
	switch n.Op {
	case pattern.Seq:
		for _, k := range n.Kids {
			out = b.collectRequirements(k, keys, out)
		}
		return out
	case pattern.Capture:
		return b.collectRequirements(n.Kids[0], keys, out)
	case pattern.Repeat:
		if n.Min > 0 {
			return b.collectRequirements(n.Kids[0], keys, out)
		}
		return out
	case pattern.Look:
		if !n.Neg {
			return b.collectRequirements(n.Kids[0], keys, out)
		}
		return out
	}
	own, share := b.keysOf(n)
	if own == nil || share > commonRequirement || slices.Equal(own, keys) {
		return out
	}
	var d requirement
	words := 0
	for _, k := range own {
		switch k.kind {
		case keyWord:
			d.addWord(k.id)
			words++
		case keyTag:
			d.tags |= 1 << k.id
		case keyLayer:
			d.layers |= 1 << k.id
		}
	}
	if words > mostWords || slices.ContainsFunc(out, func(r rankedRequirement) bool { return r.requirement == d }) {
		return out
	}
	return append(out, rankedRequirement{d, share})
}

// inventory is what a sentence holds.
type inventory struct {
	requirement
	asked int64 // the sentence and phase for which the layers are known
}

// takeInventories notes what the words of each sentence are.
func (m *Matcher) takeInventories() {
	m.inventories = slices.Grow(m.inventories[:0], len(m.doc.Sentences))[:len(m.doc.Sentences)]
	for i := range m.doc.Sentences {
		s := &m.inventories[i]
		*s = inventory{}
		for at := m.doc.Sentences[i].Start; at < m.doc.Sentences[i].End; at++ {
			s.addToken(&m.ids[at])
		}
	}
}

// present returns what the current sentence holds, with the layers in it or in the part of it that is matched.
func (m *Matcher) present() *requirement {
	s := m.inventory
	if s.asked != m.sentence {
		s.asked, s.layers = m.sentence, 0
		for at := m.lo; at < m.hi; at++ {
			s.layers |= m.masks[at].covers
		}
	}
	return &s.requirement
}

// mayMatch reports whether the sentence holds what a rule needs. Under a trace all are tried.
func (m *Matcher) mayMatch(r *rule) bool {
	if len(r.requirements) == 0 {
		return true
	}
	there := m.present()
	for i := range r.requirements {
		if !r.requirements[i].meets(there) {
			return m.trace != nil
		}
	}
	return true
}
