package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// looksJSONL reports whether the first line is a JSON object, or, when it continues
// past the bytes at hand or is broken, whether it and the second line begin like one.
func looksJSONL(head []byte) bool {
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	line, second, whole := bytes.Cut(head, []byte("\n"))
	if !whole && len(head) >= sniffLen/2 || beginsObject(second) {
		return beginsObject(line)
	}
	return json.Valid(line)
}

// jsonl reads an input with one JSON object a line.
func (r *reader) jsonl(src *source) bool {
	for lineNo, record := 1, 0; ; lineNo++ {
		line, long, err := r.readLine(src.in)
		if err != nil && err != io.EOF { // half a line
			e := readError(src.name, err)
			e.Line = lineNo
			return r.fail(e)
		}
		line = withoutMarks(line)
		if len(line) > 0 || long {
			record++
			if !r.record(position{source: src.name, record: record, line: lineNo}, line, long) {
				return false
			}
		}
		if err == io.EOF {
			return record > 0 || r.fail(RecordError{Source: src.name, Message: "empty: nothing to read"})
		}
	}
}

// withoutMarks returns a line without white space and byte order marks before it; files that were joined have marks before any line.
func withoutMarks(line []byte) []byte {
	line = bytes.TrimSpace(line)
	for bytes.HasPrefix(line, bom) {
		line = bytes.TrimSpace(line[len(bom):])
	}
	return line
}

// Line is the position of a line in an input with one JSON object a line.
type Line struct {
	Source         string // name of the input
	Number, Record int    // from 1; blank lines are no records
	Seq            int    // of its first item
}

// ReadLine returns the articles in a line that the caller has read, or why it could not be read. They are several if the line has a
// list of articles, and end early if ctx does.
func ReadLine(ctx context.Context, at Line, line []byte, opts Options) (items []Item) {
	r := &reader{ctx: ctx, opts: opts.withDefaults(), seq: at.Seq, yield: func(item Item) bool { items = append(items, item); return true }}
	line = withoutMarks(line)
	r.record(position{source: at.Source, record: at.Record, line: at.Number}, line, len(line) > r.opts.MaxRecord)
	return items
}

// readLine reads up to the next line end into r.line. Of a line longer than the
// limit it keeps nothing, but reads to its end. err is returned together with the
// last line.
func (r *reader) readLine(in *bufio.Reader) (line []byte, long bool, err error) {
	r.line = r.line[:0]
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(r.line)+len(part) > r.opts.MaxRecord+1; !long {
			r.line = append(r.line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if long {
				r.line = r.line[:0]
			}
			return r.line, long, err
		}
		if r.ctx.Err() != nil {
			return nil, false, io.EOF
		}
	}
}

// position is that of a record in its input.
type position struct {
	source       string
	record, line int
	offset       int64
	inner        bool // in a list inside the record of the input
}

func (p position) error(message, hint string, err error) RecordError {
	return RecordError{Source: p.source, Record: p.record, Line: p.line, Offset: p.offset, Message: message, Hint: hint, Err: err}
}

// record reads one line.
func (r *reader) record(at position, line []byte, long bool) bool {
	if long {
		return r.fail(tooLong(at.error("", "", nil), "line", r.opts.MaxRecord))
	}
	line = asUTF8(line)
	if r.isResult(line) {
		return r.skipResult(at.source)
	}
	if inner := sourceOf(line); inner != nil {
		line = inner
	}
	f, line, err := r.decoded(at, line)
	if err != nil {
		return r.fail(at.jsonError(err))
	}
	if r.columnsGiven() {
		f.rename(line, r.opts.Columns)
	}
	if list := f.inner(); !at.inner && len(list) > 0 && f.empty() {
		return r.list(at, list)
	}
	if f.empty() {
		f.addNewsroom(line)
	}
	if f.empty() {
		f.addForeign(line)
	}
	if f.published() == "" {
		f.findDate(line)
	}
	if f.published() == "" {
		f.addMetadata(line)
	}
	if f.published() == "" {
		r.warnUnreadDate(at.source, line, f)
	}
	return r.fields(at, f, r.keep(line))
}

// decoded are the fields of a record, and the record without what is no JSON in numbers.
func (r *reader) decoded(at position, line []byte) (*fields, []byte, error) {
	f := new(fields)
	err := f.decode(line)
	if err == nil {
		return f, line, nil
	}
	if fixed, changed := withoutNonFinite(line); changed {
		again := new(fields)
		if again.decode(fixed) == nil {
			r.warnNonFinite(at.source)
			return again, fixed, nil
		}
	}
	return f, line, err
}

// list passes on the records of a list in an object.
func (r *reader) list(at position, list list) bool {
	for i, record := range list {
		inside := at
		inside.source, inside.record, inside.line, inside.inner = at.where(), i+1, 0, true
		if !r.record(inside, record, false) {
			return false
		}
	}
	return true
}

// fields passes on the article that fields describe.
func (r *reader) fields(at position, f *fields, kept map[string]json.RawMessage) bool {
	raw := f.raw()
	*f = fields{} // which would keep the page a second time for as long as the article is worked on
	if len(bytes.TrimSpace(raw.Body)) == 0 {
		return r.fail(at.error("no text: the record has neither text nor html",
			`give each object a field "text" or "html", or name another one with --text-column`, nil))
	}
	raw.Meta.Source = at.source + ":" + strconv.Itoa(at.record)
	raw.Meta.Kept = kept
	return r.emit(raw)
}

// keep picks the fields that are copied through. The line is known to be valid.
func (r *reader) keep(line []byte) map[string]json.RawMessage {
	if len(r.opts.KeepFields) == 0 {
		return nil
	}
	var all map[string]json.RawMessage
	if json.Unmarshal(line, &all) != nil {
		return nil
	}
	kept := make(map[string]json.RawMessage)
	for _, name := range r.opts.KeepFields {
		if v, ok := all[name]; ok {
			kept[name] = bytes.ToValidUTF8(v, []byte("\uFFFD"))
		}
	}
	return kept
}

// jsonError says in what way a line is no record.
func (p position) jsonError(err error) RecordError {
	const hint = `each line must be one JSON object with a field "text" or "html"`
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		if wrongType.Field == "" {
			return p.error("not an object but "+withArticle(wrongType.Value), hint, err)
		}
		return p.error(fmt.Sprintf("field %q is %s, not a string", wrongType.Field, withArticle(wrongType.Value)), hint, err)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		if syntax.Error() == "unexpected end of JSON input" {
			return p.error("invalid JSON: the line ends too early", "one object must not go over several lines; was the file cut short?", err)
		}
		return p.error(fmt.Sprintf("invalid JSON at byte %d: %s", syntax.Offset, syntax), hint, err)
	}
	return p.error("invalid JSON: "+err.Error(), hint, err)
}

// withArticle puts a or an before a noun.
func withArticle(noun string) string {
	if strings.HasPrefix(noun, "a") || strings.HasPrefix(noun, "o") {
		return "an " + noun
	}
	return "a " + noun
}

// where names a record: "dump.xml:12".
func (p position) where() string { return p.source + ":" + strconv.Itoa(p.record) }

// quoted is a title in an error message.
func quoted(s string) string { return fmt.Sprintf("%.80q", s) }
