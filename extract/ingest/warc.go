package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// looksWARC recognizes a WARC file: a WET file is one, too.
func looksWARC(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// warcRecord is one record of a WARC file, see ISO 28500 (WARC 1.1).
type warcRecord struct {
	offset int64
	kind   string // WARC-Type
	id     string
	uri    string
	media  string // Content-Type of the block
	block  []byte // nil where the kind of record is none that holds a page
}

// warcFault is what is wrong with one record. Reading may continue after it.
type warcFault struct{ message, hint string }

func (f *warcFault) Error() string { return f.message }

// warcReader reads the records of a WARC file one by one. It trusts no length: a
// record ends where the next one begins, whatever its header says.
type warcReader struct {
	in     *bufio.Reader
	max    int
	offset int64 // of the next byte
	lost   bool  // the last record did not end where it should; that has been reported
}

// maxWARCHeader is the longest header of a record.
const maxWARCHeader = 64 << 10

// next reads the next record. The error is io.EOF at the end, a *warcFault for a
// record that is broken, or that of the stream.
func (w *warcReader) next() (*warcRecord, error) {
	skipped, err := w.seek()
	if err != nil {
		return nil, err
	}
	rec := &warcRecord{offset: w.offset}
	reported := w.lost
	if w.lost = false; skipped && !reported {
		return rec, &warcFault{"bytes that belong to no record before it", "does the length of the record before tell too little?"}
	}
	length, err := w.header(rec)
	if err != nil {
		w.lost = true
		return rec, err
	}
	return rec, w.content(rec, length)
}

// seek goes to the next beginning of a record and reports whether it skipped more than blank lines.
func (w *warcReader) seek() (skipped bool, err error) {
	for {
		if _, err := w.in.Peek(1); err != nil {
			return skipped, err
		}
		w.in.Peek(len(warcMark) + 4)
		chunk, _ := w.in.Peek(w.in.Buffered())
		blank := len(chunk) - len(bytes.TrimLeft(chunk, "\r\n"))
		if blank > 0 {
			w.discard(blank)
			continue
		}
		if looksWARC(chunk) && (!skipped || markAt(chunk) == 0) {
			return skipped, nil
		}
		at := markAt(chunk)
		if at < 0 {
			at = max(1, len(chunk)-len(warcMark)-4)
		}
		skipped = true
		w.discard(at)
	}
}

func (w *warcReader) discard(n int) {
	n, _ = w.in.Discard(n)
	w.offset += int64(n)
}

// warcMark is how each record begins, but for the digit of the version.
const warcMark = "WARC/1.0\r\nWARC-"

// markAt is where a record begins in a chunk, or -1. A page hardly ever has these bytes.
func markAt(chunk []byte) int {
	for from := 0; ; {
		at := bytes.Index(chunk[from:], []byte("WARC/1."))
		if at < 0 {
			return -1
		}
		at += from
		if rest := chunk[at:]; len(rest) >= len(warcMark) && string(rest[8:len(warcMark)]) == warcMark[8:] {
			return at
		}
		from = at + 1
	}
}

// header reads the header of a record and gives the length of its block.
func (w *warcReader) header(rec *warcRecord) (length int64, err error) {
	length = -1
	for size := 0; ; {
		line, err := w.in.ReadSlice('\n')
		w.offset += int64(len(line))
		if size += len(line); size > maxWARCHeader || errors.Is(err, bufio.ErrBufferFull) {
			return 0, &warcFault{"the header of the record is too long", ""}
		}
		if err == io.EOF {
			return 0, &warcFault{"cut off within the header of a record", "get the file again; the records before the cut have been read"}
		}
		if err != nil {
			return 0, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		rec.set(strings.ToLower(string(name)), string(bytes.TrimSpace(value)), &length)
	}
	if length < 0 {
		return 0, &warcFault{"the record has no length", "its header lacks a valid Content-Length"}
	}
	return length, nil
}

// set takes over a field of the header.
func (rec *warcRecord) set(name, value string, length *int64) {
	switch name {
	case "content-length":
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			*length = n
		}
	case "warc-type":
		rec.kind = strings.ToLower(value)
	case "warc-record-id":
		rec.id = strings.Trim(value, "<>")
	case "warc-target-uri":
		rec.uri = strings.Trim(value, "<>")
	case "content-type":
		rec.media = value
	}
}

// wanted reports whether a kind of record may hold a page.
func (rec *warcRecord) wanted() bool {
	switch rec.kind {
	case "conversion":
		return true
	case "response":
		return strings.HasPrefix(rec.uri, "http") && strings.Contains(rec.media, "http")
	case "resource":
		return strings.HasPrefix(rec.media, "text/")
	}
	return false
}

// content reads the block of a record.
func (w *warcReader) content(rec *warcRecord, length int64) error {
	wanted := rec.wanted()
	if wanted && length <= int64(w.max) {
		rec.block = make([]byte, 0, min(length, 1<<20))
	}
	for left := length; left > 0; {
		if _, err := w.in.Peek(1); err == io.EOF {
			return &warcFault{fmt.Sprintf("cut off: %d of %d bytes are missing", left, length),
				"get the file again; the records before the cut have been read"}
		} else if err != nil {
			return err
		}
		w.in.Peek(len(warcMark))
		chunk, _ := w.in.Peek(w.in.Buffered())
		n := w.span(chunk, left)
		if n == 0 {
			return &warcFault{fmt.Sprintf("the length lies: another record begins after %d of %d bytes", length-left, length), ""}
		}
		if rec.block != nil {
			rec.block = append(rec.block, chunk[:n]...)
		}
		w.discard(n)
		left -= int64(n)
	}
	if wanted && rec.block == nil {
		return &warcFault{fmt.Sprintf("record is longer than %d bytes", w.max), "raise the limit with --max-record BYTES"}
	}
	return w.end()
}

// span is how much of a chunk belongs to a block of which so many bytes are left: 0 where another record begins.
func (w *warcReader) span(chunk []byte, left int64) int {
	if at := markAt(chunk); at >= 0 && int64(at) < left {
		return at
	}
	n := len(chunk)
	if n >= len(warcMark) { // a record may begin at the end of the chunk
		n -= len(warcMark) - 1
	}
	return int(min(int64(n), left))
}

// end checks that a block ends where its header says.
func (w *warcReader) end() error {
	head, err := w.in.Peek(1)
	if err != nil || head[0] == '\r' || head[0] == '\n' {
		return nil
	}
	if head, _ = w.in.Peek(len(warcMark)); markAt(head) == 0 {
		return nil
	}
	w.lost = true
	return &warcFault{"the length lies: the record continues after it", ""}
}

// warc reads the pages of a WARC file. Requests, metadata, pictures and responses other than a page are skipped.
func (r *reader) warc(src *source) bool {
	w := &warcReader{in: src.in, max: r.opts.MaxRecord}
	for record := 1; ; record++ {
		rec, err := w.next()
		if err == io.EOF {
			return true
		}
		at := position{source: src.name, record: record}
		if rec != nil {
			at.offset = rec.offset
		}
		ok := true
		var fault *warcFault
		switch {
		case errors.As(err, &fault):
			if r.passing(rec) {
				continue
			}
			ok = r.fail(at.error(fault.message, fault.hint, nil))
		case err != nil:
			e := readError(src.name, err)
			e.Record, e.Offset = record, at.offset
			if ok = r.fail(e); !ok || !w.resync(src) {
				return ok
			}
		case rec.block != nil:
			ok = r.page(src, at, rec)
		}
		if !ok {
			return false
		}
	}
}

// passing reports whether what is wrong with a record does no harm: it would be skipped, and its kind is known.
func (r *reader) passing(rec *warcRecord) bool {
	switch rec.kind {
	case "request", "metadata", "warcinfo", "revisit":
		return true
	}
	return false
}

// resync continues after a piece that cannot be unpacked, at the next one that begins a record.
func (w *warcReader) resync(src *source) bool {
	if src.resync == nil {
		return false
	}
	for src.resync() == nil {
		if head, err := w.in.Peek(5); err == nil && looksWARC(head) {
			w.lost = false
			return true
		} else if err == nil {
			w.in.Discard(w.in.Buffered())
		}
	}
	return false
}

// page passes on the page of a record, if it is one.
func (r *reader) page(src *source, at position, rec *warcRecord) bool {
	meta := document.Meta{ID: rec.id, Source: at.where(), URL: rec.uri}
	if rec.kind != "response" {
		format := document.FormatText
		if strings.Contains(rec.media, "html") {
			format = document.FormatHTML
		}
		return len(bytes.TrimSpace(rec.block)) == 0 || r.emit(document.Raw{Meta: meta, Format: format, Body: rec.block})
	}
	body, format, err := r.httpPage(src, rec.block)
	switch {
	case err != nil:
		e := at.error("the answer of "+rec.uri+" cannot be read: "+err.Error(), "", err)
		e.Hint = limitHint(err)
		return r.fail(e)
	case len(bytes.TrimSpace(body)) == 0:
		return true
	}
	return r.emit(document.Raw{Meta: meta, Format: format, Body: body})
}
