package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/record"
)

// Dates finds the temporal expressions of a text and gives them their values, for callers that need nothing but dates.
// It is [Extractor.Dates] with the shipped rules. Any number of goroutines may call it.
func Dates(ctx context.Context, text string, published time.Time) ([]record.Date, error) {
	x, err := standard()
	if err != nil {
		return nil, err
	}
	return x.Dates(ctx, text, published)
}

// standard is the extractor with the shipped rules, made when it is first asked for.
var standard = sync.OnceValues(func() (*Extractor, error) { return New() })

// Dates finds the temporal expressions of a text, in the order of the text. Only the stages that dates need are run:
// it costs about as much as cutting the text into tagged sentences.
//
// The text is taken unchanged, without cleaning, in any language; an empty line ends a paragraph.
// Start and End of a date count its bytes: text[d.Start:d.End] is d.Text. First and Last are nil if an end is open or
// unknown. Relative expressions ("last week", "Friday") count from the calendar day that published has in its own
// time zone; with the zero time they stay open, as TIMEX3 writes them: XXXX-WXX-5.
//
// A text that is not UTF-8 is an error. When ctx is done before the end, the error wraps that of ctx.
func (x *Extractor) Dates(ctx context.Context, text string, published time.Time) ([]record.Date, error) {
	if i := invalid(text); i >= 0 {
		return nil, fmt.Errorf("dates: the text is not UTF-8 at byte %d; convert it first", i)
	}
	var meta document.Meta
	if !published.IsZero() {
		meta.Published = published.Format(time.DateOnly)
	}
	doc := document.New(meta, text, paragraphs(text))
	if err := x.run(ctx, doc, nil, stages[:afterDates]); err != nil {
		return nil, err
	}
	return record.Dates(doc, document.UTF8), nil
}

// afterDates is how many stages it takes to find the dates.
var afterDates = 1 + slices.IndexFunc(stages, func(s stage) bool { return s.name == "date" })

// invalid returns the place of the first byte that is not UTF-8, or -1.
func invalid(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return i
		}
	}
	return -1
}

// paragraphs returns the blocks of a plain text: what is between empty lines.
func paragraphs(text string) []document.Block {
	var blocks []document.Block
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.Index(text[start:], "\n\n"); i >= 0 {
			end, next = start+i, start+i+2
		}
		if strings.TrimSpace(text[start:end]) != "" {
			blocks = append(blocks, document.Block{Kind: document.Paragraph, Span: document.Span{Start: start, End: end}})
		}
		start = next
	}
	return blocks
}
