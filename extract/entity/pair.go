package entity

import (
	"slices"
)

// together are the entities named together that a plural noun refers to, or nil.
func (r *reader) together(n *nominal) *joint {
	if n.find == "several" {
		return r.justNamed(n)
	}
	return r.pairOf(n)
}

// justNamed is the list in the sentence of a plural noun or in the one before that alone can be meant by it: "Berg and Roe met ... the leaders
// agreed". It is nil if there are two such lists.
func (r *reader) justNamed(n *nominal) *joint {
	here := r.doc.SentenceAt(n.Start)
	var only *joint
	for i := len(r.joints) - 1; i >= max(0, len(r.joints)-maxJoints); i-- {
		j := &r.joints[i]
		if here-j.sentence > 1 {
			break
		}
		if !j.closed || j.End > n.Start || !r.isPairOf(n, j.members) {
			continue
		}
		if only != nil && !slices.Equal(only.members, j.members) {
			return nil
		}
		if only == nil {
			only = j
		}
	}
	return only
}

// pairOf is the pair that "both sides" or "the two men" refers to, or nil.
func (r *reader) pairOf(n *nominal) *joint {
	here := r.doc.SentenceAt(n.Start)
	last := r.lastPair(n, here)
	if last != nil && here-last.sentence <= 1 {
		return last
	}
	if ofStates(n.head) {
		if two := r.twoPowers(here); two != nil {
			return two
		}
	}
	switch {
	case n.head == "":
		return r.twoPersons(n, here)
	case last != nil:
		return last
	case ofStates(n.head):
		return r.pairOfArticle(n)
	}
	return r.twoPersons(n, here)
}

// ofStates reports whether a plural may mean two states: "both sides", "the two countries".
func ofStates(noun string) bool { return noun == "side" || noun == "country" || noun == "nation" }

// pairOfArticle are the only two states, or bodies of them, that the text names as a pair before a noun for sides, however far that is: nil if it
// names others so, too.
func (r *reader) pairOfArticle(n *nominal) *joint {
	var only *joint
	for i := len(r.joints) - 1; i >= max(0, len(r.joints)-maxJoints); i-- {
		j := &r.joints[i]
		if !j.closed || len(j.members) != 2 || !r.isPairOf(n, j.members) {
			continue
		}
		if only != nil && !samePair(only, j) {
			return nil
		}
		only = j
	}
	return only
}

func samePair(a, b *joint) bool {
	return !slices.ContainsFunc(a.members, func(f *found) bool { return !slices.Contains(b.members, f) })
}
