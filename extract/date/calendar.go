package date

import "time"

// day is a day of the civil calendar at midnight UTC.
func civil(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// valid reports whether the day exists.
func valid(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	return civil(year, month, day).Day() == day
}

// weekdayOf is the ISO day of the week, from Monday, 1, to Sunday, 7.
func weekdayOf(t time.Time) int {
	return (int(t.Weekday())+6)%7 + 1
}

// addMonths moves a day by months. Where the month is too short, its last day is taken.
func addMonths(t time.Time, n int) time.Time {
	first := civil(t.Year(), int(t.Month())+n, 1)
	last := civil(first.Year(), int(first.Month())+1, 0)
	return civil(first.Year(), int(first.Month()), min(t.Day(), last.Day()))
}

// nearestWeekday is the first day with the weekday from t on, in steps of one day back (-1) or on (1).
func nearestWeekday(t time.Time, weekday, step int) time.Time {
	for weekdayOf(t) != weekday {
		t = t.AddDate(0, 0, step)
	}
	return t
}

// nthWeekday is the nth such weekday of a month; n = -1 is the last one.
func nthWeekday(year, month, weekday, n int) time.Time {
	if n < 0 {
		return nearestWeekday(civil(year, month+1, 0), weekday, -1)
	}
	return nearestWeekday(civil(year, month, 1), weekday, 1).AddDate(0, 0, 7*(n-1))
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) time.Time {
	return nearestWeekday(civil(year, 1, 4), 1, -1).AddDate(0, 0, 7*(week-1))
}

// quarterOf is the quarter of a month, halfOf its half-year.
func quarterOf(month int) int { return (month + 2) / 3 }
func halfOf(month int) int    { return (month + 5) / 6 }
