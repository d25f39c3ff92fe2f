package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// link sets SameAs: an act of the same type that the article has reported before, such as in its headline. Two events are one
// act if they have an actor in common, no recipients of whom none is in common, one status and one time, and speak of the
// same theme.
func link(doc *document.Document, notes []note) {
	for i := range doc.Events {
		for k := max(0, i-maxBack); k < i; k++ {
			if notes[k].sentence != notes[i].sentence && repeated(doc, k, i) {
				if doc.Events[i].SameAs = k; doc.Events[k].SameAs != document.None {
					doc.Events[i].SameAs = doc.Events[k].SameAs
				}
				break
			}
		}
	}
}

// repeated reports whether event i reports the act of event k again.
func repeated(doc *document.Document, k, i int) bool {
	prior, ev := &doc.Events[k], &doc.Events[i]
	sameKind := prior.Type == ev.Type && prior.Act == ev.Act && prior.Status.Polarity == ev.Status.Polarity && made(prior) == made(ev)
	if !sameKind || !shares(prior.Actors, ev.Actors) || apart(prior.Time, ev.Time) {
		return false
	}
	told := len(prior.Recipients) > 0 && len(ev.Recipients) > 0
	if told && !shares(prior.Recipients, ev.Recipients) {
		return false
	}
	return sameTheme(doc, prior.Theme, ev.Theme, told)
}

// fromText reports whether the text gives a time.
func fromText(m *document.Moment) bool { return m != nil && m.Date != document.None && m.First != "" }

// apart reports whether two times that the text gives exclude each other.
func apart(a, b *document.Moment) bool {
	if !fromText(a) || !fromText(b) {
		return false
	}
	return a.Last != "" && a.Last < b.First || b.Last != "" && b.Last < a.First
}

// sameTheme reports whether two themes have most words of the shorter one in common. If one of them is missing, the parties
// decide: both sides must be named.
func sameTheme(doc *document.Document, a, b *document.Range, parties bool) bool {
	if a == nil || b == nil {
		return parties
	}
	x, y := contentWords(doc, *a), contentWords(doc, *b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return parties
	}
	common := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return 2*common > len(x)
}

// contentWords are the lemmas of the nouns, verbs, adjectives and numbers in r, each once.
func contentWords(doc *document.Document, r document.Range) []string {
	var out []string
	for t := r.Start; t < r.End; t++ {
		tok := &doc.Tokens[t]
		if strings.ContainsAny(tok.Tag[:1], "NVJC") && tok.Tag != "CC" && tok.Lemma != "be" && !slices.Contains(out, tok.Lemma) {
			out = append(out, tok.Lemma)
		}
	}
	return out
}
