package article

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"dateline/internal/lazyregexp"
)

//go:embed months.txt
var monthList string

// monthNumbers are the months by their names.
var monthNumbers = sync.OnceValue(func() map[string]int {
	numbers := make(map[string]int)
	for line := range strings.Lines(monthList) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		n, _ := strconv.Atoi(words[0])
		for _, w := range words[1:] {
			numbers[w] = n
		}
	}
	return numbers
})

// The ways to write a day with its year, the characters of which each has at least one (that is quick to see, and most
// texts have none), and where it has its year, month and day.
var dayForms = []struct {
	form             *lazyregexp.Regexp
	marks            string
	year, month, day int
}{
	{lazyregexp.New(`(?:^|[^\d./-])((?:19|20)\d\d)([-/.])(\d\d?)[-/.](\d\d?)(?:[^\d]|$)`), "-/.", 1, 3, 4},
	{lazyregexp.New(`(?:^|[^\d./-])(\d\d?)\. ?(\d\d?)\. ?((?:19|20)\d\d)(?:[^\d]|$)`), ".", 3, 2, 1},
	{lazyregexp.New(`(?:^|[^\d./-])(\d\d?)(?:st|nd|rd|th|\.)? (?:de |of )?(\p{L}{3,11})[.,]? (?:de |del )?((?:19|20)\d\d)(?:[^\d]|$)`),
		" ", 3, 2, 1},
	{lazyregexp.New(`(?:^|[^\d./-])(\d\d?)-(\p{L}{3,11})-((?:19|20)\d\d)(?:[^\d]|$)`), "-", 3, 2, 1},
	{lazyregexp.New(`(?:^|[^\p{L}])(\p{L}{3,11})\.? (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?:[^\d]|$)`), " ", 3, 1, 2},
	{lazyregexp.New(`(?:^|[^\d./-])(\d\d?)[/-](\d\d?)[/-]((?:19|20)\d\d)(?:[^\d]|$)`), "/-", 3, 2, 1},
	{lazyregexp.New(`((?:19|20)\d\d) ?[年년] ?(\d\d?) ?[月월] ?(\d\d?) ?[日일]`), "年년", 1, 2, 3},
}

// slashed is the index of the form whose day and month Americans write the other way round.
const slashed = 5

// dayIn is the first day with its year that s names, as 2025-06-02, or "". Where two readings
// are possible, as in 6/2/2025, the language decides; English does not.
func dayIn(s, lang string) string {
	iso, _ := findDay(s, lang)
	return iso
}

// findDay is dayIn with the text around the day.
func findDay(s, lang string) (iso string, around surroundings) {
	if !strings.Contains(s, "19") && !strings.Contains(s, "20") {
		return "", around
	}
	for i, f := range dayForms {
		if !strings.ContainsAny(s, f.marks) {
			continue
		}
		at := f.form.FindStringSubmatchIndex(s)
		if at == nil {
			continue
		}
		part := func(n int) string { return s[at[2*n]:at[2*n+1]] }
		year, _ := strconv.Atoi(part(f.year))
		day, _ := strconv.Atoi(part(f.day))
		month, err := strconv.Atoi(part(f.month))
		if err != nil {
			month = monthNumbers()[strings.ToLower(part(f.month))]
		}
		if i == slashed {
			day, month = readSlashed(day, month, lang)
		}
		if iso := published(fmt.Sprintf("%04d-%02d-%02d", year, month, day)); iso != "" {
			return iso, surroundings{s[:at[2]], s[max(at[2*f.year+1], at[2*f.day+1]):]}
		}
	}
	return "", around
}

// hasYear reports whether s has a number that may be a year: 19 or 20 and two more digits. It is asked of every
// text of a page, for which a regular expression is too slow.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if c := s[i : i+2]; (c == "19" || c == "20") && digit(s[i+2]) && digit(s[i+3]) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// swapped is a day with its day and month changed places.
func swapped(day string) string { return day[:5] + day[8:10] + day[4:5] + day[5:7] }

// shift is the day so many days later.
func shift(day string, by int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, by).Format(time.DateOnly)
}

// readSlashed decides between day/month and month/day; 0 if nothing decides.
func readSlashed(first, second int, lang string) (day, month int) {
	switch {
	case first > 12 || first == second:
		return first, second
	case second > 12 || strings.EqualFold(lang, "en-US"):
		return second, first
	case lang == "" || strings.HasPrefix(strings.ToLower(lang), "en") && len(lang) == 2:
		return 0, 0
	}
	return first, second
}
