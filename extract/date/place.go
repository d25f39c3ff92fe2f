package date

import (
	"time"

	"dateline/extract/document"
)

// calendar gives a place in the calendar: a day, a month, a quarter, "last week", "Friday evening", "the end of next year".
func (r *resolver) calendar(f *frame, d *document.Date) (reason string) {
	f.time24()
	p, reason := r.periodOf(f, d)
	if reason != "" {
		return reason
	}
	if p.grain == day && f.unit.grain == week && !f.relative && !p.open() {
		p = at(civil(p.year, p.index, p.day), week)
	}
	if p.grain == noGrain && f.first.timed() {
		p = r.dayOfClock(d)
	}
	if p.grain == noGrain {
		return "no part of a date"
	}
	if p.grain == day {
		p.part, p.clock, p.zone = f.first.part, f.first.clock, f.first.zone
	}
	p.bc, p.fiscal = f.era == "BC", f.fiscal
	if last, ok := lastDay(f.holiday, p); ok {
		r.giveDays(p, last, f.edge, d)
		return ""
	}
	r.give(p, f.edge, d)
	return ""
}

// periodOf finds the period by the finest field that the words give.
func (r *resolver) periodOf(f *frame, d *document.Date) (partial, string) {
	p := f.first
	switch {
	case f.dayword:
		return r.today(d).shift(f.offset), ""
	case f.holiday != "":
		return r.holiday(f, d)
	case p.day > 0:
		return r.dayOfMonth(f, d)
	case p.weekday > 0 && f.hasNth:
		return r.nthWeekdayOf(f, d)
	case p.weekday > 0:
		return r.weekday(f, d), ""
	case f.hasNth && f.sub.grain != noGrain:
		return r.nthOf(f, d)
	case p.index > 0:
		return r.yearly(f, partial{grain: month, index: p.index, year: p.year}, d), ""
	case p.season != "":
		return r.yearly(f, partial{grain: season, season: p.season, year: p.year}, d), ""
	case p.part != "" && f.relative && f.unit.grain == noGrain:
		return r.partOfDay(f, d), ""
	case f.unit.grain != noGrain && p.year == 0:
		return r.period(f, d), ""
	case p.year > 0 && f.value != "":
		return r.longPeriod(f), ""
	case f.hasNth:
		return partial{grain: century, year: f.nth - 1}, ""
	case p.year > 0:
		return partial{grain: year, year: p.year}, ""
	}
	return partial{}, ""
}

// longPeriod is the decade of "the 1990s" and "the 2000s", or the century of "the 1800s".
func (r *resolver) longPeriod(f *frame) partial {
	switch {
	case f.value == "decade" && f.first.year%100 == 0 && f.first.year < 2000:
		return partial{grain: century, year: f.first.year / 100}
	case f.value == "decade":
		return partial{grain: decade, year: f.first.year / 10}
	}
	return partial{grain: year, year: f.first.year}
}

// partOfDay is the day of "this morning", "last night" (yesterday), "the next morning" (after the last day of the text).
func (r *resolver) partOfDay(f *frame, d *document.Date) partial {
	t, ok := r.base(f.fromText || f.shift > 0, day, d)
	if !ok {
		return partial{grain: day}
	}
	return at(t, day).shift(f.shift)
}

// today is the article's day, or an open day.
func (r *resolver) today(d *document.Date) partial {
	if !r.dated {
		return partial{grain: day}
	}
	d.Anchor = "published"
	return at(r.article, day)
}

// period is "last week", "this year", "the following month"; with an edge "the end of the month".
func (r *resolver) period(f *frame, d *document.Date) partial {
	if f.unit.grain == quarter && f.bare {
		return r.reported(f, d)
	}
	if f.unit.grain == weekend && f.shift == 0 && r.dated {
		return r.thisWeekend(d)
	}
	t, ok := r.base(f.fromText || r.meansStory(f, d), f.unit.grain, d)
	if !ok {
		return partial{grain: f.unit.grain}
	}
	return at(t, f.unit.grain).shift(f.shift)
}

