package event

import (
	"slices"

	"dateline/extract/document"
)

// The steps of likeness. Whoever was asked adds to them.
const (
	faint  = 1 // an agreement or a refusal right after the proposal
	near   = 2 // in the same sentence
	silent = 4 // the answer names nothing
	back   = 6 // the answer points back: "the offer"
	alike  = 8 // both are about one thing
	named  = 100
	asked  = 4
)

// likeness is how well proposal k fits as what event i answers; 0 if it does not.
func (a *answerer) likeness(i, k int) int {
	ev, p := &a.events[i], &a.events[k]
	switch {
	case a.names(i, k):
		return named
	case p.Type != proposal || !a.answerable(i, k) || k > i && !a.toldLater(i, k):
		return 0
	}
	s := a.theme(i, k)
	if s > 0 && shares(ev.Actors, p.Recipients) {
		s += asked
	}
	return s
}

// names reports whether the theme of event i is proposal k, or is about it. What is only to be done is neither: "lent the firm
// money to bid for a rival".
func (a *answerer) names(i, k int) bool {
	theme, p := a.events[i].Theme, &a.events[k]
	if theme == nil || a.notes[k].purpose {
		return false
	}
	return theme.Contains(p.Trigger) || p.Theme != nil && *p.Theme == *theme
}

// answerable reports whether event i may answer proposal k by its parties, its polarity and its time: no one answers what they
// proposed themselves, and a proposal made to others is only welcomed.
func (a *answerer) answerable(i, k int) bool {
	ev, p := &a.events[i], &a.events[k]
	negated := p.Status.Polarity == "negative" || ev.Type == rejection && ev.Status.Polarity == "negative"
	nested := a.notes[k].purpose || p.Theme != nil && p.Theme.Contains(ev.Trigger)
	onlyWelcomed := (a.notes[i].opinion || a.foreign(ev, p)) && !shares(ev.Actors, p.Recipients)
	if negated || nested || onlyWelcomed || shares(ev.Actors, p.Actors) {
		return false
	}
	return a.notes[i].year == a.notes[k].year && a.related(i, k)
}

// foreign reports whether those who answer a proposal belong to other states than those to whom it was made: a third party.
func (a *answerer) foreign(ev, p *document.Event) bool {
	asked := a.countries(p.Recipients)
	return len(asked) > 0 && len(ev.Actors) > 0 && !slices.ContainsFunc(ev.Actors, func(r document.Reference) bool {
		country := a.country(&r)
		return country == "" || slices.Contains(asked, country)
	})
}

// countries are the states to which some parties belong; none if that of one is not known.
func (a *answerer) countries(refs []document.Reference) []string {
	var out []string
	for i := range refs {
		country := a.country(&refs[i])
		if country == "" {
			return nil
		}
		out = append(out, country)
	}
	return out
}

// country is the state to which a party belongs, or "".
func (a *answerer) country(r *document.Reference) string {
	if r.Entity != document.None {
		return a.doc.Entities[r.Entity].Country
	}
	return r.Country
}

// toldLater reports whether an article that reports an answer first may report proposal k after it: as what came before, as
// "the bill" of which the answer has spoken, or as what the one who answers was asked to do.
func (a *answerer) toldLater(i, k int) bool {
	n, of, to := &a.notes[i], &a.notes[k], a.events[k].Recipients
	sameNoun := n.pointer == of.pointer || papers[n.pointer] && papers[of.pointer]
	sameThing := sameNoun && of.definite && !n.anaphor
	wanted := shares(a.events[i].Actors, to) || len(to) == 0 && of.sentence <= n.sentence+maxUnnamed
	if before := of.anterior && of.sentence <= n.sentence+1; before {
		return true
	}
	return !imagined(&a.events[i]) && (sameThing || wanted && a.sameWords(i, k))
}

// maxUnnamed bounds the sentences between an answer and a later proposal that does not say whom it asks.
const maxUnnamed = 3

// papers are words for what a law-making body has before it. An article uses them in turn.
var papers = wordLists.Set("paper-nouns")

