package rulefile

import (
	"sort"
	"strings"

	yamlast "github.com/goccy/go-yaml/ast"
	yamltoken "github.com/goccy/go-yaml/token"
)

// text reads a node that must be text. Numbers and the like must be quoted. It reports what is
// wrong; nil was reported before.
func (f *yamlFile) text(n yamlast.Node) (Text, bool) {
	switch v := n.(type) {
	case nil:
		return Text{}, false
	case *yamlast.LiteralNode:
		return f.block(v)
	case *yamlast.StringNode:
		return f.scalar(v.Token), true
	}
	switch kind := kindOf(n); kind {
	case "text":
		f.errorNode(n, "expected text: put %s in quotes", n.GetToken().Value)
	case "a sequence":
		f.errorNode(n, "expected text, not a sequence: a pattern stands in a | block or in single quotes")
	default:
		f.errorNode(n, "expected text, not %s", kind)
	}
	return Text{}, false
}

// value reads text, or a number or boolean as the text it is written with.
func (f *yamlFile) value(n yamlast.Node) (Text, bool) {
	switch n.(type) {
	case *yamlast.IntegerNode, *yamlast.FloatNode, *yamlast.BoolNode:
		return f.scalar(n.GetToken()), true
	}
	return f.text(n)
}

// scalar reads a text of one line from the line itself.
func (f *yamlFile) scalar(tk *yamltoken.Token) Text {
	line := tk.Position.Line
	column := f.byteColumn(line, tk.Position.Column)
	switch tk.Type {
	case yamltoken.SingleQuoteType:
		if line <= len(f.work) && column < len(f.work[line-1]) {
			return singleQuoted(f.work[line-1][column:], line, column+1)
		}
	case yamltoken.DoubleQuoteType: // exact as long as there is no escape
		column++
	}
	return Text{Value: tk.Value, segs: []segment{{0, line, column}}}
}

// singleQuoted reads up to the closing quotation mark; two of them are one of the text.
func singleQuoted(raw string, line, column int) Text {
	t := Text{segs: []segment{{0, line, column}}}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\'' {
			if i+1 == len(raw) || raw[i+1] != '\'' {
				break
			}
			i++
			t.segs = append(t.segs, segment{b.Len(), line, column + i})
		}
		b.WriteByte(raw[i])
	}
	t.Value = b.String()
	return t
}

// block reads a | block from the lines below its header.
func (f *yamlFile) block(n *yamlast.LiteralNode) (Text, bool) {
	line, column := f.place(n)
	if n.Start.Type == yamltoken.FoldedType {
		f.errorf(line, column, "a > block joins its lines: write |")
		return Text{}, false
	}
	t := Text{segs: []segment{{0, line, column}}}
	if n.Value == nil || strings.TrimSpace(n.Value.Value) == "" {
		return t, true
	}
	if t = f.blockLines(line); t.Value == "" {
		f.errorf(line, column, "the lines of a block stand deeper than its key, and | on the line of the key")
		return t, false
	}
	return t, true
}

// blockLines reads the lines under a block header, without its indentation and last empty lines.
func (f *yamlFile) blockLines(header int) Text {
	var (
		t      Text
		b      strings.Builder
		parent = indentation(f.work[header-1])
		indent = -1
		end    = 0 // of the last line that is not empty
	)
	for i, line := range f.work[header:] {
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

// slice is the part of a text between two offsets, without blanks around it.
func (t Text) slice(from, to int) Text {
	for from < to && (t.Value[from] == ' ' || t.Value[from] == '\n' || t.Value[from] == '\t') {
		from++
	}
	part := strings.TrimRight(t.Value[from:to], " \n\t")
	line, column := t.At(from)
	out := Text{Value: part, segs: []segment{{0, line, column}}}
	first := sort.Search(len(t.segs), func(i int) bool { return t.segs[i].offset > from })
	for _, s := range t.segs[first:] {
		if s.offset >= from+len(part) {
			break
		}
		s.offset -= from
		out.segs = append(out.segs, s)
	}
	return out
}
