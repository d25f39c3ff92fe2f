package date

import (
	"time"

	"dateline/extract/document"
)

// partOf is "the first ten days of April", "the latter half of June", "the rest of the week", "the early hours of Sunday".
func (r *resolver) partOf(f *frame, d *document.Date) string {
	w, reason := r.periodOf(f.parts.whole, d)
	if reason != "" {
		return reason
	}
	if f.portion == "" && f.pieces == 0 && !f.counted && !f.vague {
		p, reason := nthPart(w, f.sub.grain, f.nth)
		if reason == "" {
			r.give(p, "", d)
		}
		return reason
	}
	if f.sub.grain == quarter && f.count == 2 && w.grain == year { // "the first two quarters"
		f.pieces, f.counted = 2, false
	}
	if f.pieces > 0 && w.grain == year {
		if p, ok := partOfYear(w, f.pieces, f.nth, f.portion); ok {
			r.give(p, "", d)
			return ""
		}
	}
	hours := f.sub.grain == noGrain && f.sub.code != ""
	if hours && w.grain == day {
		w.part = "NI"
		if f.portion != "END" {
			w.part = "MO"
		}
	}
	r.give(w, "", d)
	d.Mod = f.portionMod()
	from, to, ok := w.span()
	if !ok || hours {
		return ""
	}
	if from, to, ok = r.portionOf(f, from, to); !ok {
		return "the period has no such part"
	}
	setDays(d, from, to)
	return ""
}

// partOfYear is the half or quarter of a year, which TIMEX3 can write.
func partOfYear(w partial, pieces, nth int, portion string) (partial, bool) {
	g := map[int]grain{2: half, 4: quarter}[pieces]
	if nth < 0 || portion == "END" {
		nth = pieces
	}
	return partial{grain: g, year: w.year, index: nth}, g != noGrain && nth > 0 && nth <= pieces
}

// portionMod is the TIMEX3 mod of a part of a period.
func (f *frame) portionMod() string {
	switch {
	case f.portion == "START" || f.portion == "END" || f.portion == "MID":
		return f.portion
	case f.nth == 1:
		return "START"
	case f.nth < 0 || f.nth == f.pieces && f.pieces > 0:
		return "END"
	}
	return ""
}

// portionOf is a part of the days from one to another.
func (r *resolver) portionOf(f *frame, from, to time.Time) (time.Time, time.Time, bool) {
	today := r.counted
	inside := r.dated && !today.Before(from) && !today.After(to)
	isPast := f.portion == "REST" || f.portion == "SO-FAR"
	switch {
	case f.portion == "WHOLE" || isPast && !inside:
		return from, to, true
	case f.portion == "REST":
		return today, to, true
	case f.portion == "SO-FAR":
		return from, today, true
	case f.pieces > 0:
		n := f.nth
		if n < 0 || f.portion == "END" {
			n = f.pieces
		}
		from, to = nthPiece(from, to, f.pieces, n)
		return from, to, n > 0 && n <= f.pieces
	case f.counted && f.sub.days+f.sub.months > 0:
		return r.countedOf(f, from, to)
	}
	edge := f.portionMod()
	from, to = r.edgeOf(edge, from, to)
	return from, to, edge != ""
}

// countedOf is "the first ten days of" or "the last three months of" a period.
func (r *resolver) countedOf(f *frame, from, to time.Time) (time.Time, time.Time, bool) {
	if f.sub.far(f.count) {
		return from, to, false
	}
	if f.nth < 0 || f.portion == "END" {
		first := f.sub.move(to.AddDate(0, 0, 1), -f.count)
		return first, to, !first.Before(from)
	}
	last := f.sub.move(from, f.count).AddDate(0, 0, -1)
	return from, last, f.nth < 2 && !last.After(to)
}

// nthPiece is the nth of so many equal parts of a period, in months where these divide it.
func nthPiece(from, to time.Time, pieces, n int) (time.Time, time.Time) {
	if m := months(from, to) + 1; from.Day() == 1 && m%pieces == 0 {
		return addMonths(from, (n-1)*m/pieces), addMonths(from, n*m/pieces).AddDate(0, 0, -1)
	}
	days := int(to.Sub(from).Hours()/24) + 1
	return from.AddDate(0, 0, (n-1)*days/pieces), from.AddDate(0, 0, n*days/pieces-1)
}

// timed is "dawn on Tuesday": a day with the time that another expression gives.
func (r *resolver) timed(f *frame, d *document.Date) string {
	p, reason := r.periodOf(f.parts.base, d)
	if reason != "" {
		return reason
	}
	if p.grain != day {
		return "no day"
	}
	p.part, p.clock = f.first.part, f.first.clock
	if t := f.parts.time; t != nil {
		t.time24()
		p.part, p.clock, p.zone = t.first.part, t.first.clock, t.first.zone
	}
	r.give(p, f.edge, d)
	return ""
}

// sum is "two years and three months".
func (r *resolver) sum(f *frame, d *document.Date) string {
	d.Type, d.Value = "DURATION", "P"
	clock := false
	for _, a := range f.parts.amounts {
		v := a.unit.duration(a.count)[1:]
		if v[0] == 'T' && clock {
			v = v[1:]
		}
		clock = clock || v[0] == 'T'
		d.Value += v
	}
	return ""
}

// linkOf is a range between two expressions: "from next month until the end of the year".
func (r *resolver) linkOf(f *frame, d *document.Date) string {
	a, b := f.parts.from, f.parts.to
	r.shareOuter(a, b, d)
	r.share(&a.first, &b.first)
	first, reason := r.periodOf(a, d)
	if reason != "" {
		return reason
	}
	if b.first.year == 0 && b.first.weekday == 0 && b.first.index > 0 {
		b.first.year = first.year
		if first.year > 0 && b.first.index < first.index {
			b.first.year++
		}
	}
	last, reason := r.periodOf(b, d)
	if reason != "" {
		return reason
	}
	weekday := b.first.weekday > 0 && b.first.day == 0
	if weekday && !last.open() && !first.open() && endOf(last).Before(endOf(first)) {
		last = after(first, last)
	}
	first.part, first.clock, last.part, last.clock = a.first.part, a.first.clock, b.first.part, b.first.clock
	from, _, ok1 := first.span()
	_, to, ok2 := last.span()
	if ok1 && ok2 && to.Before(from) {
		return "the range ends before it begins"
	}
	d.Type, d.Value = "DATE", first.value()+"/"+last.value()
	if first.timed() && last.timed() {
		d.Type = "TIME"
	}
	r.current = first
	if !ok1 || !ok2 {
		return ""
	}
	if a.edge != "" {
		from, _ = r.edgeOf(a.edge, from, endOf(first))
	}
	if b.edge != "" {
		start, _, _ := last.span()
		_, to = r.edgeOf(b.edge, start, to)
	}
	setDays(d, from, to)
	return ""
}

// shareOuter gives both ends the year that the later one names by its relation: "from February to June of the following year".
func (r *resolver) shareOuter(a, b *frame, d *document.Date) {
	open := b.first.year == 0 && !a.relative && a.first.index > 0
	if o, ok := r.outer(b, d); ok && open && o.grain == year {
		b.first.year = o.year
	}
}

func endOf(p partial) time.Time {
	_, to, _ := p.span()
	return to
}
