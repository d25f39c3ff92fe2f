package date_test

import (
	"regexp"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// phrases are the kinds of expressions that are understood, each in a sentence. The article is of Monday, 2025-06-02.
// The expression stands between brackets; the columns are type, value, interval and mod.
var phrases = []struct{ sentence, want string }{
	// full and partial dates
	{"It began on [June 2, 2025].", "DATE 2025-06-02 2025-06-02..2025-06-02"},
	{"It began on [4 June 2024].", "DATE 2024-06-04 2024-06-04..2024-06-04"},
	{"It began on [June 4th, 2024].", "DATE 2024-06-04 2024-06-04..2024-06-04"},
	{"It began on [the 4th of June].", "DATE 2025-06-04 2025-06-04..2025-06-04"},
	{"The form is dated [6/4/24].", "DATE 2024-06-04 2024-06-04..2024-06-04"},
	{"The form is dated [13/4/2024].", "DATE 2024-04-13 2024-04-13..2024-04-13"},
	{"The form is dated [2024-06-04].", "DATE 2024-06-04 2024-06-04..2024-06-04"},
	{"The form is dated [31-Oct-2024].", "DATE 2024-10-31 2024-10-31..2024-10-31"},
	{"The vote was on [Friday, May 30].", "DATE 2025-05-30 2025-05-30..2025-05-30"},
	{"It was signed in [March 2024].", "DATE 2024-03 2024-03-01..2024-03-31"},
	{"It was founded in [1998].", "DATE 1998 1998-01-01..1998-12-31"},
	{"It was founded in [nineteen ninety-eight].", "DATE 1998 1998-01-01..1998-12-31"},
	// weekdays and months without a year
	{"They met on [Friday].", "DATE 2025-05-30 2025-05-30..2025-05-30"},
	{"They will meet on [Friday].", "DATE 2025-06-06 2025-06-06..2025-06-06"},
	{"They met [last Monday].", "DATE 2025-05-26 2025-05-26..2025-05-26"},
	{"They meet on [Tuesday of next week].", "DATE 2025-06-10 2025-06-10..2025-06-10"},
	{"It fell in [November].", "DATE 2024-11 2024-11-01..2024-11-30"},
	{"It will open in [November].", "DATE 2025-11 2025-11-01..2025-11-30"},
	{"It fell in [June last year].", "DATE 2024-06 2024-06-01..2024-06-30"},
	{"It is on [the first Tuesday of November 2025].", "DATE 2025-11-04 2025-11-04..2025-11-04"},
	// longer periods
	{"It was common in [the 1990s].", "DATE 199 1990-01-01..1999-12-31"},
	{"It was common in [the mid-1990s].", "DATE 199 1993-05-01..1996-08-31 mod=MID"},
	{"It was built in [the 18th century].", "DATE 17 1700-01-01..1799-12-31"},
	{"It fell in [the third quarter of 2024].", "DATE 2024-Q3 2024-07-01..2024-09-30"},
	{"It fell in [Q3 2024].", "DATE 2024-Q3 2024-07-01..2024-09-30"},
	{"It fell in [the first half of 2024].", "DATE 2024-H1 2024-01-01..2024-06-30"},
	{"It closed [last fall].", "DATE 2024-FA 2024-09-01..2024-11-30"},
	{"They met over [the weekend].", "DATE 2025-W22-WE 2025-05-31..2025-06-01"},
	// holidays
	{"They met on [Thanksgiving Day last year].", "DATE 2024-11-28 2024-11-28..2024-11-28"},
	{"They met on [Easter Monday 2025].", "DATE 2025-04-21 2025-04-21..2025-04-21"},
	{"They met on [Christmas Eve].", "DATE 2024-12-24 2024-12-24..2024-12-24"},
	{"The fast of [Ramadan 2025] began.", "DATE 2025-03-01/2025-03-29 2025-03-01..2025-03-29"},
	// times
	{"Doors open at [8 p.m. EST Tuesday].", "TIME 2025-06-03T20:00 2025-06-03..2025-06-03"},
	{"It fell at [1400 GMT].", "TIME 2025-06-02T14:00 2025-06-02..2025-06-02"},
	{"He speaks [tonight].", "TIME 2025-06-02TNI 2025-06-02..2025-06-02"},
	{"It began at [10:35 a.m.] in the port.", "TIME 2025-06-02T10:35 2025-06-02..2025-06-02"},
	{"It burned [last night].", "TIME 2025-06-01TNI 2025-06-01..2025-06-01"},
	{"He spoke [this morning].", "TIME 2025-06-02TMO 2025-06-02..2025-06-02"},
	{"He spoke [Friday evening].", "TIME 2025-05-30TEV 2025-05-30..2025-05-30"},
	// counted from the article
	{"He left [today].", "DATE 2025-06-02 2025-06-02..2025-06-02"},
	{"He left [late yesterday].", "DATE 2025-06-01 2025-06-01..2025-06-01 mod=END"},
	{"They meet [the day after tomorrow].", "DATE 2025-06-04 2025-06-04..2025-06-04"},
	{"It fell [last week].", "DATE 2025-W22 2025-05-26..2025-06-01"},
	{"It fell [last month].", "DATE 2025-05 2025-05-01..2025-05-31"},
	{"It opens [early next year].", "DATE 2026 2026-01-01..2026-04-30 mod=START"},
	{"He left [two days ago].", "DATE 2025-05-31 2025-05-31..2025-05-31"},
	{"He left [three years ago].", "DATE 2022 2022-01-01..2022-12-31"},
	{"It will end [two years from now].", "DATE 2027 2027-01-01..2027-12-31"},
	{"They meet by [the end of this month].", "DATE 2025-06 2025-06-21..2025-06-30 mod=END"},
	// durations
	{"It lasted [two to three days].", "DURATION P2D/P3D"},
	{"It lasted for [a decade].", "DURATION P10Y"},
	{"It was a [six-month] trial.", "DURATION P6M"},
	{"It lasted [an hour and a half].", "DURATION PT1H30M"},
	{"It lasted [one and a half years].", "DURATION P1Y6M"},
	{"It was a [half-hour] talk.", "DURATION PT30M"},
	{"It lasts between [two and three weeks].", "DURATION P2W/P3W"},
	{"It lasted [at least two weeks].", "DURATION P2W mod=EQUAL_OR_MORE"},
	{"It lasted [about a year].", "DURATION P1Y mod=APPROX"},
	{"It lasted [a few days].", "DURATION PXD"},
	{"Prices rose over [the past decade].", "DURATION P10Y 2015-06-02..2025-06-02"},
	{"It will take [the next three years].", "DURATION P3Y 2025-06-02..2028-06-02"},
	{"They will answer within [a week].", "DURATION P1W 2025-06-02..2025-06-09 mod=EQUAL_OR_LESS"},
	// sets
	{"They meet [every Friday].", "SET XXXX-WXX-5 quant=EVERY"},
	{"They meet [twice a week].", "SET P1W freq=2X"},
	{"They meet [daily].", "SET P1D"},
	{"It was the [annual] meeting.", "SET P1Y"},
	{"They play [Tuesday nights].", "SET XXXX-WXX-2TNI"},
	// vague
	{"They will meet [soon].", "DATE FUTURE_REF"},
	{"He [recently] left.", "DATE PAST_REF"},
	{"He is [currently] in Geneva.", "DATE PRESENT_REF"},
	{"It happened [65 million years ago].", "DATE PAST_REF"},
	// ranges and open ends
	{"The talks run from [June 20 to 30].", "DATE 2025-06-20/2025-06-30 2025-06-20..2025-06-30"},
	{"The war of [1914–18] changed it.", "DATE 1914/1918 1914-01-01..1918-12-31"},
	{"It is open [Monday to Friday].", "DATE 2025-06-02/2025-06-06 2025-06-02..2025-06-06"},
	{"It rained between [March and May 2024].", "DATE 2024-03/2024-05 2024-03-01..2024-05-31"},
	{"It is closed from [November to March].", "DATE 2024-11/2025-03 2024-11-01..2025-03-31"},
	{"It must end by [Friday].", "DATE 2025-06-06 ..2025-06-06 mod=ON_OR_BEFORE"},
	{"It has rained since [May 30].", "DATE 2025-05-30 2025-05-30.. mod=ON_OR_AFTER"},
}

func TestPhrases(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range phrases {
		t.Run(p.sentence, func(t *testing.T) {
			before, rest, _ := strings.Cut(p.sentence, "[")
			phrase, after, _ := strings.Cut(rest, "]")
			got := find(t, x, before+phrase+after, phrase)
			if got != p.want {
				t.Errorf("got  %s\nwant %s", got, p.want)
			}
		})
	}
}

// find describes the date that stands at the phrase, in an article of 2025-06-02.
func find(t *testing.T, x *extract.Extractor, text, phrase string) string {
	t.Helper()
	doc, err := x.Extract(document.Raw{Format: document.FormatText, Body: []byte("date 2025-06-02\n\n" + text + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	var others []string
	for i := range doc.Dates {
		if d := &doc.Dates[i]; doc.Words(d.Range) == phrase {
			return describe(d)
		}
		others = append(others, doc.Words(doc.Dates[i].Range))
	}
	return "nothing, but " + strings.Join(others, ", ")
}

func describe(d *document.Date) string {
	out := d.Type + " " + d.Value
	if d.From+d.To != "" {
		out += " " + d.From + ".." + d.To
	}
	for _, f := range [...][2]string{{"mod", d.Mod}, {"quant", d.Quant}, {"freq", d.Freq}} {
		if f[1] != "" {
			out += " " + f[0] + "=" + f[1]
		}
	}
	return out
}

// friends are words that look like dates and are none.
var friends = []string{
	"They may march on the capital.",
	"Mr. May met April Jones and June Carter.",
	"He came second, a minute late for the second round of 30.",
	"They paid the money, $1998 in all.",
	"Call 555-2016 or 202-555-0199 now and again.",
	"The home side won 3-2 and lost 10-4.",
	"The ratio was 2:1 in favour.",
	"He flew on Flight 1492 and read Section 2012 of version 11.2.",
	"She played in Friday Night Lights.",
	"The Sun reported it.",
	"The 25-year-old man is 30 years old.",
	"It was the fall of the house.",
	"In all, 2,000 people came.",
	"It was set for February 30, 2015.",
}

func TestFalseFriends(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range friends {
		doc, err := x.Extract(document.Raw{Format: document.FormatText, Body: []byte("date 2025-06-02\n\n" + text + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Dates {
			if w := doc.Words(doc.Dates[i].Range); w != "now" {
				t.Errorf("%s: %q is %s (%s)", text, w, doc.Dates[i].Value, doc.Dates[i].Rule)
			}
		}
	}
}

// timex is the form of a TIMEX3 value.
var timex = regexp.MustCompile(`^((PAST|PRESENT|FUTURE)_REF|P(T?[0-9X.]+[YQMWDHS])+(T?[0-9]+[MS])*(/P(T?[0-9.]+[YQMWDHS])+)?|(BC)?[0-9X]{2,4}(-[0-9HQWXSPUFAEI]+){0,3}(T[0-9:A-Z]+)?(/[0-9X]{2,4}(-[0-9HQWXSPUFAEI]+){0,3}(T[0-9:A-Z]+)?)?)$`)

// FuzzExpressions strings words of temporal expressions together. Whatever comes out has a well-formed value and an interval
// that does not end before it begins.
func FuzzExpressions(f *testing.F) {
	x, err := extract.New()
	if err != nil {
		f.Fatal(err)
	}
	words := strings.Fields(`the last next this first third second of in on by within every each week month year quarter days Friday May March
		June 2 30 31 1998 2025 '89 mid-1990s 10:35 p.m. noon two three hundred million a few ago earlier later from to and between half early end
		B.C. half past quarter 9am-5pm 2-4 fiscal Q3 H1 Ramadan Easter Thanksgiving Day night morning summer decade century 20th 1990s nineteen ninety-eight or so more than about
		, - until since before 6/4/25 2024-02-30 31-Oct-1974 00:99 year-ago six-month Week`)
	f.Add([]byte{1, 5, 9, 40, 41, 42, 7, 7, 7})
	f.Add([]byte("within a week of June 31"))
	f.Fuzz(func(t *testing.T, picks []byte) {
		var b strings.Builder
		b.WriteString("date 2025-06-02\n\n")
		for _, p := range picks[:min(len(picks), 60)] {
			b.WriteString(words[int(p)%len(words)] + " ")
		}
		doc, err := x.Extract(document.Raw{Format: document.FormatText, Body: []byte(b.String())})
		if err != nil {
			return
		}
		for i := range doc.Dates {
			d := &doc.Dates[i]
			if !timex.MatchString(d.Value) {
				t.Errorf("%q has the value %q (%s)", doc.Words(d.Range), d.Value, d.Rule)
			}
			if d.From != "" && d.To != "" && d.To < d.From {
				t.Errorf("%q is from %s to %s", doc.Words(d.Range), d.From, d.To)
			}
		}
	})
}

func TestWithoutArticleDate(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]string{
		"June 20": "XXXX-06-20", "Monday": "XXXX-WXX-1", "last week": "XXXX-WXX", "this year": "XXXX", "today": "XXXX-XX-XX",
		"two days ago": "XXXX-XX-XX", "the third quarter": "XXXX-Q3", "last summer": "XXXX-SU", "May 2024": "2024-05", "two days": "P2D",
	} {
		doc, err := x.Extract(document.Raw{Format: document.FormatText, Body: []byte("The talks were held " + phrase + ".\n")})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Dates) != 1 || doc.Dates[0].Value != want {
			t.Errorf("%s: got %+v, want %s", phrase, doc.Dates, want)
		}
	}
}
