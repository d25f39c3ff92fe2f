package page

import "time"

// Day is an ISO 8601 day, month, year or time, in words: "2 June 2025, 14:30". What is none of them stays as it is.
func Day(iso string) string {
	for _, form := range []struct{ in, out string }{
		{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"2006-01-02T15:04", "2 January 2006, 15:04"},
		{"2006-01-02T15:04:05", "2 January 2006, 15:04"}, {time.RFC3339, "2 January 2006, 15:04 -07:00"},
	} {
		if t, err := time.Parse(form.in, iso); err == nil {
			return t.Format(form.out)
		}
	}
	return iso
}

// Between is an interval of days, both included, in words, or "" if it is unknown.
func Between(from, to string) string {
	if from == "" {
		return ""
	}
	return between(from, firstOf(to, from))
}

// between is an interval of days, both included, in words: "20 to 30 June 2025", "June 2025".
func between(from, to string) string {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	switch {
	case to == "":
		return "from " + Day(from)
	case from == to || errA != nil || errB != nil:
		return Day(from) + unlessSame(from, to)
	case a.YearDay() == 1 && b.Month() == time.December && b.Day() == 31:
		if a.Year() == b.Year() {
			return a.Format("2006")
		}
		return a.Format("2006") + " to " + b.Format("2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		if a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1 {
			return a.Format("January 2006")
		}
		return a.Format("2") + " to " + b.Format("2 January 2006")
	case a.Year() == b.Year():
		return a.Format("2 January") + " to " + b.Format("2 January 2006")
	}
	return a.Format("2 January 2006") + " to " + b.Format("2 January 2006")
}

func unlessSame(from, to string) string {
	if from == to {
		return ""
	}
	return " to " + Day(to)
}
