package entity

import (
	"slices"
	"strings"
)

// isParty reports whether a noun in small letters says of which party a politician of the United States is.
func isParty(noun string) bool { return noun == "democrat" || noun == "republican" }

// isInParty reports how surely a person can be called by the noun of a party: "the Ohio Democrat". Who is in another one cannot, and a lawmaker of whom
// the text tells no party may.
func (r *reader) isInParty(n *nominal, f *found) evidence {
	for i := range n.modifiers {
		if m := &n.modifiers[i]; m.country != "" && m.country != "USA" {
			return none
		}
	}
	switch r.partyOf(f) {
	case n.head:
		return called
	case "":
		for i := range f.Roles {
			if slices.Contains(lawmakers, headOfTitle(titleWords(&f.Roles[i]))) {
				return possible
			}
		}
	}
	return none
}

// lawmakers are the titles of members of a congress, in small letters.
var lawmakers = []string{"sen.", "sen", "senator", "rep.", "rep", "representative", "congressman", "congresswoman", "leader", "whip", "speaker"}

// partyOf is the party that the words beside the names of a person tell, as a noun in small letters, or "".
func (r *reader) partyOf(f *found) string {
	if f.partyRead || f.kept {
		return f.party
	}
	f.partyRead = true
	for i := range f.Mentions {
		m := &f.Mentions[i]
		if f.party = r.partyBeside(m.Start, m.End); f.party != "" {
			break
		}
	}
	return f.party
}

// partyBeside is the party that the words right before a name tell, perhaps with a title between them, or that a label or an addition after it
// tells: "Democratic Sen. Lena Brandt", "Lena Brandt (D-Ohio)", "Lena Brandt, a Democrat" and "Lena Brandt, New York Democrat".
func (r *reader) partyBeside(start, end int32) string {
	for at := start - 1; at >= max(0, start-3) && (r.marks[at]&bigLetter != 0 || r.inRole[at]); at-- {
		if party := partyOfWord(r.doc.Tokens[at].Text); party != "" {
			return party
		}
	}
	if int(end)+1 >= len(r.doc.Tokens) || r.doc.Tokens[end].Text != "," && r.doc.Tokens[end].Text != "(" {
		return ""
	}
	if party := partyOfLabel(r.doc.Tokens[end+1].Text); party != "" {
		return party
	}
	for at := end + 1; at < min(end+4, int32(len(r.doc.Tokens))) && (r.marks[at]&bigLetter != 0 || r.doc.Tokens[at].Tag == "DT"); at++ {
		if word := foldCase(r.doc.Tokens[at].Text); isParty(word) {
			return word
		}
	}
	return ""
}

func partyOfWord(word string) string {
	switch word {
	case "Democratic", "Democrat":
		return "democrat"
	case "Republican", "GOP":
		return "republican"
	}
	return ""
}

// partyOfLabel is the party that a letter with a state tells: "D-Ohio".
func partyOfLabel(word string) string {
	switch {
	case strings.HasPrefix(word, "D-"):
		return "democrat"
	case strings.HasPrefix(word, "R-"):
		return "republican"
	}
	return ""
}
