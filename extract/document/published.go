package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParsePublished reads a publication time in any of the forms that records and
// pages carry (ISO 8601, RFC 1123, "June 2, 2025 at 4:05 p.m. EDT", "2 June 2025",
// "25.06.2025", seconds or milliseconds since 1970) and gives it as ISO 8601:
// "2025-06-02", or with the time and the zone if they are given
// ("2025-06-02T16:05-04:00"). Fractions of seconds are dropped.
//
// "6/2/2025" has two readings and is refused, "6/25/2025" is not.
func ParsePublished(s string) (string, error) {
	s = strings.TrimSpace(s)
	if t, ok := epoch(s); ok {
		return t.Format("2006-01-02T15:04:05Z07:00"), nil
	}
	if len(s) <= 200 {
		if p := scanStamp(s); p.valid() {
			return p.String(), nil
		}
	}
	return "", fmt.Errorf("not a date: %.40q; write it as 2025-06-02 or 2025-06-02T16:05:00Z", s)
}

// epoch reads seconds (10 digits) or milliseconds (13 digits) since 1970.
func epoch(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || n < 0:
		return time.Time{}, false
	case len(s) == 10:
		return time.Unix(n, 0).UTC(), true
	case len(s) == 13:
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// stamp is a date, perhaps with a time, while it is being read.
type stamp struct {
	year, month, day int
	clock            string // "16:05" or "16:05:09"
	zone             string // "Z", "+02:00" or empty
}

func (p stamp) valid() bool {
	if p.year < 1000 || p.month < 1 || p.day < 1 {
		return false
	}
	t := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	return int(t.Month()) == p.month && t.Day() == p.day
}

func (p stamp) String() string {
	date := fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	if p.clock == "" {
		return date
	}
	return date + "T" + p.clock + p.zone
}

// zones are the time zone abbreviations of English-language news that have one
// common reading there.
var zones = map[string]string{
	"z": "Z", "utc": "Z", "gmt": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
	"est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
	"jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
}

// fillers are words in a written date that do not change it.
var fillers = map[string]bool{
	"at": true, "on": true, "of": true, "the": true, "published": true, "posted": true, "t": true, "st": true, "nd": true, "rd": true, "th": true,
	"mon": true, "monday": true, "tue": true, "tues": true, "tuesday": true, "wed": true, "weds": true, "wednesday": true, "thu": true,
	"thur": true, "thurs": true, "thursday": true, "fri": true, "friday": true, "sat": true, "saturday": true, "sun": true, "sunday": true,
}

// months are looked up by their first three letters and then checked in full.
var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

func monthOf(word string) int {
	for i, name := range months {
		if word == name || word == name[:3] || word == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// halfDays takes the periods out of the marks of half days.
var halfDays = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "A.M.", "AM", "P.M.", "PM")

// scanStamp reads the words and numbers of s one after another. Anything that has no place
// in a date makes the result invalid.
func scanStamp(s string) stamp {
	s = halfDays.Replace(s)
	var p stamp
	for s != "" {
		rest, ok := p.take(s)
		if !ok {
			return stamp{}
		}
		s = rest
	}
	return p
}

// take reads one piece from the front of s.
func (p *stamp) take(s string) (rest string, ok bool) {
	switch c := s[0]; {
	case strings.IndexByte(" ,\t|()", c) >= 0:
		return s[1:], true
	case c >= '0' && c <= '9':
		return p.takeNumber(s)
	case (c == '+' || c == '-') && p.clock != "" && p.zone == "":
		return p.takeOffset(s)
	case c == '.' || c == '-' || c == '/':
		return s[1:], true
	}
	word, rest := cut(s, isLetter)
	return rest, p.word(strings.ToLower(word))
}

// word reads a month, a zone, am or pm, or a filler.
func (p *stamp) word(w string) bool {
	if m := monthOf(w); m > 0 && p.month == 0 {
		p.month = m
		return true
	}
	if z, ok := zones[w]; ok && p.clock != "" {
		p.zone = z
		return true
	}
	if (w == "am" || w == "pm") && p.clock != "" {
		return p.halfDay(w == "pm")
	}
	return fillers[w]
}

func (p *stamp) halfDay(afternoon bool) bool {
	hour, _ := strconv.Atoi(p.clock[:2])
	if hour < 1 || hour > 12 {
		return false
	}
	hour %= 12
	if afternoon {
		hour += 12
	}
	p.clock = fmt.Sprintf("%02d%s", hour, p.clock[2:])
	return true
}

// takeNumber reads a whole numeric date, a time, a year or a day.
func (p *stamp) takeNumber(s string) (rest string, ok bool) {
	digits, rest := cut(s, isDigit)
	n, _ := strconv.Atoi(digits)
	switch {
	case strings.HasPrefix(rest, ":") && len(digits) <= 2:
		return p.takeClock(digits, rest)
	case len(digits) == 8:
		return rest, p.date(n/10000, n/100%100, n%100)
	case len(digits) == 6 && p.year > 0 && p.clock == "":
		p.clock = digits[:2] + ":" + digits[2:4] + ":" + digits[4:]
		return rest, n/10000 < 24 && n/100%100 < 60 && n%100 < 61
	case len(digits) == 4 && p.year == 0:
		p.year = n
		return p.takeRest(rest)
	case len(digits) <= 2 && p.day == 0:
		return p.takeDay(n, rest)
	case len(digits) <= 2 && p.clock == "" && meridiem(rest):
		p.clock = fmt.Sprintf("%02d:00", n)
		return rest, true
	case len(digits) == 2 && p.year == 0 && p.month > 0 && beginsClock(rest):
		p.year = wholeYear(n)
		return rest, true
	}
	return "", false
}

// beginsClock reports whether a clock time follows: of years with two digits only those of RFC 822 are read, "05 Mar 24 10:00:00 GMT".
func beginsClock(s string) bool {
	clock := strings.TrimLeft(s, " ")
	hour, minute := cut(clock, isDigit)
	return clock != s && hour != "" && strings.HasPrefix(minute, ":")
}

// wholeYear is the year that two digits mean.
func wholeYear(n int) int {
	if n < 70 {
		return 2000 + n
	}
	return 1900 + n
}

func meridiem(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s, " "))
	return strings.HasPrefix(s, "am") || strings.HasPrefix(s, "pm")
}

