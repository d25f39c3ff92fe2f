package date

import (
	"strconv"
	"time"

	"dateline/extract/document"
)

// distance is "two weeks ago", "a year earlier", "three days later": a place in the calendar that is so far from another one.
func (r *resolver) distance(f *frame, d *document.Date) string {
	if f.vague || !f.counted && !f.one {
		return vaguely(f, d)
	}
	if f.one {
		f.count = 1
	}
	if f.unit.grain == noGrain && f.unit.code[0] == 'T' {
		return r.hours(f, d)
	}
	n := f.count * float64(f.shift)
	if f.unit.far(n) {
		return vaguely(f, d)
	}
	if p, ok := r.sameOf(f, d, n); ok {
		r.give(p, f.edge, d)
		return ""
	}
	t, ok := r.base(f.value == "text", f.unit.grain, d)
	if !ok {
		r.give(partial{grain: f.unit.ago(time.Time{}, 0).grain}, f.edge, d)
		return ""
	}
	p := f.unit.ago(t, n)
	p.part, p.clock = f.first.part, f.first.clock
	r.give(p, f.edge, d)
	return ""
}

// yearsOff is the place of "two years ago" and of a year: what "the same month" lies in.
func (r *resolver) yearsOff(f *frame, d *document.Date) (partial, string) {
	if f.kind != "distance" {
		return r.periodOf(f, d)
	}
	if !f.counted || f.vague || f.unit.grain != year || f.unit.far(f.count) {
		return partial{}, "no number of years"
	}
	t, ok := r.base(f.value == "text", year, d)
	if !ok {
		return partial{grain: year}, ""
	}
	return at(f.unit.move(t, f.count*float64(f.shift)), year), ""
}

// sameIn is "the same month two years ago", "this time last year": the period that the text is about, in another year. "This time next
// week"
// is a day.
func (r *resolver) sameIn(f *frame, d *document.Date) string {
	w, reason := r.yearsOff(f.parts.whole, d)
	if reason == "" && f.sub.grain == noGrain && r.dayIn(w, d) {
		return ""
	}
	if reason != "" || w.grain != year {
		return firstOf(reason, "it is no year")
	}
	d.Type = "DATE"
	if w.year == 0 {
		r.give(partial{grain: year}, "", d)
		return ""
	}
	p := at(r.article, day)
	if a := r.compared(f.sub.grain); a != nil {
		p, d.AnchorTo = a.partial, a.index
	} else if !r.dated {
		p = partial{grain: year}
	} else if f.sub.grain != noGrain {
		p = at(r.article, f.sub.grain)
	}
	p.year = w.year
	p.part, p.clock = "", ""
	if p.grain == day && !valid(p.year, p.index, p.day) {
		p.day--
	}
	r.give(p, "", d)
	return ""
}

// dayIn gives the day of the week or the month that the day of the article is, or the day itself, and reports whether there is one.
func (r *resolver) dayIn(w partial, d *document.Date) bool {
	from, to, ok := w.span()
	if !ok || !r.dated {
		return false
	}
	switch w.grain {
	case day:
	case week:
		from = from.AddDate(0, 0, weekdayOf(r.article)-1)
	case month:
		from = from.AddDate(0, 0, min(r.article.Day(), to.Day())-1)
	default:
		return false
	}
	d.Type = "DATE"
	r.give(at(from, day), "", d)
	return true
}

// compared is the last period of a grain that the text named; of an open grain the last quarter, half, month or season.
func (r *resolver) compared(g grain) *anchor {
	for i := len(r.seen) - 1; i >= 0; i-- {
		a := &r.seen[i]
		period := a.grain == quarter || a.grain == half || a.grain == month || a.grain == season
		if a.grain == g || g == noGrain && period {
			return a
		}
	}
	return nil
}

// vaguely is "several years ago": somewhere in the past, or in the future.
func vaguely(f *frame, d *document.Date) string {
	d.Type, d.Value = "DATE", "FUTURE_REF"
	if f.shift < 0 {
		d.Value = "PAST_REF"
	}
	return ""
}

