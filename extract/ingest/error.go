package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"

	"dateline/extract/document"
)

// Stage is the name of this link of the chain in a RecordError.
const Stage = "ingest"

// RecordError says which record failed, where in the chain, why, and what to do
// about it. Its JSON is one line of the error file.
type RecordError struct {
	Source  string `json:"source"`           // path of the input, or "stdin"
	Record  int    `json:"record,omitempty"` // from 1; 0 when the input as a whole failed
	Line    int    `json:"line,omitempty"`   // from 1; 0 when not in a line
	Offset  int64  `json:"offset,omitempty"` // of the record in the plain input, in bytes, where that is known
	Stage   string `json:"stage"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Skipped string `json:"skipped,omitempty"` // why the record was skipped, such as "duplicate"; "" if it failed
	Err     error  `json:"-"`                 // the cause, where there is one
}

// Error is "source:line: message (hint: …)".
func (e *RecordError) Error() string {
	var b strings.Builder
	b.WriteString(e.Source)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	} else if e.Record > 0 {
		fmt.Fprintf(&b, ": record %d", e.Record)
	}
	fmt.Fprintf(&b, ": %s", e.Message)
	if e.Hint != "" {
		fmt.Fprintf(&b, " (hint: %s)", e.Hint)
	}
	return b.String()
}

// Unwrap is the cause.
func (e *RecordError) Unwrap() error { return e.Err }

// Failure returns where and why an article failed that was read from source. An error from beyond the
// reading of records names its stage at its beginning, as all of package extract does.
func Failure(source string, err error) *RecordError {
	var rec *RecordError
	if errors.As(err, &rec) {
		return rec
	}
	stage, message, ok := strings.Cut(err.Error(), ": ")
	if !ok || strings.Contains(stage, " ") {
		stage, message = "extract", err.Error()
	}
	return &RecordError{Source: source, Stage: stage, Message: message, Err: err}
}

// Note reports an article that was not searched; it is nil for any other.
func Note(doc *document.Document) *RecordError {
	if doc.Skipped == "" {
		return nil
	}
	return &RecordError{Source: doc.Meta.Source, Stage: "language", Skipped: string(doc.Skipped),
		Message: fmt.Sprintf("the text is in %q, not in English", doc.Meta.Language), Hint: "search it all the same with --any-language"}
}

// readError reports why reading an input broke off.
func readError(name string, err error) RecordError {
	e := fileError(name, err)
	e.Hint = cmp.Or(limitHint(err), e.Hint)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		e.Message, e.Hint = "cut off: "+err.Error(), "get the file again; the records before the cut have been read"
	}
	return e
}

// limitHint names the flag that raises the limit of an error; "" if it is about no limit.
func limitHint(err error) string {
	var ratio *ratioError
	switch {
	case errors.As(err, &ratio):
		return fmt.Sprintf("if you trust it, raise the limit with --max-ratio %d", 10*ratio.max)
	case errors.Is(err, errWindow), errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return "raise the limit with --max-window BYTES"
	}
	return ""
}

// tooLong returns the error of a record that is longer than the limit.
func tooLong(e RecordError, what string, limit int) RecordError {
	e.Message = fmt.Sprintf("%s is longer than %d bytes", what, limit)
	e.Hint = "raise the limit with --max-record BYTES"
	return e
}
