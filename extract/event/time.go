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
		case b.dated(i) && !b.attributive(d.Range):
			days = append(days, i)
		case d.Type == "DURATION" && d.Start > 0 && b.doc.Tokens[d.Start-1].Tag == "IN":
			durations = append(durations, i)
		}
	}
	return append(days, durations...)
}

// ofClause reports whether a date is a known day or time that is an adverbial in the clause of an act, or the deadline of
// one that is to come.
func (b *builder) ofClause(ev *document.Event, i int) bool {
	r := b.doc.Dates[i].Range
	if !b.dated(i) || !b.known(i) || made(ev) && b.isToCome(i) {
		return false
	}
	if b.ofNoun(ev, i) {
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
		}
	}
	return b.adverbial(r)
}

// goesOn reports whether an act is told as what has gone on for some time: "have been on strike".
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
	nearest := int32(maxClause)
	for _, i := range findings(b.date, ev.Range, nil) {
		d := &b.doc.Dates[i]
		if ev.Theme != nil && ev.Theme.Contains(d.Range) || !b.ofClause(ev, i) {
			continue
		}
		if apart := distance(ev.Trigger, d.Range); apart < nearest {
			best, nearest = []int{i}, apart
		}
	}
	return best
}

// maxClause bounds the tokens between an act and its date.
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

// sameClause reports whether an act and a date are in one clause: no finite verb, relative pronoun, colon or semicolon lies
// between them. A date before the act belongs to a verb before the date, "the judge, who took over in 2020, refused", if the
// act is not a participle that depends on that verb: "sent a letter on Monday demanding".
func (b *builder) sameClause(ev *document.Event, date document.Range) bool {
	switch {
	case date.Start >= ev.Trigger.End:
		return !b.clauseBreak(ev.Trigger.End, date.Start, ev) && !b.ofInner(ev.Trigger.End, date)
	case b.clauseBreak(date.End, ev.Trigger.Start, ev):
		return b.fronted(ev, date)
	}
	return b.depends(ev) || !b.governed(ev.Range, date)
}

// sameMoment reports whether a date of another clause is that of an act because one happens as the other does, "said on Monday
// as he signed the bill", or because both verbs have one subject: "spoke on Monday and mocked the idea".
func (b *builder) sameMoment(ev *document.Event, date document.Range) bool {
	tokens := b.doc.Tokens
	if date.Start >= ev.Trigger.End {
		return b.finiteBetween(ev.Trigger.End, date.Start) == 1 && b.simultaneousBetween(ev.Trigger.End, date.Start)
	}
	vg := b.group(ev.Trigger.Start)
	if vg == nil || vg.Feature("form") != "finite" || int(date.End) >= len(tokens) {
		return false
	}
	first := b.doc.Sentences[b.doc.SentenceAt(ev.Trigger.Start)].Start
	if opens := tokens[date.End].Text == "," && slices.Contains(simultaneous, tokens[first].Lemma); opens {
		return b.finiteBetween(first, vg.Start) == 1
	}
	coordinate := tokens[vg.Start-1].Tag == "CC" || slices.Contains(simultaneous, tokens[date.End].Lemma)
	return coordinate && vg.Start > date.End && b.finiteBetween(date.End, vg.Start) == 0
}

// simultaneous are the words that begin a clause of what happens at the same time.
var simultaneous = []string{"as", "when", "while"}

// simultaneousBetween reports whether such a word is between two tokens, and no other word that begins a clause.
func (b *builder) simultaneousBetween(from, to int32) bool {
	found := false
	for t := from; t < to; t++ {
		tok := &b.doc.Tokens[t]
		switch {
		case slices.Contains(simultaneous, tok.Lemma) && (tok.Tag == "IN" || tok.Tag == "WRB"):
			found = true
		case tok.Tag == "WDT" || tok.Tag == "WP" || tok.Text == ";" || tok.Text == ":":
			return false
		}
	}
	return found
}

// finiteBetween counts the finite verb groups that begin between two tokens.
func (b *builder) finiteBetween(from, to int32) int {
	n := 0
	for t := from; t < to; t++ {
		if vg := b.group(t); vg != nil && vg.Start == t && vg.Feature("form") == "finite" {
			n++
		}
	}
	return n
}

