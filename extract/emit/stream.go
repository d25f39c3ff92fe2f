package emit

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"dateline/extract/document"
)

// stream is an encoder whose output is a header and the bytes of one article after those of another.
type stream struct {
	header []byte
	append func(dst []byte, doc *document.Document) ([]byte, error)
}

func (s *stream) Encode(doc *document.Document) (Piece, error) {
	out, err := s.append(nil, doc)
	if err != nil {
		return nil, fmt.Errorf("emit: %w", err)
	}
	return out, nil
}

func (s *stream) Open(to Target) (Writer, error) {
	if len(s.header) > 0 && !to.Resumed {
		if _, err := to.Writer.Write(s.header); err != nil {
			return nil, err
		}
	}
	return streamWriter{to.Writer}, nil
}

type streamWriter struct{ w io.Writer }

func (s streamWriter) Write(p Piece) error {
	out := p.([]byte)
	if len(out) == 0 {
		return nil
	}
	_, err := s.w.Write(out)
	return err
}

func (s streamWriter) Close() error { return nil }

// usualShare is how many bytes of JSON there are for one of text, or nearly.
const usualShare = 16

// jsonLines is a stream with one JSON object a line, without the escapes that only HTML needs.
func jsonLines(values func(*document.Document, Options) []any) func(Options) Encoder {
	return func(opts Options) Encoder {
		return &stream{append: func(dst []byte, doc *document.Document) ([]byte, error) {
			out := sink{slices.Grow(dst, min(usualShare*len(doc.Text), 64<<10))}
			enc := json.NewEncoder(&out)
			enc.SetEscapeHTML(false)
			for _, v := range values(doc, opts) {
				if err := enc.Encode(v); err != nil {
					return nil, err
				}
			}
			return out.buf, nil
		}}
	}
}

// sink collects what is written to it.
type sink struct{ buf []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.buf = append(s.buf, p...)
	return len(p), nil
}
