package engine

import (
	"slices"

	"dateline/rules/internal/pattern"
)

// opcode is an instruction of the matching machine.
type opcode uint8

const (
	insToken   opcode = iota // arg: predicate, x: capture of the token, from 1, or 0
	insLayer                 // arg: layer, x: feature tests or -1, y: starts of what follows
	insList                  // arg: word list, x: predicate of the entry's first token, or -1, y: starts of what follows
	insRun                   // tokens of a predicate; arg: predicate, y: how many at the most, x: starts of what follows; neg: few first
	insSplit                 // x, then y; arg: starts of x; neg: which is all that the instruction at x asks for
	insCapture               // arg: slot
	insLook                  // arg: look-around, y: starts of what follows
	insEdge                  // arg: layer, or -1 for the sentence; neg: the end
	insJump                  // x
	insMatch
)

// instruction is one step of a program. memo numbers the instructions that can be reached in two ways. It is kept small: programs
// are read from all over memory.
type instruction struct {
	op   opcode
	neg  bool
	memo int16
	x, y int32
	arg  int32
}

// program is a pattern compiled for one direction.
type program struct {
	ins       []instruction
	reverse   bool
	emptyLoop bool  // it has a loop that may match nothing: its states must be remembered from the first step
	starts    int32 // predicate of the position where it starts
	memos     int
	seek      int             // of a part of a search: the number of its memo
	nodes     []*pattern.Node // of the instructions, for traces; nil in compact sets
}

// back is how far before a position the token is that the program reads there: its own, or for a mirrored one that before it.
func (p *program) back() int32 {
	if p.reverse {
		return -1
	}
	return 0
}

// lookAround is a compiled look-around: a program that answers for one position, and one that answers for all positions of a
// sentence in a single pass, for patterns without a short bound. Most ask for one token only: then its predicate says it all.
type lookAround struct {
	token      int32 // the predicate of a token that is all that is asked for, or -1
	starts     int32 // of the probe
	back       int32 // the same, see program.back
	probe      int32 // number of the program
	everywhere int32 // number of the other one, or -1
}

func (l *lookAround) reverse() bool { return l.back < 0 }

// shortLook is the longest look-around that is tried position by position.
const shortLook = 24

// maxProgram bounds the instructions of one program.
const maxProgram = 10000

// compiler writes one program.
type compiler struct {
	b *builder
	*room
	reverse   bool
	capture   bool // captures are wanted, and so the match that comes first; otherwise only whether there is a match
	emptyLoop bool
}

// program compiles n for a direction. The code ends with insMatch.
func (b *builder) program(n *pattern.Node, reverse, capture bool) *program {
	c := &compiler{b: b, reverse: reverse, capture: capture, room: b.takeRoom()}
	c.gen(n)
	c.emit(instruction{op: insMatch}, nil)
	if len(c.ins) > maxProgram {
		b.patternErr(n.Pos, "the pattern is too large: more than %d steps", maxProgram)
	}
	p := c.finish()
	p.starts = b.startsOf(reverse, n)
	return p
}

func (c *compiler) emit(i instruction, n *pattern.Node) int32 {
	i.memo = -1
	c.ins, c.nodes = append(c.ins, i), append(c.nodes, n)
	return int32(len(c.ins) - 1)
}

func (c *compiler) here() int32 { return int32(len(c.ins)) }

// gen emits code for n; control falls through to the next instruction. follows is what comes after n, as far as it is known.
func (c *compiler) gen(n *pattern.Node, follows ...*pattern.Node) {
	if len(c.ins) > maxProgram {
		return
	}
	switch n.Op {
	case pattern.Token:
		c.token(n, follows)
	case pattern.Layer:
		c.emit(instruction{op: insLayer, arg: int32(c.b.readLayer(n.Name)), x: c.b.features(n.Name, n.Cons), y: c.b.startsOf(c.reverse, follows...)}, n)
	case pattern.Seq:
		c.sequence(n, follows)
	case pattern.Alt:
		c.alt(n, follows)
	case pattern.Repeat:
		c.repeat(n, follows)
	case pattern.Capture:
		c.captured(n, follows)
	case pattern.Look:
		c.emit(instruction{op: insLook, arg: c.b.lookAround(n), neg: n.Neg, y: c.b.startsOf(c.reverse, follows...)}, n)
	case pattern.Edge:
		arg := int32(-1)
		if n.Name != "" {
			arg = int32(c.b.readLayer(n.Name))
		}
		c.emit(instruction{op: insEdge, arg: arg, neg: n.AtEnd}, n)
	}
}

