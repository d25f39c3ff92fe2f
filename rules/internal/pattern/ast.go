// Package pattern parses the patterns of rule files to trees of nodes, and prints them. It knows the grammar, the tags and the shapes
// of words, but neither documents nor how patterns are matched.
package pattern

import (
	"hash/maphash"
	"slices"
)

// Op is the kind of a pattern node.
type Op uint8

const (
	Empty Op = iota
	Token
	Layer
	Seq
	Alt
	Repeat
	Capture
	Look
	Edge
)

// Unbounded is the maximum of a repeat that has none.
const Unbounded = -1

// Node is a parsed pattern. Sub-patterns are shared by their users, so nodes are never changed after parsing.
type Node struct {
	Op       Op
	Kids     []*Node
	Min, Max int // of a repeat
	Lazy     bool
	Name     string // of a capture, a layer, or the layer of an edge ("" is the sentence)
	Cons     []Constraint
	Behind   bool // a look-around that looks back
	Neg      bool // a look-around that must fail
	AtEnd    bool // an edge: $ and not ^
	Pos, End int  // bytes of the pattern's source
}

// ConstraintKind is the form of a constraint.
type ConstraintKind uint8

const (
	Values  ConstraintKind = iota // attr = a|b
	Regexp                        // attr ~ /re/
	InList                        // attr in list|list
	InLayer                       // in @layer(…)
)

// Constraint is one condition on a token or a mention.
type Constraint struct {
	Attr   string
	Kind   ConstraintKind
	Values []string
	Inner  []Constraint // on the mention of InLayer
	Neg    bool
	Pos    int
}

// Broken reports whether a part of n could not be parsed; that was reported where it was found.
func (n *Node) Broken() bool {
	return n.Op == Empty || slices.ContainsFunc(n.Kids, (*Node).Broken)
}

// MinTokens returns the least number of tokens that n matches.
func (n *Node) MinTokens() int {
	switch n.Op {
	case Token, Layer:
		return 1
	case Seq:
		t := 0
		for _, k := range n.Kids {
			t += k.MinTokens()
		}
		return t
	case Alt:
		t := n.Kids[0].MinTokens()
		for _, k := range n.Kids[1:] {
			t = min(t, k.MinTokens())
		}
		return t
	case Repeat:
		return n.Min * n.Kids[0].MinTokens()
	case Capture:
		return n.Kids[0].MinTokens()
	}
	return 0
}

// Far is a length without a useful bound.
const Far = 1 << 20

// layerTokens is the length that a mention is taken to have at most when places to start at are computed.
const layerTokens = 64

// MaxTokens returns the greatest number of tokens that n matches, far if there is no bound. token says it of the constraints of a token,
// which may ask for phrases.
func (n *Node) MaxTokens(token func([]Constraint) int) int {
	switch n.Op {
	case Token:
		return token(n.Cons)
	case Layer:
		return layerTokens
	case Seq:
		t := 0
		for _, k := range n.Kids {
			t = min(Far, t+k.MaxTokens(token))
		}
		return t
	case Alt:
		t := 0
		for _, k := range n.Kids {
			t = max(t, k.MaxTokens(token))
		}
		return t
	case Repeat:
		if n.Max == Unbounded {
			return Far
		}
		return min(Far, n.Max*n.Kids[0].MaxTokens(token))
	case Capture:
		return n.Kids[0].MaxTokens(token)
	}
	return 0
}

