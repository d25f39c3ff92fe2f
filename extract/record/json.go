package record

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

//go:generate go test . -run ^TestAppendersAreUpToDate$ -update

// jsonAppender is a value that writes its JSON without reflection. json_append.go has a method for each type of this package that is part
// of a record or a line, written from the fields of the type.
type jsonAppender interface{ appendTo(w *jsonWriter) }

// AppendJSON appends a value as JSON: the bytes of a json.Encoder without the escapes that only HTML needs, and without a line end.
// Pointers
// to the types of this package are written in a tenth of the encoder's time. The only error is one of the fields of the input that are
// copied
// through; out is then incomplete.
func AppendJSON(out []byte, v any) ([]byte, error) {
	w := jsonWriter{buf: out}
	if a, ok := v.(jsonAppender); ok {
		w.object(a)
	} else {
		w.encoded(v)
	}
	return w.buf, w.err
}

// jsonWriter collects JSON. It keeps the first error.
type jsonWriter struct {
	buf []byte
	err error
}

func (w *jsonWriter) raw(s string) { w.buf = append(w.buf, s...) }

func (w *jsonWriter) object(a jsonAppender) {
	w.buf = append(w.buf, '{')
	a.appendTo(w)
	w.buf = append(w.buf, '}')
}

// encoded writes a value as encoding/json does.
func (w *jsonWriter) encoded(v any) {
	b := bytes.NewBuffer(w.buf)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	w.buf = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func (w *jsonWriter) string(s string) { w.buf = AppendString(w.buf, s) }

func (w *jsonWriter) stringOrNull(s *string) {
	if s == nil {
		w.raw("null")
		return
	}
	w.buf = AppendString(w.buf, *s)
}

func (w *jsonWriter) kind(k Kind) { w.string(string(k)) }

func (w *jsonWriter) int(n int) { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

func (w *jsonWriter) bool(v bool) { w.buf = strconv.AppendBool(w.buf, v) }

// float writes a number as encoding/json does, which gives very small and very great ones an exponent.
func (w *jsonWriter) float(x float64) {
	if size := math.Abs(x); size == 0 || size >= 1e-6 && size < 1e21 {
		w.buf = strconv.AppendFloat(w.buf, x, 'f', -1, 64)
		return
	}
	w.encoded(x)
}

// number writes digits, which were checked when the record was made (see finite).
func (w *jsonWriter) number(n json.Number) { w.raw(cmp.Or(string(n), "0")) }

// elements writes the elements of a list, or null for nil.
func elements[T any](w *jsonWriter, all []T, element func(*jsonWriter, *T)) {
	if all == nil {
		w.raw("null")
		return
	}
	w.buf = append(w.buf, '[')
	for i := range all {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		element(w, &all[i])
	}
	w.buf = append(w.buf, ']')
}

const hexDigits = "0123456789abcdef"

// AppendString appends parts, joined, as one string of JSON, escaped as encoding/json does it without regard to HTML.
func AppendString(out []byte, parts ...string) []byte {
	out = append(out, '"')
	for _, s := range parts {
		out = AppendEscaped(out, s)
	}
	return append(out, '"')
}

// plainBytes are the bytes that a string of JSON has as they are, but for parts of longer characters.
var plainBytes = func() (plain [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

// AppendEscaped appends what AppendString puts between the quotation marks.
func AppendEscaped[S string | []byte](out []byte, s S) []byte {
	done := 0 // what of s is written
	for i := 0; i < len(s); {
		c := s[i]
		if plainBytes[c] {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
		}
		if size > 1 && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		out = appendEscape(append(out, s[done:i]...), r)
		i += size
		done = i
	}
	return append(out, s[done:]...)
}

// appendEscape appends the escape of a character. The ends of lines that JavaScript knows are among them.
func appendEscape(out []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(out, '\\', byte(r))
	case '\b':
		return append(out, `\b`...)
	case '\f':
		return append(out, `\f`...)
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	}
	return append(out, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
