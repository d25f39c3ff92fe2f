package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"dateline/extract/document"
)

// source is an opened input, or what was found inside of one.
type source struct {
	name  string        // of the input; "archive!member" for a member
	plain string        // its name without the endings of compressions
	in    *bufio.Reader // at the beginning
	file  *os.File      // the file whose very bytes in gives, or nil
	depth int           // archives and compressions around it
	input *input        // what it shares with all that is in the same file
	found bool          // in a folder or an archive, and not named by the caller

	allowed *allowance   // of the innermost packed piece around it, or nil
	resync  func() error // continues after a broken piece of in; nil if that is not possible
}

// maxDepth is how many archives and compressions may lie in each other.
const maxDepth = 4

// inside is a source within another one.
func (s *source) inside(name string, in io.Reader, allowed *allowance) *source {
	return &source{name: name, plain: name, in: bufio.NewReaderSize(in, sniffLen), depth: s.depth + 1, input: s.input, found: s.found,
		allowed: allowed}
}

// replaced returns the source with other content.
func (s *source) replaced(in io.Reader) *source {
	other := *s
	other.in, other.file = bufio.NewReaderSize(in, sniffLen), nil
	return &other
}

// oldLineEnds reports whether the lines of an input end with CR alone, as those of old Macs and of "CSV (Macintosh)" do.
func oldLineEnds(head []byte) bool {
	return bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0
}

// withLineEnds returns the beginning of an input with LF for CR if its lines end with CR alone.
func withLineEnds(head []byte) []byte {
	if !oldLineEnds(head) {
		return head
	}
	return bytes.ReplaceAll(head, []byte("\r"), []byte("\n"))
}

// lineEnds reads LF for each CR.
type lineEnds struct{ in io.Reader }

func (l *lineEnds) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// dump is one kind of file that holds articles. Each is implemented in another file.
type dump struct {
	format Format
	looks  func(head []byte) bool            // reports whether a file begins like one
	read   func(r *reader, src *source) bool // passes all of its records on; false when the run is over
}

// dumps are the kinds of files, in the order in which they are tried.
func dumps() []dump {
	return []dump{
		{Zip, looksZip, (*reader).zip},
		{Tar, looksTar, (*reader).tar},
		{WARC, looksWARC, (*reader).warc},
		{Parquet, looksParquet, (*reader).parquet},
		{MHTML, looksMHTML, (*reader).mhtml},
		{MediaWiki, looksMediaWiki, (*reader).mediawiki},
		{Feed, looksFeed, (*reader).feed},
		{NewsML, looksNewsML, (*reader).newsml},
		{NITF, looksNITF, (*reader).nitf},
		{JSONL, looksJSONL, (*reader).jsonl},
		{JSON, looksJSON, (*reader).jsonValues},
		{CSV, looksCSV, (*reader).csv},
	}
}

// stream reads a source: it is unpacked if it is compressed, and its format is detected unless Options name it.
func (r *reader) stream(src *source) bool {
	if src.depth > maxDepth {
		return r.tooDeep(src.name)
	}
	head := peek(src.in)
	if c, ok := compressionOf(head); ok {
		return r.unpack(src, c)
	}
	if utf16Dump(head) {
		src = src.replaced(fromUTF16(src.in))
		head = peek(src.in)
	}
	old := oldLineEnds(head)
	head = withLineEnds(head)
	format := r.formatOf(src, head)
	if old && (format == JSONL || format == CSV) {
		src = src.replaced(&lineEnds{src.in})
	}
	archive := format == Tar || format == Zip && !ourWorkbook(head) // its first member says nothing of the others
	r.amongResults = !archive && writtenByDateline(head)
	if byRecord := r.opts.Results == nil && (format == JSONL || format == JSON); r.amongResults && !byRecord {
		return r.results(src.name, src.in)
	}
	for _, d := range dumps() {
		if d.format == format {
			return d.read(r, src)
		}
	}
	if reason := binary(head); reason != "" && format == Auto {
		return r.fail(RecordError{Source: src.name, Message: "binary file: " + reason,
			Hint: "convert it to text or HTML first; --input-format text reads it as it is"})
	}
	if src.found && format == Auto && !maybeArticle(src.plain, head) {
		return r.skipEnding(src)
	}
	return r.whole(src, format)
}

func (r *reader) tooDeep(name string) bool {
	return r.fail(RecordError{Source: name, Message: fmt.Sprintf("more than %d archives in each other", maxDepth),
		Hint: "unpack the outer ones first"})
}

// formatOf is the format that the options name, or else that of the content. Archives are
// opened whatever the options name, which is about their members.
func (r *reader) formatOf(src *source, head []byte) Format {
	format := r.opts.Format
	switch {
	case format == Text || format == HTML && !looksZip(head) && !looksTar(head):
		return format
	case looksZip(head) || holdsZip(src.plain, head):
		return Zip
	case looksTar(head):
		return Tar
	case format == Zip || format == Tar:
		if src.depth == 0 {
			return format
		}
	case format != Auto:
		return format
	}
	if r.opts.Columns.namedIn(head) {
		return CSV
	}
	return detect(src.plain, head)
}

// whole reads an input that is one article.
func (r *reader) whole(src *source, format Format) bool {
	body, err := io.ReadAll(io.LimitReader(src.in, int64(r.opts.MaxRecord)+1))
	switch {
	case err != nil:
		return r.fail(readError(src.name, err))
	case len(body) > r.opts.MaxRecord:
		return r.fail(tooLong(RecordError{Source: src.name}, "file", r.opts.MaxRecord))
	case len(bytes.TrimSpace(body)) == 0:
		return r.fail(RecordError{Source: src.name, Message: "empty: nothing to read"})
	}
	meta := document.Meta{ID: src.name, Source: src.name}
	return r.emit(document.Raw{Meta: meta, Format: document.Format(format), Body: body})
}

// readerAt gives random access to a source: to its file, or to a copy in memory
// where it is in an archive or a pipe, if it is not too long for that.
func (r *reader) readerAt(src *source) (io.ReaderAt, int64, error) {
	if src.file != nil {
		if st, err := src.file.Stat(); err == nil && st.Mode().IsRegular() {
			return src.file, st.Size(), nil
		}
	}
	limit := 2 * r.opts.MaxRecord
	body, err := io.ReadAll(io.LimitReader(src.in, int64(limit)+1))
	if err == nil && len(body) > limit {
		err = errNotSeekable
	}
	return bytes.NewReader(body), int64(len(body)), err
}

// errNotSeekable means that a long input cannot be read from its end.
var errNotSeekable = errors.New("too long to be read from a pipe, an archive or compressed; unpack it first")

// safely turns a panic of a library on broken input into an error.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("broken: %v", p)
		}
	}()
	return do()
}
