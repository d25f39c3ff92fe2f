package date

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"
)

// holidayIn is the day of a holiday in a year, by its code in words.tsv:
//
//	12-25      month and day
//	11/4/4     month, weekday (1 is Monday) and which of them; -1 is the last one
//	11/4/4+1   days after that
//	easter-2   days from Easter Sunday; orthodox+0 from the Eastern Church's
//	ramadan    a name in movable.tsv
func holidayIn(code string, year int) (time.Time, bool) {
	base, plus := code, 0
	if i := strings.LastIndexAny(code, "+-"); i > 0 && (code[i] == '+' || strings.HasPrefix(code, "easter")) {
		base = code[:i]
		plus, _ = strconv.Atoi(code[i:])
	}
	t, ok := holidayBase(base, year)
	return t.AddDate(0, 0, plus), ok
}

func holidayBase(base string, year int) (time.Time, bool) {
	switch base {
	case "easter":
		return easter(year), true
	case "orthodox":
		return orthodoxEaster(year), true
	}
	if base[0] > '9' {
		return movable(base, year)
	}
	if t, err := time.Parse(time.DateOnly, base); err == nil { // of one year alone
		return t, t.Year() == year || year == 0
	}
	parts := strings.Split(base, "/")
	if len(parts) != 3 {
		m, d, _ := strings.Cut(base, "-")
		return monthDay(year, m, d)
	}
	var n [3]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	return nthWeekday(year, n[0], n[1], n[2]), true
}

func monthDay(year int, m, d string) (time.Time, bool) {
	month, err1 := strconv.Atoi(m)
	day, err2 := strconv.Atoi(d)
	if err1 != nil || err2 != nil {
		return time.Time{}, false
	}
	return civil(year, month, day), true
}

// easter is Easter Sunday of the Western Church (the anonymous Gregorian algorithm, after Meeus, Astronomical Algorithms, ch. 8).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	month := (h - m + r + 90) / 25
	return civil(year, month, (h-m+r+month+19)%32)
}

// orthodoxEaster is Easter Sunday of the Eastern Church in the Gregorian calendar (Meeus's Julian algorithm).
func orthodoxEaster(year int) time.Time {
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	month := (d + e + 114) / 31
	day := (d+e+114)%31 + 1
	return civil(year, month, day).AddDate(0, 0, year/100-year/400-2)
}

// lastDay is the last day of a holiday of several days, given its first: that before the holiday on which it is over.
func lastDay(code string, first partial) (partial, bool) {
	end, ok := words()["holiday-until"][code]
	from, _, known := first.span()
	if !ok || !known || first.grain != day || first.timed() {
		return partial{}, false
	}
	for y := from.Year(); y <= from.Year()+1; y++ {
		if t, ok := holidayIn(end, y); ok && t.After(from) && t.Sub(from) < 40*24*time.Hour {
			return at(t.AddDate(0, 0, -1), day), true
		}
	}
	return partial{}, false
}

// movable looks up a holiday of another calendar in the table movable.tsv.
func movable(name string, year int) (time.Time, bool) {
	t, ok := movables()[name+" "+strconv.Itoa(year)]
	return t, ok
}

//go:embed movable.tsv
var movableFile string

var movables = sync.OnceValue(func() map[string]time.Time {
	out := map[string]time.Time{}
	for name, dates := range parseMeanings(movableFile) {
		for year, date := range dates {
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				out[name+" "+year] = t
			}
		}
	}
	return out
})
