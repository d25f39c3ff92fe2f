package event

import (
	"slices"
	"strings"
	"time"

	"dateline/extract/document"
)

// times sets when the act took place and when its content is to happen. A date in the theme of a proposal, an answer, a
// commitment or a threat is that of the content, and of any other act that of the act. The act's time is the first of the dates
// that its rule found (when) or that its theme has, else the nearest date of its clause, else the day of publication.
func (b *builder) times(ev *document.Event, when []int, pluperfect bool) {
	within := b.themeDates(ev)
	if slices.Contains(containing, ev.Type) {
		ev.Due = b.moment(within)
	} else {
		when = append(when, within...)
	}
	if when = slices.DeleteFunc(when, func(i int) bool { return !b.ofClause(ev, i) }); len(when) == 0 {
		when = b.clauseDate(ev)
	}
	if len(when) == 0 {
		when = b.sayingDate(ev)
	}
	if ev.Time = b.moment(when); ev.Time == nil {
		ev.Time = b.publication(ev, pluperfect)
	}
}

// moment is the time that the first of some dates gives, or nil.
func (b *builder) moment(dates []int) *document.Moment {
	if len(dates) == 0 {
		return nil
	}
	d := &b.doc.Dates[dates[0]]
	return &document.Moment{Date: dates[0], Value: d.Value, First: d.First, Last: d.Last}
}

// publication is the day of publication, as the time of an act that the text reports as news without a date: not of what is
// to come and not of what came before something else.
func (b *builder) publication(ev *document.Event, pluperfect bool) *document.Moment {
	const isoDay = len(time.DateOnly)
	published := b.doc.Meta.Published
	if !made(ev) || pluperfect || len(published) < isoDay {
		return nil
	}
	day := published[:isoDay]
	return &document.Moment{Date: document.None, Value: day, First: day, Last: day}
}

// themeDates are the dates in the theme: days and times first, then how long the content shall last.
func (b *builder) themeDates(ev *document.Event) []int {
	if ev.Theme == nil {
		return nil
	}
	var days, durations []int
	for _, i := range findings(b.date, *ev.Theme, nil) {
		d := &b.doc.Dates[i]
		switch {
		case b.ofHappening(ev, d.Range):
		case b.dated(i) && !b.attributive(d.Range):
			days = append(days, i)
		case d.Type == "DURATION" && d.Start > 0 && b.doc.Tokens[d.Start-1].Tag == "IN":
			durations = append(durations, i)
		}
	}
	return append(days, durations...)
}

// ofHappening reports whether a date in the theme says when that happened for which an act is done: "charged a pilot over a landing | on 4 April |
// that injured nine".
func (b *builder) ofHappening(ev *document.Event, date document.Range) bool {
	first := b.adverbialStart(date)
	if ev.Theme.Start < ev.Trigger.End+1 || first <= ev.Theme.Start || !slices.Contains(reasons, b.doc.Tokens[ev.Theme.Start-1].Lemma) {
		return false
	}
	np := b.np.Over(first - 1)
	return np != nil && np.Start == ev.Theme.Start && b.doc.Tokens[date.End].Tag == "WDT"
}

// ofClause reports whether a date is a known day or time that is an adverbial in the clause of an act, or the deadline of
// one that is to come.
func (b *builder) ofClause(ev *document.Event, i int) bool {
	r := b.doc.Dates[i].Range
	over := made(ev) && ev.Status.Tense == "past"
	if !b.dated(i) || !b.known(i) || over && b.isToCome(i) {
		return false
	}
	if b.ofNoun(ev, i) || b.ofAntecedent(ev, i) || b.appointed(ev, r) {
		return true
	}
	if !b.sameClause(ev, r) && !b.sameMoment(ev, r) {
		return false
	}
	if r.Start > 0 {
		switch b.doc.Tokens[r.Start-1].Lemma {
		case "by":
			return ev.Status.Tense == "future"
		case "since":
			return b.goesOn(ev)
		case "until":
			return b.isNotUntil(r)
		}
	}
	return b.adverbial(r)
}

// isNotUntil reports whether "not until" is before a date: it is the time of what then happened.
func (b *builder) isNotUntil(date document.Range) bool {
	return date.Start > 1 && b.doc.Tokens[date.Start-2].Lemma == "not"
}

// goesOn reports whether the text says that an act has lasted for some time: "have been on strike".
func (b *builder) goesOn(ev *document.Event) bool {
	for t := ev.Trigger.Start; t >= max(ev.Start, ev.Trigger.Start-maxModifiers); t-- {
		if vg := b.group(t); vg != nil {
			return slices.ContainsFunc(b.doc.Tokens[vg.Start:vg.End], func(t document.Token) bool { return t.Lemma == "have" })
		}
	}
	return false
}

// isToCome reports whether a date is after the day of publication: no date of what has been done.
func (b *builder) isToCome(i int) bool {
	published := b.doc.Meta.Published
	return len(published) >= len(time.DateOnly) && b.doc.Dates[i].First > published[:len(time.DateOnly)]
}

// ofNoun reports whether a date says which act a noun names: "the May 22 raid", "Monday's strike on the port". Without a year
// it must be a recent one.
func (b *builder) ofNoun(ev *document.Event, i int) bool {
	date, noun := b.doc.Dates[i].Range, ev.Trigger.Start
	if b.group(noun) != nil || date.End > noun || noun-date.End > maxModifiers {
		return false
	}
	if !b.attributive(date) && b.doc.Tokens[date.End].Tag != "POS" {
		return false
	}
	for t := date.End; t < noun; t++ {
		if b.group(t) != nil || slices.Contains(leaving, b.doc.Tokens[t].Tag) {
			return false
		}
	}
	d := &b.doc.Dates[i]
	return strings.Contains(b.doc.Words(date), d.Value[:4]) || b.isRecent(d)
}

