package date

import (
	"strings"
	"time"

	"dateline/extract/document"
)

// direction is where an open date lies, seen from the article.
type direction int

const (
	unknown direction = iota
	past
	future
)

// resolver gives the frames of one document their values, in the order of the text.
type resolver struct {
	doc     *document.Document
	article time.Time
	dated   bool      // the article's date is known
	clock   time.Time // of the publication; zero if only its day is known
	zoned   bool      // the clock has a zone
	origin  pageOrigin
	persons []int // months that are names of persons in the text

	context []document.Mention // of the phase date-context, by start
	next    int                // the first of them that was not passed

	dir     direction    // of the expression at hand
	bound   string       // mod of the preposition before it
	firm    bool         // the clause that it opens has a verb in the past
	aside   bool         // it dates a participle or a relative clause, not the event that the sentence reports
	generic bool         // it is one of each year: "the best month to book is January"
	inMonth bool         // a preposition comes before it, as before months
	south   bool         // its sentence names a place of the southern hemisphere
	story   story        // the time at which the text has arrived
	counted time.Time    // what it is counted from
	seen    []anchor     // dates of the text that later ones may be counted from
	current partial      // what the expression at hand means
	ahead   []expression // those after it

	foreseen   partial // the day of a later expression, which a time before it needed
	foreseenAt int32
}

// anchor is a date of the text that others may be counted from.
type anchor struct {
	partial
	index int // into Document.Dates
}

func newResolver(doc *document.Document, context []document.Mention) *resolver {
	r := &resolver{doc: doc, context: context}
	r.article, r.dated = publishedDay(doc)
	r.clock, r.zoned = publishedClock(doc)
	r.persons = personsIn(doc, context)
	return r
}

// publishedDay is the day of publication, if it is known.
func publishedDay(doc *document.Document) (time.Time, bool) {
	p := doc.Meta.Published
	if len(p) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, p[:len(time.DateOnly)])
	return t, err == nil
}

// publishedClock is the time of publication, zero if only the day is known, and whether it has a zone. Midnight is what a day is often
// written as.
func publishedClock(doc *document.Document) (clock time.Time, zoned bool) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime} {
		t, err := time.Parse(layout, doc.Meta.Published)
		if err == nil && (t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0) {
			return t, strings.Contains(layout, "Z07:00")
		}
	}
	return time.Time{}, false
}

// resolve appends the date that an expression means, or reports why it means none.
func (r *resolver) resolve(e *expression) (reason string) {
	f := &e.frame
	r.readContext(e.Start)
	d := document.Date{Range: e.Range, Rule: e.Rule, Type: e.Feature("type"), Mod: f.mod, AnchorTo: document.None}
	r.current, r.counted = partial{}, time.Time{}
	if r.isPerson(f) {
		return "it is the name of a person of the text"
	}
	switch f.kind {
	case "calendar":
		if f.lastNth > 0 {
			reason = r.rangeOfParts(f, &d)
		} else {
			reason = r.calendar(f, &d)
		}
	case "beside":
		r.give(r.today(&d).shift(f.offset).shift(map[string]int{"BEFORE": -1, "AFTER": 1}[f.edge]), "", &d)
	case "range":
		reason = r.rangeOf(f, &d)
	case "distance":
		reason = r.distance(f, &d)
	case "comparison":
		reason = r.comparison(f, &d)
	case "duration":
		reason = r.duration(f, &d)
	case "set":
		reason = r.set(f, &d)
	case "again":
		reason = r.again(&d)
	case "same":
		reason = r.sameIn(f, &d)
	case "link":
		reason = r.linkOf(f, &d)
	case "part":
		reason = r.partOf(f, &d)
	case "timed":
		reason = r.timed(f, &d)
	case "sum":
		reason = r.sum(f, &d)
	case "listed":
		reason = r.calendar(f, &d)
	case "fixed":
		d.Value = f.value
	default:
		reason = "the rule emits no frame that has a meaning: " + f.kind
	}
	if reason == "" {
		reason = unsound(&d)
	}
	if reason != "" {
		return reason
	}
	d.Guessed = d.Guessed || f.numeric == openOrder || f.carried && !r.story.history
	r.bounded(&d)
	r.doc.Dates = append(r.doc.Dates, d)
	if r.current.grain != noGrain && !r.current.open() {
		r.seen = append(r.seen, anchor{r.current, len(r.doc.Dates) - 1})
		r.remember(f)
	}
	return ""
}

// readContext takes up what the rules of the context say of the expression that starts at a token.
func (r *resolver) readContext(start int32) {
	r.dir, r.bound, r.firm, r.aside, r.generic, r.inMonth, r.south = unknown, "", false, false, false, false, false
	for r.next < len(r.context) && r.context[r.next].Start < start {
		r.next++
	}
	for i := r.next; i < len(r.context) && r.context[i].Start == start; i++ {
		switch r.context[i].Feature("direction") {
		case "past":
			r.dir = past
		case "future":
			r.dir = future
		}
		if b := r.context[i].Feature("bound"); b != "" {
			r.bound = b
		}
		r.firm = r.firm || r.context[i].Feature("firm") != ""
		r.aside = r.aside || r.context[i].Feature("aside") != ""
		r.generic = r.generic || r.context[i].Feature("generic") != ""
		r.inMonth = r.inMonth || r.context[i].Feature("month") != ""
		r.south = r.south || r.context[i].Feature("hemisphere") == "south"
	}
}

