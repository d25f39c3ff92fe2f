package run

import (
	"context"
	"errors"
	"fmt"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// Converter turns raw articles into pieces of output. It may be shared by goroutines.
type Converter struct {
	Clean     func(context.Context, document.Raw) (*document.Document, error)
	Annotate  func(context.Context, *document.Document) error
	Encoder   emit.Encoder
	Published string // date of articles that have none
}

// NewConverter returns a converter that extracts with x.
func NewConverter(x *extract.Extractor, encoder emit.Encoder, published string) *Converter {
	return &Converter{Clean: x.Clean, Annotate: x.Annotate, Encoder: encoder, Published: published}
}

// Result is what became of one record.
type Result struct {
	Doc      *document.Document  // nil if Err is set
	Piece    emit.Piece          // nil if Err is set
	Note     *ingest.RecordError // why the article was written but not searched, or nil
	Findings Findings
	Err      error
}

// Convert converts one article. Unless it is nil, keep is called with the cleaned document; its error ends the conversion
// before anything is extracted. A panic is an error of this article alone. When ctx is done, the error wraps that of ctx.
func (c *Converter) Convert(ctx context.Context, raw document.Raw, keep func(*document.Document) error) (res Result) {
	defer func() {
		if p := recover(); p != nil {
			res = Result{Err: fmt.Errorf("internal error: %v", p)}
		}
	}()
	if raw.Published == "" {
		raw.Published = c.Published
	}
	doc, err := c.Clean(ctx, raw)
	if err == nil && keep != nil {
		err = keep(doc)
	}
	if err == nil {
		err = c.Annotate(ctx, doc)
	}
	if err == nil {
		res = Result{Doc: doc, Note: ingest.Note(doc), Findings: countFindings(doc)}
		res.Piece, err = c.Encoder.Encode(doc)
	}
	if err != nil {
		return Result{Err: err}
	}
	return res
}

// Failure returns where and why a record failed, with a hint if a limit can be raised.
func Failure(source string, err error) *ingest.RecordError {
	rec := ingest.Failure(source, err)
	if errors.Is(err, extract.ErrTooLong) {
		rec.Hint = "split the article, or raise the limit with --max-text BYTES"
	}
	return rec
}
