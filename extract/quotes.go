package extract

import (
	"context"
	"fmt"
	"slices"

	"dateline/extract/document"
	"dateline/extract/record"
)

// Quotes finds the reported speech of a text with its speakers, for callers that need nothing but quotations. It is
// [Extractor.Quotes] with the shipped rules. Any number of goroutines may call it.
func Quotes(ctx context.Context, text string) ([]record.Quote, error) {
	x, err := standard()
	if err != nil {
		return nil, err
	}
	return x.Quotes(ctx, text)
}

// Quotes finds the reported speech of a text, in the order of the text: what was said, directly or indirectly, by whom and to whom. No
// events are
// looked for.
//
// The text is taken unchanged, without cleaning, in any language; an empty line ends a paragraph. Start and End count its bytes, and
// so do Spans: text[s[0]:s[1]] is a piece of a quotation that an attribution interrupts. A speaker's Name is the fullest that the text
// has for the person
// or body that spoke, as the ids in Entity show: two quotes of one speaker have the same. Speaker is nil if no one is named.
//
// A text that is not UTF-8 is an error. When ctx is done before the end, the error wraps that of ctx.
func (x *Extractor) Quotes(ctx context.Context, text string) ([]record.Quote, error) {
	if i := invalid(text); i >= 0 {
		return nil, fmt.Errorf("quotes: the text is not UTF-8 at byte %d; convert it first", i)
	}
	doc := document.New(document.Meta{}, text, paragraphs(text))
	if err := x.run(ctx, doc, nil, stages[:afterQuotes]); err != nil {
		return nil, err
	}
	return record.Quotes(doc, document.UTF8), nil
}

// afterQuotes is how many stages it takes to find the quotes.
var afterQuotes = 1 + slices.IndexFunc(stages, func(s stage) bool { return s.name == "quote" })
