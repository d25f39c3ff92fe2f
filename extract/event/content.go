package event

import (
	"slices"

	"dateline/extract/document"
)

// contents sets the content class: that of the first word of the theme that a rule of phase "content" knows, or else what
// the event's rule says.
func (b *builder) contents(f *document.Mention, ev *document.Event, n *note) {
	if ev.Theme != nil {
		n.contents, n.anaphor = b.classes(*ev.Theme)
	}
	switch {
	case len(n.contents) > 0:
		ev.Content = n.contents[0]
	case !n.anaphor:
		ev.Content = f.Feature("content")
	}
}

// classes are the content classes in r in text order, and whether r only points back.
func (b *builder) classes(r document.Range) (out []string, anaphor bool) {
	if b.content == nil {
		return nil, false
	}
	for t := r.Start; t < r.End; t++ {
		for i := range b.content.StartingAt(t) {
			m := &b.content.StartingAt(t)[i]
			if m.Feature("anaphor") != "" {
				anaphor = anaphor || b.head(r) >= m.Start && b.head(r) < m.End
			} else if c := m.Feature("content"); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out, anaphor && len(out) == 0
}
