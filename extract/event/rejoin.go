package event

import (
	"slices"

	"dateline/extract/document"
)

// rejoin gives back to the recipient of a frame what its rule took for the theme: of "charged some of | the workers with fraud" the words
// "of the workers" say who is charged, and the theme is "fraud".
func (b *builder) rejoin(f *document.Mention) {
	recipient, theme := capture(f, "recipient"), indexOf(f, "theme")
	if recipient == nil || theme < 0 || b.np == nil {
		return
	}
	r := f.Captures[theme].Range
	if r.Empty() || r.Start != recipient.End+1 {
		return
	}
	end := b.membersEnd(*recipient)
	if end <= r.Start {
		return
	}
	rest := document.Range{Start: min(end+1, r.End), End: r.End}
	switch follows := end < r.End && b.isPreposition(end); {
	case follows && !b.date.Covers(rest.Start):
		f.Captures[theme].Range = rest
	case follows || b.isPart(b.head(*recipient)) || b.doc.Tokens[recipient.End].Text == "for":
		f.Captures[theme].Range = document.Range{}
	default:
		return // "accused the workers of | the city": no more is known
	}
	b.matcher.Note(f, "theme", f.Captures[theme].Range, b.doc.Words(f.Captures[theme].Range), "without the words that say who the recipient is")
}

// indexOf is the index of the first capture of a name in a frame, or -1.
func indexOf(f *document.Mention, name string) int {
	return slices.IndexFunc(f.Captures, func(c document.Capture) bool { return c.Name == name })
}

// membersEnd is the end of the phrases after r that name the people of whom its head is one or some, or for whom it speaks: "the head |
// of a union of dock workers|", "a spokeswoman | for the ministry|".
func (b *builder) membersEnd(r document.Range) int32 {
	end := r.End
	for range maxComplements {
		if int(end)+1 >= len(b.doc.Tokens) || !b.namesMembers(end) {
			return end
		}
		np := b.np.Over(end + 1)
		if np == nil || np.Start != end+1 || b.date.Covers(np.End-1) {
			return end
		}
		if !b.names(np.Range) && !b.meansParty(b.partOf(b.head(np.Range))) {
			return end
		}
		end = b.conjoined(np.End)
	}
	return end
}

// namesMembers reports whether the preposition at a token may lead from a noun for people to those to whom they belong.
func (b *builder) namesMembers(t int32) bool {
	switch b.doc.Tokens[t].Text {
	case "of":
		return t > 0 && (b.isPart(t-1) || b.meansParty(t-1))
	case "for", "at":
		return t > 0 && deputies[b.doc.Tokens[t-1].Lemma]
	case "in", "from":
		return b.locates(t)
	}
	return false
}

// locates reports whether the preposition at a token leads to a name that another preposition follows: "workers | in Brenn of fraud".
func (b *builder) locates(t int32) bool {
	np := b.np.Over(t + 1)
	return np != nil && int(np.End) < len(b.doc.Tokens) && b.isPreposition(np.End) && b.names(np.Range)
}

// isPreposition reports whether a preposition is at a token.
func (b *builder) isPreposition(t int32) bool {
	tag := b.doc.Tokens[t].Tag
	return tag == "IN" || tag == "TO"
}
