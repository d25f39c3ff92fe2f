package event

import (
	"dateline/extract/document"
)

// note is what answering and coding need to know of an event besides what the document has.
type note struct {
	frame    *document.Mention
	contents []class  // classes of everything in the theme, in text order
	pointer  string   // lemma of the head of the theme
	trigger  string   // lemma of the trigger's last word
	words    []string // lemmas of the theme, but for papers
	which    string   // what sets a proposal apart from another one: "earlier"
	anaphor  bool     // the theme only points back: "it", "the offer"
	definite bool     // the theme is one definite noun: "the bill"
	noun     bool     // the trigger belongs to no verb
	purpose  bool     // the trigger is an infinitive
	aside    bool     // the trigger is a noun or a verb that depends on another one
	perfect  bool     // a perfect: "has not accepted"
	partial  bool     // an agreement to less than was asked: "agreed to listen"
	intent   bool     // what someone is willing to do
	anterior bool     // a past perfect: it came before what the text reports around it
	instead  bool     // it is reported as done instead of something else
	granted  bool     // a request that was met: "at the request of Norway"
	opinion  bool     // an answer that others may give, too: "welcomed"
	coded    string   // "no" of what is only named in telling of something else, "after weeks of protests", or what the object makes of the act
	headline bool     // it is in a headline
	sentence int      // that of its trigger
	apart    string   // the word that sets what is proposed apart: "to hold another meeting"
	year     string   // of the act, "2019"; empty if unknown
}

// compare notes what answering compares: see likeness.
func (b *builder) compare(ev *document.Event, n *note) {
	vg := b.group(ev.Trigger.Start)
	n.noun = vg == nil
	n.purpose = vg != nil && vg.Feature("form") == "infinitive"
	n.aside = vg == nil || vg.Feature("form") != "finite"
	n.trigger = b.doc.Tokens[ev.Trigger.End-1].Lemma
	n.opinion = opinions[b.doc.Tokens[ev.Trigger.Start].Lemma]
	n.which = b.which(ev, n)
	if refused := vg != nil && ev.Act == "refuse" && b.doc.Tokens[ev.Trigger.Start].Tag == "VB"; refused { // "will not | apologize"
		n.words = []string{n.trigger}
	}
	if ev.Theme == nil {
		return
	}
	n.definite = b.definite(*ev.Theme)
	n.apart = b.apart(*ev.Theme)
	for _, word := range contentWords(b.doc, *ev.Theme) {
		if !papers[word] {
			n.words = append(n.words, word)
		}
	}
}

// which is the word that sets a proposal apart from another one of the same party, in its own noun phrase or in that of what
// is answered; empty if there is none.
func (b *builder) which(ev *document.Event, n *note) string {
	of := ev.Trigger
	if ev.Type != proposal && ev.Theme != nil {
		of = *ev.Theme
	} else if !n.noun {
		return ""
	}
	if np := b.phrase(of); np != nil {
		for t := np.Start; t < np.End; t++ {
			if lemma := b.doc.Tokens[t].Lemma; distinct[lemma] {
				return lemma
			}
		}
	}
	return ""
}

// apart is the word that sets a theme apart from others like it, in its first words; empty if there is none.
func (b *builder) apart(theme document.Range) string {
	for t := theme.Start; t < min(theme.End, theme.Start+firstWords); t++ {
		if lemma := b.doc.Tokens[t].Lemma; distinct[lemma] {
			return lemma
		}
	}
	return ""
}

// firstWords is how many words of a theme are looked at.
const firstWords = 6

// opinions are verbs of answers that do not decide.
var opinions = wordLists.Set("opinion-verbs")

// distinct are words that set a proposal apart from another one of the same party.
var distinct = wordLists.Set("distinct-proposals")

// definite reports whether r is one noun that the text has named before, "the bill", but for a date after it.
func (b *builder) definite(r document.Range) bool {
	if lemma := b.doc.Tokens[r.Start].Lemma; lemma != "the" && lemma != "this" && lemma != "that" {
		return false
	}
	last := r.End - 1
	for last > r.Start && b.date.Covers(last) {
		last--
	}
	return b.head(r) >= last-1
}
