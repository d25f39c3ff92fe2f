package date

import (
	"strconv"

	"dateline/extract/document"
)

// clockOf is the time "10:35" of a token such as "10:35", "5", "5pm", "noon".
func (r *reader) clockOf(w string) string {
	if v, ok := r.meanings["clock"][w]; ok {
		return v
	}
	if len(w) == 4 && w[2] != ':' && kindOf(w[3]) == digits { // "1400 GMT"
		w = w[:2] + ":" + w[2:]
	}
	pieces, _ := cut(w)
	hour, ok := 0.0, false
	if len(pieces) > 0 {
		hour, ok = r.numeral(pieces[0])
	}
	if !ok || hour > 24 {
		r.bad = "no hour of the day"
		return ""
	}
	minute := "00"
	for _, p := range pieces[1:] {
		switch {
		case kindOf(p[0]) == digits && p >= "60":
			r.bad = "no minute of an hour"
		case kindOf(p[0]) == digits && minute == "00" && len(p) == 2:
			minute = p
		case kindOf(p[0]) == letters:
			r.f.mode = p[:1]
		}
	}
	return digitsOr(int(hour), 2, "00") + ":" + minute
}

// takeHalfDay reads "a.m." or "p.m.".
func (r *reader) takeHalfDay(w string) { r.f.mode = w[:1] }

// time24 turns the clock into 24 hours.
func (f *frame) time24() {
	c := f.first.clock
	if len(c) < 5 {
		return
	}
	hour, _ := strconv.Atoi(c[:2])
	switch {
	case hour > 12:
		return
	case f.mode == "p" && hour < 12 || f.mode == "" && hour < 12 && (f.first.part == "AF" || f.first.part == "EV" || f.first.part == "NI"):
		hour += 12
	case f.mode == "a" && hour == 12:
		hour = 0
	}
	f.first.clock = digitsOr(hour, 2, "00") + c[2:]
}

// dayOfClock is the day of a time that names none: the last day of the same sentence, or else the article's.
func (r *resolver) dayOfClock(d *document.Date) partial {
	if a := r.lastSeen(day); a != nil && r.doc.SentenceAt(r.doc.Dates[a.index].Start) == r.doc.SentenceAt(d.Start) {
		d.AnchorTo = a.index
		p := a.partial
		p.part, p.clock = "", ""
		return p
	}
	return r.today(d)
}
