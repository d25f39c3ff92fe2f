package rules

import (
	"slices"
	"strings"
)

// alternatives warns of alternatives of a pattern that can never be the one that matches, as an earlier one always is.
// tail says that nothing follows n, so that the first alternative that fits is the end of it. Sub-patterns are checked where
// they are defined.
func (b *builder) alternatives(n *node, tail bool) {
	if b.named[n] {
		return
	}
	if n.op == opAlt {
		for i, k := range n.kids {
			j := slices.IndexFunc(n.kids[:i], func(e *node) bool { return b.covers(e, k, tail) })
			if j >= 0 {
				b.patternWarn(k.pos, "never reached: %s, which stands before it, matches all that this does", shorten(n.kids[j].String()))
			}
		}
	}
	for i, k := range n.kids {
		last := n.op == opSeq && i == len(n.kids)-1 || n.op == opAlt || n.op == opCapture
		b.alternatives(k, tail && last)
	}
}

// covers reports whether e matches wherever k does, and as long. In a tail the length does not count.
func (b *builder) covers(e, k *node, tail bool) bool {
	es, ks := items(e, nil), items(k, nil)
	if len(es) > len(ks) || len(es) < len(ks) && !tail {
		return false
	}
	for i := range es {
		if !b.itemCovers(es[i], ks[i]) {
			return false
		}
	}
	return true
}

// items are the parts of a sequence, without captures.
func items(n *node, out []*node) []*node {
	switch n.op {
	case opSeq, opCapture:
		for _, k := range n.kids {
			out = items(k, out)
		}
		return out
	}
	return append(out, n)
}

func (b *builder) itemCovers(e, k *node) bool {
	if e.op == opToken && k.op == opToken {
		return b.tokenCovers(e.cons, k.cons)
	}
	return e.String() == k.String()
}

// tokenCovers reports whether a token that satisfies narrow satisfies wide, too.
func (b *builder) tokenCovers(wide, narrow []constraint) bool {
	if consString(wide) == consString(narrow) {
		return true
	}
	if phraseList(b, wide) >= 0 || phraseList(b, narrow) >= 0 {
		return false
	}
	for i := range wide {
		if !slices.ContainsFunc(narrow, func(c constraint) bool { return b.consCovers(&wide[i], &c) }) {
			return false
		}
	}
	return true
}

func (b *builder) consCovers(wide, narrow *constraint) bool {
	if consString([]constraint{*wide}) == consString([]constraint{*narrow}) {
		return true
	}
	valued := func(c *constraint) bool { return !c.neg && (c.kind == consValues || c.kind == consList) }
	if wide.attr != narrow.attr || !valued(wide) || !valued(narrow) {
		return false
	}
	switch wide.attr {
	case "tag":
		return tagsOf(narrow.values)&^tagsOf(wide.values) == 0
	case "text", "lemma":
		words := b.singleWords(wide)
		return !slices.ContainsFunc(b.singleWords(narrow), func(w string) bool {
			return !slices.Contains(words, w) && !slices.Contains(words, fold(w))
		})
	}
	return false
}

func tagsOf(globs []string) (mask uint64) {
	for _, g := range globs {
		mask |= tagMask(g)
	}
	return mask
}

// shorten cuts a pattern for a message.
func shorten(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
