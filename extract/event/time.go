package event

import (
	"slices"

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
	if when = slices.DeleteFunc(when, func(i int) bool { return !b.dated(i) }); len(when) == 0 {
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
	const isoDay = len("2006-01-02")
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
		case b.dated(i):
			days = append(days, i)
		case d.Type == "DURATION" && d.Start > 0 && b.doc.Tokens[d.Start-1].Tag == "IN":
			durations = append(durations, i)
		}
	}
	return append(days, durations...)
}

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
		if !b.dated(i) || ev.Theme != nil && ev.Theme.Contains(d.Range) || !b.adverbial(d.Range) || !b.sameClause(ev, d.Range) {
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
// ("Friday's vote") and not a deadline ("by Friday").
func (b *builder) adverbial(r document.Range) bool {
	if int(r.End) < len(b.doc.Tokens) && b.doc.Tokens[r.End].Tag == "POS" {
		return false
	}
	if b.np != nil {
		if np := b.np.Over(r.End - 1); np != nil && np.End > r.End {
			return false
		}
	}
	return r.Start == 0 || !slices.Contains(notAct, b.doc.Tokens[r.Start-1].Lemma)
}

// notAct are the words before a date that is not the time of an act: deadlines, and what a noun is of.
var notAct = []string{"by", "until", "till", "before", "of", "from", "to", "for", "than"}

// sameClause reports whether an act and a date are in one clause: no finite verb, relative pronoun, colon or semicolon lies
// between them, and a date before the act does not belong to a verb before the date: "the judge, who took over in 2020, refused".
func (b *builder) sameClause(ev *document.Event, date document.Range) bool {
	if date.Start >= ev.Trigger.End {
		return !b.clauseBreak(ev.Trigger.End, date.Start, ev)
	}
	return !b.clauseBreak(date.End, ev.Trigger.Start, ev) && !b.governed(ev.Range, date)
}

// clauseBreak reports whether another clause than that of ev begins between two tokens.
func (b *builder) clauseBreak(from, to int32, ev *document.Event) bool {
	own := b.group(ev.Trigger.Start)
	for t := from; t < to; t++ {
		switch tok := &b.doc.Tokens[t]; {
		case tok.Tag == "WDT" || tok.Tag == "WP" || tok.Tag == "WRB" || tok.Text == ";" || tok.Text == ":":
			return true
		case b.finite(t) && b.group(t) != own:
			return true
		}
	}
	return false
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
