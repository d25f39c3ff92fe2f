package event

import (
	"slices"

	"dateline/extract/document"
)

// enumerated are the parties whose names follow a plural for them between commas, dashes or brackets: "two ministers, | Ana Berg | and
// | Ole Moe |, rejected it"; none if the names are no list of their own.
func (b *builder) enumerated(ref document.Reference) []document.Reference {
	tokens := b.doc.Tokens
	np := b.np.Over(b.head(ref.Range))
	if np == nil || np.Feature("number") != "pl" || int(ref.End)+1 >= len(tokens) {
		return nil
	}
	closing := closings[tokens[ref.End].Text]
	if closing == nil || b.entity.Covers(ref.End-1) { // "the leaders of | Chad, Niger and Mali |"
		return nil
	}
	var out []document.Reference
	last := false
	for t := ref.End + 1; int(t) < min(len(tokens), int(ref.End)+maxInClause); {
		m := b.namedAt(t)
		if m == nil {
			return nil
		}
		out = b.appendReference(out, document.Reference{Range: m.Range, Entity: m.Ref, Name: b.doc.Entities[m.Ref].Name})
		if t = b.afterAddition(m.End); int(t) >= len(tokens) {
			return nil
		}
		if last {
			if len(out) > 1 && slices.Contains(closing, tokens[t].Text) {
				return out
			}
			return nil
		}
		if tokens[t].Text == "," {
			t++
		}
		if last = tokens[t].Text == "and"; last {
			t++
		} else if tokens[t-1].Text != "," {
			return nil
		}
	}
	return nil
}

// namedAt is the party whose name starts at a token, or ends the noun phrase that does; nil if there is none.
func (b *builder) namedAt(t int32) *document.Mention {
	if m := b.titled(t); m != nil {
		return m
	}
	if m := b.longest(t); m != nil && m.Feature("form") == "name" && b.doc.Entities[m.Ref].Kind != document.Other {
		return m
	}
	return nil
}
