package entity

import (
	"strings"

	"dateline/extract/document"
)

// seats are the titles of those who are of a part of a country, which follows their name: "Sen. Ada Lind of Ohio".
var seats = wordLists.Set("titles-with-seats")

// plurals are titles before several names, with that of one of them.
var plurals = wordLists.Map("plural-titles")

// maxShared is how many names one title may be for.
const maxShared = 6

// shareTitle reads what follows a name with a title right before it: the state that a senator is of, and further names that a title in the
// plural is for: "Sens. Ada Lind of Ohio and Paul Osei of Texas".
func (r *reader) shareTitle(f *found, title, name document.Range) {
	head := r.doc.Tokens[title.End-1].Text
	single, shared := plurals[head]
	whole := r.doc.Words(title)
	one := whole
	if shared {
		one = strings.TrimSuffix(whole, head) + single
	}
	for i := range f.Roles {
		if t := &f.Roles[i].Title; strings.HasSuffix(*t, whole) {
			*t = strings.TrimSuffix(*t, whole) + one
			r.takeSeat(&f.Roles[i], head, name.End)
		}
	}
	for n, end := 0, name.End; shared && n < maxShared; n++ {
		next := r.nextShared(end, seats[head])
		other := r.personAt(next)
		if other == nil {
			return
		}
		end = other.nameEnd(next)
		if k := r.addRole(other, document.Role{Title: one}, document.Range{}); k >= 0 {
			r.takeSeat(&other.Roles[k], head, end)
		}
	}
}

// takeSeat completes a role with the place after the name that ends at a token, if the title is one of a part of a country.
func (r *reader) takeSeat(role *document.Role, head string, end int32) {
	if place := r.placeOf(end); role.Of == "" && place != nil && seats[head] {
		role.Of = place.Name
	}
}

// placeOf is the place after "of" at a token, or nil.
func (r *reader) placeOf(i int32) *found {
	if int(i)+1 >= len(r.doc.Tokens) || r.doc.Tokens[i].Text != "of" {
		return nil
	}
	if f := r.at[i+1]; f != nil && f.Kind == document.Place {
		return f
	}
	return nil
}

// nextShared is the token after the comma or conjunction that follows a name, perhaps with "of" and a place between them.
func (r *reader) nextShared(i int32, ofPlace bool) int32 {
	if f := r.placeOf(i); ofPlace && f != nil {
		i = f.nameEnd(i + 1)
	}
	for range 2 {
		if int(i) < len(r.doc.Tokens) && (r.doc.Tokens[i].Text == "," || r.doc.Tokens[i].Text == "and") {
			i++
		}
	}
	return i
}

// personAt is the person whose name begins at a token, or nil.
func (r *reader) personAt(i int32) *found {
	if int(i) >= len(r.at) || r.at[i] == nil || r.at[i].Kind != document.Person {
		return nil
	}
	return r.at[i]
}

// nameEnd is the end of the mention of an entity that begins at a token.
func (f *found) nameEnd(start int32) int32 {
	for i := range f.Mentions {
		if f.Mentions[i].Start == start {
			return f.Mentions[i].End
		}
	}
	return start + 1
}