// sequence emits code for the parts of n in the order of the direction.
func (c *compiler) sequence(n *pattern.Node, follows []*pattern.Node) {
	parts := slices.Clone(n.Kids)
	if c.reverse {
		slices.Reverse(parts)
	}
	parts = append(parts, follows...)
	for i := range n.Kids {
		c.gen(parts[i], parts[i+1:]...)
	}
}

// token emits a test of one token, or of a list entry that may have several.
func (c *compiler) token(n *pattern.Node, follows []*pattern.Node) {
	at := phraseList(c.b, n.Cons)
	if at < 0 {
		c.emit(instruction{op: insToken, arg: c.b.predicate(n.Cons)}, n)
		return
	}
	rest := make([]pattern.Constraint, 0, len(n.Cons)-1)
	rest = append(append(rest, n.Cons[:at]...), n.Cons[at+1:]...)
	first := int32(-1)
	if len(rest) > 0 {
		first = c.b.predicate(rest)
	}
	c.emit(instruction{op: insList, arg: c.b.wordList(&n.Cons[at], c.reverse), x: first, y: c.b.startsOf(c.reverse, follows...)}, n)
}

// phraseList finds the constraint whose list has entries of several words, or -1.
func phraseList(b *builder, cons []pattern.Constraint) int {
	for i := range cons {
		if cons[i].Kind != pattern.InList || cons[i].Neg {
			continue
		}
		for _, name := range cons[i].Values {
			if b.lists[name].phrases() {
				return i
			}
		}
	}
	return -1
}

// plain reports whether no capture in n is wanted.
func (c *compiler) plain(n *pattern.Node) bool {
	return !c.capture || len(pattern.CaptureNames(n)) == 0
}

// split emits a choice between n and something else. If n is one token, it is tested before a state is pushed.
func (c *compiler) split(n *pattern.Node, one int32) int32 {
	if one >= 0 {
		return c.emit(instruction{op: insSplit, arg: one}, nil)
	}
	return c.emit(instruction{op: insSplit, arg: c.b.startsOf(c.reverse, n)}, nil)
}

// longestRun bounds what one step looks over.
const longestRun = maxWindow

// repeat unrolls the bounded part, but for what repeats one token, which is one step. A star over something that may be empty
// is (x+)?, so that no loop matches nothing forever.
func (c *compiler) repeat(n *pattern.Node, follows []*pattern.Node) {
	kid := n.Kids[0]
	for i := range n.Min {
		if n.Max == pattern.Unbounded && i == n.Min-1 {
			c.plus(kid, n.Lazy)
			return
		}
		c.gen(kid)
	}
	if n.Max == pattern.Unbounded {
		c.star(kid, n.Lazy)
		return
	}
	if id := c.b.oneToken(kid); id >= 0 && c.plain(kid) && n.Max-n.Min <= longestRun {
		if n.Max > n.Min {
			c.emit(instruction{op: insRun, arg: id, y: int32(n.Max - n.Min), x: c.b.startsOf(c.reverse, follows...), neg: n.Lazy}, n)
		}
		return
	}
	var splits []int32
	for i := n.Min; i < n.Max && len(c.ins) <= maxProgram; i++ {
		splits = append(splits, c.choice(kid, n.Lazy))
		if i < n.Max-1 {
			c.gen(kid)
		} else {
			c.gen(kid, follows...)
		}
	}
	for _, s := range splits {
		c.setSplit(s, s+1, c.here(), n.Lazy)
	}
}

// choice emits the choice to continue with n or to leave it.
func (c *compiler) choice(n *pattern.Node, lazy bool) int32 {
	if lazy {
		return c.emit(instruction{op: insSplit, arg: anything}, nil)
	}
	return c.split(n, c.b.oneToken(n))
}

