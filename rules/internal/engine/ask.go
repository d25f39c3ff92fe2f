package engine

import (
	"slices"

	"dateline/extract/document"
)

// RunAt is Run for one token: it returns the winners that begin there, and takes as long as one sentence. It is for phases of which few
// positions are asked, and writes no trace.
func (m *Matcher) RunAt(phase string, at int32) []document.Mention {
	p := m.set.phases[phase]
	if p == nil {
		return nil
	}
	trace := m.trace
	m.trace = nil
	defer func() { m.trace = trace }()
	m.lookUpLayers()
	i := m.doc.SentenceAt(at)
	part := partAt(m.doc.Sentences[i].Range, at)
	tokens := part
	if p.exact {
		tokens = document.Range{Start: at, End: at + 1}
	}
	m.nextDue, _ = slices.BinarySearchFunc(m.due[p.number], tokens.Start, func(d due, at int32) int { return int(d.at - at) })
	found := m.part(p, i, part, tokens, m.won[:0])
	m.won = found
	return slices.Clone(slices.DeleteFunc(found, func(x document.Mention) bool { return x.Start != at }))
}

// partAt returns the part of a sentence that is matched at once and holds a token.
func partAt(sentence document.Range, at int32) document.Range {
	step := stepOf(sentence)
	from := sentence.Start + (at-sentence.Start)/step*step
	return document.Range{Start: from, End: min(sentence.End, from+step)}
}

// Show runs phases for the trace alone: those that are only asked about some positions.
func (m *Matcher) Show(phases ...string) {
	if m.trace == nil {
		return
	}
	for _, name := range phases {
		m.Run(name)
	}
}