// ofInner reports whether a date belongs to a verb that depends on an act: "sued the town over a law passed last month",
// "defended the decision to write in October", "jailed after being convicted in 1994".
func (b *builder) ofInner(from int32, date document.Range) bool {
	for t := date.Start - 1; t >= from; t-- {
		vg := b.group(t)
		if vg == nil {
			continue
		}
		switch vg.Feature("form") {
		case "infinitive":
			return resolves[b.doc.Tokens[vg.Start-1].Lemma]
		case "participle":
			return date.Start-vg.End <= maxInner
		}
		return b.doc.Tokens[vg.Start-1].Lemma == "after"
	}
	return false
}

// resolves are nouns before an infinitive that has a time for itself: "his decision to write in October".
var resolves = wordLists.Set("resolve-nouns")

// maxInner bounds the tokens between a participle and its date: "passed in".
const maxInner = 1

// depends reports whether an act is a participle or a gerund, which shares the time of the verb that it depends on.
func (b *builder) depends(ev *document.Event) bool {
	vg := b.group(ev.Trigger.Start)
	return vg != nil && (vg.Feature("form") == "gerund" || vg.Feature("form") == "participle")
}

// fronted reports whether a date opens the sentence of an act that depends on the main verb: "In May, the firm went further
// by demanding a share".
func (b *builder) fronted(ev *document.Event, date document.Range) bool {
	if date.Start > ev.Start+maxFronted || !b.depends(ev) {
		return false
	}
	finite := 0
	for t := date.End; t < ev.Trigger.Start; t++ {
		if strings.HasPrefix(b.doc.Tokens[t].Tag, "W") || b.doc.Tokens[t].Text == ";" {
			return false
		}
		if vg := b.group(t); vg != nil && vg.Start == t && vg.Feature("form") == "finite" {
			finite++
		}
	}
	return finite == 1
}

// maxFronted bounds the tokens before a date that opens a sentence: "Early in".
const maxFronted = 2

// clauseBreak reports whether another clause than that of ev begins between two tokens.
func (b *builder) clauseBreak(from, to int32, ev *document.Event) bool {
	own := b.ownVerb(ev.Trigger)
	if from < to && b.doc.Tokens[from].Tag == "WDT" { // "a raid on Sunday | that killed two"
		from++
	}
	for t := from; t < to; t++ {
		switch tok := &b.doc.Tokens[t]; {
		case tok.Tag == "IN" && slices.Contains(parting, tok.Lemma):
			return true
		case tok.Tag == "WDT" || tok.Tag == "WP" || tok.Tag == "WRB":
			return true
		case tok.Text == ";" || tok.Text == ":":
			return true
		case b.finite(t) && b.group(t) != own:
			return true
		}
	}
	return false
}

// ownVerb is the verb group whose time is that of an act: of a noun the verb that carries it, "| launched | joint exercises"; nil if there is none.
func (b *builder) ownVerb(trigger document.Range) *document.Mention {
	if vg := b.group(trigger.Start); vg != nil {
		return vg
	}
	if np := b.np.Over(trigger.Start); np != nil && np.Start > 0 {
		if vg := b.group(np.Start - 1); vg != nil && !b.owned(np.Range, trigger) {
			return vg
		}
	}
	return b.carrier(trigger.End)
}

// parting are the prepositions and conjunctions that begin what has a time for itself.
var parting = []string{"before", "until", "till", "that", "because"}

// carrying are verbs that only say that an act took place.
var carrying = wordLists.Set("takes-place-verbs")

// making are verbs that say in the passive that an act was done: "the offer was | made |".
var making = wordLists.Set("making-verbs")

// maxCarrier bounds the tokens between a noun and the verb that carries it.
const maxCarrier = 8

// carrier is the verb group after a noun that only says that its act took place, "the talks on trade were held", or nil.
func (b *builder) carrier(from int32) *document.Mention {
	for t := from; t < from+maxCarrier && int(t) < len(b.doc.Tokens); t++ {
		if !b.finite(t) {
			continue
		}
		vg := b.group(t)
		verb := b.doc.Tokens[vg.End-1].Lemma
		if carrying[verb] || making[verb] && vg.Feature("voice") == "passive" {
			return vg
		}
		return nil
	}
	return nil
}

// governed reports whether a finite verb precedes a date in its clause.
func (b *builder) governed(sentence, date document.Range) bool {
	for t := date.Start - 1; t >= sentence.Start; t-- {
		if b.doc.Tokens[t].Tag == "CC" {
			return false
		}
		if b.finite(t) {
			return true
		}
	}
	return false
}

func (b *builder) finite(token int32) bool {
	vg := b.group(token)
	return vg != nil && vg.Feature("form") == "finite"
}
