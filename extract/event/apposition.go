package event

import (
	"slices"

	"dateline/extract/document"
)

// apposed is the person whose name, perhaps after a title, follows a phrase for a role between commas: "the minister of culture, Kari Dahl, said",
// "his boss, Attorney General Kari Dahl".
func (b *builder) apposed(end int32) *document.Mention {
	if int(end)+1 >= len(b.doc.Tokens) || b.doc.Tokens[end].Text != "," {
		return nil
	}
	m := b.titled(end + 1)
	if m == nil || int(m.End) < len(b.doc.Tokens) && !slices.Contains(afterApposition, b.doc.Tokens[m.End].Text) {
		return nil
	}
	return m
}

// titled is the person whose name starts at a token, or ends the noun phrase that does: "| Norwegian Foreign Minister Kari Dahl |"; nil if
// there is none.
func (b *builder) titled(t int32) *document.Mention {
	end := t + 1
	if np := b.np.Over(t); np != nil && np.Start == t {
		end = np.End
	}
	for at := t; at < end; at++ {
		m := b.longest(at)
		if m != nil && b.doc.Entities[m.Ref].Kind == document.Person && (at == t || m.End == end) {
			return m
		}
	}
	return nil
}

// afterApposition are the marks after a name in apposition.
var afterApposition = []string{",", ".", ";"}
