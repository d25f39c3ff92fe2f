package rulefile

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	yamlast "github.com/goccy/go-yaml/ast"
	yamllexer "github.com/goccy/go-yaml/lexer"
	yamlparser "github.com/goccy/go-yaml/parser"
	yamltoken "github.com/goccy/go-yaml/token"
)

const (
	maxFileSize   = 1 << 20 // bytes of a rule file
	maxYAMLDepth  = 32      // nesting of sequences and mappings; the parser's time grows with its square
	maxEmptyKeys  = 500     // keys without a value, for the same reason
	MaxShownLine  = 1000    // bytes of a line that is shown under a report
	maxFileErrors = 100     // reports of one file
)

// yamlFile is the source of a rule file while it is read.
type yamlFile struct {
	name   string
	lines  []string     // as in the file, without line ends
	work   []string     // as the YAML parser is to see them: lines with syntax errors are cut
	broken map[int]bool // line numbers (from 1) that were cut; what follows from the cut is not told
	errs   ErrorList
	// where the last column was looked up: a long line is walked once
	cursor struct{ line, column, offset int }
}

// syntaxError is a mistake that keeps a stretch of lines from being YAML.
type syntaxError struct {
	line, column int // from 1, in bytes; the line counts from the start of the stretch
	message      string
	final        bool // the stretch is not looked into further
}

// newYAMLFile takes a file apart into lines and reports bytes that cannot stand in one.
func newYAMLFile(name string, data []byte) *yamlFile {
	f := &yamlFile{name: name, broken: map[int]bool{}}
	if len(data) > maxFileSize {
		f.errorf(1, 1, "rule file of %d bytes: at most %d; long lists go into files of their own", len(data), maxFileSize)
		return f
	}
	s := strings.TrimPrefix(string(data), "\ufeff")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	f.lines = strings.Split(s, "\n")
	f.work = make([]string, len(f.lines))
	for i, line := range f.lines {
		f.work[i] = strings.TrimRight(f.clean(i+1, line), " \t")
	}
	f.replaceTabs()
	return f
}

// clean is a line with "?" for bytes that are not text, so that columns stay as they are.
func (f *yamlFile) clean(number int, line string) string {
	bad := strings.IndexFunc(line, notText)
	if bad < 0 {
		return line
	}
	f.errorf(number, bad+1, "not text: a control character or a byte that is not UTF-8")
	f.broken[number] = true
	b := []byte(line)
	for i, r := range line {
		if !notText(r) {
			continue
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		for j := range size {
			b[i+j] = '?'
		}
	}
	return string(b)
}

// replaceTabs puts blanks for tabs outside of blocks, as the YAML parser loses count of columns
// over tabs and blanks at line ends. Lines indented with tabs are reported and cut.
func (f *yamlFile) replaceTabs() {
	block, header := -1, 0 // indentation and number of the line that opened the block
	for i, line := range f.work {
		indent := indentation(line)
		if line == "" || block >= 0 && indent > block {
			continue
		}
		if strings.HasPrefix(line[indent:], "\t") {
			f.errorf(i+1, indent+1, "not YAML: a tab cannot indent; use blanks")
			f.work[i], f.broken[i+1] = "", true
			if block >= 0 {
				f.broken[header] = true
			}
			continue
		}
		block = -1
		if blockHeader.MatchString(line) {
			block, header = indent, i+1
		}
		f.work[i] = strings.ReplaceAll(line, "\t", " ")
	}
}

// notText tells characters that YAML forbids or that its readers take for line ends.
func notText(r rune) bool {
	switch r {
	case '\t':
		return false
	case utf8.RuneError, 0x7f, '\u2028', '\u2029', '\ufeff':
		return true
	}
	return r < ' ' || r >= 0x80 && r < 0xa0
}

// errorf reports a mistake unless it only follows from a line that was cut.
func (f *yamlFile) errorf(line, column int, format string, args ...any) {
	if f.broken[line] || len(f.errs) > maxFileErrors {
		return
	}
	e := &Error{File: f.name, Line: line, Column: column, Message: fmt.Sprintf(format, args...)}
	if len(f.errs) == maxFileErrors {
		e.Message = fmt.Sprintf("more than %d mistakes; the rest is not told", maxFileErrors)
	}
	if line >= 1 && line <= len(f.lines) && len(f.lines[line-1]) <= MaxShownLine {
		e.Source = strings.ToValidUTF8(f.lines[line-1], "?")
	}
	f.errs = append(f.errs, e)
}

// parse is the body of the file's only document, nil for an empty file. Syntax errors are
// reported and cut out first, so that the rest is still read.
func (f *yamlFile) parse() yamlast.Node {
	doc, err := f.parseLines(0, len(f.work))
	if err != nil {
		f.straighten()
		f.repair(0, len(f.work), 0)
		doc, err = f.parseLines(0, len(f.work))
	}
	if err != nil || doc == nil {
		return nil
	}
	for _, d := range doc.Docs[min(1, len(doc.Docs)):] {
		if d.Body != nil {
			line, column := f.place(d.Body)
			f.errorf(line, column, "a second YAML document: a rule file has one")
		}
	}
	if len(doc.Docs) == 0 {
		return nil
	}
	return doc.Docs[0].Body
}

// parseLines parses the lines from and up to to (from 0) alone.
func (f *yamlFile) parseLines(from, to int) (doc *yamlast.File, bad *syntaxError) {
	defer func() {
		if r := recover(); r != nil {
			doc, bad = nil, &syntaxError{1, 1, "not YAML: cannot be read", false}
		}
	}()
	tokens := yamllexer.Tokenize(strings.Join(f.work[from:to], "\n"))
	if tk := tokens.InvalidToken(); tk != nil {
		return nil, f.syntaxError(from, tk, "not YAML: "+tk.Error)
	}
	if tk, message := checkTokens(tokens); tk != nil {
		bad = f.syntaxError(from, tk, message)
		bad.final = strings.HasPrefix(message, tooDeep)
		return nil, bad
	}
	doc, err := yamlparser.Parse(tokens, 0, yamlparser.AllowDuplicateMapKey())
	if err == nil {
		return doc, nil
	}
	var known yaml.Error
	if errors.As(err, &known) {
		return nil, f.syntaxError(from, known.GetToken(), "not YAML: "+known.GetMessage())
	}
	return nil, &syntaxError{1, 1, "not YAML: " + err.Error(), false}
}

func (f *yamlFile) syntaxError(from int, tk *yamltoken.Token, message string) *syntaxError {
	if tk == nil || tk.Position == nil {
		return &syntaxError{1, 1, message, false}
	}
	line := tk.Position.Line
	return &syntaxError{line, f.byteColumn(from+line, tk.Position.Column), message, false}
}

// byteColumn makes a column that counts characters, as the parser does, one that counts bytes.
func (f *yamlFile) byteColumn(line, column int) int {
	if line < 1 || line > len(f.work) {
		return max(column, 1)
	}
	c, text := &f.cursor, f.work[line-1]
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

// place is the line and column at which a node starts.
func (f *yamlFile) place(n yamlast.Node) (line, column int) {
	tk := n.GetToken()
	switch v := n.(type) {
	case *yamlast.MappingNode:
		if !v.IsFlowStyle && len(v.Values) > 0 {
			return f.place(v.Values[0].Key)
		}
	case *yamlast.MappingValueNode:
		return f.place(v.Key)
	case *yamlast.LiteralNode:
		tk = v.Start
	}
	if tk == nil || tk.Position == nil {
		return 1, 1
	}
	return tk.Position.Line, f.byteColumn(tk.Position.Line, tk.Position.Column)
}