// takeRest reads the month and day that follow a leading year: -06-02.
func (p *stamp) takeRest(s string) (rest string, ok bool) {
	if p.month != 0 || p.day != 0 || len(s) == 0 || strings.IndexByte("-/.", s[0]) < 0 {
		return s, true
	}
	month, rest := cut(s[1:], isDigit)
	if month == "" || rest == "" || rest[0] != s[0] {
		return "", false
	}
	day, rest := cut(rest[1:], isDigit)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return rest, len(day) <= 2 && p.date(p.year, m, d)
}

// beginsMonth reports whether s begins with the mark and the digit of a month in digits.
func beginsMonth(s string) bool {
	return len(s) >= 2 && (s[0] == '/' || s[0] == '.') && isDigit(s[1])
}

// takeDay reads the day of a written date, or all of 25/06/2025, 6/25/2025 and
// 25.06.2025 when only one reading is possible.
func (p *stamp) takeDay(n int, s string) (rest string, ok bool) {
	p.day = n
	if p.month != 0 || !beginsMonth(s) {
		return s, true
	}
	second, rest := cut(s[1:], isDigit)
	if rest == "" || rest[0] != s[0] {
		return "", false
	}
	year, rest := cut(rest[1:], isDigit)
	m, _ := strconv.Atoi(second)
	y, _ := strconv.Atoi(year)
	switch {
	case len(year) != 4:
		return "", false
	case s[0] == '.' || n > 12 || n == m:
		return rest, p.date(y, m, n)
	case m > 12:
		return rest, p.date(y, n, m)
	}
	return "", false
}

func (p *stamp) date(y, m, d int) bool {
	p.year, p.month, p.day = y, m, d
	return p.valid()
}

// takeClock reads the minutes and seconds after hh and drops a fraction.
func (p *stamp) takeClock(hour, s string) (rest string, ok bool) {
	minute, rest := cut(s[1:], isDigit)
	if p.clock != "" || len(minute) != 2 || minute > "59" {
		return "", false
	}
	h, _ := strconv.Atoi(hour)
	p.clock = fmt.Sprintf("%02d:%s", h, minute)
	if strings.HasPrefix(rest, ":") {
		var second string
		second, rest = cut(rest[1:], isDigit)
		if len(second) != 2 || second > "60" {
			return "", false
		}
		p.clock += ":" + second
		if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") {
			_, rest = cut(rest[1:], isDigit)
		}
	}
	return rest, h < 24
}

// takeOffset reads +02:00, +0200 or +02.
func (p *stamp) takeOffset(s string) (rest string, ok bool) {
	hour, rest := cut(s[1:], isDigit)
	minute := "00"
	if len(hour) == 4 {
		hour, minute = hour[:2], hour[2:]
	} else if strings.HasPrefix(rest, ":") {
		minute, rest = cut(rest[1:], isDigit)
	}
	p.zone = s[:1] + hour + ":" + minute
	if p.zone == "+00:00" || p.zone == "-00:00" {
		p.zone = "Z"
	}
	return rest, len(hour) == 2 && len(minute) == 2 && hour <= "14" && minute <= "59"
}

// cut divides s after the leading bytes that are in the class.
func cut(s string, in func(byte) bool) (head, rest string) {
	i := 0
	for i < len(s) && in(s[i]) {
		i++
	}
	return s[:i], s[i:]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
