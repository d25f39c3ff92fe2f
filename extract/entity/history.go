package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// previousMention is a mention that a later noun or pronoun may point to.
type previousMention struct {
	document.Range
	found    *found
	sentence int
	subject  bool
	quoted   int32 // start of the quotation around it, or -1
}

// maxPrevious bounds the mentions that are compared for a noun or a pronoun.
const maxPrevious = 512

// latest are the mentions to compare, in text order.
func (r *reader) latest() []previousMention { return r.previous[max(0, len(r.previous)-maxPrevious):] }

// remember adds a mention for the nouns and pronouns after it.
func (r *reader) remember(f *found, g document.Range, sentence int) {
	p := previousMention{Range: g, found: f, sentence: sentence, subject: r.isSubject(g), quoted: r.quotation(g.Start)}
	r.previous = append(r.previous, p)
	r.join(&p)
}

// readPhrases notes for every token where the articles, adjectives and names right before it begin.
func (r *reader) readPhrases() {
	tokens := r.doc.Tokens
	phrases := slices.Grow(r.phrases[:0], len(tokens))[:len(tokens)]
	start := int32(0)
	for i := range tokens {
		phrases[i] = start
		switch tokens[i].Tag {
		case "DT", "NNP", "JJ":
		default:
			start = int32(i) + 1
		}
	}
	r.phrases = phrases
}

// isSubject reports whether a mention looks like the subject of its clause: no preposition or verb governs it, and it owns
// nothing.
func (r *reader) isSubject(g document.Range) bool {
	if at := r.phrases[g.Start]; at > 0 {
		t := &r.doc.Tokens[at-1]
		governs := t.Tag == "IN" || t.Tag == "TO" || strings.HasPrefix(t.Tag, "VB")
		opensClause := t.Lemma == "that" || t.Lemma == "say"
		if governs && !opensClause || t.Tag == "CC" && r.endsClause(g.End) {
			return false
		}
	}
	return int(g.End) < len(r.doc.Tokens) && r.doc.Tokens[g.End].Tag != "POS"
}

// endsClause reports whether a full stop is at a token: the last of several names before it is no subject, as in "he met Berg and Roe."
func (r *reader) endsClause(i int32) bool {
	return int(i) >= len(r.doc.Tokens) || slices.Contains(fullStops, r.doc.Tokens[i].Text)
}

var fullStops = []string{".", ";", ":", "?", "!"}

// quotation is the start of the quotation around a token, or -1.
func (r *reader) quotation(i int32) int32 {
	if q := r.quotes.Over(i); q != nil {
		return q.Start
	}
	return -1
}