// theme is how well the theme of event i fits proposal k.
func (a *answerer) theme(i, k int) int {
	ev, n, of := &a.events[i], &a.notes[i], &a.notes[k]
	decides := ev.Act != "agree" && ev.Act != "refuse"
	toOthers := len(a.events[k].Recipients) > 0 && !shares(ev.Actors, a.events[k].Recipients)
	isOther := n.which != "" && n.which != of.which
	isLate := !decides && toOthers && n.sentence > of.sentence+1
	switch {
	case isOther || isLate || ev.Theme == nil && n.noun:
		return 0
	case n.anaphor && !a.named(i, k):
		return 0
	case ev.Theme == nil:
		return silent
	case n.anaphor:
		return back
	case a.common(i, k) || a.sameWords(i, k):
		return alike
	case decides && k > i: // "the bill" that the answer has named
		return silent
	case decides:
		return 0
	case !a.pointing(i) && !shares(ev.Actors, a.events[k].Recipients):
		return 0 // others agreed to or refused something else
	case ev.Start == a.events[k].Start:
		return near
	case n.sentence == of.sentence+1 && len(n.contents) == 0:
		return faint
	}
	return 0
}

// pointing reports whether the theme of an answer may mean what was proposed: "the money", "to do so", "to listen".
func (a *answerer) pointing(i int) bool {
	n := &a.notes[i]
	return n.partial || n.definite || a.doesSo(a.events[i].Theme)
}

// doesSo reports whether a theme only says that what was proposed is done: "agreed to do so".
func (a *answerer) doesSo(theme *document.Range) bool {
	verb := theme.Start
	if a.doc.Tokens[verb].Tag == "TO" {
		verb++
	}
	return verb+1 < theme.End && a.doc.Tokens[verb].Lemma == "do" && slices.Contains(backWords, a.doc.Tokens[verb+1].Lemma)
}

// backWords are words after "do" that point back.
var backWords = []string{"so", "it", "that", "this", "likewise"}

// sameWords reports whether at least half of the words of the shorter of two themes are in the other one, too, as far as their
// stems go: "to apologize" and "an apology".
func (a *answerer) sameWords(i, k int) bool {
	x, y := a.notes[i].words, a.notes[k].words
	if len(x) > len(y) {
		x, y = y, x
	}
	in := 0
	for _, w := range x {
		if slices.ContainsFunc(y, func(v string) bool { return sameStem(v, w) }) {
			in++
		}
	}
	return in > 0 && 2*in >= len(x)
}

// stem is how many bytes of two words must be equal, if they are that long.
const stem = 6

// sameStem reports whether two lemmas are equal or are made from one stem.
func sameStem(v, w string) bool {
	return v == w || len(v) > stem && len(w) > stem && v[:stem] == w[:stem]
}

// proposalNouns are the nouns that point back to a proposal, with the acts that each may mean.
var proposalNouns = wordLists.Choices("proposal-nouns")

// named reports whether the noun with which event i points back may mean proposal k: "the offer" is no request.
func (a *answerer) named(i, k int) bool {
	acts, ok := proposalNouns[a.notes[i].pointer]
	return !ok || slices.Contains(acts, a.events[k].Act)
}

// maxApart bounds how many sentences may be between a proposal and an answer of which only the content shows that they
// belong together.
const maxApart = 6

// related reports whether event i is near proposal k, or has a party to it.
func (a *answerer) related(i, k int) bool {
	ev, p := &a.events[i], &a.events[k]
	apart := a.notes[i].sentence - a.notes[k].sentence
	if apart <= maxApart && apart >= -maxLater {
		return true
	}
	return apart > 0 && (shares(ev.Actors, p.Recipients) || shares(ev.Recipients, p.Actors))
}

// common reports whether the themes of two events have a content class in common, or such of one kin.
func (a *answerer) common(i, k int) bool {
	return slices.ContainsFunc(a.notes[i].contents, func(c class) bool {
		return slices.ContainsFunc(a.notes[k].contents, func(d class) bool { return c.kin == d.kin })
	})
}

// shares reports whether two lists of parties have one in common.
func shares(a, b []document.Reference) bool {
	return slices.ContainsFunc(a, func(x document.Reference) bool {
		return slices.ContainsFunc(b, func(y document.Reference) bool { return same(x, y) })
	})
}
