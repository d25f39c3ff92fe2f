package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// pairs gives an act of "the two" or "both" to the two parties of the act right before it: "Chile and Peru signed a pact; | the two | met again".
func (b *builder) pairs() {
	for i := range b.events {
		if refs := b.events[i].Actors; len(refs) != 1 || !b.isPair(&refs[0]) {
			continue
		}
		if found := b.pairBefore(i); found != nil {
			b.events[i].Actors = found
			b.noteParties(b.notes[i].frame, "actor", found, "the two that the act before it names")
		}
	}
}

// isPair reports whether a reference is only a word for two parties.
func (b *builder) isPair(ref *document.Reference) bool {
	if ref.Entity != document.None || !slices.Contains(pairWords, strings.ToLower(ref.Name)) {
		return false
	}
	return b.doc.Tokens[ref.Start].Lemma == "both" || ref.Start > 0 && b.doc.Tokens[ref.Start-1].Lemma == "the"
}

// pairWords are words that mean two parties.
var pairWords = []string{"both", "two", "pair", "duo"}

// pairBefore are the two parties of the nearest act before event i, in its sentence or in the one before; nil if it has not just two.
func (b *builder) pairBefore(i int) []document.Reference {
	at := b.events[i].Actors[0].Range
	for k := i - 1; k >= 0 && b.notes[i].sentence-b.notes[k].sentence <= 1; k-- {
		refs := b.events[k].Actors
		if to := b.events[k].Recipients; len(refs) == 1 && len(to) == 1 {
			refs = []document.Reference{refs[0], to[0]}
		}
		if len(refs) == 0 || refs[len(refs)-1].Start >= at.Start {
			continue
		}
		if len(refs) != 2 || refs[0].Range == refs[1].Range && refs[0].Entity == document.None {
			return nil
		}
		found := slices.Clone(refs)
		for j := range found {
			found[j].Range = at
		}
		return found
	}
	return nil
}
