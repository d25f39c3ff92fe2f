package date

import (
	"fmt"
	"time"
)

// grain is how fine a date is.
type grain uint8

const (
	noGrain grain = iota
	century
	decade
	year
	half
	quarter
	season
	month
	week
	weekend
	day
)

// partial is a date as far as it is known. Numbers that are 0 are open.
type partial struct {
	grain   grain
	year    int    // of a decade 199, of a century 19
	index   int    // number of the half, quarter, month or week
	season  string // SP, SU, FA or WI
	south   bool   // the season is one of the southern hemisphere
	day     int
	weekday int    // where the day itself is open
	part    string // of the day: MO, MI, AF, EV, NI
	clock   string // "10:35", in the zone that the text has it in
	zone    string // of the clock: "Z", "+01:00"
	fiscal  bool   // the year is one of accounts
	bc      bool   // before Christ; such periods have no place in the calendar of days
}

// at is the period of a grain that holds the day.
func at(t time.Time, g grain) partial {
	p := partial{grain: g, year: t.Year()}
	m := int(t.Month())
	switch g {
	case century:
		p.year /= 100
	case decade:
		p.year /= 10
	case half:
		p.index = halfOf(m)
	case quarter:
		p.index = quarterOf(m)
	case season:
		return seasonAt(t, false)
	case month:
		p.index = m
	case week, weekend:
		p.year, p.index = t.ISOWeek()
	case day:
		p.index, p.day = m, t.Day()
	}
	return p
}

// seasons in the order in which they begin.
var seasons = [...]string{"SP", "SU", "FA", "WI"}

// seasonOf is the northern season of a month.
func seasonOf(month int) string { return seasons[(month+9)%12/3] }

// seasonAt is the season that holds the day; one over the turn of the year is of the year in which it begins.
func seasonAt(t time.Time, south bool) partial {
	p := partial{grain: season, year: t.Year(), season: seasonOf(int(t.Month())), south: south}
	if south {
		p.season = seasonOf(int(t.Month()) + 6)
	}
	if t.Month() < 3 {
		p.year--
	}
	return p
}

// seasonStart is the first month of a season, as meteorologists count: spring is March to May, in the south September to November.
func (p partial) seasonStart() int {
	for i, s := range seasons {
		if s == p.season && p.south {
			return (3*i+8)%12 + 1
		}
		if s == p.season {
			return 3 + 3*i
		}
	}
	return 0
}

// open reports whether the partial is not yet a place in the calendar.
func (p partial) open() bool {
	if p.year == 0 || p.bc || p.fiscal {
		return true
	}
	switch p.grain {
	case day:
		return p.index == 0 || p.day == 0
	case month, week, weekend, quarter, half:
		return p.index == 0
	}
	return false
}

// span is the first and the last day.
func (p partial) span() (from, to time.Time, ok bool) {
	if p.open() {
		return from, to, false
	}
	months := 0
	switch p.grain {
	case century:
		from, months = civil(p.year*100, 1, 1), 1200
	case decade:
		from, months = civil(p.year*10, 1, 1), 120
	case year:
		from, months = civil(p.year, 1, 1), 12
	case half:
		from, months = civil(p.year, 6*p.index-5, 1), 6
	case quarter:
		from, months = civil(p.year, 3*p.index-2, 1), 3
	case season:
		from, months = civil(p.year, p.seasonStart(), 1), 3
	case month:
		from, months = civil(p.year, p.index, 1), 1
	case week:
		from = weekStart(p.year, p.index)
		return from, from.AddDate(0, 0, 6), true
	case weekend:
		from = weekStart(p.year, p.index).AddDate(0, 0, 5)
		return from, from.AddDate(0, 0, 1), true
	case day:
		from = civil(p.year, p.index, p.day)
		return from, from, true
	default:
		return from, to, false
	}
	return from, addMonths(from, months).AddDate(0, 0, -1), true
}

// shift moves a period by n periods of the same kind.
func (p partial) shift(n int) partial {
	if p.year == 0 || p.grain <= year {
		if p.year != 0 {
			p.year += n
		}
		return p
	}
	from, _, ok := p.span()
	if !ok {
		return p
	}
	moved := at(p.moved(from, n), p.grain)
	if p.grain == season {
		moved = seasonAt(p.moved(from, n), p.south)
	}
	moved.part, moved.clock, moved.zone = p.part, p.clock, p.zone
	return moved
}

func (p partial) moved(from time.Time, n int) time.Time {
	switch p.grain {
	case half:
		return addMonths(from, 6*n)
	case quarter, season:
		return addMonths(from, 3*n)
	case month:
		return addMonths(from, n)
	case week, weekend:
		return from.AddDate(0, 0, 7*n)
	}
	return from.AddDate(0, 0, n)
}

// value is the TIMEX3 value; what is open is written as X.
func (p partial) value() string {
	y := digitsOr(p.year, 4, "XXXX")
	var v string
	switch p.grain {
	case century:
		v = digitsOr(p.year, 2, "XX")
	case decade:
		v = digitsOr(p.year, 3, "XXX")
	case year:
		v = y
	case half:
		v = y + "-H" + digitsOr(p.index, 1, "X")
	case quarter:
		v = y + "-Q" + digitsOr(p.index, 1, "X")
	case season:
		v = y + "-" + p.season
	case month:
		v = y + "-" + digitsOr(p.index, 2, "XX")
	case week:
		v = y + "-W" + digitsOr(p.index, 2, "XX")
	case weekend:
		v = y + "-W" + digitsOr(p.index, 2, "XX") + "-WE"
	case day:
		v = y + "-" + digitsOr(p.index, 2, "XX") + "-" + digitsOr(p.day, 2, "XX")
		if p.day == 0 && p.weekday > 0 {
			v = y + "-WXX-" + digitsOr(p.weekday, 1, "X")
		}
	}
	if p.bc {
		v = "BC" + v
	}
	if p.fiscal {
		v = "FY" + v
	}
	switch {
	case p.clock != "":
		v += "T" + p.clock + p.zoneOffset()
	case p.part != "":
		v += "T" + p.part
	}
	return v
}

func digitsOr(n, width int, open string) string {
	if n == 0 {
		return open
	}
	return fmt.Sprintf("%0*d", width, n)
}

// timed reports whether there is a time of day.
func (p partial) timed() bool { return p.part != "" || p.clock != "" }