// outer is the period that a finer field lies in: the year of "January last year", the week of "Friday of next week".
func (r *resolver) outer(f *frame, d *document.Date) (partial, bool) {
	if f.unit.grain == noGrain || !f.relative {
		return partial{}, false
	}
	p := r.period(f, d)
	return p, p.year != 0
}

// openHoliday has the month and day of a holiday that is the same in each year.
func (r *resolver) openHoliday(f *frame) partial {
	p := partial{grain: day}
	a, ok1 := holidayIn(f.holiday, 2001)
	b, ok2 := holidayIn(f.holiday, 2002)
	if ok1 && ok2 && a.Month() == b.Month() && a.Day() == b.Day() {
		p.index, p.day = int(a.Month()), a.Day()
	}
	return p
}

// holiday finds the year of a holiday.
func (r *resolver) holiday(f *frame, d *document.Date) (partial, string) {
	if o, ok := r.outer(f, d); ok && f.first.year == 0 {
		f.first.year = o.year
	}
	y := f.first.year
	if t, err := time.Parse(time.DateOnly, f.holiday); err == nil && y == 0 {
		if r.dated && t.After(r.article) { // the same day of an earlier year
			f.first.index, f.first.day = int(t.Month()), t.Day()
			return r.dayOfMonth(f, d)
		}
		return at(t, day), ""
	}
	if y == 0 {
		y = r.nearestYear(f, d, func(y int) (time.Time, bool) { return holidayIn(f.holiday, y) })
	}
	if y == 0 {
		return r.openHoliday(f), ""
	}
	t, ok := holidayIn(f.holiday, y)
	if !ok {
		return partial{}, "the date of the holiday in that year is not known"
	}
	if f.unit.grain == week || f.unit.grain == weekend { // "Easter week"
		return at(t, f.unit.grain), ""
	}
	return at(t, day), ""
}

// dayOfMonth is "June 20", "June 20, 2025", "the 20th", "2025-06-20".
func (r *resolver) dayOfMonth(f *frame, d *document.Date) (partial, string) {
	p := partial{grain: day, year: f.first.year, index: f.first.index, day: f.first.day}
	if p.index == 0 {
		return r.dayAlone(f, d)
	}
	if o, ok := r.outer(f, d); ok && p.year == 0 {
		p.year = o.year
	}
	if p.year == 0 {
		if !valid(2000, p.index, p.day) {
			return p, "no such day"
		}
		p.year = r.nearestYear(f, d, func(y int) (time.Time, bool) { return civil(y, p.index, p.day), valid(y, p.index, p.day) })
	} else if !valid(p.year, p.index, p.day) {
		return p, "no such day"
	}
	return p, ""
}

// dayAlone is "the 20th": of the article's month, or after a verb in the future perhaps of the next.
func (r *resolver) dayAlone(f *frame, d *document.Date) (partial, string) {
	p := partial{grain: day, day: f.first.day}
	if a, ok := r.carried(f, month, d); ok && (a.grain == month || a.grain == day) {
		p.year, p.index = a.year, a.index
		if a.grain == day && p.day < a.day {
			next := partial{grain: month, year: a.year, index: a.index}.shift(1)
			p.year, p.index = next.year, next.index
		}
		if !valid(p.year, p.index, p.day) {
			return p, "no such day"
		}
		return p, ""
	}
	t, ok := r.base(false, month, d)
	if o, has := r.outer(f, d); has && o.grain == month {
		t, _, _ = o.span()
	} else if !ok {
		return p, ""
	}
	p.year, p.index = t.Year(), int(t.Month())
	if r.dir == future && p.day < t.Day() {
		next := at(t, month).shift(1)
		p.year, p.index = next.year, next.index
	}
	if !valid(p.year, p.index, p.day) {
		return p, "no such day"
	}
	return p, ""
}

