package extract

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestAnswers checks what is linked to what, and how proposals end, in articles that tell it across sentences and paragraphs.
func TestAnswers(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("../testdata/answers/articles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(file), "\n## ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		var body, want []string
		for line := range strings.SplitSeq(rest, "\n") {
			if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "= ") {
				want = append(want, line)
			} else {
				body = append(body, line)
			}
		}
		t.Run(name, func(t *testing.T) {
			doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(strings.Join(body, "\n")),
				Meta: document.Meta{Published: "2025-03-12"}})
			if err != nil {
				t.Fatal(err)
			}
			got := answers(doc)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			}
		})
	}
}

// answers are the links and the outcomes of a document in the notation of the test file, sorted.
func answers(doc *document.Document) []string {
	var out []string
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.ResponseTo != document.None {
			out = append(out, fmt.Sprintf("> %s > %s", numbered(doc, ev), numbered(doc, &doc.Events[ev.ResponseTo])))
		}
		if ev.Outcome != "" {
			out = append(out, fmt.Sprintf("= %s = %s", numbered(doc, ev), ev.Outcome))
		}
	}
	slices.Sort(out)
	return out
}

// numbered is the trigger of an event, with its number if the text has its words more than once.
func numbered(doc *document.Document, ev *document.Event) string {
	words := doc.Words(ev.Trigger)
	if strings.Count(doc.Text, words) < 2 {
		return words
	}
	return words + "#" + strconv.Itoa(strings.Count(doc.Text[:doc.Tokens[ev.Trigger.Start].Start], words)+1)
}
