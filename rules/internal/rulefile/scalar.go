package rulefile

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// text reads a node that must be text. Numbers and the like must be quoted. It reports what is
// wrong; nil was reported before.
func (s *source) text(n *yaml.Node) (Text, bool) {
	if n == nil {
		return Text{}, false
	}
	switch kind := kindOf(n); {
	case kind == plainText && n.Style&yaml.LiteralStyle != 0, kind == plainText && n.Style&yaml.FoldedStyle != 0:
		return s.block(n)
	case kind == plainText && quoted(n), kind == plainText && !typed(n):
		return s.scalar(n)
	case kind == plainText:
		s.errorNode(n, "expected text: put %s in quotes", n.Value)
	case n.Kind == yaml.SequenceNode:
		s.errorNode(n, "expected text, not a sequence: a pattern goes into a | block or into single quotes")
	default:
		s.errorNode(n, "expected text, not %s", kind)
	}
	return Text{}, false
}

func quoted(n *yaml.Node) bool { return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 }

// typed reports whether YAML reads a scalar without quotes as something else than text. A date is text.
func typed(n *yaml.Node) bool {
	switch n.Tag {
	case "!!int", "!!float", "!!bool", "!!null":
		return true
	}
	return false
}

// value reads text, or a number or boolean as the text it is written with.
func (s *source) value(n *yaml.Node) (Text, bool) {
	if n != nil && kindOf(n) == plainText && typed(n) && n.Tag != "!!null" {
		return s.scalar(n)
	}
	return s.text(n)
}

// scalar reads a text of one line from the line itself.
func (s *source) scalar(n *yaml.Node) (Text, bool) {
	line, column := s.position(n)
	raw := s.line(line)[min(column-1, len(s.line(line))):]
	t, ok := Text{Value: n.Value, segs: []segment{{0, line, column}}}, false
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0 && raw != "":
		t, ok = singleQuoted(raw[1:], line, column+1)
	case n.Style&yaml.DoubleQuotedStyle != 0 && raw != "": // positions are exact as long as there is no escape
		t.segs[0].column++
		ok = closesDouble(raw[1:])
	default:
		ok = strings.HasPrefix(raw, n.Value)
	}
	if !ok {
		s.errorf(line, column, "text of several lines: write a | block")
	}
	return t, ok
}

// closesDouble reports whether a text in double quotes ends in the line.
func closesDouble(raw string) bool {
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			i++
		case '"':
			return true
		}
	}
	return false
}

// singleQuoted reads up to the closing quotation mark, and reports whether the line has one. Two of them are one of the text.
func singleQuoted(raw string, line, column int) (t Text, closed bool) {
	t.segs = []segment{{0, line, column}}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\'' {
			if i+1 == len(raw) || raw[i+1] != '\'' {
				closed = true
				break
			}
			i++
			t.segs = append(t.segs, segment{b.Len(), line, column + i})
		}
		b.WriteByte(raw[i])
	}
	t.Value = b.String()
	return t, closed
}

// block reads a | block from the lines below its header.
func (s *source) block(n *yaml.Node) (Text, bool) {
	line, column := s.position(n)
	if n.Style&yaml.FoldedStyle != 0 {
		s.errorf(line, column, "a > block joins its lines: write |")
		return Text{}, false
	}
	if strings.TrimSpace(n.Value) == "" {
		return Text{segs: []segment{{0, line, column}}}, true
	}
	t := s.blockLines(line)
	if t.Value == "" {
		s.errorf(line, column, "the lines of a block must be indented deeper than its key, and the | must be on the line of the key")
		return Text{segs: []segment{{0, line, column}}}, false
	}
	return t, true
}

// blockLines reads the lines under a block header, without its indentation and last empty lines.
func (s *source) blockLines(header int) Text {
	var (
		t      Text
		b      strings.Builder
		parent = indentation(s.work[header-1])
		indent = -1
		end    = 0 // of the last line that is not empty
	)
	for i, line := range s.work[header:] {
		if strings.TrimSpace(line) != "" {
			if indent < 0 {
				indent = indentation(line)
			}
			if n := indentation(line); n < indent || n <= parent {
				break
			}
		}
		skip := min(max(indent, 0), indentation(line))
		t.segs = append(t.segs, segment{b.Len(), header + i + 1, skip + 1})
		b.WriteString(line[skip:])
		b.WriteByte('\n')
		if strings.TrimSpace(line) != "" {
			end = b.Len()
		}
	}
	t.Value = b.String()[:end]
	for len(t.segs) > 1 && t.segs[len(t.segs)-1].offset >= end {
		t.segs = t.segs[:len(t.segs)-1]
	}
	return t
}
