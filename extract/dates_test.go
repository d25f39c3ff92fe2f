package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/extract"
)

func ExampleDates() {
	published := time.Date(2025, 6, 2, 0, 0, 0, 0, time.UTC) // a Monday
	dates, err := extract.Dates(context.Background(), "The talks began last Friday and will end by June 20.", published)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range dates {
		fmt.Println(d.Text, d.Type, d.Value)
	}
	// Output:
	// last Friday DATE 2025-05-30
	// June 20 DATE 2025-06-20
}

// From and To are days, both included; an open end is nil.
func ExampleExtractor_Dates() {
	x, err := extract.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "They fought from 1914 to 1918. It has been quiet since May 2024, apart from two weeks in the past decade."
	dates, err := x.Dates(context.Background(), text, time.Date(2025, 6, 2, 0, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	day := func(s *string) string {
		if s == nil {
			return "open"
		}
		return *s
	}
	for _, d := range dates {
		fmt.Printf("%s | %s | %s | %s to %s\n", text[d.Start:d.End], d.Type, d.Value, day(d.First), day(d.Last))
	}
	// Output:
	// 1914 to 1918 | DATE | 1914/1918 | 1914-01-01 to 1918-12-31
	// May 2024 | DATE | 2024-05 | 2024-05-01 to open
	// two weeks | DURATION | P2W | open to open
	// the past decade | DURATION | P10Y | 2015-06-02 to 2025-06-02
}

// Without a date of publication, what is relative stays open.
func ExampleDates_undated() {
	dates, err := extract.Dates(context.Background(), "They met on Friday, June 20, and last year.", time.Time{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range dates {
		fmt.Println(d.Text, d.Value)
	}
	// Output:
	// Friday, June 20 XXXX-06-20
	// last year XXXX
}

func TestDatesPlaces(t *testing.T) {
	text := "“Été” began on May 3, 2024\n\nJune 4, 2024 was dry.\n\n\n\n Then came June 5, 2024."
	dates, err := extract.Dates(t.Context(), text, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range dates {
		if text[d.Start:d.End] != d.Text {
			t.Errorf("%q is at %q", d.Text, text[d.Start:d.End])
		}
		got = append(got, d.ID+" "+d.Value)
	}
	if want := "D1 2024-05-03, D2 2024-06-04, D3 2024-06-05"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// The day counts that the time has in its own zone.
func TestDatesZone(t *testing.T) {
	evening := time.Date(2025, 6, 2, 23, 30, 0, 0, time.FixedZone("west", -8*3600))
	dates, err := extract.Dates(t.Context(), "They met today.", evening)
	if err != nil || len(dates) != 1 || dates[0].Value != "2025-06-02" {
		t.Errorf("got %+v, %v", dates, err)
	}
}

func TestDatesInvalid(t *testing.T) {
	_, err := extract.Dates(t.Context(), "It began on June \xff2.", time.Time{})
	if err == nil || !strings.Contains(err.Error(), "byte 17") {
		t.Errorf("got %v", err)
	}
	for _, text := range []string{"", "\n\n", "\u0000", "\ufffd"} {
		if dates, err := extract.Dates(t.Context(), text, time.Time{}); err != nil || dates == nil || len(dates) != 0 {
			t.Errorf("%q: got %v, %v", text, dates, err)
		}
	}
}

// TestGuessedDatesSaySo checks that a date is certain only if its words, the tense or a modifier fix the direction or the year.
func TestGuessedDatesSaySo(t *testing.T) {
	published := time.Date(2025, 6, 4, 0, 0, 0, 0, time.UTC)
	for text, certain := range map[string]bool{
		"The union met on June 2, 2025.":    true,
		"The union met in May 2019.":        true,
		"The union met last Friday.":        true,
		"The union met yesterday.":          true,
		"The union will meet on Friday.":    true,
		"The Friday market was full.":       false,
		"A meeting on the budget, March 3.": false,
		"The March figures.":                false,
	} {
		dates, err := extract.Dates(t.Context(), text, published)
		if err != nil || len(dates) != 1 || dates[0].Certain != certain {
			t.Errorf("%q: got %+v, %v; want certain %v", text, dates, err, certain)
		}
	}
}
