package rules

import (
	"fmt"
	"strings"
)

// String writes a node as a pattern.
func (n *node) String() string {
	switch n.op {
	case opToken:
		return "[" + consString(n.cons) + "]"
	case opLayer:
		if len(n.cons) == 0 {
			return "@" + n.name
		}
		return "@" + n.name + "(" + consString(n.cons) + ")"
	case opSeq:
		return joinNodes(n.kids, " ")
	case opAlt:
		return "(" + joinNodes(n.kids, " | ") + ")"
	case opRepeat:
		return n.kids[0].String() + n.quantifier()
	case opCapture:
		return n.name + ":" + n.kids[0].String()
	case opLook:
		return n.lookString()
	case opEdge:
		if n.atEnd {
			return "$" + n.name
		}
		return "^" + n.name
	}
	return "()"
}

func (n *node) lookString() string {
	open := "(?"
	if n.behind {
		open += "<"
	}
	if n.neg {
		open += "! "
	} else {
		open += "= "
	}
	return open + n.kids[0].String() + " )"
}

func (n *node) quantifier() string {
	q := fmt.Sprintf("{%d,%d}", n.min, n.max)
	switch {
	case n.min == 0 && n.max == 1:
		q = "?"
	case n.max == unbounded && n.min == 0:
		q = "*"
	case n.max == unbounded && n.min == 1:
		q = "+"
	case n.max == unbounded:
		q = fmt.Sprintf("{%d,}", n.min)
	}
	if n.lazy {
		q += "?"
	}
	return q
}

func joinNodes(nodes []*node, sep string) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		parts[i] = n.String()
	}
	return strings.Join(parts, sep)
}

func consString(cons []constraint) string {
	parts := make([]string, len(cons))
	for i, c := range cons {
		if c.neg {
			parts[i] = "not "
		}
		values := strings.Join(c.values, "|")
		switch c.kind {
		case consValues:
			parts[i] += c.attr + "=" + values
		case consRegexp:
			parts[i] += c.attr + "~/" + values + "/"
		case consList:
			parts[i] += c.attr + " in " + values
		case consInside:
			parts[i] += "in @" + values
			if len(c.inner) > 0 {
				parts[i] += "(" + consString(c.inner) + ")"
			}
		}
	}
	return strings.Join(parts, ", ")
}
