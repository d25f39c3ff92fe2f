package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/record"
	"dateline/internal/longtest"
)

// inStretches searches a text so many bytes at a time.
func inStretches(t *testing.T, text string, size int, opts ...Option) *document.Document {
	t.Helper()
	x, err := New(opts...)
	if err != nil {
		t.Fatal(err)
	}
	x.stretch = size
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// names are the entities with how often each is named.
func names(doc *document.Document) string {
	var b strings.Builder
	for i := range doc.Entities {
		e := &doc.Entities[i]
		fmt.Fprintf(&b, "%s %s %v:", e.Kind, e.Name, e.Roles)
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, " %q", doc.Words(m.Range))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const council = `Marta Kolberg, the mayor of Kallo, opened the harbor on June 2, 2025.

She said the town had waited for years. The council met in the evening.

Nine boats left the pier. Two of them were late.

Fishermen watched from the wall. The sea was calm.

The next day Kolberg proposed a meeting with Norvik Ltd.

Norvik rejected the proposal. “We have no time,” said Kolberg.
`

// Entities are carried from one stretch to the next, however short the stretches are.
func TestEntitiesAreTheSameInStretches(t *testing.T) {
	want := names(inStretches(t, council, 1<<20))
	for _, size := range []int{80, 100, 200, 400} {
		if got := names(inStretches(t, council, size)); got != want {
			t.Errorf("in stretches of %d bytes:\n%s\nat once:\n%s", size, got, want)
		}
	}
}

// A surname is resolved although the context of its stretch no longer has the full name.
func TestASurnameIsResolvedStretchesLater(t *testing.T) {
	filler := strings.Repeat("Nine boats left the pier. Two of them were late and came back at night.\n\n", 200)
	doc := inStretches(t, "Marta Kolberg, the mayor of Kallo, opened the harbor.\n\n"+filler+"Later Kolberg proposed a meeting.\n", 2048)
	last := doc.Events[len(doc.Events)-1]
	if len(last.Actors) != 1 || last.Actors[0].Name != "Marta Kolberg" || doc.Words(last.Trigger) != "proposed" {
		t.Errorf("%+v", last)
	}
	if n := strings.Count(names(doc), "person "); n != 1 {
		t.Errorf("%d persons:\n%s", n, names(doc))
	}
}

// Answers, relative dates and speakers look past the border of a stretch.
func TestTiesCrossTheBordersOfStretches(t *testing.T) {
	whole, parts := inStretches(t, council, 1<<20), inStretches(t, council, 80)
	for i := range whole.Events {
		if i >= len(parts.Events) || fmt.Sprintf("%+v", whole.Events[i]) != fmt.Sprintf("%+v", parts.Events[i]) &&
			whole.Events[i].ResponseTo != parts.Events[i].ResponseTo {
			t.Errorf("event %d of %d differs", i, len(parts.Events))
		}
	}
	if len(parts.Dates) != len(whole.Dates) || len(parts.Quotes) != len(whole.Quotes) {
		t.Fatalf("%d dates and %d quotes, not %d and %d", len(parts.Dates), len(parts.Quotes), len(whole.Dates), len(whole.Quotes))
	}
	for i := range whole.Dates {
		if whole.Dates[i] != parts.Dates[i] {
			t.Errorf("%+v, not %+v", parts.Dates[i], whole.Dates[i])
		}
	}
	for i := range whole.Quotes {
		if a, b := whole.Quotes[i].Speaker, parts.Quotes[i].Speaker; a != nil && (b == nil || *a != *b) {
			t.Errorf("speaker %+v, not %+v", b, a)
		}
	}
}

// tinyStretches are sizes of a few words, which take long: each stretch has kilobytes of context.
func tinyStretches() []int {
	if longtest.Wanted() {
		return []int{7, 50}
	}
	return nil
}

// Articles give the same tokens and valid, ordered findings in stretches of every size.
func TestStretchesKeepTheDocumentInOrder(t *testing.T) {
	files, _ := filepath.Glob("../testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		whole := inStretches(t, string(text), 1<<20)
		for _, size := range append(tinyStretches(), 300, 1000) {
			doc := inStretches(t, string(text), size)
			checkOrder(t, doc)
			if size >= 300 && len(doc.Tokens) != len(whole.Tokens) {
				t.Errorf("%s: %d tokens in stretches of %d, %d at once", file, len(doc.Tokens), size, len(whole.Tokens))
			}
		}
	}
}

// Without the tokens of long texts, the same is found, and every finding has its place.
func TestStretchesWithoutTokens(t *testing.T) {
	files, _ := filepath.Glob("../testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range append(tinyStretches(), 300, 1<<20) {
			want := inStretches(t, string(text), size)
			got := inStretches(t, string(text), size, WithoutLongTokens())
			if isLong := len(got.Text) > size; isLong && got.Tokens != nil || got.TokenCount() != len(want.Tokens) {
				t.Fatalf("%s: %d tokens in stretches of %d bytes, %d places, want %d", file, len(got.Tokens), size, got.TokenCount(), len(want.Tokens))
			}
			for i := range want.Tokens {
				if got.TokenSpan(int32(i)) != want.Tokens[i].Span() {
					t.Fatalf("%s: token %d is at %v, want %v", file, i, got.TokenSpan(int32(i)), want.Tokens[i].Span())
				}
			}
			if !reflect.DeepEqual(record.New(got, document.CodePoints), record.New(want, document.CodePoints)) ||
				!reflect.DeepEqual(record.Lines(got, document.CodePoints), record.Lines(want, document.CodePoints)) {
				t.Errorf("%s: the findings differ in stretches of %d bytes", file, size)
			}
		}
	}
}

func checkOrder(t *testing.T, doc *document.Document) {
	t.Helper()
	for i := 1; i < len(doc.Tokens); i++ {
		if int(doc.Tokens[i].Start) < doc.Tokens[i-1].End() || doc.Text[doc.Tokens[i].Start:doc.Tokens[i].End()] != doc.Tokens[i].Text {
			t.Fatalf("token %d is out of place", i)
		}
	}
	for i, s := range doc.Sentences {
		if span := doc.Bytes(s.Range); !doc.Blocks[s.Block].Span.Contains(span) || i > 0 && doc.Sentences[i-1].End != s.Start {
			t.Fatalf("sentence %d is out of place", i)
		}
	}
	for i := 1; i < len(doc.Quotes); i++ {
		if doc.Quotes[i].Start < doc.Quotes[i-1].Start {
			t.Errorf("quote %d is out of order", i)
		}
	}
	for i := range doc.Events {
		ev := &doc.Events[i]
		if i > 0 && ev.Trigger.Start < doc.Events[i-1].Trigger.Start || ev.ResponseTo >= len(doc.Events) || ev.Status.Quote >= len(doc.Quotes) {
			t.Errorf("event %d is out of order", i)
		}
		for _, r := range ev.Actors {
			if r.Entity >= len(doc.Entities) {
				t.Errorf("event %d names entity %d of %d", i, r.Entity, len(doc.Entities))
			}
		}
	}
	for i := range doc.Entities {
		ms := doc.Entities[i].Mentions
		for k := 1; k < len(ms); k++ {
			if ms[k].Start < ms[k-1].Start {
				t.Errorf("mentions of entity %d are out of order", i)
			}
		}
	}
}

func TestBorder(t *testing.T) {
	for _, test := range []struct{ text, first string }{
		{"It is short.", "It is short."},
		{"The first line is here\nand the second one there", "The first line is here\n"},
		{"The first sentence is it. The second one is not.", "The first sentence is it. "},
		{"words and words and more words and words and words", "words and words and more words "},
		{strings.Repeat("é", 40), strings.Repeat("é", 16)},
	} {
		if at := border(test.text, document.Span{End: len(test.text)}, 33); test.text[:at] != test.first {
			t.Errorf("%q, not %q", test.text[:at], test.first)
		}
	}
}
