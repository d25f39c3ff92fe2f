package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// records reads an input with one JSON object a line.
func (r *reader) records(source string, in *bufio.Reader) bool {
	for lineNo, record := 1, 0; ; lineNo++ {
		line, long, err := r.readLine(in)
		if lineNo == 1 {
			line = bytes.TrimPrefix(line, bom)
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 || long {
			record++
			if !r.record(place{source, record, lineNo}, line, long) {
				return false
			}
		}
		if err == io.EOF {
			return record > 0 || r.fail(RecordError{Source: source, Message: "empty: nothing to read"})
		}
		if err != nil {
			e := fileError(source, err)
			e.Line = lineNo
			return r.fail(e)
		}
	}
}

// readLine reads up to the next line end into r.line. Of a line longer than the
// limit it keeps nothing, but reads to its end. err is told together with the
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

// place is where a record stands.
type place struct {
	source       string
	record, line int
}

func (p place) error(message, hint string, err error) RecordError {
	return RecordError{Source: p.source, Record: p.record, Line: p.line, Message: message, Hint: hint, Err: err}
}

// record reads one line.
func (r *reader) record(at place, line []byte, long bool) bool {
	if long {
		return r.fail(tooLong(at.error("", "", nil), "line", r.opts.MaxRecord))
	}
	var f fields
	if err := json.Unmarshal(line, &f); err != nil {
		return r.fail(at.jsonError(err))
	}
	raw := f.raw()
	if len(bytes.TrimSpace(raw.Body)) == 0 {
		return r.fail(at.error("no text: the record has neither text nor html", `give each object a field "text" or "html"`, nil))
	}
	raw.Meta.Source = at.source + ":" + strconv.Itoa(at.record)
	if raw.Meta.ID == "" {
		raw.Meta.ID = raw.Meta.Source
	}
	raw.Meta.Kept = r.keep(line)
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
func (p place) jsonError(err error) RecordError {
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

// fields are the fields of a record that are read. The others are ignored.
type fields struct {
	Text string `json:"text"`
	HTML string `json:"html"`

	ID    scalar `json:"id"`
	URL   scalar `json:"url"`
	Title scalar `json:"title"`
	Site  scalar `json:"site"`

	Published     scalar `json:"published"`
	DatePublished scalar `json:"date_published"`
	PublishDate   scalar `json:"publish_date"`
	PubDate       scalar `json:"pub_date"`
	Date          scalar `json:"date"`
	Timestamp     scalar `json:"timestamp"`

	Byline  people `json:"byline"`
	Author  people `json:"author"`
	Authors people `json:"authors"`

	Language scalar `json:"language"`
	Lang     scalar `json:"lang"`
}

// raw is the article that the fields describe. Text goes before html.
func (f *fields) raw() document.Raw {
	raw := document.Raw{Format: document.FormatText, Body: []byte(f.Text)}
	if strings.TrimSpace(f.Text) == "" {
		raw.Format, raw.Body = document.FormatHTML, []byte(f.HTML)
	}
	raw.Meta = document.Meta{
		ID:        string(f.ID),
		URL:       string(f.URL),
		Title:     string(f.Title),
		Site:      string(f.Site),
		Byline:    string(pick(f.Byline, f.Author, f.Authors)),
		Language:  string(pick(f.Language, f.Lang)),
		Published: f.published(),
	}
	return raw
}

// published is the first of the date fields that can be read, in ISO 8601.
func (f *fields) published() string {
	for _, s := range []scalar{f.Published, f.DatePublished, f.PublishDate, f.PubDate, f.Date, f.Timestamp} {
		if iso, err := document.ParsePublished(string(s)); err == nil {
			return iso
		}
	}
	return ""
}

// pick is the first value that is not empty.
func pick[S ~string](values ...S) S {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// scalar is a string, or a number as it is written; null, lists and objects are "".
type scalar string

// UnmarshalJSON implements json.Unmarshaler.
func (s *scalar) UnmarshalJSON(data []byte) error {
	*s = ""
	switch c := data[0]; {
	case c == '"':
		var v string
		if err := json.Unmarshal(data, &v); err != nil {
			return err
		}
		*s = scalar(strings.TrimSpace(v))
	case c == '-' || c >= '0' && c <= '9':
		*s = scalar(number(string(data)))
	}
	return nil
}

// number writes a number that JSON gave with a fraction or an exponent, as clocks
// of some languages do, without it where it counts seconds.
func number(s string) string {
	if f, err := strconv.ParseFloat(s, 64); err == nil && strings.ContainsAny(s, ".eE") && f >= 1e9 && f < 1e14 {
		return strconv.FormatInt(int64(f), 10)
	}
	return s
}

// people is a name, or a list of names, or of objects with a name; joined by ", ".
type people string

// UnmarshalJSON implements json.Unmarshaler.
func (p *people) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*p = people(strings.Join(personNames(v, 0), ", "))
	return nil
}

// personNames lists the names in a value. Lists in lists are followed twice.
func personNames(v any, depth int) []string {
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case map[string]any:
		if name, ok := v["name"].(string); ok {
			return personNames(name, depth)
		}
	case []any:
		var names []string
		for _, e := range v {
			if depth < 2 {
				names = append(names, personNames(e, depth+1)...)
			}
		}
		return names
	}
	return nil
}
