package event

import (
	"slices"
	"sort"

	"dateline/extract/document"
)

// contents sets the content class: that of the first word of the theme that a rule of phase "content" knows, or else what
// the event's rule says. An act that a noun names may have its content before the noun: "a pay offer".
func (b *builder) contents(f *document.Mention, ev *document.Event, n *note) {
	told := f.Feature("content")
	switch np := b.phrase(document.Range{Start: ev.Trigger.End - 1, End: ev.Trigger.End}); {
	case ev.Theme != nil:
		n.contents, n.anaphor = b.classes(*ev.Theme, told)
	case np != nil:
		n.contents, _ = b.classes(np.Range, told)
	case told != "":
		n.contents = []class{{told, told}}
	}
	if len(n.contents) > 0 {
		ev.Content = n.contents[0].name
	}
}

// phrase is the noun phrase over the first word of r, or nil.
func (b *builder) phrase(r document.Range) *document.Mention {
	if b.np == nil {
		return nil
	}
	return b.np.Over(r.Start)
}

// class is a content class, and the one for all those of which a text speaks in turn, such as talks and meetings.
type class struct{ name, kin string }

// classOf is the class that a mention of the layer content gives.
func classOf(m *document.Mention) class {
	c := class{m.Feature("content"), m.Feature("kin")}
	if c.kin == "" {
		c.kin = c.name
	}
	return c
}

// classes are the content classes in r in text order, then what the rule has given, then those of vague words, and whether r
// only points back.
func (b *builder) classes(r document.Range, told string) (out []class, anaphor bool) {
	if b.content == nil {
		return nil, false
	}
	var last []class
	for t := r.Start; t < r.End; t++ {
		if b.makers[t] {
			continue
		}
		for i := range b.content.StartingAt(t) {
			m := &b.content.StartingAt(t)[i]
			c := classOf(m)
			switch {
			case m.Feature("anaphor") != "":
				anaphor = anaphor || b.head(r) >= m.Start && b.head(r) < m.End
			case m.Feature("weak") == "last":
				last = append(last, c)
			case !slices.Contains(out, c) && (m.Feature("weak") == "" || b.backed(c.name)):
				out = append(out, c)
			}
		}
	}
	anaphor = anaphor && len(out) == 0 && len(last) == 0
	if told != "" && !anaphor {
		last = slices.Insert(last, 0, class{told, told})
	}
	for _, c := range last {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out, anaphor
}

// backed reports whether a word anywhere in the article gives a content class without doubt.
func (b *builder) backed(class string) bool {
	if b.told == nil {
		b.told = map[string]bool{}
		for _, m := range b.content.Mentions() {
			if m.Feature("weak") == "" {
				b.told[m.Feature("content")] = true
			}
		}
	}
	return b.told[class]
}

// other is the class of a theme that belongs to no class.
const other = "other"

// maxTopic bounds how many sentences may be between two acts of which one says what the other is about.
const maxTopic = 2

// topics gives an act whose theme gives no class that of the nearest act near it to which it is tied, or which has a party in
// common with it: who "agreed a price" for a player whom the other "wanted to sign".
func topics(events []document.Event, notes []note) {
	for i := range events {
		if ev := &events[i]; ev.Content == "" && slices.Contains(classified, ev.Type) {
			ev.Content = topic(events, notes, i)
		}
	}
}

// topic is the class of the nearest act that event i belongs to, or "".
func topic(events []document.Event, notes []note, i int) string {
	ev, best, class := &events[i], maxTopic+1, ""
	own := parties(ev)
	first := sort.Search(i, func(k int) bool { return notes[k].sentence >= notes[i].sentence-maxTopic })
	for k := max(first, i-maxBack); k < min(len(events), i+maxBack) && notes[k].sentence <= notes[i].sentence+maxTopic; k++ {
		near := &events[k]
		apart := max(notes[k].sentence-notes[i].sentence, notes[i].sentence-notes[k].sentence)
		if near.Content == "" || apart >= best || k == i {
			continue
		}
		if near.ResponseTo == i || ev.ResponseTo == k || shares(parties(near), own) {
			best, class = apart, near.Content
		}
	}
	return class
}

// parties are all who take part in an event.
func parties(ev *document.Event) []document.Reference {
	return slices.Concat(ev.Actors, ev.Recipients)
}

// others gives the class "other" to the proposals, answers and commitments whose theme has none.
func others(events []document.Event, notes []note) {
	for i := range events {
		ev := &events[i]
		if ev.Content == "" && ev.Theme != nil && !notes[i].anaphor && slices.Contains(classified, ev.Type) {
			ev.Content = other
		}
	}
}

// classified are the types of events that have a content class always.
var classified = []string{proposal, agreement, rejection, commitment}
