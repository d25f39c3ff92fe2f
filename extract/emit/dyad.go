package emit

import (
	"slices"

	"dateline/extract/record"
)

// dyad is who does something to whom: one pair of the parties of an act. Either may be unknown, as nil.
type dyad struct{ source, target *record.LineParty }

// mutualTypes are the types of acts that several do with each other.
var mutualTypes = []string{"agreement", "cooperation", "exchange", "meeting"}

// dyads returns the pairs of an act: each actor with each recipient. Where several meet, agree or exchange something and the text names
// no other side, each is paired with those named after it.
func dyads(l *record.ActLine) []dyad {
	var out []dyad
	switch {
	case len(l.Recipients) > 0:
		for i := range l.Recipients {
			out = append(out, withActors(l, &l.Recipients[i])...)
		}
	case len(l.Actors) > 1 && slices.Contains(mutualTypes, l.Type):
		for i := range l.Actors {
			for j := i + 1; j < len(l.Actors); j++ {
				out = append(out, dyad{&l.Actors[i], &l.Actors[j]})
			}
		}
	default:
		out = withActors(l, nil)
	}
	return slices.DeleteFunc(out, func(d dyad) bool { return d.source != nil && d.target != nil && same(d.source, d.target) })
}

// withActors returns the pairs of all actors with a recipient.
func withActors(l *record.ActLine, recipient *record.LineParty) []dyad {
	if len(l.Actors) == 0 {
		return []dyad{{nil, recipient}}
	}
	out := make([]dyad, len(l.Actors))
	for i := range l.Actors {
		out[i] = dyad{&l.Actors[i], recipient}
	}
	return out
}

// same reports whether two parties are the same.
func same(a, b *record.LineParty) bool { return identity(a) == identity(b) }

// identity returns what a party is the same by in all articles: its key, or else its name.
func identity(p *record.LineParty) string {
	if p.Key != nil {
		return *p.Key
	}
	return p.Name
}
