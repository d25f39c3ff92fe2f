package pattern

import (
	"fmt"
	"strings"
)

// String writes a node as a pattern.
func (n *Node) String() string {
	switch n.Op {
	case Token:
		return "[" + ConstraintString(n.Cons) + "]"
	case Layer:
		if len(n.Cons) == 0 {
			return "@" + n.Name
		}
		return "@" + n.Name + "(" + ConstraintString(n.Cons) + ")"
	case Seq:
		return joinNodes(n.Kids, " ")
	case Alt:
		return "(" + joinNodes(n.Kids, " | ") + ")"
	case Repeat:
		return n.Kids[0].String() + n.quantifier()
	case Capture:
		return n.Name + ":" + n.Kids[0].String()
	case Look:
		return n.LookString()
	case Edge:
		if n.AtEnd {
			return "$" + n.Name
		}
		return "^" + n.Name
	}
	return "()"
}

func (n *Node) LookString() string {
	open := "(?"
	if n.Behind {
		open += "<"
	}
	if n.Neg {
		open += "! "
	} else {
		open += "= "
	}
	return open + n.Kids[0].String() + " )"
}

func (n *Node) quantifier() string {
	q := fmt.Sprintf("{%d,%d}", n.Min, n.Max)
	switch {
	case n.Min == 0 && n.Max == 1:
		q = "?"
	case n.Max == Unbounded && n.Min == 0:
		q = "*"
	case n.Max == Unbounded && n.Min == 1:
		q = "+"
	case n.Max == Unbounded:
		q = fmt.Sprintf("{%d,}", n.Min)
	}
	if n.Lazy {
		q += "?"
	}
	return q
}

func joinNodes(nodes []*Node, sep string) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		parts[i] = n.String()
	}
	return strings.Join(parts, sep)
}

func ConstraintString(cons []Constraint) string {
	parts := make([]string, len(cons))
	for i, c := range cons {
		if c.Neg {
			parts[i] = "not "
		}
		values := strings.Join(c.Values, "|")
		switch c.Kind {
		case Values:
			parts[i] += c.Attr + "=" + values
		case Regexp:
			parts[i] += c.Attr + "~/" + values + "/"
		case InList:
			parts[i] += c.Attr + " in " + values
		case InLayer:
			parts[i] += "in @" + values
			if len(c.Inner) > 0 {
				parts[i] += "(" + ConstraintString(c.Inner) + ")"
			}
		}
	}
	return strings.Join(parts, ", ")
}

// Shorten cuts a pattern for a message.
func Shorten(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
