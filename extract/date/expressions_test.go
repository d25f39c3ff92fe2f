package date_test

import (
	"cmp"
	"regexp"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

func TestPhrases(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range phraseClasses {
		t.Run(c.class, func(t *testing.T) {
			for _, p := range c.phrases {
				if got := find(t, x, &c, p.sentence); got != p.want {
					t.Errorf("%s\ngot  %s\nwant %s", p.sentence, got, p.want)
				}
			}
		})
	}
}

// find describes the date in brackets, in an article of the class.
func find(t *testing.T, x *extract.Extractor, c *phraseClass, sentence string) string {
	t.Helper()
	before, rest, _ := strings.Cut(sentence, "[")
	phrase, after, _ := strings.Cut(rest, "]")
	meta := document.Meta{Published: cmp.Or(c.published, "2025-06-02"), URL: c.url}
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Meta: meta, Body: []byte(before + phrase + after + "\n")})
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
	if d.First+d.Last != "" {
		out += " " + d.First + ".." + d.Last
	}
	for _, f := range [...][2]string{{"mod", d.Mod}, {"quant", d.Quant}, {"freq", d.Freq}} {
		if f[1] != "" {
			out += " " + f[0] + "=" + f[1]
		}
	}
	return out
}

// TestCertain has the direction, the year and the order that are guessed, and what fixes each.
func TestCertain(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		url, text string
		certain   bool
	}{
		{"", "They met on Friday.", true},
		{"", "The meeting on Friday: what to know.", false},
		{"", "It fell in March.", true},
		{"", "A note of March.", false},
		{"", "A note of March 2024.", true},
		{"", "Dated 06/01/2024.", false},
		{"", "Dated 13/01/2024.", true},
		{"", "Dated 06/06/2024.", true},
		{"https://www.example.ie/1", "Dated 06/01/2024.", true},
		{"https://www.example.ca/1", "Dated 06/01/2024.", false},
		{"", "The best month to book is January.", true},
		{"", "It rained in Chile last summer.", true},
		{"https://www.example.com.au/1", "It rained last summer.", false},
		{"", "That evening the mayor resigned.", false},
		{"", "Two days later, rebels took Kor.", false},
		{"", "About an hour later, the mayor resigned.", false},
		{"", "This evening the mayor resigned.", true},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Meta: document.Meta{Published: "2025-06-02", URL: c.url},
			Body: []byte(c.text + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Dates) != 1 || doc.Dates[0].Guessed == c.certain {
			t.Errorf("%s: certain is not %v in %+v", c.text, c.certain, doc.Dates)
		}
	}
}

func TestFalseFriends(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range friends {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte("date 2025-06-02\n\n" + text + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Dates {
			t.Errorf("%s: %q is %s (%s)", text, doc.Words(doc.Dates[i].Range), doc.Dates[i].Value, doc.Dates[i].Rule)
		}
	}
}

// timex is the form of a TIMEX3 value.
var timex = regexp.MustCompile(`^((PAST|PRESENT|FUTURE)_REF|P(T?[0-9X.]+(DE|CE|[YQMWDHS]))+(T?[0-9]+[MS])*(/P(T?[0-9.]+[YQMWDHS])+)?|(BC|FY)?[0-9X]{2,4}(-[0-9HQWXSPUFAEI]+){0,3}(T[0-9:A-Z+-]+)?(/[0-9X]{2,4}(-[0-9HQWXSPUFAEI]+){0,3}(T[0-9:A-Z+-]+)?)?)$`)

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
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(b.String())})
		if err != nil {
			return
		}
		for i := range doc.Dates {
			d := &doc.Dates[i]
			if !timex.MatchString(d.Value) {
				t.Errorf("%q has the value %q (%s)", doc.Words(d.Range), d.Value, d.Rule)
			}
			if d.First != "" && d.Last != "" && d.Last < d.First {
				t.Errorf("%q is from %s to %s", doc.Words(d.Range), d.First, d.Last)
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
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte("The talks were held " + phrase + ".\n")})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Dates) != 1 || doc.Dates[0].Value != want {
			t.Errorf("%s: got %+v, want %s", phrase, doc.Dates, want)
		}
	}
}