// ofAntecedent reports whether a date says which thing it is that does something or to which it is done: "the May 22 raid that | killed | two", "a 2002
// law | passed | by Congress".
func (b *builder) ofAntecedent(ev *document.Event, i int) bool {
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Start < 2 {
		return false
	}
	end := vg.Start
	if tag := b.doc.Tokens[end-1].Tag; tag == "WDT" || b.doc.Tokens[end-1].Lemma == "that" {
		end--
	} else if vg.Feature("form") != "participle" {
		return false
	}
	np := b.np.Over(end - 1)
	if np == nil || np.End != end || !np.Contains(b.doc.Dates[i].Range) {
		return false
	}
	noun := document.Event{Range: ev.Range, Trigger: document.Range{Start: np.End - 1, End: np.End}}
	return b.ofNoun(&noun, i)
}

// appointed reports whether a date is the one for which an act is set that a noun names: "talks | scheduled for | Monday".
func (b *builder) appointed(ev *document.Event, date document.Range) bool {
	verb := ev.Trigger.End
	for int(verb)+1 < len(b.doc.Tokens) && b.doc.Tokens[verb].Lemma == "be" {
		verb++
	}
	return b.group(ev.Trigger.Start) == nil && date.Start == verb+2 && appointing[b.doc.Tokens[verb].Lemma]
}

// appointing are verbs that say when something is to happen.
var appointing = wordLists.Set("appointing-verbs")

// maxModifiers bounds the tokens between a date and the noun that it modifies: "Monday's deadly air raid".
const maxModifiers = 4

// leaving are the tags of tokens that end what a date before a noun may modify.
var leaving = []string{"IN", "CC", "DT", "PRP$", "TO"}

// maxRecent is how long ago a day may be that an article names without its year before a noun: "the Nov. 1 call".
const maxRecent = 200 * 24 * time.Hour

// isRecent reports whether a date is not long before the day of publication.
func (b *builder) isRecent(d *document.Date) bool {
	published := b.doc.Meta.Published
	now, err := time.Parse(time.DateOnly, published[:min(len(published), len(time.DateOnly))])
	if err != nil {
		return false
	}
	first, err := time.Parse(time.DateOnly, d.First)
	return err == nil && now.Sub(first) < maxRecent
}

// known reports whether the value of a date has a calendar year: not one that refers to the present, nor a weekday of an
// article without a day of publication.
func (b *builder) known(i int) bool { return isYear(b.doc.Dates[i].Value) }

// dated reports whether a date is a day or a time, and no length of time and no set.
func (b *builder) dated(i int) bool {
	t := b.doc.Dates[i].Type
	return t == "DATE" || t == "TIME"
}

// clauseDate is the date of the clause of an act: the nearest one in its sentence that is an adverbial, lies outside of the
// theme, and has no verb of another clause between it and the trigger. It returns one index or none.
func (b *builder) clauseDate(ev *document.Event) []int {
	var best []int
	nearest := int32(2 * maxClause)
	for _, i := range findings(b.date, ev.Range, nil) {
		d := &b.doc.Dates[i]
		inTheme := ev.Theme != nil && ev.Theme.Contains(d.Range) && !b.ofAntecedent(ev, i)
		if inTheme || !b.ofClause(ev, i) {
			continue
		}
		apart := distance(ev.Trigger, d.Range)
		if apart < maxClause && d.Start < ev.Trigger.Start && !b.sameClause(ev, d.Range) {
			apart += maxClause // the date of another verb, which it may share: "spoke on Monday and left on Tuesday"
		}
		if apart <= nearest { // of two, the one after: "seized | in April |"
			best, nearest = []int{i}, apart
		}
	}
	return best
}

// maxClause bounds the tokens between an act and a date of its clause.
const maxClause = 30

// distance is how many tokens lie between two ranges.
func distance(a, b document.Range) int32 {
	return max(0, a.Start-b.End, b.Start-a.End)
}

// adverbial reports whether a date is an adverbial: not part of a longer noun phrase ("the 2015 accord"), not a possessor
// ("Friday's vote", but "at Friday's vote") and not a deadline ("by Friday").
func (b *builder) adverbial(r document.Range) bool {
	if int(r.End) < len(b.doc.Tokens) && b.doc.Tokens[r.End].Tag == "POS" {
		return r.Start > 0 && (b.doc.Tokens[r.Start-1].Lemma == "during" || b.doc.Tokens[r.Start-1].Lemma == "at")
	}
	return !b.attributive(r) && (r.Start == 0 || !notAct[b.doc.Tokens[r.Start-1].Lemma])
}

// attributive reports whether a date is only part of a longer noun phrase: "the 2015 accord".
func (b *builder) attributive(r document.Range) bool {
	np := b.np.Over(r.End - 1)
	return np != nil && np.End > r.End && !b.opens(r)
}

// opens reports whether a date opens its sentence before a subject that is a name: "On Monday Kenya proposed".
func (b *builder) opens(date document.Range) bool {
	first := date.Start
	if first > 0 && b.doc.Tokens[first-1].Tag == "IN" {
		first--
	}
	if b.doc.Sentences[b.doc.SentenceAt(first)].Start != first {
		return false
	}
	return slices.ContainsFunc(b.entity.StartingAt(date.End), func(m document.Mention) bool {
		return strings.HasPrefix(b.doc.Tokens[m.Start].Tag, "NNP")
	})
}

// notAct are the words before a date that is not the time of an act: deadlines, and what a noun is of.
var notAct = wordLists.Set("before-other-times")