// base is what a relative expression is counted from: the last date of the text that is at least as fine as g, or the
// article's date. The date is noted in d. ok is false if neither is known.
func (r *resolver) base(fromText bool, g grain, d *document.Date) (t time.Time, ok bool) {
	r.counted = r.article
	if fromText {
		if a := r.lastSeen(g); a != nil {
			d.AnchorTo = a.index
			r.counted, _, _ = a.span()
			return r.counted, true
		}
	}
	if r.dated {
		d.Anchor, d.Guessed = "published", d.Guessed || fromText // "two days later" without a date to count from
	}
	return r.article, r.dated
}

// lastSeen is the last date of the text that is at least as fine as g and no finer than a day.
func (r *resolver) lastSeen(g grain) *anchor {
	for i := len(r.seen) - 1; i >= 0; i-- {
		if r.seen[i].grain >= g {
			return &r.seen[i]
		}
	}
	return nil
}

// give writes a resolved date and its interval into d.
func (r *resolver) give(p partial, edge string, d *document.Date) {
	r.current = p
	d.Value = p.value()
	if d.Type == "" {
		d.Type = "DATE"
		if p.timed() {
			d.Type = "TIME"
		}
	}
	from, to, ok := p.span()
	if !ok {
		d.Mod = firstOf(edgeMod(edge), d.Mod)
		return
	}
	switch edge {
	case "":
	case "BEFORE", "AFTER":
		r.bound = edge
	default:
		d.Mod = edgeMod(edge)
		from, to = r.edgeOf(edge, from, to)
	}
	setDays(d, from, to)
}

// unsound is why a date cannot be right, whatever the words were: "the last third of noon".
func unsound(d *document.Date) string {
	switch {
	case d.Value == "":
		return "it has no value"
	case d.First != "" && d.Last != "" && d.Last < d.First:
		return "its end is before its start"
	}
	return ""
}

// setDays writes the first and the last day of a date.
func setDays(d *document.Date, from, to time.Time) {
	d.First = from.Format(time.DateOnly)
	if d.Last = d.First; !to.Equal(from) {
		d.Last = to.Format(time.DateOnly)
	}
}

// giveDays writes a time of several days, such as Ramadan, into d.
func (r *resolver) giveDays(first, last partial, edge string, d *document.Date) {
	r.give(first, "", d)
	d.Value += "/" + last.value()
	from, _, _ := first.span()
	_, to, _ := last.span()
	if edge != "" {
		d.Mod = edgeMod(edge)
		from, to = r.edgeOf(edge, from, to)
	}
	setDays(d, from, to)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func edgeMod(edge string) string {
	switch edge {
	case "EARLIER":
		return "START"
	case "LATER":
		return "END"
	}
	return edge
}

// edgeOf is a part of a period: its first, middle or last third, in months of a quarter and more ("early 2025" is January
// to April), else in days ("early June" is June 1 to 10, "the end of this month" the 21st to the last). "Earlier this
// year" ends and "later this year" begins with the day that it is counted from.
func (r *resolver) edgeOf(edge string, from, to time.Time) (time.Time, time.Time) {
	inside := !r.counted.Before(from) && !r.counted.After(to)
	second, third := thirds(from, to)
	switch {
	case edge == "EARLIER" && inside:
		return from, r.counted
	case edge == "LATER" && inside:
		return r.counted, to
	case second == from:
		return from, to
	case edge == "START" || edge == "EARLIER":
		return from, second.AddDate(0, 0, -1)
	case edge == "MID":
		return second, third.AddDate(0, 0, -1)
	}
	return third, to
}

// thirds are the first days of the second and the last third of a period; of one or two days both are its first.
func thirds(from, to time.Time) (second, third time.Time) {
	if n := months(from, to) + 1; n >= 3 && from.Day() == 1 {
		return addMonths(from, n/3), addMonths(from, 2*n/3)
	}
	n := (int(to.Sub(from).Hours()/24) + 1) / 3
	return from.AddDate(0, 0, n), from.AddDate(0, 0, 2*n)
}

// bounded opens an end of the interval after a preposition such as "by" and "since". A mod that the expression itself has is kept.
func (r *resolver) bounded(d *document.Date) {
	if r.bound == "" || d.Type == "SET" {
		return
	}
	if (d.Type == "DURATION") != (r.bound == "EQUAL_OR_LESS") {
		return
	}
	if d.Mod != "" {
		return
	}
	d.Mod = r.bound
	switch bound := r.bound; {
	case d.Type == "TIME" && bound == "BEFORE": // some time of that day
		d.First = ""
	case d.Type == "TIME" && bound == "AFTER":
		d.Last = ""
	default:
		r.openEnd(d)
	}
}

// openEnd opens an end of an interval of whole days.
func (r *resolver) openEnd(d *document.Date) {
	switch r.bound {
	case "ON_OR_BEFORE":
		d.First = ""
	case "BEFORE":
		d.First, d.Last = "", dayAfter(d.First, -1)
	case "ON_OR_AFTER":
		d.Last = ""
	case "AFTER":
		d.First, d.Last = dayAfter(d.Last, 1), ""
	case "EQUAL_OR_LESS":
		if r.dated && r.dir != past {
			r.deadline(d)
		}
	}
}

func dayAfter(iso string, n int) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}
