package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/internal/cputime"
	"dateline/internal/longtest"
)

// A text that is four times as long may cost some four times as much: no stage looks at everything before or after each finding.
func TestCostGrowsWithTheText(t *testing.T) {
	longtest.NotUnderRace(t)
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		t.Fatal(err)
	}
	cost := func(phrase string, size int) time.Duration {
		raw := document.Raw{Format: document.FormatText, Body: []byte(strings.Repeat(phrase, size/len(phrase)))}
		before := cputime.Used()
		if _, err := x.Extract(t.Context(), raw); err != nil {
			t.Fatal(err)
		}
		return cputime.Used() - before
	}
	cost("They agreed. They refused. ", 1<<10) // what is loaded on first use
	for _, phrase := range []string{
		"They agreed. They refused. ", "Russia refused. Ukraine proposed a summit. ", "Chad made an offer. Mali made an offer. ",
		"The mayor denied that Anna Roe had attacked Tom Berg. ", "We agreed on a price. ", "J. R. R. ", "Mr. U.S. Gov. ", "=ZZ", "Anna ",
		"Norvik Ltd sold it and it bought it. ", "The minister saw the mayor, Ms. Roe. ", "That day he left on June 2. ",
		"+1 (555) 010-9999, ", "3 killed ", "if Norland agrees, Sudmark will propose that ",
		"5 p.m. ", "17:30 GMT, ", "9 a.m. (0900 GMT) ", "1\n", "5% ",
		"said ", "says ", "denied ", "proposed ", "he said ", "of ", "Dozens ", "First ", "agreed ", "Swiss ", "$",
	} {
		size := longtest.Size(64<<10, 8)
		small, large := cost(phrase, size), cost(phrase, 4*size)
		if large > 8*small+500*time.Millisecond {
			t.Errorf("%q costs %v, four times as much of it %v", phrase, small, large)
		}
	}
}

// TestALongLineOfNamesCostsNoMore: no name of a line looks at all the rest of it, or at all other persons of its first name.
func TestALongLineOfNamesCostsNoMore(t *testing.T) {
	longtest.NotUnderRace(t)
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		t.Fatal(err)
	}
	cost := func(format string) time.Duration {
		var b strings.Builder
		for i := range longtest.Size(30_000, 3) {
			fmt.Fprintf(&b, format, i)
		}
		raw := document.Raw{Format: document.FormatText, Body: []byte(b.String())}
		least := time.Hour
		for range 3 { // a garbage collection may fall into one
			before := cputime.Used()
			if _, err := x.Extract(t.Context(), raw); err != nil {
				t.Fatal(err)
			}
			least = min(least, cputime.Used()-before)
		}
		return least
	}
	cost("Anna Rok%d. ") // what is loaded on first use
	if line, lines := cost("Anna Rok%d, "), cost("Anna Rok%d.\n\n"); line > 3*lines/2+50*time.Millisecond {
		t.Errorf("a line of names costs %v, the same names in lines %v", line, lines)
	} else {
		t.Logf("a line of names costs %v, the same names in lines %v", line, lines)
	}
}

// TestTextsMayEndAnywhere: no stage reads past the last token, whatever the text ends with.
func TestTextsMayEndAnywhere(t *testing.T) {
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		t.Fatal(err)
	}
	const text = "He said on June 2, 2025, that 3-1/2 of $1.234,56 and €5m–6m (2^3) were “one-third” of 10⁻³. Mr. Roe’s U.S.-led 20-30% plan, 5-"
	for end := range len(text) {
		for _, part := range []string{text[:end], text[end:], "Sales were 5" + text[end:min(len(text), end+1)]} {
			if _, err := x.Extract(t.Context(), document.Raw{Body: []byte(part)}); err != nil && !strings.Contains(err.Error(), "no text") {
				t.Errorf("%q: %v", part, err)
			}
		}
	}
}
