package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// offers are the parties to the events of one act that were added so far, each with the first place at which it acts.
// A look-up takes the same time however many events there are.
type offers struct {
	read     int              // how many events were looked at
	entities map[int]int32    // parties that are entities
	words    map[string]int32 // parties that are not, by their folded names
	names    map[string]int32 // all parties, by their folded names
}

// offersOf are those of an act. Few acts ask for them.
func (b *builder) offersOf(act string) *offers {
	o := b.offers[act]
	if o == nil {
		o = &offers{entities: map[int]int32{}, words: map[string]int32{}, names: map[string]int32{}}
		b.offers[act] = o
	}
	for ; o.read < len(b.events); o.read++ {
		if ev := &b.events[o.read]; ev.Act == act {
			o.add(ev)
		}
	}
	return o
}

// add adds the actors of an event.
func (o *offers) add(ev *document.Event) {
	for i := range ev.Actors {
		r := &ev.Actors[i]
		name := folded(r.Name)
		if r.Entity != document.None {
			first(o.entities, r.Entity, ev.Start)
		} else {
			first(o.words, name, ev.Start)
		}
		first(o.names, name, ev.Start)
	}
}

// first keeps the least start of a key.
func first[K comparable](starts map[K]int32, key K, start int32) {
	if old, ok := starts[key]; !ok || start < old {
		starts[key] = start
	}
}

// repeats reports whether a proposal without any content only names an earlier one of the same party.
func (b *builder) repeats(ev *document.Event) bool {
	if ev.Type != proposal || ev.Theme != nil || b.isAnother(ev) || b.own(ev) {
		return false
	}
	o := b.offersOf(ev.Act)
	before := func(start int32, ok bool) bool { return ok && start < ev.Start }
	for i := range ev.Actors {
		r := &ev.Actors[i]
		name := folded(r.Name)
		if r.Entity == document.None {
			if start, ok := o.names[name]; before(start, ok) {
				return true
			}
			continue
		}
		start, ok := o.entities[r.Entity]
		other, named := o.words[name]
		if before(start, ok) || before(other, named) {
			return true
		}
	}
	return false
}

// isAnother reports whether the noun of an act says that it is not the one before: "two earlier offers".
func (b *builder) isAnother(ev *document.Event) bool {
	np := b.np.Over(ev.Trigger.Start)
	if np == nil {
		return false
	}
	return slices.ContainsFunc(b.doc.Tokens[np.Start:ev.Trigger.Start], func(t document.Token) bool {
		return otherTimes[t.Lemma]
	})
}

// otherTimes are words before a noun for another act than the one that the text has named.
var otherTimes = wordLists.Set("other-times")

// maxOwn bounds the tokens between a noun and its party: "Norvale's first offer", "an offer by its rival Norvale".
const maxOwn = 4

// own reports whether a noun brings its party with it, "Norvale's offer", so that it is reported although it only names again
// what was reported before.
func (b *builder) own(ev *document.Event) bool {
	if b.group(ev.Trigger.Start) != nil || len(ev.Actors) == 0 {
		return false
	}
	ref := ev.Actors[0].Range
	between := document.Range{Start: min(ref.End, ev.Trigger.End), End: max(ref.Start, ev.Trigger.Start)}
	if b.deixis.Covers(ref.Start) || between.Len() > maxOwn {
		return false
	}
	for t := between.Start; t < between.End; t++ {
		if b.group(t) != nil {
			return false
		}
	}
	return true
}

// folded is a name such that names that [same] takes for equal are the same string.
func folded(name string) string { return strings.ToLower(strings.ToUpper(name)) }
