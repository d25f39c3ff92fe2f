package date

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/rules/en"
)

func iso(t time.Time) string { return t.Format(time.DateOnly) }

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		got  time.Time
		want string
	}{
		{addMonths(civil(2024, 1, 31), 1), "2024-02-29"},
		{addMonths(civil(2024, 3, 31), -1), "2024-02-29"},
		{addMonths(civil(2024, 11, 30), 3), "2025-02-28"},
		{nearestWeekday(civil(2025, 6, 2), 1, 1), "2025-06-02"},
		{nearestWeekday(civil(2025, 6, 2), 5, -1), "2025-05-30"},
		{nthWeekday(2025, 11, 4, 4), "2025-11-27"},
		{nthWeekday(2025, 5, 1, -1), "2025-05-26"},
		{weekStart(2025, 1), "2024-12-30"},
		{weekStart(2026, 53), "2026-12-28"},
	} {
		if iso(c.got) != c.want {
			t.Errorf("got %s, want %s", iso(c.got), c.want)
		}
	}
	for _, c := range []struct {
		y, m, d int
		want    bool
	}{{2024, 2, 29, true}, {2015, 2, 29, false}, {2000, 2, 29, true}, {1900, 2, 29, false}, {2025, 13, 1, false}, {2025, 4, 31,
		false}, {2025, 4, 0, false}} {
		if got := valid(c.y, c.m, c.d); got != c.want {
			t.Errorf("valid(%d, %d, %d) = %v", c.y, c.m, c.d, got)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"easter", 2000, "2000-04-23"}, {"easter", 2024, "2024-03-31"}, {"easter", 2025, "2025-04-20"}, {"easter", 2038, "2038-04-25"},
		{"orthodox easter", 2024, "2024-05-05"}, {"orthodox easter", 2025, "2025-04-20"},
		{"good friday", 2024, "2024-03-29"}, {"thanksgiving", 2024, "2024-11-28"}, {"black friday", 2024, "2024-11-29"},
		{"election day", 2024, "2024-11-05"}, {"memorial day", 2025, "2025-05-26"}, {"christmas eve", 2025, "2025-12-24"},
		{"ramadan", 2024, "2024-03-11"}, {"yom kippur", 2024, "2024-10-12"}, {"lunar new year", 2024, "2024-02-10"},
	} {
		code := words()["holiday"][c.name]
		got, ok := holidayIn(code, c.year)
		if !ok || iso(got) != c.want {
			t.Errorf("%s %d: got %s, want %s", c.name, c.year, iso(got), c.want)
		}
	}
	if _, ok := holidayIn("ramadan", 1900); ok {
		t.Error("Ramadan 1900 is not in the table")
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]float64{
		"18": 18, "2 1/2": 2.5, "twenty four": 24, "twenty-four": 24, "a hundred": 100, "two thousand five hundred": 2500,
		"a couple of": 2, "half a": 0.5, "1,200": 1200, "three": 3, "a dozen": 12, "two dozen": 24, "half a dozen": 6,
		"fifteen hundred": 1500, "two-and-a-half": 2.5,
	} {
		if got, ok := words().number(strings.Fields(in)); !ok || got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
	if _, ok := words().number([]string{"seven", "up"}); ok {
		t.Error("up is no number")
	}
}

