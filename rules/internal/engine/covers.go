package engine

import (
	"slices"

	"dateline/rules/internal/pattern"
)

// alternatives warns of alternatives of a pattern that can never be the one that matches, as an earlier one always is.
// tail says that nothing follows n, so that the first alternative that fits is the end of it. Sub-patterns are checked where
// they are defined.
func (b *builder) alternatives(n *pattern.Node, tail bool) {
	if b.named[n] != "" {
		return
	}
	if n.Op == pattern.Alt {
		for i, k := range n.Kids {
			j := slices.IndexFunc(n.Kids[:i], func(e *pattern.Node) bool { return b.covers(e, k, tail) })
			if j >= 0 {
				b.patternWarn(k.Pos, "never reached: %s comes before it and matches all that this does", pattern.Shorten(n.Kids[j].String()))
			}
		}
	}
	for i, k := range n.Kids {
		last := n.Op == pattern.Seq && i == len(n.Kids)-1 || n.Op == pattern.Alt || n.Op == pattern.Capture
		b.alternatives(k, tail && last)
	}
}

// covers reports whether e matches wherever k does, and as long. In a tail the length does not count.
func (b *builder) covers(e, k *pattern.Node, tail bool) bool {
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

// items returns the parts of a sequence, without captures.
func items(n *pattern.Node, out []*pattern.Node) []*pattern.Node {
	switch n.Op {
	case pattern.Seq, pattern.Capture:
		for _, k := range n.Kids {
			out = items(k, out)
		}
		return out
	}
	return append(out, n)
}

func (b *builder) itemCovers(e, k *pattern.Node) bool {
	if e.Op == pattern.Token && k.Op == pattern.Token {
		return b.tokenCovers(e.Cons, k.Cons)
	}
	return e.Equal(k)
}

// tokenCovers reports whether a token that satisfies narrow satisfies wide, too.
func (b *builder) tokenCovers(wide, narrow []pattern.Constraint) bool {
	if pattern.EqualConstraints(wide, narrow) {
		return true
	}
	if phraseList(b, wide) >= 0 || phraseList(b, narrow) >= 0 {
		return false
	}
	for i := range wide {
		if !slices.ContainsFunc(narrow, func(c pattern.Constraint) bool { return b.consCovers(&wide[i], &c) }) {
			return false
		}
	}
	return true
}

func (b *builder) consCovers(wide, narrow *pattern.Constraint) bool {
	if wide.Equal(narrow) {
		return true
	}
	valued := func(c *pattern.Constraint) bool {
		return !c.Neg && (c.Kind == pattern.Values || c.Kind == pattern.InList)
	}
	if wide.Attr != narrow.Attr || !valued(wide) || !valued(narrow) {
		return false
	}
	switch wide.Attr {
	case "tag":
		return pattern.TagsMask(narrow.Values)&^pattern.TagsMask(wide.Values) == 0
	case "text", "lemma":
		words := b.singleWords(wide)
		return !slices.ContainsFunc(b.singleWords(narrow), func(w string) bool {
			return !slices.Contains(words, w) && !slices.Contains(words, pattern.Fold(w))
		})
	}
	return false
}
