package engine

import "dateline/rules/internal/pattern"

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
