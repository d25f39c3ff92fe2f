package event

import (
	"dateline/extract/document"
)

// alongside are the parties that are named after one who acts and are joined to it over the place, the state or the party of each:
// "Democrats Ana Berg of Ohio | and Eli Roe of Maine|", "Ana Berg, | as well as Eli Roe|,". Before a verb the list must lead up to it.
func (b *builder) alongside(f *document.Mention, c *document.Capture, s document.Status) []document.Reference {
	trigger, _ := f.Capture("trigger")
	if b.np == nil || c.Start > trigger.Start && !b.isAgent(c.Range) {
		return nil
	}
	first, _ := b.reference(c.Range, s)
	if first.Entity == document.None {
		return nil
	}
	out, end := b.listAfter(max(first.End, c.End), b.doc.Entities[first.Entity].Kind, s)
	if c.Start < trigger.Start && !b.leadsTo(end, trigger.Start) {
		return nil
	}
	return out
}

// isAgent reports whether "by" is right before the phrase of a party.
func (b *builder) isAgent(r document.Range) bool {
	start := r.Start
	if np := b.np.Over(r.Start); np != nil {
		start = np.Start
	}
	return start > 0 && b.doc.Tokens[start-1].Text == "by"
}

// listAfter are the entities of a kind that a list adds after a token, and where the list ends.
func (b *builder) listAfter(end int32, kind document.EntityKind, s document.Status) ([]document.Reference, int32) {
	var out []document.Reference
	end = b.afterAddition(end)
	for next := b.afterJoin(end); next > 0; next = b.afterJoin(end) {
		np := b.np.Over(next)
		if np == nil || np.Start != next {
			break
		}
		ref, _ := b.reference(np.Range, s)
		if ref.Entity == document.None || b.doc.Entities[ref.Entity].Kind != kind {
			break
		}
		out = append(out, ref)
		end = b.afterAddition(max(np.End, ref.End))
	}
	return out, end
}

// afterAddition is the end of what says where a person is from, from a token on: "of Ohio", "(D-Ohio)".
func (b *builder) afterAddition(t int32) int32 {
	tokens := b.doc.Tokens
	if int(t)+2 >= len(tokens) {
		return t
	}
	if tokens[t].Text == "of" {
		if m := b.longest(t + 1); m != nil && b.doc.Entities[m.Ref].Kind == document.Place {
			return m.End
		}
	}
	if tokens[t].Text == "(" {
		for k := t + 1; k < min(t+maxAddition, int32(len(tokens))); k++ {
			if tokens[k].Text == ")" {
				return k + 1
			}
		}
	}
	return t
}

// maxAddition is how many tokens an addition in brackets has at most.
const maxAddition = 6

// joins are the words that add one party to another.
var joins = [][]string{{"and"}, {"along", "with"}, {"as", "well", "as"}, {"together", "with"}}

// afterJoin is the token after what joins a further party at t, or 0.
func (b *builder) afterJoin(t int32) int32 {
	if int(t) < len(b.doc.Tokens) && b.doc.Tokens[t].Text == "," {
		t++
	}
	for _, words := range joins {
		if b.saysAt(t, words) {
			return t + int32(len(words))
		}
	}
	return 0
}

// saysAt reports whether words begin at a token.
func (b *builder) saysAt(t int32, words []string) bool {
	if int(t)+len(words) >= len(b.doc.Tokens) {
		return false
	}
	for i, w := range words {
		if b.doc.Tokens[t+int32(i)].Text != w {
			return false
		}
	}
	return true
}

// leadsTo reports whether only a comma is between the end of a list and the verb group of a trigger.
func (b *builder) leadsTo(end, trigger int32) bool {
	if int(end) < len(b.doc.Tokens) && b.doc.Tokens[end].Text == "," {
		end++
	}
	vg := b.group(trigger)
	return end == trigger || vg != nil && vg.Start <= end && end < vg.End
}
