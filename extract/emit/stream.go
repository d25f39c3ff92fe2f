package emit

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"

	"dateline/extract/document"
	"dateline/extract/record"
)

// stream is an encoder whose output is a header, the bytes of one article after those of another, and a footer.
type stream struct {
	header, footer []byte
	separator      string // what the output of each article begins with, and the first does not
	// write writes an article, part by part. Unless the fields that are copied through are broken, its errors are those of to.
	write func(to io.Writer, doc *document.Document) error
}

// longText is the length in bytes of the longest text whose output is made before it is written. That of a longer one, which may
// be two hundred times as long, is never held as a whole.
const longText = 128 << 10

// usualShare is how many bytes of output there are for one of text, or nearly.
const usualShare = 16

// leastOutput is about the length of a record without findings.
const leastOutput = 512

// unwritten is the piece of a long article: its output is made while it is written.
type unwritten struct{ doc *document.Document }

func (s *stream) Encode(doc *document.Document) (Piece, error) {
	if len(doc.Text) > longText {
		return unwritten{doc}, broken(doc)
	}
	out := usedSinks.Get().(*sink)
	out.buf = slices.Grow(out.buf[:0], max(leastOutput, min(usualShare*len(doc.Text), 64<<10)))
	if err := s.write(out, doc); err != nil {
		return nil, fmt.Errorf("emit: %w", err)
	}
	return out.buf, nil
}

// usedSinks are outputs of articles that have been written, whose memory is used again.
var usedSinks = sync.Pool{New: func() any { return new(sink) }}

// broken returns an error if fields of the input that are copied through are no JSON.
func broken(doc *document.Document) error {
	if _, err := json.Marshal(doc.Meta.Kept); err != nil {
		return fmt.Errorf("emit: %w", err)
	}
	return nil
}

func (s *stream) Open(to Target) (Writer, error) {
	if len(s.header) > 0 && !to.Resumed {
		if _, err := to.Writer.Write(s.header); err != nil {
			return nil, err
		}
	}
	return &streamWriter{s, &withoutStart{to.Writer, len(s.separator)}, to.Writer}, nil
}

type streamWriter struct {
	*stream
	to  io.Writer // without the first separator
	end io.Writer
}

// withoutStart does not write the first bytes that it is given.
type withoutStart struct {
	to   io.Writer
	left int // bytes not to write
}

func (w *withoutStart) Write(p []byte) (int, error) {
	drop := min(w.left, len(p))
	w.left -= drop
	n, err := w.to.Write(p[drop:])
	return drop + n, err
}

func (w *streamWriter) Write(p Piece) error {
	switch p := p.(type) {
	case unwritten:
		return w.writeLong(p.doc)
	case []byte:
		defer usedSinks.Put(&sink{p})
		if len(p) > 0 {
			_, err := w.to.Write(p)
			return err
		}
	}
	return nil
}

// writeLong makes and writes the output of a long article. After a panic, as after any error, the output is incomplete.
func (w *streamWriter) writeLong(doc *document.Document) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	out := bufio.NewWriterSize(w.to, 64<<10)
	if err := w.write(out, doc); err != nil {
		return err
	}
	return out.Flush()
}

func (w *streamWriter) Close() error {
	if len(w.footer) == 0 {
		return nil
	}
	_, err := w.end.Write(w.footer)
	return err
}

// elementSeparator is between the elements of jsonArray.
const elementSeparator = ",\n"

// jsonArray is a stream that is an object or array of JSON with a value for each element, without the escapes that only HTML needs.
func jsonArray(header, footer string, values func(*document.Document, Options) iter.Seq[any]) func(Options) Encoder {
	return func(opts Options) Encoder {
		return &stream{header: []byte(header), footer: []byte(footer), separator: elementSeparator, write: func(to io.Writer, doc *document.Document) error {
			w := newElementWriter(to)
			for v := range values(doc, opts) {
				w.raw(elementSeparator)
				w.value(v)
			}
			return w.close()
		}}
	}
}

// jsonLines is a stream with one JSON object a line, without the escapes that only HTML needs.
func jsonLines(values func(*document.Document, Options) iter.Seq[any]) func(Options) Encoder {
	return func(opts Options) Encoder {
		return &stream{write: func(to io.Writer, doc *document.Document) error {
			w := newElementWriter(to)
			for v := range values(doc, opts) {
				w.value(v)
				w.raw("\n")
			}
			return w.close()
		}}
	}
}

// articles is a stream with a record of each article. Its lists are written element by element.
func articles(opts Options) Encoder {
	return &stream{write: func(to io.Writer, doc *document.Document) error {
		w := newElementWriter(to)
		head := record.NewHead(doc)
		w.opened(&head)
		for _, list := range record.Lists(doc, opts.Unit) {
			w.list(list)
		}
		w.raw("}\n")
		return w.close()
	}}
}

// elementWriter writes an object of JSON in parts. It keeps the first error.
type elementWriter struct {
	to    io.Writer
	*sink // what is to be written, or to itself
	err   error
}

// newElementWriter returns a writer to a sink, or to something else in pieces.
func newElementWriter(to io.Writer) *elementWriter {
	if s, ok := to.(*sink); ok {
		return &elementWriter{to: to, sink: s}
	}
	return &elementWriter{to: to, sink: new(sink)}
}

// close writes what is left, and returns the first error.
func (w *elementWriter) close() error {
	w.flush()
	return w.err
}

// elements writes a list, of which at returns each element.
func (w *elementWriter) elements(n int, at func(i int) any) {
	w.raw("[")
	for i := range n {
		if i > 0 {
			w.raw(",")
		}
		w.value(at(i))
	}
	w.raw("]")
}

func (w *elementWriter) flush() {
	if w.to == w.sink {
		return
	}
	if w.err == nil {
		_, w.err = w.to.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

func (w *elementWriter) raw(s string) { w.buf = append(w.buf, s...) }

// value writes a value.
func (w *elementWriter) value(v any) { w.write(v, 0) }

// opened writes an object that has further keys, without its end.
func (w *elementWriter) opened(v any) { w.write(v, len("}")) }

// write writes a value without so many bytes at its end.
func (w *elementWriter) write(v any, cut int) {
	if w.err != nil {
		return
	}
	if w.buf, w.err = record.AppendJSON(w.buf, v); w.err != nil {
		return
	}
	if w.buf = w.buf[:len(w.buf)-cut]; len(w.buf) >= 16<<10 {
		w.flush()
	}
}

// list writes a list as a further key of the object.
func (w *elementWriter) list(list record.List) {
	w.raw(`,"`)
	w.raw(list.Key)
	w.raw(`":`)
	w.elements(list.Len, list.At)
}

// sink collects what is written to it.
type sink struct{ buf []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.buf = append(s.buf, p...)
	return len(p), nil
}
