package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// looksJSON reports whether an input is a list in JSON, or an object over several lines.
func looksJSON(head []byte) bool {
	if len(head) > 0 && head[0] == '[' {
		return beginsObject(bytes.TrimLeft(head[1:], " \t\r\n")) || isList(head)
	}
	return beginsObject(head)
}

// isList reports whether all the bytes at hand are a list of JSON values, of two or more. Text in brackets, such as the number of a note,
// continues in another way.
func isList(head []byte) bool {
	const leastTokens = 4 // two brackets, two numbers
	dec := json.NewDecoder(bytes.NewReader(head))
	for tokens := 0; ; tokens++ {
		if _, err := dec.Token(); err != nil {
			return tokens >= leastTokens && (err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF))
		}
	}
}

// beginsObject reports whether an object with a field begins here.
func beginsObject(head []byte) bool {
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(head))
	dec.Token()
	key, err := dec.Token()
	_, isKey := key.(string)
	return err == nil && isKey
}

// jsonValues reads the objects of a list, or objects that follow each other.
func (r *reader) jsonValues(src *source) bool {
	v := &values{in: src.in, max: r.opts.MaxRecord, buf: r.line}
	defer func() { r.line = v.buf }()
	for record := 1; ; record++ {
		offset, long, err := v.next()
		switch {
		case err == io.EOF:
			return record > 1 || r.fail(RecordError{Source: src.name, Message: "empty: nothing to read"})
		case errors.Is(err, errUnclosed) && r.isResult(v.buf):
			return r.skipResult(src.name)
		case errors.Is(err, errUnclosed):
			return r.fail(RecordError{Source: src.name, Record: record, Offset: offset, Message: "invalid JSON: it ends within a record",
				Hint: "was the file cut short?"})
		case err != nil:
			e := readError(src.name, err)
			e.Record, e.Offset = record, offset
			return r.fail(e)
		case !r.value(position{source: src.name, record: record, offset: offset}, v.buf, long):
			return false
		}
	}
}

// value reads one object.
func (r *reader) value(at position, value []byte, long bool) bool {
	if long {
		return r.fail(tooLong(at.error("", "", nil), "record", r.opts.MaxRecord))
	}
	return r.record(at, value, false)
}

// errUnclosed means that an input ends within a value.
var errUnclosed = errors.New("unclosed value")

// values cuts a stream into JSON values. It looks at brackets and strings only, so
// that what is wrong with one value does not reach the next.
type values struct {
	in     *bufio.Reader
	max    int
	buf    []byte // the value
	offset int64
	listed bool // the values are in a list
}

// next reads the next value into v.buf. Of a long one nothing is kept.
func (v *values) next() (offset int64, long bool, err error) {
	v.buf = v.buf[:0]
	first, err := v.begin()
	if err != nil {
		return v.offset, false, err
	}
	offset = v.offset - 1
	if first != '{' && first != '[' {
		return offset, false, v.bare(first)
	}
	long, err = v.nested(first)
	return offset, long, err
}

// betweenValues are the bytes that separate values: white space, commas and those of a byte order mark.
const betweenValues = " \t\r\n,\xef\xbb\xbf"

// begin skips what is between values and returns the first byte of the next one.
func (v *values) begin() (byte, error) {
	for start := v.offset == 0; ; {
		c, err := v.in.ReadByte()
		if err != nil {
			return 0, err
		}
		v.offset++
		switch {
		case c == '[' && start:
			v.listed, start = true, false
		case strings.IndexByte(betweenValues, c) >= 0, c == ']' && v.listed:
		default:
			return c, nil
		}
	}
}

// bare reads a value that is no object: up to a comma or the end of the line.
func (v *values) bare(first byte) error {
	v.buf = append(v.buf, first)
	for {
		c, err := v.in.ReadByte()
		if err != nil || c == '\n' || c == ',' {
			v.offset++
			if err == io.EOF {
				return nil
			}
			return err
		}
		v.offset++
		if len(v.buf) < 100 {
			v.buf = append(v.buf, c)
		}
	}
}

// nested reads an object or a list.
func (v *values) nested(first byte) (long bool, err error) {
	v.buf = append(v.buf, first)
	depth, quoted, escaped := 1, false, false
	for depth > 0 {
		if _, err := v.in.Peek(1); err == io.EOF {
			return false, errUnclosed
		} else if err != nil {
			return false, err
		}
		chunk, _ := v.in.Peek(v.in.Buffered())
		n := 0
		for n < len(chunk) && depth > 0 {
			switch c := chunk[n]; {
			case escaped:
				escaped = false
			case quoted && c == '\\':
				escaped = true
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '{' || c == '[':
				depth++
			case c == '}' || c == ']':
				depth--
			}
			n++
		}
		if long = long || len(v.buf)+n > v.max; !long {
			v.buf = append(v.buf, chunk[:n]...)
		}
		v.offset += int64(n)
		v.in.Discard(n)
	}
	return long, nil
}