// hours is "two hours ago": counted from the time of publication or, if only its day is known, that day with an open hour.
func (r *resolver) hours(f *frame, d *document.Date) string {
	if !r.clock.IsZero() && f.value != "text" {
		n := f.count * float64(f.shift)
		if f.unit.farHours(n) {
			return vaguely(f, d)
		}
		t := r.clock.Add(time.Duration(n * float64(f.unit.seconds()) * float64(time.Second)))
		p := at(t, day)
		p.clock = t.Format("15:04")
		if r.zoned {
			p.zone = t.Format("Z07:00")
		}
		d.Type, d.Anchor = "TIME", "published"
		r.give(p, "", d)
		return ""
	}
	p := partial{grain: day}
	if t, ok := r.base(f.value == "text", day, d); ok { // "an hour later" counts from a date of the text
		p = at(t, day)
	}
	d.Type, d.Value = "TIME", p.value()+"TXX:XX"
	r.current = p
	return ""
}

// duration is "two weeks", "two to three days", "a few years".
func (r *resolver) duration(f *frame, d *document.Date) string {
	if f.unit.code == "" {
		return "no unit of time"
	}
	d.Type = firstOf(d.Type, "DURATION")
	if f.one {
		f.count, f.counted = 1, true
	}
	switch {
	case f.vague || !f.counted:
		d.Value = f.unit.some()
	case f.upto > 0:
		d.Value = f.unit.duration(f.count) + "/" + f.unit.duration(f.upto)
	default:
		d.Value = f.unit.duration(f.count)
		r.spanOf(f, d)
	}
	return ""
}

// spanOf gives "the past two weeks" and "the next three years" their interval.
func (r *resolver) spanOf(f *frame, d *document.Date) {
	fromArticle := r.dated && f.relative && f.shift != 0 && !f.fromText
	if !fromArticle || f.unit.grain == noGrain || f.unit.far(f.count) {
		return
	}
	d.Anchor = "published"
	other := f.unit.move(r.article, f.count*float64(f.shift))
	from, to := r.article, other
	if f.shift < 0 {
		from, to = other, r.article
	}
	setDays(d, from, to)
}

// deadline ends the interval of "within a week" with the last day.
func (r *resolver) deadline(d *document.Date) {
	if t, ok := addDuration(r.article, d.Value); ok {
		d.Anchor = "published"
		d.First, d.Last = r.article.Format(time.DateOnly), t.Format(time.DateOnly)
	}
}

// addDuration adds a duration of one unit of at least a day, such as P1W.
func addDuration(t time.Time, v string) (time.Time, bool) {
	if len(v) < 3 || v[1] == 'T' {
		return t, false
	}
	n, err := strconv.ParseFloat(v[1:len(v)-1], 64)
	u, ok := units[v[len(v)-1:]]
	if err != nil || !ok || u.far(n) {
		return t, false
	}
	return u.move(t, n), true
}

// set is "every Friday", "daily", "twice a week".
func (r *resolver) set(f *frame, d *document.Date) string {
	d.Type, d.Freq = "SET", f.freq
	d.Quant = f.quant
	p := f.first
	switch {
	case f.value != "" && f.value != "month":
		d.Value = f.value
	case f.value == "month" && f.unit.code == "":
		d.Value = units["M"].duration(1)
	case f.value == "month":
		d.Value = f.unit.duration(1)
	case f.period != "":
		d.Value = f.period
	case p.weekday > 0:
		d.Value = partial{grain: day, weekday: p.weekday, part: p.part, clock: p.clock}.value()
	case p.index > 0:
		d.Value = partial{grain: month, index: p.index}.value()
	case p.season != "":
		d.Value = partial{grain: season, season: p.season}.value()
	case p.part != "" && f.unit.code == "":
		d.Value = "XXXX-XX-XXT" + p.part
	case f.unit.code == "":
		return "no unit of time"
	case f.unit.grain == weekend && !f.counted:
		d.Value = "XXXX-WXX-WE"
	case f.counted:
		d.Value = f.unit.duration(f.count)
	case f.hasNth && f.nth > 0:
		d.Value = f.unit.duration(float64(f.nth))
	default:
		d.Value = f.unit.duration(1)
	}
	return ""
}