func TestYears(t *testing.T) {
	for in, want := range map[string]int{
		"1998": 1998, "'98": 1998, "05": 2005, "1990s": 1990, "'80s": 1980, "nineties": 1990, "nineteen ninety-eight": 1998,
		"nineteen ninety eight": 1998, "two thousand": 2000, "two thousand five": 2005, "twenty twenty-four": 2024, "elephants": 0,
	} {
		if got := words().yearOf(strings.Fields(in)); got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
}

func TestDurations(t *testing.T) {
	for _, c := range []struct {
		unit string
		n    float64
		want string
	}{{"D", 2, "P2D"}, {"10Y", 1, "P10Y"}, {"Y", 2.5, "P2Y6M"}, {"TH", 1.5, "PT1H30M"}, {"TM", 1.5, "PT1M30S"}, {"W", 1.5, "P1.5W"}, {"H",
		1, "P6M"}, {"TH", 0.5, "PT30M"}} {
		if got := units[c.unit].duration(c.n); got != c.want {
			t.Errorf("%v %s: got %s, want %s", c.n, c.unit, got, c.want)
		}
	}
}

func TestPartials(t *testing.T) {
	for _, c := range []struct {
		p    partial
		want string
	}{
		{partial{grain: century, year: 19}, "19 1900-01-01..1999-12-31"},
		{partial{grain: decade, year: 199}, "199 1990-01-01..1999-12-31"},
		{partial{grain: half, year: 2024, index: 2}, "2024-H2 2024-07-01..2024-12-31"},
		{partial{grain: season, year: 2024, season: "WI"}, "2024-WI 2024-12-01..2025-02-28"},
		{partial{grain: weekend, year: 2025, index: 22}, "2025-W22-WE 2025-05-31..2025-06-01"},
		{partial{grain: day, year: 2025, index: 6, day: 2, part: "EV"}, "2025-06-02TEV 2025-06-02..2025-06-02"},
		{partial{grain: day, weekday: 3}, "XXXX-WXX-3"},
		{partial{grain: month, index: 6}, "XXXX-06"},
		{partial{grain: quarter, year: 2025}, "2025-QX"},
		{partial{grain: week, year: 2025, index: 1}.shift(-1), "2024-W52 2024-12-23..2024-12-29"},
		{partial{grain: season, year: 2024, season: "WI"}.shift(1), "2025-SP 2025-03-01..2025-05-31"},
		{partial{grain: quarter, year: 2024, index: 1}.shift(-1), "2023-Q4 2023-10-01..2023-12-31"},
		{at(civil(2025, 1, 15), season), "2024-WI 2024-12-01..2025-02-28"},
	} {
		got := c.p.value()
		if from, to, ok := c.p.span(); ok {
			got += fmt.Sprintf(" %s..%s", iso(from), iso(to))
		}
		if got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestCompounds(t *testing.T) {
	for in, want := range map[string]string{
		"six-month": "six month/-", "mid-1990s": "mid 1990 s/-", "7:30pm": "7 30 pm/:", "6/4/25": "6 4 25///", "'89": "89/",
		"2025-06-02": "2025 06 02/--",
	} {
		pieces, marks := cut(in)
		if got := strings.Join(pieces, " ") + "/" + marks; got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
		if !compound(in) || !temporal(pieces, marks) {
			t.Errorf("%s is not seen", in)
		}
	}
	for _, in := range []string{"well-known", "F-16", "1,200", "3.5", "so-called", "month"} {
		if pieces, marks := cut(in); compound(in) && temporal(pieces, marks) {
			t.Errorf("%s may not be a time", in)
		}
	}
}

// TestListsHaveMeanings holds the word lists of the rules against words.tsv: a word that a rule finds must mean something.
func TestListsHaveMeanings(t *testing.T) {
	classes := map[string]string{
		"date-months": "month", "date-plain-months": "month", "date-weekdays": "weekday", "date-weekday-plurals": "weekday",
		"date-seasons": "season",
		"date-parts":   "part", "date-units": "unit", "date-long-units": "unit", "date-plural-units": "unit", "date-number-words": "number",
		"date-ones":  "number",
		"date-teens": "number", "date-tens": "number", "date-ordinals": "ordinal", "date-century-ordinals": "ordinal",
		"date-decade-words": "decade",
		"date-degrees":      "mod", "date-regular": "period", "date-noons": "clock", "date-holidays": "holiday", "date-day-ordinals": "ordinal",
	}
	files, err := fs.Glob(en.Files, "dates*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, name := range files {
		data, err := en.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(data)
	}
	seen := 0
	for _, m := range regexp.MustCompile(`(?m)^  (date-[a-z-]+): \[(.*)\]$`).FindAllStringSubmatch(text.String(), -1) {
		class := classes[m[1]]
		if class == "" {
			continue
		}
		seen++
		for w := range strings.SplitSeq(m[2], ", ") {
			if !meant(class, w) {
				t.Errorf("%s: %s has no meaning in class %s", m[1], w, class)
			}
		}
	}
	if seen != len(classes) {
		t.Errorf("%d of %d lists were found", seen, len(classes))
	}
}

func meant(class, w string) bool {
	w = strings.ReplaceAll(strings.ToLower(strings.Trim(w, `"`)), "'s ", " 's ")
	w = strings.ReplaceAll(w, "s' ", "s ' ")
	if _, ok := words().of(class, w); ok {
		return true
	}
	if class == "number" {
		_, ok := words().numeral(w)
		return ok
	}
	return class == "ordinal" && words().ordinal(w) != 0
}

func FuzzCompound(f *testing.F) {
	for _, s := range []string{"six-month", "7:30pm", "2025-06-02T10:35", "'89", "’90s", "mid-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pieces, marks := cut(s)
		if compound(s) && temporal(pieces, marks) {
			if n := len(pieceFeatures(pieces, marks)); n != len(pieces)+2 {
				t.Errorf("%q has %d features", s, n)
			}
		}
		words().yearOf([]string{s})
		words().ordinal(s)
	})
}
