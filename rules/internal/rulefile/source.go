package rulefile

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Bounds of a rule file and of what is reported of it.
const (
	maxFileSize   = 1 << 20 // bytes
	maxFileErrors = 100
	MaxShownLine  = 1000 // bytes of a line that is shown under a report
)

// source is the text of a rule file while it is read.
type source struct {
	name  string
	lines []string // as in the file, without line ends
	work  []string // the same without white space at the ends
	errs  ErrorList
	// where the last column was looked up: a long line is walked once
	cursor struct{ line, column, offset int }
}

// newSource splits a file into lines.
func newSource(name string, data []byte) *source {
	s := &source{name: name}
	if len(data) > maxFileSize {
		s.errorf(1, 1, "rule file of %d bytes: at most %d; move long lists into text files", len(data), maxFileSize)
		return s
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(data), "\ufeff"))
	s.lines = strings.Split(text, "\n")
	s.work = make([]string, len(s.lines))
	for i, line := range s.lines {
		s.work[i] = strings.TrimRight(line, " \t")
	}
	return s
}

// errorf reports a mistake.
func (s *source) errorf(line, column int, format string, args ...any) {
	if len(s.errs) > maxFileErrors {
		return
	}
	e := &Error{File: s.name, Line: line, Column: column, Message: fmt.Sprintf(format, args...)}
	if len(s.errs) == maxFileErrors {
		e.Message = fmt.Sprintf("more than %d mistakes; the rest is not reported", maxFileErrors)
	}
	if line >= 1 && line <= len(s.lines) && len(s.lines[line-1]) <= MaxShownLine {
		e.Source = strings.ToValidUTF8(s.lines[line-1], "?")
	}
	s.errs = append(s.errs, e)
}

// parse returns the body of the file's only document, or nil for an empty file and after the report of a syntax error.
func (s *source) parse() *yaml.Node {
	if len(s.errs) > 0 || !s.isText() {
		return nil
	}
	loader, err := yaml.NewLoader(strings.NewReader(strings.Join(s.work, "\n")))
	if err != nil {
		s.errorf(1, 1, "not YAML: %v", err)
		return nil
	}
	doc, ok := s.load(loader)
	if !ok {
		return nil
	}
	if second, ok := s.load(loader); ok {
		line, column := s.position(second.Content[0])
		s.errorf(line, column, "a second YAML document: a rule file has one")
	}
	return doc.Content[0]
}

// load returns the next document. ok is false at the end of the file, and after the report of a syntax error.
func (s *source) load(loader *yaml.Loader) (doc *yaml.Node, ok bool) {
	doc = &yaml.Node{}
	err := loader.Load(doc)
	var bad *yaml.LoadError
	switch {
	case err == nil:
		return doc, len(doc.Content) > 0
	case errors.Is(err, io.EOF):
	case errors.As(err, &bad):
		s.syntaxError(bad)
	default:
		s.errorf(1, 1, "not YAML: %v", err)
	}
	return nil, false
}

// isText reports the first byte that YAML forbids or that its readers take for the end of a line.
func (s *source) isText() bool {
	for i, line := range s.lines {
		if at := strings.IndexFunc(line, notText); at >= 0 {
			s.errorf(i+1, at+1, "not text: a control character or a byte that is not UTF-8")
			return false
		}
	}
	return true
}

func notText(r rune) bool {
	switch r {
	case '\t':
		return false
	case utf8.RuneError, 0x7f, '\u2028', '\u2029', '\ufeff':
		return true
	}
	return r < ' ' || r >= 0x80 && r < 0xa0
}

// line returns a line by its number, or "".
func (s *source) line(number int) string {
	if number < 1 || number > len(s.work) {
		return ""
	}
	return s.work[number-1]
}

func indentation(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// byteColumn turns a column that counts characters, as the parser does, into one that counts bytes.
func (s *source) byteColumn(line, column int) int {
	if line < 1 || line > len(s.work) {
		return max(column, 1)
	}
	c, text := &s.cursor, s.work[line-1]
	if c.line != line || c.column > column || c.offset > len(text) {
		c.line, c.column, c.offset = line, 1, 0
	}
	for c.column < column && c.offset < len(text) {
		_, size := utf8.DecodeRuneInString(text[c.offset:])
		c.offset += size
		c.column++
	}
	return c.offset + 1
}

// position returns the line and column at which a node starts.
func (s *source) position(n *yaml.Node) (line, column int) {
	return max(n.Line, 1), s.byteColumn(n.Line, n.Column)
}
