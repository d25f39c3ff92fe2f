package date

import (
	"math"
	"strconv"
	"time"
)

// unit is a unit of time.
type unit struct {
	code   string // of ISO 8601, with T before the parts of an hour: "D", "M", "TH"
	factor int    // a decade is 10 Y
	months int    // how many months it moves a date
	days   int    // how many days it moves a date
	grain  grain
}

// units by the code that words.tsv gives.
var units = map[string]unit{
	"TS":    {code: "TS", factor: 1},
	"TM":    {code: "TM", factor: 1},
	"TH":    {code: "TH", factor: 1},
	"D":     {code: "D", factor: 1, days: 1, grain: day},
	"E":     {code: "D", factor: 2, days: 7, grain: weekend},
	"W":     {code: "W", factor: 1, days: 7, grain: week},
	"2W":    {code: "W", factor: 2, days: 14, grain: week}, // a fortnight
	"M":     {code: "M", factor: 1, months: 1, grain: month},
	"Q":     {code: "Q", factor: 1, months: 3, grain: quarter},
	"N":     {code: "M", factor: 3, months: 12, grain: season},
	"H":     {code: "M", factor: 6, months: 6, grain: half},
	"Y":     {code: "Y", factor: 1, months: 12, grain: year},
	"10Y":   {code: "Y", factor: 10, months: 120, grain: decade},
	"100Y":  {code: "Y", factor: 100, months: 1200, grain: century},
	"1000Y": {code: "Y", factor: 1000, months: 12000},
}

// seconds is about how long a unit is.
func (u unit) seconds() int {
	switch u.code {
	case "TS":
		return 1
	case "TM":
		return 60
	case "TH":
		return 3600
	}
	return (u.days + 30*u.months) * 86400
}

// maxDistance is the longest way that is counted in the calendar, in months or days. What is farther away than the years of
// four digits reach is vague.
const maxDistance = 20000

// far reports whether n units lie farther away than the calendar is counted.
func (u unit) far(n float64) bool {
	return math.Abs(n)*float64(u.months+u.days) > maxDistance
}

// farHours reports whether n hours, minutes or seconds lie farther away than a time is counted from a clock.
func (u unit) farHours(n float64) bool { return math.Abs(n)*float64(u.seconds()) > 1000*86400 }

// move moves a day by n units. Halves of months and years are moved by days and months.
func (u unit) move(t time.Time, n float64) time.Time {
	if u.months == 0 {
		return t.AddDate(0, 0, int(math.Round(n*float64(u.days))))
	}
	months := n * float64(u.months)
	whole := math.Trunc(months)
	return addMonths(t, int(whole)).AddDate(0, 0, int(math.Round(30*(months-whole))))
}

// duration is the TIMEX3 value of n units: P2D, P2Y6M, PT1H30M, P10Y.
func (u unit) duration(n float64) string {
	if u.code == "TS" && n >= 60 && n == math.Trunc(n) {
		return clocked(int(n))
	}
	n *= float64(u.factor)
	whole := math.Trunc(n)
	rest := n - whole
	prefix, code := "P", u.code
	if code[0] == 'T' {
		prefix, code = "PT", code[1:]
	}
	lesser, size := map[string]string{"Y": "M", "TH": "M", "TM": "S"}[u.code], map[string]float64{"Y": 12, "TH": 60, "TM": 60}[u.code]
	if rest == 0 || lesser == "" {
		return prefix + strconv.FormatFloat(n, 'f', -1, 64) + code
	}
	v := prefix
	if whole > 0 {
		v += strconv.Itoa(int(whole)) + code
	}
	return v + strconv.Itoa(int(math.Round(rest*size))) + lesser
}

// clocked is the TIMEX3 value of seconds: PT2H25M41S.
func clocked(n int) string {
	v := "PT"
	for _, u := range [...]struct {
		size int
		code string
	}{{3600, "H"}, {60, "M"}, {1, "S"}} {
		if n/u.size > 0 {
			v += strconv.Itoa(n/u.size) + u.code
			n %= u.size
		}
	}
	return v
}

// some is the TIMEX3 value of an unknown number of units: PXD.
func (u unit) some() string {
	if u.code[0] == 'T' {
		return "PTX" + u.code[1:]
	}
	switch u.grain {
	case decade:
		return "PXDE"
	case century:
		return "PXCE"
	}
	return "PX" + u.code
}

// ago is the day, or the longer period, that lies n units from t: six weeks ago is a week, a year ago a year.
func (u unit) ago(t time.Time, n float64) partial {
	g := u.grain
	if g == weekend || g == noGrain {
		g = day
	}
	if g == decade || g == century || n != math.Trunc(n) && g == year {
		g = year
	}
	if fraction := math.Abs(n); g == year && fraction < 1 {
		g = month
	}
	return at(u.move(t, n), g)
}