func (c *compiler) plus(kid *pattern.Node, lazy bool) {
	loop := c.here()
	c.emptyLoop = c.emptyLoop || kid.MinTokens() == 0
	c.gen(kid)
	s := c.choice(kid, lazy)
	c.setSplit(s, loop, s+1, lazy)
}

func (c *compiler) star(kid *pattern.Node, lazy bool) {
	s := c.choice(kid, lazy)
	if kid.MinTokens() == 0 {
		c.plus(kid, lazy)
	} else {
		c.gen(kid)
		j := c.emit(instruction{op: insJump}, nil)
		c.ins[j].x = s
	}
	c.setSplit(s, s+1, c.here(), lazy)
}

func (c *compiler) setSplit(s, body, out int32, lazy bool) {
	if lazy {
		body, out = out, body
	}
	c.ins[s].x, c.ins[s].y = body, out
}

func (c *compiler) captured(n *pattern.Node, follows []*pattern.Node) {
	if !c.capture {
		c.gen(n.Kids[0], follows...)
		return
	}
	slot := c.b.captureSlot(n.Name)
	if one := c.b.oneToken(n.Kids[0]); one >= 0 && c.plain(n.Kids[0]) {
		c.emit(instruction{op: insToken, arg: one, x: slot + 1}, n.Kids[0])
		return
	}
	open, shut := 2*slot, 2*slot+1
	c.emit(instruction{op: insCapture, arg: open}, nil)
	c.gen(n.Kids[0], follows...)
	c.emit(instruction{op: insCapture, arg: shut}, nil)
}

// finish numbers the instructions that need a memo bit: those with two ways in, and those after a step of varying length.
// The program's entry counts as a way in.
func (c *compiler) finish() *program {
	ways := slices.Grow(c.ways[:0], len(c.ins)+1)[:len(c.ins)+1]
	clear(ways)
	ways[0] = 1
	for i, x := range c.ins {
		switch x.op {
		case insSplit:
			ways[x.x]++
			ways[x.y]++
		case insJump:
			ways[x.x]++
		case insMatch:
		case insLayer, insList, insRun:
			ways[i+1] += 2
		default:
			ways[i+1]++
		}
	}
	p := &program{nodes: slices.Clone(c.nodes), reverse: c.reverse, emptyLoop: c.emptyLoop}
	p.ins = slices.Clone(c.ins)
	for i := range p.ins {
		if ways[i] > 1 {
			p.ins[i].memo = int16(p.memos)
			p.memos++
		}
	}
	for i := range p.ins {
		if in := &p.ins[i]; in.op == insSplit && in.arg != anything {
			first := &p.ins[in.x]
			in.neg = first.op == insToken && first.arg == in.arg && first.memo < 0
		}
	}
	c.ways = ways
	c.b.leaveRoom(c.room)
	return p
}

// lookAround compiles a look-around once for all programs that share its node.
func (b *builder) lookAround(n *pattern.Node) int32 {
	if id, ok := b.lookIDs[n]; ok {
		return id
	}
	probe := b.program(n.Kids[0], n.Behind, false)
	l := lookAround{starts: probe.starts, back: probe.back(), probe: b.set.probes.add(probe), everywhere: -1}
	if b.length(n.Kids[0]).max > shortLook {
		l.everywhere = b.set.probes.add(b.program(n.Kids[0], !n.Behind, false))
	}
	l.token = b.oneToken(n.Kids[0])
	id := int32(len(b.set.looks))
	b.set.looks = append(b.set.looks, l)
	b.lookIDs[n] = id
	return id
}

// oneToken returns the predicate of a token that is all that n asks for, or -1.
func (b *builder) oneToken(n *pattern.Node) int32 {
	switch n.Op {
	case pattern.Token:
		if phraseList(b, n.Cons) < 0 {
			return b.predicate(n.Cons)
		}
	case pattern.Capture:
		return b.oneToken(n.Kids[0])
	case pattern.Alt:
		var ids []int32
		for _, k := range n.Kids {
			id := b.oneToken(k)
			if id < 0 {
				return -1
			}
			ids = append(ids, id)
		}
		return b.anyOf(ids)
	}
	return -1
}
