package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// zoneOffset is the offset of the clock from UTC as ISO 8601 writes it: "Z", "+01:00". Of a zone with summer time, such as
// "Eastern", it depends on the day; "" is unknown.
func (p partial) zoneOffset() string {
	standard, rule, seasonal := strings.Cut(p.zone, " ")
	if !seasonal {
		return p.zone
	}
	from, _, ok := p.span()
	hours, err := strconv.Atoi(standard)
	if !ok || err != nil {
		return ""
	}
	if summerTime(rule, from) {
		hours++
	}
	return offsetOf(60 * hours)
}

// summerTime reports whether a day has summer time in America ("us") or in Europe ("eu"), by the law of 2007 and 1996.
func summerTime(rule string, t time.Time) bool {
	y := t.Year()
	if rule == "us" {
		return !t.Before(nthWeekday(y, 3, 7, 2)) && t.Before(nthWeekday(y, 11, 7, 1))
	}
	return !t.Before(nthWeekday(y, 3, 7, -1)) && t.Before(nthWeekday(y, 10, 7, -1))
}

// offsetText reads "+3", "-05:00" and "+0530".
func offsetText(w string) string {
	digits := strings.ReplaceAll(w[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return ""
	}
	if len(digits) > 2 {
		n = n/100*60 + n%100
	} else {
		n *= 60
	}
	if w[0] == '-' {
		n = -n
	}
	return offsetOf(n)
}

// offsetOf writes an offset of so many minutes; beyond a day it is none.
func offsetOf(minutes int) string {
	sign, n := "+", minutes
	if n < 0 {
		sign, n = "-", -n
	}
	switch {
	case n == 0:
		return "Z"
	case n > 14*60:
		return ""
	}
	return fmt.Sprintf("%s%02d:%02d", sign, n/60, n%60)
}
