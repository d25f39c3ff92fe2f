package engine

import (
	"cmp"
	"dateline/rules/internal/pattern"
	"slices"
)

// need is what a sentence must hold any of for a rule to match. Words are kept by a part of their ids, so a sentence may seem to
// hold one that it does not; a rule is then tried in vain.
type need struct {
	layers, tags uint64 // a bit each
	words        [4]uint64
}

func (n *need) addWord(id int32) {
	if id != 0 {
		n.words[id>>6&3] |= 1 << (id & 63)
	}
}

func (n *need) addToken(t *tokenIDs) {
	n.tags |= 1 << t.tag
	n.addWord(t.form)
	n.addWord(t.exact)
	n.addWord(t.lemma)
}

// meets reports whether what is there holds something of the need.
func (n *need) meets(there *need) bool {
	return n.layers&there.layers|n.tags&there.tags|n.words[0]&there.words[0]|n.words[1]&there.words[1]|
		n.words[2]&there.words[2]|n.words[3]&there.words[3] != 0
}

// Needs that most sentences meet are not worth asking for, and beyond a few they cost more than they save.
const (
	commonNeed = 0.12 // share of tokens
	mostWords  = 24
	mostNeeds  = 4
)

// rankedNeed is a need with the share of tokens that meet it.
type rankedNeed struct {
	need
	share float64
}

// needs are the rarest things that every match of n holds beside the rule's keys.
func (b *builder) needs(n *pattern.Node, keys []key) []need {
	all := b.needsOf(n, keys, nil)
	slices.SortStableFunc(all, func(x, y rankedNeed) int { return cmp.Compare(x.share, y.share) })
	var out []need
	for _, r := range all[:min(len(all), mostNeeds)] {
		out = append(out, r.need)
	}
	return out
}

func (b *builder) needsOf(n *pattern.Node, keys []key, out []rankedNeed) []rankedNeed {
	switch n.Op {
	case pattern.Seq:
		for _, k := range n.Kids {
			out = b.needsOf(k, keys, out)
		}
		return out
	case pattern.Capture:
		return b.needsOf(n.Kids[0], keys, out)
	case pattern.Repeat:
		if n.Min > 0 {
			return b.needsOf(n.Kids[0], keys, out)
		}
		return out
	case pattern.Look:
		if !n.Neg {
			return b.needsOf(n.Kids[0], keys, out)
		}
		return out
	}
	own, share := b.need(n)
	if own == nil || share > commonNeed || slices.Equal(own, keys) {
		return out
	}
	var d need
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
	if words > mostWords || slices.ContainsFunc(out, func(r rankedNeed) bool { return r.need == d }) {
		return out
	}
	return append(out, rankedNeed{d, share})
}

// stock is what a sentence holds.
type stock struct {
	need
	keys  uint32 // phases that index something of its words, a bit each
	asked int64  // the sentence and phase for which the layers are known
}

// takeStock notes what the words of each sentence are.
func (m *Matcher) takeStock() {
	m.stocks = slices.Grow(m.stocks[:0], len(m.doc.Sentences))[:len(m.doc.Sentences)]
	for i := range m.doc.Sentences {
		s := &m.stocks[i]
		*s = stock{}
		for at := m.doc.Sentences[i].Start; at < m.doc.Sentences[i].End; at++ {
			s.addToken(&m.ids[at])
			s.keys |= m.ids[at].keys
		}
	}
}

// there is what the sentence at hand holds, with the layers that lie in it or in the part of it that is matched.
func (m *Matcher) there() *need {
	s := m.stock
	if s.asked != m.sentence {
		s.asked, s.layers = m.sentence, 0
		for at := m.lo; at < m.hi; at++ {
			s.layers |= m.masks[at].covers
		}
	}
	return &s.need
}

// mayMatch reports whether the sentence holds what a rule needs. Under a trace all are tried.
func (m *Matcher) mayMatch(r *rule) bool {
	for i := range r.needs {
		if !r.needs[i].meets(m.there()) {
			return m.trace != nil
		}
	}
	return true
}
