package lexis

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"dateline/extract/document"
)

// benchText is invented news.
var benchText = strings.Repeat(`Delegations from Norland and Sudria met in Port Ellen on Tuesday for a third round of talks, and
agreed to exchange 1,200 prisoners of war by the end of March, officials on both sides said. “We’ve put a proposal on the
table,” Foreign Minister Ada Lindqvist told reporters. “It isn’t perfect, but it’s a start.” Sudria's government had earlier
offered a 30-day truce along the border, which Norland rejected as a "trick". Gen. Paul Osei, who leads the mission (known as
UNMIB), said that at least 40 people were killed and 3.5 million displaced since January. The U.S. State Department urged
restraint; it wouldn't say whether sanctions worth $2.4bn could be lifted. Talks will resume at 10:30 a.m. on May 5, although
a date for the leaders' meeting – proposed by Turkey last week – has not been set. Analysts are divided. “Nobody expected
this,” one of them wrote. Grain prices fell 3% to their lowest level in six months, while shares in Acme Corp. rose sharply.
`, 8)

// BenchmarkAnnotate and BenchmarkProse read the same text; their ratio is what lexis costs.
func BenchmarkAnnotate(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		doc := document.New(document.Meta{}, benchText, nil)
		if err := Annotate(b.Context(), doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProse(b *testing.B) {
	tokenizer := tokenize.New()
	segmenter, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for _, sent := range segmenter.Segment(benchText) {
			tagger.TagTokens(tokenizer.Tokenize(sent.Text))
		}
	}
}
