package event

import (
	"slices"
	"strings"
	"time"

	"dateline/extract/document"
)

// link sets SameAs: an act of the same type that the article has reported before, such as in its headline. Two events are one
// act if they have an actor in common, or are done to the same party by an agent that one of them leaves out, no recipients of whom
// none is in common, one status and one time, and speak of the same theme. A headline may name a state for one of its organs.
func link(doc *document.Document, notes []note) {
	for i := range doc.Events {
		for k := max(0, i-maxBack); k < i; k++ {
			if notes[k].sentence != notes[i].sentence && repeated(doc, notes, k, i) {
				if doc.Events[i].SameAs = k; doc.Events[k].SameAs != document.None {
					doc.Events[i].SameAs = doc.Events[k].SameAs
				}
				break
			}
		}
	}
}

// repeated reports whether event i reports the act of event k again.
func repeated(doc *document.Document, notes []note, k, i int) bool {
	prior, ev := &doc.Events[k], &doc.Events[i]
	sameKind := prior.Type == ev.Type && prior.Act == ev.Act && prior.Status.Polarity == ev.Status.Polarity && made(prior) == made(ev)
	if !sameKind || apart(doc, prior.Time, ev.Time) {
		return false
	}
	told := len(prior.Recipients) > 0 && len(ev.Recipients) > 0
	whom := told && (alikeParties(prior.Recipients, ev.Recipients) || notes[k].headline && described(doc, prior.Recipients, ev.Recipients))
	unnamed := len(prior.Actors) == 0 || len(ev.Actors) == 0
	switch {
	case told && !whom:
		return false
	case bodily[ev.Act] && oneVictim(doc, prior, ev) && (unnamed || judged(prior, ev)):
		return true
	case unnamed:
		return toldAgain(doc, notes, k, i)
	case !alikeParties(prior.Actors, ev.Actors):
		return notes[k].headline && whom && ofHeadline(doc, prior, ev)
	case bodily[ev.Act] && whom, alone[ev.Act] && (prior.Theme == nil || ev.Theme == nil):
		return true
	}
	onePact := notes[i].definite && pactNoun(notes[i].pointer) && pactNoun(notes[k].pointer)
	if onePact && sameParties(prior.Actors, ev.Actors) {
		return true // "a trade deal", "the accord"
	}
	if lead := notes[k].headline && notes[i].sentence <= notes[k].sentence+maxLead; lead && (whom || oneWord(doc, prior.Theme, ev.Theme)) {
		return true
	}
	return sameTheme(doc, prior.Theme, ev.Theme, whom || sharesPlace(prior, ev))
}

// bodily are acts that are done once to a party: whoever is arrested in two sentences is arrested once.
var bodily = wordLists.Set("bodily-acts")

// alone are acts that a party does once.
var alone = map[string]bool{"resign": true}

// pactNoun reports whether a noun is one of those that news uses in turn for what is signed.
func pactNoun(lemma string) bool { return pacts[lemma] || lemma == "deal" || lemma == "text" }

// sameParties reports whether two lists name the same parties.
func sameParties(a, b []document.Reference) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x document.Reference) bool { return !shares([]document.Reference{x}, b) })
}

// alikeParties reports whether two lists have a party in common, or one that is only named in fewer words: "the envoy", "the Chilean envoy".
func alikeParties(a, b []document.Reference) bool {
	return shares(a, b) || slices.ContainsFunc(a, func(x document.Reference) bool {
		return slices.ContainsFunc(b, func(y document.Reference) bool { return shortened(x, y) || shortened(y, x) })
	})
}

// shareEntity reports whether two lists have an entity in common.
func shareEntity(a, b []document.Reference) bool {
	return slices.ContainsFunc(a, func(x document.Reference) bool {
		return x.Entity != document.None && shares([]document.Reference{x}, b)
	})
}

// shortened reports whether the phrase of one party, which is no entity, is that of another one in fewer words, with the same head, or
// is the name alone: "Lomar", "the town of Lomar".
func shortened(short, long document.Reference) bool {
	if kind, name, ok := strings.Cut(long.Name, " of "); ok && name == short.Name && settlements[strings.ToLower(kind)] {
		return true
	}
	if short.Entity != document.None {
		return false
	}
	x, y := strings.Fields(strings.ToLower(short.Name)), strings.Fields(strings.ToLower(long.Name))
	if len(x) == 0 || len(x) >= len(y) || !slices.Contains(y, x[len(x)-1]) || strings.ContainsAny(y[0], "0123456789'’") {
		return false
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// settlements are nouns before the name of a place.
var settlements = wordLists.Set("settlements")

// sharesPlace reports whether two events are located in one place.
func sharesPlace(a, b *document.Event) bool {
	return slices.ContainsFunc(a.Where, func(place int) bool { return slices.Contains(b.Where, place) })
}

// fromText reports whether the text gives a time.
func fromText(m *document.Moment) bool { return m != nil && m.Date != document.None && m.First != "" }

// maxNews is how long before its article news may have happened.
const maxNews = 21 * 24 * time.Hour

// apart reports whether two times exclude each other: if the text gives one of them alone, whether that is no news.
func apart(doc *document.Document, a, b *document.Moment) bool {
	switch x, y := fromText(a), fromText(b); {
	case x && y:
		return a.Last != "" && a.Last < b.First || b.Last != "" && b.Last < a.First
	case x:
		return isOld(doc, a)
	case y:
		return isOld(doc, b)
	}
	return false
}

// isOld reports whether a time ends long before the day of publication.
func isOld(doc *document.Document, m *document.Moment) bool {
	published := doc.Meta.Published
	now, err := time.Parse(time.DateOnly, published[:min(len(published), len(time.DateOnly))])
	if err != nil || m.Last == "" {
		return false
	}
	last, err := time.Parse(time.DateOnly, m.Last[:min(len(m.Last), len(time.DateOnly))])
	return err == nil && now.Sub(last) > maxNews
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
