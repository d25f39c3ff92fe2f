package rulefile

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

var (
	gluedColon = regexp.MustCompile(`^ *(?:- +)?[a-z][a-z_-]*:[^\s/]`)
	gluedDash  = regexp.MustCompile(`^ *-[^\s-]`)
	patternKey = regexp.MustCompile(`^ *(?:- +)?(?:match|trigger|unless|find|stop|skip):\s*[^|>\s]`)
)

// syntaxError reports what the YAML parser found. The parser often stops after the mistake: the report names the position at which it
// was made, if the lines show that.
func (s *source) syntaxError(e *yaml.LoadError) {
	line, column := max(e.Mark.Line, 1), e.Mark.Column
	message := e.Message
	if opens(e) {
		line, column, message = e.ContextMark.Line, e.ContextMark.Column, e.ContextMsg+": "+message
	}
	column = s.byteColumn(line, column)
	if last := s.lineBefore(line); strings.TrimSpace(s.line(line)) == "" && last > 0 { // the file ends too early
		s.errorf(last, len(s.line(last)), "not YAML: the file ends too early: %s", message)
		return
	}
	for _, near := range []int{line, s.lineBefore(line)} {
		if at, missing := missingSpace(s.line(near)); missing != "" {
			s.errorf(near, at+1, "not YAML: %s", missing)
			return
		}
	}
	column, message = explain(s.line(line), column, message)
	s.errorf(line, column, "not YAML: %s", message)
}

// opens reports whether the mistake is where something was opened that never ends: a bracket, a text in quotes or a key.
func opens(e *yaml.LoadError) bool {
	switch e.ContextMsg {
	case "while parsing a flow sequence", "while parsing a flow mapping", "while scanning a simple key":
		return true
	case "while scanning a quoted scalar":
		return strings.Contains(e.Message, "end of stream") || strings.Contains(e.Message, "document indicator")
	}
	return false
}

// missingSpace returns the offset of a colon or dash that lacks a space after it, and the message, or "".
func missingSpace(line string) (at int, message string) {
	switch {
	case gluedColon.MatchString(line):
		return strings.IndexByte(line, ':'), "missing space after ':'"
	case gluedDash.MatchString(line):
		return indentation(line), "missing space after '-'"
	}
	return 0, ""
}

// explain returns the column and the message of a mistake in a line, in the words of rule files.
func explain(line string, column int, message string) (int, string) {
	first := indentation(line) + 1
	expected := strings.HasPrefix(message, "did not find expected")
	quote := openQuote(line, column-1)
	switch {
	case strings.HasPrefix(line[first-1:], "\t"):
		return first, "a tab cannot indent; use spaces"
	case strings.Contains(message, "while parsing a flow") && quote >= 0:
		return quote + 1, "the quotation mark is never closed"
	case strings.Contains(message, "while scanning a quoted scalar"):
		return column, "the quotation mark is never closed"
	case strings.Contains(message, "while scanning a simple key"):
		return column, "missing ':' after the key"
	case expected && column == first:
		return column, fmt.Sprintf("the line is indented by %d, which matches no line above it", first-1)
	case patternKey.MatchString(line):
		return column, message + " (a pattern goes into a | block or into single quotes)"
	case expected && column > first && column <= len(line):
		return column, fmt.Sprintf("unexpected %q after the value", line[column-1:])
	}
	return column, message
}

// openQuote returns the offset of a quotation mark that opens a text after an offset of a line and is not closed in the line, or -1.
func openQuote(line string, from int) int {
	open := -1
	for i := max(from, 0); i < len(line); i++ {
		c := line[i]
		switch {
		case open >= 0 && c == '\\' && line[open] == '"':
			i++
		case open >= 0 && c == line[open]:
			open = -1
		case open >= 0 || c != '"' && c != '\'':
		case i > 0 && strings.IndexByte(" [{,", line[i-1]) >= 0:
			open = i
		}
	}
	return open
}

// lineBefore returns the number of the last line before another that has more than a comment, or 0.
func (s *source) lineBefore(number int) int {
	for number = min(number, len(s.work)+1) - 1; number > 0; number-- {
		if t := strings.TrimLeft(s.line(number), " "); t != "" && t[0] != '#' {
			break
		}
	}
	return max(number, 0)
}
