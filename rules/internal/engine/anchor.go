package engine

import "dateline/rules/internal/pattern"

// offsets are where a key may be, as tokens from a position: that at which a match or its trigger starts, or a part of a pattern ends.
// They are negative for a key before it.
type offsets struct{ min, max int }

func (o offsets) plus(other offsets) offsets {
	return offsets{max(-pattern.Far, o.min+other.min), min(pattern.Far, o.max+other.max)}
}

func (o offsets) minus(other offsets) offsets { return o.plus(offsets{-other.max, -other.min}) }

func (o offsets) join(other offsets) offsets {
	return offsets{min(o.min, other.min), max(o.max, other.max)}
}

// positions returns how many tokens a key leaves open as the position.
func (o offsets) positions() int { return o.max - o.min + 1 }

// length returns how many tokens n matches.
func (b *builder) length(n *pattern.Node) offsets {
	return offsets{n.MinTokens(), n.MaxTokens(func(cons []pattern.Constraint) int { return b.longest(cons) })}
}

func (b *builder) lengths(ns []*pattern.Node) (sum offsets) {
	for _, n := range ns {
		sum = sum.plus(b.length(n))
	}
	return sum
}

// longest returns the greatest number of tokens that the constraints of one token match: a list may have phrases.
func (b *builder) longest(cons []pattern.Constraint) int {
	at, most := phraseList(b, cons), 1
	if at < 0 {
		return most
	}
	for _, name := range cons[at].Values {
		for _, e := range b.lists[name].entries {
			most = max(most, len(e))
		}
	}
	return most
}

// fromStart returns where the keys that keysOf chooses may be, from the start of a match of n.
func (b *builder) fromStart(n *pattern.Node) offsets {
	switch n.Op {
	case pattern.Seq:
		at := b.cheapest(n)
		return b.fromStart(n.Kids[at]).plus(b.lengths(n.Kids[:at]))
	case pattern.Alt:
		return b.joined(n.Kids, b.fromStart)
	case pattern.Repeat, pattern.Capture, pattern.Look:
		return b.fromStart(n.Kids[0]) // the first repetition holds the keys, too
	}
	return offsets{} // a phrase has the word that is its key at its start, and a layer begins at a token that it covers
}

// fromEnd returns where they may be from the end of a match of n.
func (b *builder) fromEnd(n *pattern.Node) offsets {
	switch n.Op {
	case pattern.Seq:
		at := b.cheapest(n)
		return b.fromEnd(n.Kids[at]).minus(b.lengths(n.Kids[at+1:]))
	case pattern.Alt:
		return b.joined(n.Kids, b.fromEnd)
	case pattern.Repeat, pattern.Capture:
		return b.fromEnd(n.Kids[0]) // and so does the last one
	case pattern.Look:
		return b.fromStart(n.Kids[0]) // it ends where it starts
	case pattern.Token:
		return offsets{-b.longest(n.Cons), -1}
	}
	return offsets{-1, -1} // the last token of a layer is covered
}

func (b *builder) joined(kids []*pattern.Node, of func(*pattern.Node) offsets) offsets {
	out := of(kids[0])
	for _, k := range kids[1:] {
		out = out.join(of(k))
	}
	return out
}

// anchor are keys of a rule, one of which is in every match at one of some offsets.
type anchor struct {
	keys []key
	at   offsets
}

// anchorOfSpan is that of a pattern, from the start of its match.
func (b *builder) anchorOfSpan(n *pattern.Node) anchor {
	keys, _ := b.keysOf(n)
	if keys == nil {
		return anchor{}
	}
	return anchor{keys, b.fromStart(n)}
}

// anchorOfTrigger is that of a trigger rule, from the start of the trigger, which is the item of a number of the pattern. The first
// token of the trigger is the best one, if it has keys: then there is no position to seek. Otherwise the item counts whose keys
// leave the fewest positions in a text.
func (b *builder) anchorOfTrigger(items []*pattern.Node, trigger int) anchor {
	if keys, _ := b.keysOf(pattern.FirstToken(items[trigger])); keys != nil {
		return anchor{keys: keys}
	}
	best, least := anchor{}, float64(never)
	for i, item := range items {
		keys, share := b.keysOf(item)
		if keys == nil {
			continue
		}
		var at offsets
		if i < trigger {
			at = b.fromEnd(item).minus(b.lengths(items[i+1 : trigger]))
		} else {
			at = b.fromStart(item).plus(b.lengths(items[trigger:i]))
		}
		if cost := share * float64(at.positions()); cost < least {
			best, least = anchor{keys, at}, cost
		}
	}
	return best
}

// exact reports whether the key is the token at which the rule starts.
func (a *anchor) exact() bool { return a.at == offsets{} }

// firstPredicate returns the predicate that the first token must satisfy, or -1 if there is not only one.
func (p *program) firstPredicate() int32 {
	for _, in := range p.ins {
		switch in.op {
		case insCapture:
		case insToken:
			return in.arg
		default:
			return -1
		}
	}
	return -1
}
