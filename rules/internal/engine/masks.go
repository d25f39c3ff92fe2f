package engine

import (
	"slices"

	"dateline/extract/document"
)

// layerMasks say for each token which layers have a mention that begins, ends or lies there, a bit for each layer. Most
// questions about layers are answered by one of these bits; the layer itself is asked only if it has a mention there.
type layerMasks []positionMasks

type positionMasks struct{ begins, ends, covers uint64 }

// reset forgets all layers. There is a position more than tokens, for what ends with the last.
func (k *layerMasks) reset(tokens int) {
	*k = slices.Grow((*k)[:0], tokens+1)[:tokens+1]
	clear(*k)
}

// add sets the bits of a layer, if patterns may read it. The mentions of a layer are never taken away, so a layer that has grown is added again.
func (k layerMasks) add(id int, l *document.Layer) {
	if id >= maxLayers {
		return // no pattern reads it
	}
	bit := uint64(1) << id
	ms := l.Mentions()
	for i := range ms {
		r := ms[i].Range
		k[r.Start].begins |= bit
		k[r.End].ends |= bit
		for t := r.Start; t < r.End; t++ {
			k[t].covers |= bit
		}
	}
}

// lookUpLayers finds the layers that are new or have grown since the last phase. A document never removes a layer, so a layer
// keeps its position in the list.
func (m *Matcher) lookUpLayers() {
	for i, l := range m.doc.Layers() {
		if i < len(m.known) && m.known[i] == l {
			continue
		}
		if i == len(m.known) {
			m.known = append(m.known, nil)
		}
		m.known[i] = l
		if id := slices.Index(m.set.layerNames, l.Name); id >= 0 {
			m.layers[id] = l
			m.masks.add(id, l)
		}
	}
}
