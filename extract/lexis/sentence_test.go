package lexis

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestSentences joins invented sentences and wants them back.
func TestSentences(t *testing.T) {
	tests := [][]string{
		{"Talks ended on Monday.", "Nobody signed."},
		{"Gen. Paul Osei and J. Doe met Mr. Lind in St. Anne.", "They left."},
		{"U.S. officials said no.", "The U.N. envoy agreed."},
		{"He met U.S. Senator Ada Lind and U.N. Envoy Paul Osei.", "They left."},
		{"He met then-U.N. Ambassador Ada Lind and non-U.S. firms.", "They left."},
		{"She lives in the U.S.", "The mayor does not."},
		{"It opens at 9 a.m. on Monday.", "It shuts at 5 p.m.", "But the yard stays open."},
		{"See No. 5 on Jan. 5, at 5 p.m. Tuesday.", "He said no.", "Then he left."},
		{"Acme Inc. said it would pay.", "Acme Corp. Chairman Ada Lind agreed."},
		{"“We will go.”", "“Will you?”", "He nodded."},
		{"“Will you go?” he asked.", "“No!” Ada Lind said."},
		{"(They had met before.)", "It was late."},
		{"He paused… and went on.", "Then... he stopped.", "It ended..."},
		{"1. The first point.", "It cost 3.5 million."},
		{"They backed Plan B.", "The rest went home."},
		{"Why?!", "No one knew."},
		{"We go on e.g. Monday.", "J. Doe, Jr., came vs. all odds."},
	}
	for _, want := range tests {
		doc := annotated(t, strings.Join(want, " "))
		var got []string
		for _, s := range doc.Sentences {
			got = append(got, doc.Words(s.Range))
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestSentencesStayInBlocks(t *testing.T) {
	doc := annotated(t, "The talks went well, said Lind", `"Yes, they did`, "and")
	if len(doc.Sentences) != 3 {
		t.Fatalf("%d sentences, want one in each block", len(doc.Sentences))
	}
	for i, s := range doc.Sentences {
		if s.Block != i || doc.Bytes(s.Range) != doc.Blocks[i].Span {
			t.Errorf("sentence %d is %+v", i, s)
		}
	}
}

func TestLongSentencesAreChopped(t *testing.T) {
	doc := annotated(t, strings.Repeat("word ", 2*maxSentence+10))
	var lengths []int
	for _, s := range doc.Sentences {
		lengths = append(lengths, s.Len())
	}
	if !slices.Equal(lengths, []int{maxSentence, maxSentence, 10}) {
		t.Errorf("lengths %v", lengths)
	}
}

func TestBlocksThatTouch(t *testing.T) {
	doc := document.New(document.Meta{}, "endStart", []document.Block{
		{Kind: document.Title, Span: document.Span{Start: 0, End: 3}},
		{Kind: document.Paragraph, Span: document.Span{Start: 3, End: 8}},
	})
	if err := Annotate(t.Context(), doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Tokens) != 2 || doc.Tokens[0].Text != "end" || doc.Tokens[1].Text != "Start" {
		t.Errorf("tokens %+v", doc.Tokens)
	}
}
