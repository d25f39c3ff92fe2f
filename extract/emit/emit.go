// Package emit writes documents in the formats of the command line. It is the last
// step of the chain: what an encoder is given is complete, and encoding changes none of it.
//
//	enc, err := emit.New("events", emit.Options{})
//	buf, err = enc.Append(buf[:0], doc)
//
// Encoding is the costly part of writing, so it is kept apart from it: any number of
// goroutines may encode while one writes the finished bytes in order.
package emit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/document"
)

// Encoder turns documents into bytes. It is safe for concurrent use.
type Encoder interface {
	// Append appends the bytes of one document to dst and returns the longer slice.
	// On an error it returns dst as it was, so that nothing half is ever written.
	Append(dst []byte, doc *document.Document) ([]byte, error)
}

// Options say what an encoder writes. The zero value is code points and every kind.
type Options struct {
	Unit  document.Unit  // what positions count; empty is code points
	Kinds []extract.Kind // the lines of the events format; empty is all
}

// format is a named way of writing documents.
type format struct {
	name   string
	values func(*document.Document, Options) []any // each becomes one line of JSON
	shapes []shape
}

// shape is a type of what a format writes.
type shape struct {
	zero any
	kind extract.Kind // of a line of the events format
}

// formats are all formats, the default first.
var formats = []format{
	{"events", events, []shape{
		{extract.ActLine{}, extract.KindAct},
		{extract.StatementLine{}, extract.KindStatement},
		{extract.DateLine{}, extract.KindDate},
		{extract.QuantityLine{}, extract.KindQuantity},
	}},
	{"articles", articles, []shape{{zero: extract.Record{}}}},
}

func events(doc *document.Document, opts Options) []any {
	lines := extract.NewLines(doc, opts.Unit, opts.Kinds...)
	out := make([]any, len(lines))
	for i, line := range lines {
		out[i] = line
	}
	return out
}

func articles(doc *document.Document, opts Options) []any {
	return []any{extract.NewRecord(doc, opts.Unit)}
}

// Formats are the names of all formats, the default first.
func Formats() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].name
	}
	return names
}

// New is the encoder of the named format. The only error is a name that Formats does not have.
func New(name string, opts Options) (Encoder, error) {
	f, err := find(name)
	if err != nil {
		return nil, err
	}
	if opts.Unit == "" {
		opts.Unit = document.CodePoints
	}
	return &jsonLines{f, opts}, nil
}

func find(name string) (*format, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return nil, fmt.Errorf("unknown format %q: one of %s", name, strings.Join(Formats(), ", "))
	}
	return &formats[i], nil
}

// jsonLines writes one JSON object a line, without the escapes that only HTML needs.
type jsonLines struct {
	format *format
	opts   Options
}

func (e *jsonLines) Append(dst []byte, doc *document.Document) ([]byte, error) {
	out := sink{dst}
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, v := range e.format.values(doc, e.opts) {
		if err := enc.Encode(v); err != nil {
			return dst, fmt.Errorf("emit: %w", err)
		}
	}
	return out.buf, nil
}

// sink collects what is written to it.
type sink struct{ buf []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.buf = append(s.buf, p...)
	return len(p), nil
}
