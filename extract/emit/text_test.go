package emit

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"dateline/extract/document"
	"dateline/extract/record"
)

func TestText(t *testing.T) {
	got := written(t, "text", Options{Width: 120}, sample(t, "harbor.txt"))
	for _, want := range []string{
		"Dock workers reject port offer as strike enters second week\n2025-09-18 · Marta Lindqvist",
		"\nWho said what\n  Ingrid Solberg",
		"Tomas Berg, director of Port Authority of Halversund: “I urge the union to return to the table by Friday”\n",
		"\nWho did what to whom\n  2025-09-18 · Dock workers · reject · an offer",
		"2025-09-18 · Tomas Berg · request · → Harbor Workers' Union · to return to the table by Friday",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "\x1b") || strings.Contains(got, "Numbers") {
		t.Errorf("got\n%s", got)
	}
}

// TestMomentInWords holds that a person reads days or the words of the text, never a duration or an incomplete date of TIMEX3.
func TestMomentInWords(t *testing.T) {
	moment := func(text, value, first, last string) *record.LineMoment {
		m := &record.LineMoment{Interval: record.Interval{Value: value}}
		for at, s := range map[**string]string{&m.Text: text, &m.First: first, &m.Last: last} {
			if s != "" {
				*at = &s
			}
		}
		return m
	}
	for want, m := range map[string]*record.LineMoment{
		"nine years":               moment("nine years", "P9Y", "", ""),
		"June 20":                  moment("June 20", "XXXX-06-20", "", ""),
		"2025-06-20":               moment("June 20", "2025-06-20", "2025-06-20", "2025-06-20"),
		"until 2025-06-30":         moment("by the end of June", "2025-06-30", "", "2025-06-30"),
		"2025-06-20 to 2025-06-30": moment("", "2025-06-20/2025-06-30", "2025-06-20", "2025-06-30"),
		"PRESENT_REF":              moment("", "PRESENT_REF", "", ""),
	} {
		if got := momentOf(m); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestTextKinds shows what is chosen, whatever the order of the choice.
func TestTextKinds(t *testing.T) {
	doc := sample(t, "harbor.txt")
	got := written(t, "text", Options{Kinds: []record.Kind{record.KindEntity, record.KindQuantity, record.KindDate}}, doc)
	dates, numbers, people := strings.Index(got, "\nDates\n"), strings.Index(got, "\nNumbers\n"), strings.Index(got, "\nPeople, ")
	if dates < 0 || numbers < dates || people < numbers || strings.Contains(got, "Who said") {
		t.Errorf("got\n%s", got)
	}
}

// TestTextFitsTheTerminal holds that no line is wider than the terminal, whatever its width and the words.
func TestTextFitsTheTerminal(t *testing.T) {
	long := document.New(document.Meta{Title: strings.Repeat("日本語", 30) + " https://kallo.test/" + strings.Repeat("x", 200)}, "", nil)
	for _, doc := range []*document.Document{sample(t, "harbor.txt"), sample(t, "takeover.html"), long} {
		for _, width := range []int{1, 20, 33, 80, 200} {
			for line := range strings.Lines(written(t, "text", Options{Width: width}, doc)) {
				line = strings.TrimSuffix(line, "\n")
				if n := uniseg.StringWidth(line); n > max(width, leastWidth) || strings.HasSuffix(line, " ") {
					t.Errorf("width %d: %d columns in %q", width, n, line)
				}
			}
		}
	}
}

// TestTextLosesNothing holds that wrapping changes white space alone, with colours or without.
func TestTextLosesNothing(t *testing.T) {
	doc := sample(t, "harbor.txt")
	want := strings.Fields(written(t, "text", Options{Width: 10000}, doc))
	for _, color := range []bool{false, true} {
		got := written(t, "text", Options{Width: 60, Color: color}, doc)
		if color != strings.Contains(got, "\x1b[1mDock workers reject port offer as strike enters second week\x1b[0m\n") {
			t.Errorf("color %t:\n%s", color, got)
		}
		for _, s := range []style{bold, faint, underlined, when, party, act, good, bad} {
			got = strings.ReplaceAll(got, "\x1b["+string(s)+"m", "")
		}
		got = strings.ReplaceAll(got, "\x1b[0m", "")
		if strings.Join(strings.Fields(got), "") != strings.Join(want, "") {
			t.Errorf("color %t: the words differ", color)
		}
	}
}

// TestTextCannotControlTheTerminal has hostile titles, fields and names.
func TestTextCannotControlTheTerminal(t *testing.T) {
	const evil = "\x1b[2J\u009b1m\u202e\nname\r\xff"
	doc := document.New(document.Meta{Title: evil, URL: evil, Site: evil, Byline: evil}, "", nil)
	doc.Quotes = []document.Quote{{Kind: "direct", Text: evil, Speaker: &document.Reference{Name: evil, Entity: document.None}}}
	doc.Tokens, doc.Text = []document.Token{{Text: "x"}}, "x"
	got := written(t, "text", Options{}, doc)
	for _, bad := range []string{"\x1b", "\u009b", "\u202e", "\r", "\xff"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q in %q", bad, got)
		}
	}
}

func TestTextWithoutFindings(t *testing.T) {
	doc := document.New(document.Meta{ID: "a.txt"}, "Short.", nil)
	if got := written(t, "text", Options{}, doc); got != "a.txt\n  nothing found\n\n" {
		t.Errorf("got %q", got)
	}
	doc.Skipped = document.SkippedLanguage
	if got := written(t, "text", Options{}, doc); !strings.Contains(got, "not searched: language") {
		t.Errorf("got %q", got)
	}
}

// TestStatementNotes checks that words that their speaker does not assert have a note.
func TestStatementNotes(t *testing.T) {
	line := func(cue, polarity, modality string) *record.StatementLine {
		return &record.StatementLine{Cue: &record.Passage{Text: cue}, Reporting: record.Reporting{Polarity: polarity, Modality: modality}}
	}
	for want, l := range map[string]*record.StatementLine{
		"":            line("said", "positive", "asserted"),
		"denied":      line("Denies", "positive", "asserted"),
		"did not say": line("say", "negative", "asserted"),
		"possible":    line("say", "positive", "possible"),
	} {
		if got := statementNote(l); got != want {
			t.Errorf("%s: got %q, want %q", l.Cue.Text, got, want)
		}
	}
}

// TestLineSegments compares the short way to the places where lines may be broken with the long one.
func TestLineSegments(t *testing.T) {
	parts := []string{"a", "Zb", " ", " ", "  ", "-", "“", "”", "'", "0", ".", ",", "é", "(", "字", "\u200d",
		"\u00a0", "\u2060", "$", "%", "/", "🇺", "👩"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var text string
		for range 12 {
			text += parts[random.IntN(len(parts))]
		}
		left, want := text, text
		state, wantState := -1, -1
		for len(want) > 0 {
			var segment, wantSegment string
			segment, left, state = firstSegment(left, state)
			wantSegment, want, _, wantState = uniseg.FirstLineSegmentInString(want, wantState)
			if segment != wantSegment {
				t.Fatalf("%q, not %q in %q", segment, wantSegment, text)
			}
		}
		if width(text) != uniseg.StringWidth(text) {
			t.Errorf("width %d of %q", width(text), text)
		}
	}
}
