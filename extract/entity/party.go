package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// isParty reports whether a noun in small letters says of which party a politician of the United States is.
func isParty(noun string) bool { return noun == "democrat" || noun == "republican" }

// isInParty reports how surely a person can be called by the noun of a party: "the Ohio Democrat". Who is in another one cannot, and a
// lawmaker of whom the text gives no party may.
func (r *reader) isInParty(n *nominal, f *found) evidence {
	if hasModifier(n.modifiers, "top") && !leads(f) {
		return none
	}
	most := called
	for i := range n.modifiers {
		m := &n.modifiers[i]
		switch state := r.stateOf(f); {
		case m.country != "" && m.country != "USA":
			return none
		case m.country == "" || !r.isState(m.word):
		case state == "":
			most = possible
		case !isShortFor(state, m.word):
			return none
		}
	}
	switch r.partyOf(f) {
	case n.head:
		return most
	case "":
		for i := range f.Roles {
			if lawmakers[headOfTitle(r.titleText(&f.Roles[i]).words)] {
				return possible
			}
		}
	}
	return none
}

// leads reports whether a person has the title of one who leads a party or a committee of a chamber.
func leads(f *found) bool {
	return slices.ContainsFunc(f.Roles, func(role document.Role) bool {
		return slices.Contains([]string{"leader", "whip", "speaker", "chairman", "chairwoman", "chair", "member"}, headOfTitle(titleWords(&role)))
	})
}

// lawmakers are the titles of members of a congress, in small letters.
var lawmakers = wordLists.Set("lawmakers")

// isState reports whether a name in small letters is that of a state of a country.
func (r *reader) isState(name string) bool {
	e := r.lex.find(titleCase(name))
	return e != nil && e.class&state != 0
}

// stateOf is the state that the words beside the names of a person or a role give, perhaps a short form, in small letters, or "".
func (r *reader) stateOf(f *found) string {
	for i := range f.Roles {
		if of := foldCase(f.Roles[i].Of); r.isState(of) {
			return of
		}
	}
	for i := range f.Mentions {
		at := f.Mentions[i].End
		if int(at)+1 >= len(r.doc.Tokens) {
			continue
		}
		next := r.doc.Tokens[at+1].Text
		switch mark := r.doc.Tokens[at].Text; {
		case (mark == "(" || mark == ",") && partyOfLabel(next) != "":
			return foldCase(next[2:])
		case mark == "of" && r.entry[at+1] != nil && r.entry[at+1].class&state != 0:
			return foldCase(r.entry[at+1].name)
		}
	}
	return ""
}

// isShortFor reports whether the letters of a short form are among those of a name, in their order and from the first on: "n.y.", "wis.",
// "pa.".
func isShortFor(short, name string) bool {
	k := 0
	for i := range len(short) {
		if short[i] < 'a' || short[i] > 'z' {
			continue
		}
		at := strings.IndexByte(name[k:], short[i])
		if at < 0 || k == 0 && at > 0 {
			return false
		}
		k += at + 1
	}
	return k > 0
}

// partyOf is the party that the words beside the names of a person give, as a noun in small letters, or "".
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

// partyBeside is the party that the words right before a name give, perhaps with a title between them, or that a label or an addition
// after it gives: "Democratic Sen. Lena Brandt", "Lena Brandt (D-Ohio)", "Lena Brandt, a Democrat" and "Lena Brandt, New York Democrat".
func (r *reader) partyBeside(start, end int32) string {
	for at := start - 1; at >= max(0, start-3) && (r.casings[at]&bigLetter != 0 || r.inRole[at]); at-- {
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
	for at := end + 1; at < min(end+4, int32(len(r.doc.Tokens))) && (r.casings[at]&bigLetter != 0 || r.doc.Tokens[at].Tag == "DT"); at++ {
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

// partyOfLabel is the party that a letter with a state gives: "D-Ohio".
func partyOfLabel(word string) string {
	switch {
	case strings.HasPrefix(word, "D-"):
		return "democrat"
	case strings.HasPrefix(word, "R-"):
		return "republican"
	}
	return ""
}
