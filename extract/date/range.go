package date

import (
	"time"

	"dateline/extract/document"
)

// rangeOf is "June 20 to 30", "2019–21", "Monday to Thursday": one expression with both ends in its value.
func (r *resolver) rangeOf(f *frame, d *document.Date) string {
	if f.last.clock != "" {
		return r.clockRange(f, d)
	}
	first, last := *f, *f
	last.first = f.last
	short := f.last.year > 0 && f.last.year < 100
	r.share(&first.first, &last.first)
	if short && last.first.year-first.first.year > longestShort {
		return "the range is too long for a year of two digits"
	}
	a, reason := r.periodOf(&first, d)
	if reason != "" {
		return reason
	}
	if last.first.year == 0 && f.first.weekday == 0 {
		last.first.year = a.year
		if a.year > 0 && last.first.index > 0 && last.first.index < a.index { // November to March
			last.first.year++
		}
	}
	b, reason := r.periodOf(&last, d)
	if reason != "" {
		return reason
	}
	if f.first.weekday > 0 && !b.open() && !a.open() {
		b = after(a, b)
		if t, _, _ := b.span(); r.dir == past && t.After(r.article) {
			a, b = a.shift(-7), b.shift(-7)
		}
	}
	from, _, ok1 := a.span()
	_, to, ok2 := b.span()
	if ok1 && ok2 && to.Before(from) {
		return "the range ends before it begins"
	}
	d.Type = "DATE"
	d.Value = a.value() + "/" + b.value()
	if ok1 && ok2 {
		setDays(d, from, to)
	}
	r.current = a
	return ""
}

// rangeOfParts is "the second and third quarters of 2024".
func (r *resolver) rangeOfParts(f *frame, d *document.Date) string {
	end := *f
	end.nth = f.lastNth
	b, reason := r.nthOf(&end, d)
	if reason != "" {
		return reason
	}
	a := b
	a.index = f.nth
	from, _, ok1 := a.span()
	_, to, ok2 := b.span()
	none := b.grain == quarter && b.index > 4 || b.grain == half && b.index > 2
	if b.index <= a.index || none {
		return "no such parts of a year"
	}
	d.Type, d.Value = "DATE", a.value()+"/"+b.value()
	if ok1 && ok2 {
		setDays(d, from, to)
	}
	r.current = a
	return ""
}

// longestShort is the longest range of years whose end is written with two digits: "1914-18". Longer ones are scores, codes.
const longestShort = 60

// share gives each end the fields that are said once for both: "June 20 to 30", "20 to 30 June", "between June 20 and July 2, 2025".
func (r *resolver) share(a, b *partial) {
	if b.index == 0 && b.day > 0 {
		b.index = a.index
	}
	if a.index == 0 && a.day > 0 {
		a.index = b.index
	}
	if a.year == 0 && b.year > 0 && a.weekday == 0 {
		a.year = b.year
		if b.index > 0 && a.index > b.index {
			a.year--
		}
	}
	if b.year > 0 && b.year < 100 { // 1914-18
		b.year += a.year / 100 * 100
	}
	if b.year == 0 && a.year > 0 && b.index > 0 {
		b.year = a.year
		if b.index < a.index {
			b.year++
		}
	}
}

// after moves a weekday at the end of a range to after its beginning.
func after(a, b partial) partial {
	from, _, _ := a.span()
	t, _, _ := b.span()
	for t.Before(from) {
		t = t.AddDate(0, 0, 7)
	}
	for t.Sub(from) > 6*24*time.Hour {
		t = t.AddDate(0, 0, -7)
	}
	return at(t, day)
}
