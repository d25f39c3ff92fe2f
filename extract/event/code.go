package event

import (
	"cmp"
	"slices"
	"sort"

	"dateline/extract/document"
)

// code sets the codes of events that the text asserts, and of stated intents: "is willing to withdraw", "said that it would
// withdraw". Possible and conditional acts have none, nor those that another act only names, nor those of which a rule or mark
// says so unless they are announced. What is put forward is coded whatever a mark says.
func code(doc *document.Document, notes []note) {
	over := newCover(doc.Events, quoting)
	announced := newCover(doc.Events, []string{"announcement"})
	for i := range doc.Events {
		ev := &doc.Events[i]
		object := notes[i].coded
		if named := object == "no" && ev.Type != proposal && !announced.holds(ev.Trigger); named || over.holds(ev.Trigger) {
			continue
		}
		switch {
		case !imagined(ev):
			ev.Codes = codesOf(ev, object, statuses(ev.Status))
		case notes[i].intent && ev.Act == "refuse": // who will not do something refuses now
			ev.Codes = codesOf(ev, object, statuses(ev.Status))
		case notes[i].intent:
			ev.Codes = codesOf(ev, object, []string{ev.Status.Polarity + "-future"})
		}
	}
	besides(doc.Events, notes)
}

// besides takes the codes from proposals that only go with another act of their sentence: what a protest demands, what a visit
// is to press for, "despite requests from Chad". PLOVER's manual codes demands made by protest as protests.
func besides(events []document.Event, notes []note) {
	for i := range events {
		if events[i].Type == proposal && notes[i].aside && besideAct(events, notes, i) {
			events[i].Codes = document.Codes{}
		}
	}
}

// besideAct reports whether the sentence of event i has an act with codes that is no proposal.
func besideAct(events []document.Event, notes []note, i int) bool {
	first := sort.Search(i, func(k int) bool { return notes[k].sentence >= notes[i].sentence })
	for k := first; k < len(events) && notes[k].sentence == notes[i].sentence; k++ {
		if events[k].Type != proposal && events[k].Codes.PLOVER != "" {
			return true
		}
	}
	return false
}

// quoting are the types of acts whose theme names other acts that are not coded again: a threatened strike, a rejected offer,
// what someone is accused of.
var quoting = slices.Concat(containing, []string{"accusation", denial, "judgment"})

// cover holds the themes of acts that are about other acts. An event whose trigger lies in one is only named in it.
type cover struct {
	themes []document.Range // by start
	ends   []int32          // the last end of the themes up to each
}

// newCover covers the themes of the events of some types.
func newCover(events []document.Event, types []string) cover {
	var themes []document.Range
	for i := range events {
		if theme := events[i].Theme; theme != nil && slices.Contains(types, events[i].Type) {
			themes = append(themes, *theme)
		}
	}
	return coverOf(themes)
}

// coverOf takes over the themes and sorts them.
func coverOf(themes []document.Range) cover {
	c := cover{themes: themes}
	slices.SortFunc(c.themes, func(a, b document.Range) int { return int(a.Start - b.Start) })
	last := int32(0)
	for _, theme := range c.themes {
		last = max(last, theme.End)
		c.ends = append(c.ends, last)
	}
	return c
}

// holds reports whether a theme contains r.
func (c *cover) holds(r document.Range) bool {
	n := sort.Search(len(c.themes), func(i int) bool { return c.themes[i].Start > r.Start })
	return n > 0 && c.ends[n-1] >= r.End
}

// codesOf looks up an event by each status in turn: first by what its object makes of it, then by its content class, then
// with any.
func codesOf(ev *document.Event, object string, statuses []string) document.Codes {
	table := loaded().codes
	for _, status := range statuses {
		for _, content := range [...]string{cmp.Or(object, ev.Content), ev.Content, ""} {
			if c, ok := table[codeKey{ev.Act, status, content}]; ok {
				return c
			}
		}
	}
	return document.Codes{}
}

// statuses returns the names that a status can have in the table, the most specific first.
func statuses(s document.Status) []string {
	if s.Tense == "future" {
		return []string{s.Polarity + "-future", s.Polarity}
	}
	return []string{s.Polarity}
}
