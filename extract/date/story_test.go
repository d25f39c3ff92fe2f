package date_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// history is a narrative of five decades. The values of its dates are those of historyValues, in order.
const history = `The company was founded in Tarrow in March 1951. In June it built its first ship, and on September 14 the ship sailed. The next year it hired 300 people.

A fire destroyed the yard on 3 February 1953. Work began again on 9 April. By November, the yard was open. In 1962 the firm bought a rival. In August, it opened a second yard, and in December the two were joined. In January 1971 the miners went on strike. The strike ended on 12 March. Two months later the owner died. That autumn his son took over.

In the spring of 1980 the yard lost its largest client. In July, it dismissed 900 people. The following year it was sold. On 2 May 1984 a storm hit the port; on 4 May the docks were closed, and on the 7th they opened again. From 1985 to 1989 the state owned it. On 1 October 1990 it was sold again. In February it paid its debts. Between 1992 and 1995 it built ferries. On 5 June 1997 the last ship sailed. On 30 June the gates were shut. A year later a museum opened.`

const historyValues = `1951-03 1951-06 1951-09-14 1952 1953-02-03 1953-04-09 1953-11 1962 1962-08 1962-12 1971-01 1971-03-12 1971-05 1971-FA 1980-SP 1980-07
	1981 1984-05-02 1984-05-04 1984-05-07 1985/1989 1990-10-01 1991-02 1992/1995 1997-06-05 1997-06-30 1998`

func TestHistoryCarriesYears(t *testing.T) {
	got := valuesOf(t, history)
	for i, want := range strings.Fields(historyValues) {
		if i >= len(got) || got[i] != want {
			t.Fatalf("date %d: got %q, want %q in %v", i, got[min(i, len(got)-1)], want, got)
		}
	}
}

// TestNewsDoesNotCarryYears has near misses: years of nouns, participles and of what lasts.
func TestNewsDoesNotCarryYears(t *testing.T) {
	for text, want := range map[string]string{
		"He has led the bank since 2011. In March it lost money.":                        "2025-03",
		"The bank, founded in 1998, lost money in March.":                                "2025-03",
		"The May 3, 1988, bombing shook Kor. The town opened a museum in March.":         "2025-03",
		"In 2011 the firm opened a mill. It will open another in November.":              "2025-11",
		"In 2011 the firm opened a mill. It is small. People like it. In March it shut.": "2025-03",
	} {
		got := valuesOf(t, text)
		if got[len(got)-1] != want {
			t.Errorf("%s: got %v, want %s at the end", text, got, want)
		}
	}
}

func valuesOf(t *testing.T, text string) []string {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte("date 2025-06-02\n\n" + text + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	values := make([]string, len(doc.Dates))
	for i := range doc.Dates {
		values[i] = doc.Dates[i].Value
	}
	return values
}
