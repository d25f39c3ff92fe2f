package rules

import "slices"

// op is the kind of a pattern node.
type op uint8

const (
	opEmpty op = iota
	opToken
	opLayer
	opSeq
	opAlt
	opRepeat
	opCapture
	opLook
	opEdge
)

// unbounded is the maximum of a repeat that has none.
const unbounded = -1

// node is a parsed pattern. Sub-patterns are shared by their users, so nodes are never changed after parsing.
type node struct {
	op       op
	kids     []*node
	min, max int // of a repeat
	lazy     bool
	name     string // of a capture, a layer, or the layer of an edge ("" is the sentence)
	cons     []constraint
	behind   bool // a look-around that looks back
	neg      bool // a look-around that must fail
	atEnd    bool // an edge: $ and not ^
	pos, end int  // bytes of the pattern's source
}

// consKind is the form of a constraint.
type consKind uint8

const (
	consValues consKind = iota // attr = a|b
	consRegexp                 // attr ~ /re/
	consList                   // attr in list|list
	consInside                 // in @layer(…)
)

// constraint is one condition on a token or a mention.
type constraint struct {
	attr   string
	kind   consKind
	values []string
	inner  []constraint // on the mention of consInside
	neg    bool
	pos    int
}

// broken reports whether a part of n could not be parsed; that has been told where it was found.
func (n *node) broken() bool {
	return n.op == opEmpty || slices.ContainsFunc(n.kids, (*node).broken)
}

// minTokens is the least number of tokens that n matches.
func (n *node) minTokens() int {
	switch n.op {
	case opToken, opLayer:
		return 1
	case opSeq:
		t := 0
		for _, k := range n.kids {
			t += k.minTokens()
		}
		return t
	case opAlt:
		t := n.kids[0].minTokens()
		for _, k := range n.kids[1:] {
			t = min(t, k.minTokens())
		}
		return t
	case opRepeat:
		return n.min * n.kids[0].minTokens()
	case opCapture:
		return n.kids[0].minTokens()
	}
	return 0
}

// far stands for a length without a useful bound.
const far = 1 << 20

// layerTokens is the length that a mention is taken to have at most when windows are computed.
const layerTokens = 16

// maxTokens is the greatest number of tokens that n matches, far if there is no bound.
func (n *node) maxTokens() int {
	switch n.op {
	case opToken:
		return listTokens
	case opLayer:
		return layerTokens
	case opSeq:
		t := 0
		for _, k := range n.kids {
			t = min(far, t+k.maxTokens())
		}
		return t
	case opAlt:
		t := 0
		for _, k := range n.kids {
			t = max(t, k.maxTokens())
		}
		return t
	case opRepeat:
		if n.max == unbounded {
			return far
		}
		return min(far, n.max*n.kids[0].maxTokens())
	case opCapture:
		return n.kids[0].maxTokens()
	}
	return 0
}

// listTokens bounds the words of a list entry.
const listTokens = 8
