package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// key is what an entity with a name is grouped by across articles: its kind, its name in one spelling and its country,
// "person/barack-obama/USA".
// Whom the table of actors knows has the name of the table, whatever the article writes. A town that is not the well-known one of its name
// has the state beside it, too: "place/portland-maine/USA". What the text only describes has none.
func (a *affiliation) key(f *found) string {
	named := slices.ContainsFunc(f.Mentions, func(m document.EntityMention) bool { return m.Form == document.FormName })
	if !named && !f.kept && f.Kind != document.Nationality {
		return ""
	}
	usual, country := f.Name, f.Country
	if known := a.inTable(f); known != nil {
		usual = known.Name
		country = cmp.Or(country, known.Country)
	}
	name := nameKey(f.Kind, usual)
	if name == "" {
		return ""
	}
	if state := a.stateBeside(f); state != "" && f.Kind == document.Place && f.Location == nil {
		name += "-" + nameKey(f.Kind, state)
	}
	return string(f.Kind) + "/" + name + "/" + cmp.Or(country, "-")
}

// inTable is what the table of actors has of a person or a body, or nil.
func (a *affiliation) inTable(f *found) *actor.Known {
	switch f.Kind {
	case document.Person:
		return a.holder(f)
	case document.Organization:
		if k := a.chosen(f.inTable()); k != nil && !k.Person && !a.isWordElsewhere(f, k) {
			return k
		}
	}
	return nil
}

// nameKey is a name in the letters and digits that its spellings share, with hyphens between the words.
func nameKey(kind document.EntityKind, name string) string {
	var few [8]string
	words := few[:0]
	for w := range strings.FieldsFuncSeq(actor.Fold(name), divides) {
		words = append(words, w)
	}
	switch kind {
	case document.Person:
		words = withoutInitials(words)
	case document.Organization:
		for len(words) > 1 && legalForms[words[len(words)-1]] {
			words = words[:len(words)-1]
		}
	}
	return strings.Join(words, "-")
}

// divides reports whether a character is between the words of a name.
func divides(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '&' }

// withoutInitials leaves out the middle initials of a person.
func withoutInitials(words []string) []string {
	for i := len(words) - 2; i > 0; i-- {
		if len(words[i]) == 1 {
			words = slices.Delete(words, i, i+1)
		}
	}
	return words
}

// legalForms are the ends of companies' names that articles leave out as often as not, as actor.Fold writes them.
var legalForms = wordLists.Set("legal-forms")
