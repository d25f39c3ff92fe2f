package engine

import "dateline/rules/internal/pattern"

// alt emits code for alternatives. Neighbours that are each of one token are one test together.
func (c *compiler) alt(n *pattern.Node, follows []*pattern.Node) {
	var jumps []int32
	kids := c.factored(n.Kids)
	for from := 0; from < len(kids); {
		to, one := c.neighbours(kids, from)
		split := int32(-1)
		if to < len(kids) {
			split = c.split(kids[from], one)
		}
		if one >= 0 {
			c.emit(instruction{op: insToken, arg: one}, n)
		} else {
			c.gen(kids[from], follows...)
		}
		if split >= 0 {
			jumps = append(jumps, c.emit(instruction{op: insJump}, nil))
			c.ins[split].x, c.ins[split].y = split+1, c.here()
		}
		from = to
	}
	for _, j := range jumps {
		c.ins[j].x = c.here()
	}
}

// neighbours returns the alternatives from one on that can be one test, and its predicate, or -1.
func (c *compiler) neighbours(kids []*pattern.Node, from int) (to int, one int32) {
	var ids []int32
	for to = from; to < len(kids) && c.plain(kids[to]); to++ {
		id := c.b.oneToken(kids[to])
		if id < 0 {
			break
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return from + 1, -1
	}
	return to, c.b.anyOf(ids)
}

// factored returns the alternatives of a choice with those as one that begin with the same token, which is tested once for them: "a b | a c"
// is "a ( b | c )". If it matters which alternative matches, only neighbours are joined.
func (c *compiler) factored(kids []*pattern.Node) []*pattern.Node {
	var out []*pattern.Node
	taken := make([]bool, len(kids))
	for i, k := range kids {
		if taken[i] {
			continue
		}
		group := []*pattern.Node{k}
		first := c.firstOfSequence(k)
		for j := i + 1; first != nil && j < len(kids); j++ {
			if same := c.firstOfSequence(kids[j]); !taken[j] && same != nil && same.Equal(first) {
				group, taken[j] = append(group, kids[j]), true
			} else if c.capture {
				break
			}
		}
		if len(group) > 1 {
			k = c.join(group, first)
		}
		out = append(out, k)
	}
	return out
}

// firstOfSequence returns the token that a sequence begins with in the direction of the program, or nil.
func (c *compiler) firstOfSequence(n *pattern.Node) *pattern.Node {
	if n.Op != pattern.Seq || len(n.Kids) < 2 {
		return nil
	}
	first := n.Kids[0]
	if c.reverse {
		first = n.Kids[len(n.Kids)-1]
	}
	if first.Op != pattern.Token || phraseList(c.b, first.Cons) >= 0 {
		return nil
	}
	return first
}

// join makes a sequence of the token that sequences begin with and the choice between their rests.
func (c *compiler) join(all []*pattern.Node, first *pattern.Node) *pattern.Node {
	rests := &pattern.Node{Op: pattern.Alt, Pos: all[0].Pos, End: all[len(all)-1].End}
	for _, n := range all {
		kids := n.Kids[1:]
		if c.reverse {
			kids = n.Kids[:len(n.Kids)-1]
		}
		rest := kids[0]
		if len(kids) > 1 {
			rest = &pattern.Node{Op: pattern.Seq, Kids: kids, Pos: n.Pos, End: n.End}
		}
		rests.Kids = append(rests.Kids, rest)
	}
	out := &pattern.Node{Op: pattern.Seq, Kids: []*pattern.Node{first, rests}, Pos: rests.Pos, End: rests.End}
	if c.reverse {
		out.Kids = []*pattern.Node{rests, first}
	}
	return out
}