// CaptureNames returns the names of all captures of a pattern, once each.
func CaptureNames(n *Node) []string {
	var out []string
	if n.Op == Capture {
		out = append(out, n.Name)
	}
	for _, k := range n.Kids {
		for _, name := range CaptureNames(k) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// FirstToken returns the part of a trigger whose keys are at its start: the first of a sequence.
func FirstToken(n *Node) *Node {
	switch n.Op {
	case Capture:
		return FirstToken(n.Kids[0])
	case Seq:
		i := slices.IndexFunc(n.Kids, func(k *Node) bool { return k.Op != Look && k.Op != Edge })
		if i < 0 {
			return &Node{Op: Empty}
		}
		return FirstToken(n.Kids[i])
	case Repeat:
		return &Node{Op: Repeat, Min: n.Min, Max: n.Max, Kids: []*Node{FirstToken(n.Kids[0])}}
	case Look: // its words may come later
		return &Node{Op: Empty}
	case Alt:
		kids := make([]*Node, len(n.Kids))
		for i, k := range n.Kids {
			kids[i] = FirstToken(k)
		}
		return &Node{Op: Alt, Kids: kids}
	}
	return n
}

func (n *Node) OnlyWords() bool {
	switch n.Op {
	case Token:
		tagAlone := len(n.Cons) == 1 && n.Cons[0].Attr == "tag"
		return !slices.ContainsFunc(n.Cons, func(c Constraint) bool { return c.Neg || c.Attr != "text" && c.Attr != "lemma" && !tagAlone })
	case Layer:
		return len(n.Cons) == 0
	case Alt, Capture:
		return !slices.ContainsFunc(n.Kids, func(k *Node) bool { return !k.OnlyWords() })
	case Seq: // one that says so, among others that may be missing
		asked := slices.DeleteFunc(slices.Clone(n.Kids), func(k *Node) bool { return k.Op == Repeat && k.Min == 0 })
		return len(asked) == 1 && asked[0].OnlyWords()
	}
	return false
}

// Contains reports whether x is n or a part of it.
func (n *Node) Contains(x *Node) bool {
	return n == x || slices.ContainsFunc(n.Kids, func(k *Node) bool { return k.Contains(x) })
}

// Equal reports whether two patterns are written the same, wherever they are.
func (n *Node) Equal(o *Node) bool {
	if n == o {
		return true
	}
	return n.head() == o.head() && EqualConstraints(n.Cons, o.Cons) && slices.EqualFunc(n.Kids, o.Kids, (*Node).Equal)
}

// head is a node without its parts.
func (n *Node) head() nodeHead {
	return nodeHead{n.Op, n.Min, n.Max, n.Lazy, n.Name, n.Behind, n.Neg, n.AtEnd}
}

type nodeHead struct {
	op                       Op
	least, most              int
	lazy                     bool
	name                     string
	behind, negative, atLast bool
}

// hashSeed differs from process to process. No result depends on it.
var hashSeed = maphash.MakeSeed()

// Hash returns a number that equal patterns share. known keeps those of parts.
func (n *Node) Hash(known map[*Node]uint64) uint64 {
	sum, ok := known[n]
	if !ok {
		sum = maphash.Comparable(hashSeed, n.head())
		for i := range n.Cons {
			sum = sum*31 + n.Cons[i].hash()
		}
		for _, k := range n.Kids {
			sum = sum*31 + k.Hash(known)
		}
		known[n] = sum
	}
	return sum
}

func (c *Constraint) hash() uint64 {
	sum := maphash.String(hashSeed, c.Attr)
	for _, v := range c.Values {
		sum = sum*31 + maphash.String(hashSeed, v)
	}
	return sum
}

// EqualConstraints reports whether constraints are written the same.
func EqualConstraints(a, b []Constraint) bool {
	return slices.EqualFunc(a, b, func(x, y Constraint) bool { return x.Equal(&y) })
}

// Equal reports whether two constraints are written the same.
func (c *Constraint) Equal(o *Constraint) bool {
	same := c.Attr == o.Attr && c.Kind == o.Kind && c.Neg == o.Neg
	return same && slices.Equal(c.Values, o.Values) && EqualConstraints(c.Inner, o.Inner)
}

// WithList is n with another list in the place of one. Parts that do not name the list are shared.
func (n *Node) WithList(old, list string) *Node {
	if !n.names(old) {
		return n
	}
	out := *n
	out.Cons = withList(n.Cons, old, list)
	out.Kids = make([]*Node, len(n.Kids))
	for i, k := range n.Kids {
		out.Kids[i] = k.WithList(old, list)
	}
	return &out
}

// names reports whether n asks for a list.
func (n *Node) names(list string) bool {
	return nameList(n.Cons, list) || slices.ContainsFunc(n.Kids, func(k *Node) bool { return k.names(list) })
}

func nameList(cons []Constraint, list string) bool {
	return slices.ContainsFunc(cons, func(c Constraint) bool {
		return c.Kind == InList && slices.Contains(c.Values, list) || nameList(c.Inner, list)
	})
}

func withList(cons []Constraint, old, list string) []Constraint {
	if !nameList(cons, old) {
		return cons
	}
	out := slices.Clone(cons)
	for i := range out {
		c := &out[i]
		if at := slices.Index(c.Values, old); c.Kind == InList && at >= 0 {
			c.Values = slices.Clone(c.Values)
			c.Values[at] = list
		}
		c.Inner = withList(c.Inner, old, list)
	}
	return out
}
