// Package ingest reads files, folders, standard input and JSON lines, and gives
// raw articles, one after another. It is the first link of the chain: what it
// gives goes to package article.
//
//	for item := range ingest.Read(ctx, []string{"news/", "dump.jsonl"}, os.Stdin, ingest.Options{}) {
//		if item.Err != nil { … } // one record failed; the next ones come all the same
//	}
//
// No more than one record is held at a time, and none longer than
// Options.MaxRecord, so memory does not grow with the input.
package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"dateline/extract/document"
)

// Format says what the inputs are written in.
type Format string

// The formats of inputs.
const (
	Auto  Format = "auto" // found out for each input from its content and name
	Text  Format = "text"
	HTML  Format = "html"
	JSONL Format = "jsonl" // one JSON object a line
)

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	switch f := Format(s); f {
	case Auto, Text, HTML, JSONL:
		return f, nil
	}
	return "", fmt.Errorf("unknown input format %q: one of auto, text, html, jsonl", s)
}

// DefaultMaxRecord is the longest record that is read when Options say nothing.
const DefaultMaxRecord = 16 << 20

// Options say how inputs are read. The zero value is ready for use.
type Options struct {
	Format     Format   // "" is Auto
	KeepFields []string // names of JSONL fields that are copied to Meta.Kept
	MaxRecord  int      // longest record (file or line) in bytes; 0 is DefaultMaxRecord
}

// Item is one record of the input: an article, or why it could not be read.
type Item struct {
	Seq int // counts all items of a run, from 0
	Raw document.Raw
	Err error // a *RecordError, or nil
}

// Stdin is the input argument that stands for standard input.
const Stdin = "-"

// Read gives the articles of the inputs in order: files, folders (all files
// below, sorted by name; hidden files and links to folders are passed over) and
// "-" for stdin. Without inputs it reads stdin. A record that cannot be read is
// an item with Err, and reading goes on after it. When ctx is done the sequence
// ends; the caller learns that from ctx. The sequence is to be ranged over once,
// by one goroutine; the items may be passed to others.
func Read(ctx context.Context, inputs []string, stdin io.Reader, opts Options) iter.Seq[Item] {
	if opts.MaxRecord <= 0 {
		opts.MaxRecord = DefaultMaxRecord
	}
	if opts.Format == "" {
		opts.Format = Auto
	}
	if len(inputs) == 0 {
		inputs = []string{Stdin}
	}
	return func(yield func(Item) bool) {
		r := &reader{ctx: ctx, stdin: stdin, opts: opts, yield: yield}
		for _, input := range inputs {
			if !r.input(input) {
				return
			}
		}
	}
}

// reader carries one run of Read. Its methods return false when the run is over.
type reader struct {
	ctx   context.Context
	stdin io.Reader
	opts  Options
	yield func(Item) bool
	seq   int
	line  []byte // reused from record to record
}

// emit passes an article on.
func (r *reader) emit(raw document.Raw) bool { return r.pass(Item{Raw: raw}) }

// fail passes an error on.
func (r *reader) fail(e RecordError) bool {
	e.Stage = Stage
	return r.pass(Item{Err: &e})
}

func (r *reader) pass(item Item) bool {
	if r.ctx.Err() != nil {
		return false
	}
	item.Seq = r.seq
	r.seq++
	return r.yield(item)
}

// input reads one argument.
func (r *reader) input(name string) bool {
	if r.ctx.Err() != nil {
		return false
	}
	if name == Stdin && r.stdin == nil {
		return r.fail(RecordError{Source: "stdin", Message: "there is no standard input"})
	}
	if name == Stdin {
		return r.stream("stdin", r.stdin)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return r.fail(fileError(name, err))
	case info.IsDir():
		return r.folder(name)
	}
	return r.file(name)
}

// file reads one file.
func (r *reader) file(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return r.fail(fileError(name, err))
	}
	defer f.Close()
	return r.stream(name, f)
}

// fileError tells why a file cannot be opened or read.
func fileError(name string, err error) RecordError {
	e := RecordError{Source: name, Message: "cannot be read", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Message, e.Hint = "no such file or folder", "check the path; - reads standard input"
	case errors.Is(err, fs.ErrPermission):
		e.Message, e.Hint = "permission denied", "make the file readable for this user"
	default:
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		e.Message += ": " + err.Error()
	}
	return e
}

// sniffLen is how much of an input is looked at to find out its format.
const sniffLen = 64 << 10

// peek gives the beginning of an input: its first line at least, unless that is
// longer than sniffLen. It waits for no more than that, so that records can be
// read as they come through a pipe.
func peek(br *bufio.Reader) []byte {
	for n := 1; ; n = br.Buffered() + 1 {
		if _, err := br.Peek(n); err != nil || br.Buffered() == sniffLen {
			break
		}
		head, _ := br.Peek(br.Buffered())
		if bytes.IndexByte(bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n"), '\n') > 0 {
			break
		}
	}
	head, _ := br.Peek(br.Buffered())
	return head
}

// stream reads one opened input.
func (r *reader) stream(source string, in io.Reader) bool {
	br := bufio.NewReaderSize(in, sniffLen)
	format := r.opts.Format
	if format == Auto {
		head := peek(br)
		if reason := binary(head); reason != "" {
			return r.fail(RecordError{Source: source, Message: "binary file: " + reason,
				Hint: "convert it to text or HTML first; --input-format text reads it as it is"})
		}
		format = detect(source, head)
	}
	if format == JSONL {
		return r.records(source, br)
	}
	return r.whole(source, br, format)
}

// whole reads an input that is one article.
func (r *reader) whole(source string, in io.Reader, format Format) bool {
	body, err := io.ReadAll(io.LimitReader(in, int64(r.opts.MaxRecord)+1))
	switch {
	case err != nil:
		return r.fail(fileError(source, err))
	case len(body) > r.opts.MaxRecord:
		return r.fail(tooLong(RecordError{Source: source}, "file", r.opts.MaxRecord))
	case len(bytes.TrimSpace(body)) == 0:
		return r.fail(RecordError{Source: source, Message: "empty: nothing to read"})
	case format == Auto && brokenJSON(body):
		return r.fail(RecordError{Source: source, Message: "JSON that is not one object a line",
			Hint: "put each article on one line, as jq -c '.[]?' does, or say --input-format text"})
	}
	meta := document.Meta{ID: source, Source: source}
	return r.emit(document.Raw{Meta: meta, Format: document.Format(format), Body: body})
}

// tooLong tells that a record is longer than the limit.
func tooLong(e RecordError, what string, limit int) RecordError {
	e.Message = fmt.Sprintf("%s is longer than %d bytes", what, limit)
	e.Hint = "raise the limit with --max-record BYTES"
	return e
}
