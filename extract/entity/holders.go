package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// mayBe reports whether nothing that is known of the gender or of the heads of states speaks against the entity: "President Obama" is not
// Michelle Obama.
func (n *name) mayBe(f *found) bool {
	if len(f.words) > 1 && len(n.holders) > 0 && !slices.ContainsFunc(n.holders, func(h string) bool { return sharesGiven(h, f) }) {
		return false
	}
	return n.gender == "" || f.Gender == "" || n.gender == f.Gender
}

// sharesGiven reports whether the full name of a head of a state has the first word of a person's name.
func sharesGiven(holder string, f *found) bool {
	first := firstWord(foldCase(holder))
	given := foldCase(f.words[0])
	return given == first || len(given) > 2 && strings.HasPrefix(first, given[:3]) || headsOfStates[f.words[0]]
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// holdersBefore are the full names of those of a surname in the table if the word before the surname is the title of the head of a state.
func (l *linker) holdersBefore(n *name) []string {
	if n.kind != document.Person || n.Len() != 1 || n.Start == 0 || !headsOfStates[l.doc.Tokens[n.Start-1].Text] {
		return nil
	}
	var out []string
	for _, k := range actor.Alone(l.doc.Tokens[n.Start].Text) {
		if k.Sector == "GOV" {
			out = append(out, k.Name)
		}
	}
	return out
}

// headsOfStates are titles of the heads of states and governments.
var headsOfStates = wordLists.Set("titles-of-heads")