// weekday is "Friday", "last Friday", "Friday of next week", "the previous Friday".
//
// Measured on news, a bare weekday is the article's date or one of the six days before it in 91 % and lies in the coming
// week in 5 %: only a verb in the future sends it there.
func (r *resolver) weekday(f *frame, d *document.Date) partial {
	w := f.first.weekday
	if r.foreseenAt == d.Start && r.foreseen.grain == day {
		return r.foreseen
	}
	if o, ok := r.outer(f, d); ok && o.grain == week {
		from, _, _ := o.span()
		return at(from.AddDate(0, 0, w-1), day)
	}
	if a, ok := r.carried(f, day, d); ok {
		from, _, _ := a.span()
		return at(nearestWeekday(from, w, 1), day)
	}
	t, ok := r.base(r.countsFromText(f), day, d)
	switch {
	case !ok:
		return partial{grain: day, weekday: w}
	case f.relative && f.shift < 0:
		t = nearestWeekday(t.AddDate(0, 0, -1), w, -1)
	case f.relative && f.shift > 0:
		t = nearestWeekday(t.AddDate(0, 0, 1), w, 1)
	case r.dir == future || f.relative && r.dir != past:
		t = nearestWeekday(t, w, 1)
	default:
		d.Guessed = r.dir == unknown
		t = nearestWeekday(t, w, -1)
	}
	return at(t, day)
}

// nthWeekdayOf is "the first Tuesday of November", "the last Monday of this month".
func (r *resolver) nthWeekdayOf(f *frame, d *document.Date) (partial, string) {
	o, ok := r.whole(f, d)
	if !ok || o.grain != month {
		return partial{grain: day, weekday: f.first.weekday}, ""
	}
	t := nthWeekday(o.year, o.index, f.first.weekday, f.nth)
	if int(t.Month()) != o.index {
		return partial{}, "the month has no such day"
	}
	return at(t, day), ""
}

// nthOf is "the third quarter of 1990", "the first half", "the second week of May", "the last day of the year".
func (r *resolver) nthOf(f *frame, d *document.Date) (partial, string) {
	g := f.sub.grain
	switch g {
	case century:
		return partial{grain: century, year: f.nth - 1}, ""
	case quarter, half:
		n := f.nth
		if n < 0 {
			n = map[grain]int{quarter: 4, half: 2}[g]
		}
		if n > 4 || g == half && n > 2 {
			return partial{}, "no such part of a year"
		}
		return r.yearly(f, partial{grain: g, index: n, year: f.first.year}, d), ""
	}
	o, ok := r.whole(f, d)
	if !ok {
		return partial{grain: g, year: f.first.year}, ""
	}
	return nthPart(o, g, f.nth)
}

// whole is the period of which a part is counted: "May" in "the second week of May".
func (r *resolver) whole(f *frame, d *document.Date) (partial, bool) {
	switch {
	case f.first.index > 0:
		p := r.yearly(f, partial{grain: month, index: f.first.index, year: f.first.year}, d)
		return p, !p.open()
	case f.first.year > 0:
		return partial{grain: year, year: f.first.year}, true
	}
	return r.outer(f, d)
}

// nthPart is the nth day, week, month or year of a period. The first week of a month begins with its first day.
func nthPart(o partial, g grain, n int) (partial, string) {
	from, to, ok := o.span()
	if !ok {
		return partial{grain: g}, ""
	}
	var t time.Time
	switch {
	case g == weekend:
		t = nthWeekday(from.Year(), int(from.Month()), 6, n)
	case n > 0:
		t = at(from, g).moved(from, n-1)
	default:
		t = to
	}
	if t.After(to) {
		return partial{}, "the period is too short"
	}
	return at(t, g), ""
}

// thisWeekend returns the last weekend, or after a verb in the future the coming one.
func (r *resolver) thisWeekend(d *document.Date) partial {
	d.Anchor, d.Guessed = "published", r.dir == unknown
	step := -1
	if r.dir == future {
		step = 1
	}
	return at(nearestWeekday(r.article, 6, step), weekend)
}
