package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// partyPhrase is the whole phrase of a party that is no entity: r from the start of its first word, without an article or a
// possessive before, without a possessive mark or a day after, and with what names it: "leaders of Chad and Niger".
func (b *builder) partyPhrase(r document.Range) document.Range {
	return b.complemented(b.bare(b.wordStart(r)))
}

// wordStart extends r to the start of a hyphenated word: chunks may begin within one, "Kremlin|-installed council".
func (b *builder) wordStart(r document.Range) document.Range {
	tokens := b.doc.Tokens
	for r.Start > 0 && strings.HasPrefix(tokens[r.Start].Text, "-") && tokens[r.Start-1].End() == int(tokens[r.Start].Start) {
		r.Start--
	}
	return r
}

// bare is r without an article or a possessive before, and without a possessive mark or a day after.
func (b *builder) bare(r document.Range) document.Range {
	for r.Len() > 1 && slices.Contains(articles, b.doc.Tokens[r.Start].Tag) {
		r.Start++
	}
	for r.Len() > 1 && (b.doc.Tokens[r.End-1].Tag == "POS" || b.date.Covers(r.End-1)) {
		r.End--
	}
	return r
}

// articles are the tags of what comes before a name in a noun phrase and is no part of it.
var articles = []string{"DT", "PRP$", "PDT"}

// maxComplements bounds the prepositional phrases of one party: "members of the council of the city".
const maxComplements = 3

// complemented extends r by the prepositional phrases after it that say which people it means.
func (b *builder) complemented(r document.Range) document.Range {
	for range maxComplements {
		end := b.complement(r)
		if end == r.End {
			break
		}
		r.End = end
	}
	return r
}

// complement is the end of the prepositional phrase after r, or the end of r if none belongs to it. After "of" any noun
// phrase but a date belongs to r, after "from" and "in" only a name.
func (b *builder) complement(r document.Range) int32 {
	if b.np == nil || int(r.End)+1 >= len(b.doc.Tokens) {
		return r.End
	}
	np := b.np.Over(r.End + 1)
	if np == nil || np.Start != r.End+1 || b.date.Covers(np.End-1) {
		return r.End
	}
	switch strings.ToLower(b.doc.Tokens[r.End].Text) {
	case "of":
		return b.conjoined(np.End)
	case "from", "in":
		if b.names(np.Range) {
			return b.conjoined(np.End)
		}
	}
	return r.End
}

// conjoined is the end of a list of names of which one ends at end: "Kenya|, Ghana and Mali".
func (b *builder) conjoined(end int32) int32 {
	for t := end; int(t)+1 < len(b.doc.Tokens); {
		word := b.doc.Tokens[t].Text
		closing := word == "and" || word == "or"
		np := b.np.Over(t + 1)
		if !closing && word != "," || np == nil || np.Start != t+1 || !b.names(np.Range) {
			return end
		}
		if t = np.End; closing {
			return t
		}
	}
	return end
}

// names reports whether r has a mention of an entity.
func (b *builder) names(r document.Range) bool {
	for t := r.Start; t < r.End; t++ {
		if b.entity.Covers(t) {
			return true
		}
	}
	return false
}

// counted reports whether an entity mention at the head of r is only what its people are called by, "four Americans": they
// are no state.
func (b *builder) counted(r document.Range, m *document.Mention) bool {
	head := &b.doc.Tokens[m.End-1]
	return b.doc.Entities[m.Ref].Kind == document.Nationality && (head.Tag == "NNPS" || head.Tag == "NNS") && b.bare(r).Start < m.Start
}

// acting is a reference to who can act or be addressed. Of a thing it is whoever the phrase names as its owner, "a Russian
// drone attack"; false if the phrase names none.
func (b *builder) acting(ref document.Reference, s document.Status) (document.Reference, bool) {
	if b.isParty(&ref) {
		return ref, true
	}
	for t := ref.Start; t < ref.End; t++ {
		if m := b.longest(t); m != nil && m.End <= ref.End && b.doc.Entities[m.Ref].Kind != document.Other {
			return b.reference(m.Range, s), true
		}
	}
	return ref, strings.HasPrefix(b.doc.Tokens[b.head(ref.Range)].Tag, "NNP")
}

// isParty reports whether a reference is to people or to a body of people: an entity, a pronoun, or a phrase whose head means
// one.
func (b *builder) isParty(ref *document.Reference) bool {
	if ref.Entity != document.None {
		return b.doc.Entities[ref.Entity].Kind != document.Other
	}
	head := b.head(ref.Range)
	tag := b.doc.Tokens[head].Tag
	return b.party.Covers(head) || strings.HasPrefix(tag, "PRP") || strings.HasPrefix(tag, "W")
}
