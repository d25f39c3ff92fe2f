package entity

import (
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// roles gives the persons the roles that the rules of the phase "role" found.
func (r *reader) roles(m *rules.Matcher) {
	ms := m.Run("role")
	for i := range ms {
		it, _ := ms[i].Capture("it")
		f := r.at[it.Start]
		if f == nil || f.Kind != document.Person {
			continue
		}
		r.readRoles(f, &ms[i])
		for t := ms[i].Start; t < ms[i].End; t++ {
			r.inRole[t] = true
		}
	}
}

// readRoles pairs titles with what they are of, in the order of the text: an of that touches the next title from before
// is that title's, every other one that of the title before it.
func (r *reader) readRoles(f *found, m *document.Mention) {
	title := m.Feature("title")
	var of document.Range
	for i := range m.Captures {
		c := &m.Captures[i]
		switch c.Name {
		case "of":
			if title != "" {
				r.addRole(f, title, c.Range)
				title = ""
			} else {
				of = c.Range
			}
		case "title":
			if title != "" {
				r.addRole(f, title, document.Range{})
			}
			title = r.doc.Words(c.Range)
			f.heads = append(f.heads, r.headNoun(c.Range))
			if !of.Empty() && r.leads(m, i, of) {
				r.addRole(f, title, of)
				title, of = "", document.Range{}
			}
		}
	}
	if title != "" {
		r.addRole(f, title, of)
	}
}

// leads reports whether no further of follows the title at capture i of a mention before the next title.
func (r *reader) leads(m *document.Mention, i int, of document.Range) bool {
	for _, c := range m.Captures[i+1:] {
		if c.Name == "title" {
			break
		}
		if c.Name == "of" {
			return false
		}
	}
	return !of.Empty()
}

// headNoun is the noun of a title in small letters: the minister of "Minister of Defense".
func (r *reader) headNoun(g document.Range) string {
	head := g.Start
	for i := g.Start; i < g.End; i++ {
		if r.doc.Tokens[i].Tag == "IN" {
			break
		}
		head = i
	}
	return strings.ToLower(r.doc.Tokens[head].Lemma)
}

// addRole gives a person a role unless it has it already, perhaps in more words.
func (r *reader) addRole(f *found, title string, of document.Range) {
	role := document.Role{Title: title}
	if !of.Empty() {
		role.Of = r.ofName(of)
		if f.side == nil {
			f.side = r.sideOf(of)
		}
	}
	for i := range f.Roles {
		old := &f.Roles[i]
		if !strings.EqualFold(old.Title, role.Title) {
			continue
		}
		if old.Of == "" && role.Of != "" {
			old.Of = role.Of
			r.byRole[foldCase(role.Of)] = append(r.byRole[foldCase(role.Of)], f)
		}
		if role.Of == "" || strings.EqualFold(old.Of, role.Of) {
			return
		}
	}
	f.Roles = append(f.Roles, role)
	r.byRole[foldCase(role.Of)] = append(r.byRole[foldCase(role.Of)], f)
}

// ofName is the name of what a role is of: a country for its adjective, else the entity's name or the words.
func (r *reader) ofName(of document.Range) string {
	if int32(of.Len()) == r.entryLen(of.Start) {
		if e := r.entry[of.Start]; e.class&anyNation != 0 && e.country != "" {
			if name := r.lex.usual[e.country]; name != "" {
				return name
			}
		}
	}
	if f := r.at[of.Start]; f != nil && f.Mentions[0].Len() <= of.Len() && r.nameAt(of) {
		return f.Name
	}
	return r.doc.Words(of)
}

// nameAt reports whether a name covers exactly the range.
func (r *reader) nameAt(g document.Range) bool {
	f := r.at[g.Start]
	if f == nil {
		return false
	}
	for i := range f.Mentions {
		if f.Mentions[i].Range == g {
			return true
		}
	}
	return false
}

// entryLen is the number of words of the list entry at a token.
func (r *reader) entryLen(i int32) int32 {
	if r.entry[i] == nil {
		return 0
	}
	return int32(1 + strings.Count(r.entry[i].name, " "))
}

// sideOf is the country that the words of a range act for: that of the first country or nationality in it.
func (r *reader) sideOf(g document.Range) *found {
	for i := g.Start; i < g.End; i++ {
		if e := r.entry[i]; e != nil && e.country != "" && e.class&(country|anyNation|capital) != 0 {
			if f := r.countryOf(e.country); f != nil {
				return f
			}
		}
	}
	if f := r.at[g.Start]; f != nil && f.Kind != document.Person {
		return f.side
	}
	return nil
}

// countryOf is the country of a code if the article names it, else the nationality, or nil.
func (r *reader) countryOf(code string) *found {
	if f := r.countries[code]; f != nil {
		return f
	}
	return r.nationalities[code]
}

// readCountries fills the tables of countryOf, and gives organizations the country that their own name tells.
func (r *reader) readCountries() {
	r.countries, r.nationalities = map[string]*found{}, map[string]*found{}
	for _, f := range r.found {
		switch {
		case f.Country == "":
		case f.Kind == document.Nationality:
			if r.nationalities[f.Country] == nil {
				r.nationalities[f.Country] = f
			}
		case r.names != nil && r.isCountry(f) && r.countries[f.Country] == nil:
			r.countries[f.Country] = f
		}
	}
	for _, f := range r.found {
		if f.Kind == document.Organization {
			f.side = r.sideOf(f.Mentions[0].Range)
		}
	}
}

func (r *reader) isCountry(f *found) bool {
	e := r.entry[f.Mentions[0].Start]
	return f.Kind == document.Place && e != nil && e.class&country != 0
}
