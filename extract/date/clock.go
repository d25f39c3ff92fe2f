package date

import (
	"strconv"
	"strings"

	"dateline/extract/document"
)

// clockOf is the time "10:35" of a token such as "10:35", "10.35", "5", "5pm", "noon", and the half of the day that it names.
func (r *reader) clockOf(w string) (clock, mode string) {
	if v, ok := r.meanings["clock"][w]; ok {
		return v, ""
	}
	if len(w) == 4 && w[2] != ':' && kindOf(w[2]) == digits && kindOf(w[3]) == digits { // "1400 GMT"
		w = w[:2] + ":" + w[2:]
	}
	pieces, _ := cut(w)
	hour, ok := 0.0, false
	if len(pieces) > 0 {
		hour, ok = r.numeral(pieces[0])
	}
	if !ok || hour > 24 {
		r.bad = "no hour of the day"
		return "", ""
	}
	minute := "00"
	for _, p := range pieces[1:] {
		switch {
		case kindOf(p[0]) == digits && p >= "60":
			r.bad = "no minute of an hour"
		case kindOf(p[0]) == digits && minute == "00" && len(p) == 2:
			minute = p
		case kindOf(p[0]) == letters:
			mode = p[:1]
		}
	}
	return clockText(int(hour), minute), mode
}

func clockText(hour int, minute string) string { return digitsOr(hour, 2, "00") + ":" + minute }

// takeHours reads both ends of a range in one token: "2-4", "10:00-14:00", "9am-5pm".
func (r *reader) takeHours(ws []string) {
	from, to, _ := strings.Cut(strings.ReplaceAll(ws[0], "–", "-"), "-")
	r.f.first.clock, r.f.mode = r.clockOf(from)
	r.f.last.clock, r.f.lastMode = r.clockOf(to)
}

// takeMinute reads the "half" of "half past three"; "half-past" has the direction, too.
func (r *reader) takeMinute(ws []string) {
	w, toward, both := strings.Cut(ws[0], "-")
	if v, ok := r.of("minute", w); ok {
		r.f.minutes, _ = strconv.Atoi(v)
	} else {
		r.f.minutes, both = int(r.amount(ws)), false
	}
	if both {
		r.takeToward(toward)
	}
}

// takeToward reads the direction of the minutes: "to" counts them back from the hour.
func (r *reader) takeToward(w string) {
	if w == "to" || w == "before" {
		r.f.minutes = -r.f.minutes
	}
}

// time24 turns the clock into 24 hours.
func (f *frame) time24() {
	mode := f.mode
	if mode == "" && (f.first.part == "AF" || f.first.part == "EV" || f.first.part == "NI") {
		mode = "p"
	}
	f.first.clock = inDay(f.first.clock, mode, f.minutes)
}

// inDay is a clock of 24 hours, moved by minutes.
func inDay(clock, mode string, minutes int) string {
	if len(clock) < 5 {
		return clock
	}
	hour, _ := strconv.Atoi(clock[:2])
	switch {
	case hour > 12:
	case mode == "p" && hour < 12:
		hour += 12
	case mode == "a" && hour == 12:
		hour = 0
	}
	if minutes == 0 {
		return clockText(hour, clock[3:])
	}
	m := (hour*60 + minutes + 24*60) % (24 * 60)
	return clockText(m/60, digitsOr(m%60, 2, "00"))
}

// clockRange is "9 a.m. to 5 p.m.", "2-4 p.m. Saturday", "10 p.m. to 6 a.m.", which ends on the next day.
func (r *resolver) clockRange(f *frame, d *document.Date) (reason string) {
	if f.mode == "" && f.lastMode != "" {
		f.mode = f.lastMode
		if hour12(f.first.clock) > hour12(f.last.clock) { // "11 to 1 p.m."
			f.mode = map[string]string{"a": "p", "p": "a"}[f.lastMode]
		}
	}
	afterNoon := f.first.part == "AF" || f.first.part == "EV" || f.first.part == "NI"
	if afterNoon && f.mode == "" && f.lastMode == "" {
		f.mode, f.lastMode = "p", "p"
	}
	a, reason := r.periodOf(f, d)
	if reason != "" {
		return reason
	}
	a.part = ""
	if a.grain != day {
		a = r.dayOfClock(d)
	}
	b := a
	a.clock, b.clock = inDay(f.first.clock, f.mode, 0), inDay(f.last.clock, f.lastMode, 0)
	if b.clock < a.clock {
		b = b.shift(1)
	}
	d.Type, d.Value = "TIME", a.value()+"/"+b.value()
	if !a.open() {
		from, _, _ := a.span()
		_, to, _ := b.span()
		setDays(d, from, to)
	}
	r.current = a
	return ""
}

// hour12 is a clock such that times of one half of the day are in order: 12 comes first.
func hour12(clock string) string {
	if strings.HasPrefix(clock, "12") {
		return "00" + clock[2:]
	}
	return clock
}

// dayOfClock is the day of a time that names none: the one after the brackets of another zone, the last day of the same sentence, or
// else the article's.
func (r *resolver) dayOfClock(d *document.Date) partial {
	if p, ok := r.dayAhead(d); ok {
		return p
	}
	if a := r.lastSeen(day); a != nil && r.doc.SentenceAt(r.doc.Dates[a.index].Start) == r.doc.SentenceAt(d.Start) {
		d.AnchorTo = a.index
		p := a.partial
		p.part, p.clock = "", ""
		return p
	}
	return r.today(d)
}

// mostClocks is how many expressions a time of day looks ahead for its day: the same time in other zones, and the day itself.
const mostClocks = 4

// dayAhead is the day of "4 p.m. (1600 GMT) on Wednesday", to both times.
func (r *resolver) dayAhead(d *document.Date) (partial, bool) {
	from := d.End
	for i := range r.ahead[:min(len(r.ahead), mostClocks)] {
		e := &r.ahead[i]
		if !r.onlyBrackets(from, e.Start) {
			return partial{}, false
		}
		if e.frame.grainName() == "day" {
			return r.foresee(e)
		}
		if e.frame.grainName() != "clock" {
			return partial{}, false
		}
		from = e.End
	}
	return partial{}, false
}

// onlyBrackets reports whether nothing but brackets, commas and "on" is between two tokens.
func (r *resolver) onlyBrackets(from, to int32) bool {
	for _, t := range r.doc.Tokens[from:to] {
		switch t.Text {
		case "(", ")", ",", "/", "on", "local", "time":
		default:
			return false
		}
	}
	return true
}

// foresee is the day of an expression that is not yet resolved. A weekday lies ahead if the time that it belongs to does.
func (r *resolver) foresee(e *expression) (partial, bool) {
	copied, f := *r, e.frame
	copied.readContext(e.Start)
	if r.dir == future {
		copied.dir = future
	}
	p, reason := copied.periodOf(&f, &document.Date{Range: e.Range, AnchorTo: document.None})
	if reason != "" || p.grain != day {
		return partial{}, false
	}
	p.part, p.clock, p.zone = "", "", ""
	r.foreseen, r.foreseenAt = p, e.Start
	return p, true
}
