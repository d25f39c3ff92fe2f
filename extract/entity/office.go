package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// maxHolders bounds the persons with roles that are compared for a noun.
const maxHolders = 256

// holdsOffice reports how surely a person has the office that a noun names.
func (r *reader) holdsOffice(n *nominal, f *found) evidence {
	if isParty(n.head) {
		return r.isInParty(n, f)
	}
	best := none
	for _, roles := range [...][]document.Role{f.Roles, r.officesOf(f)} {
		for i := range roles {
			role := &roles[i]
			if !r.isOfOffice(n, f, role) {
				continue
			}
			e := r.titleFits(n, r.titleText(role))
			if e > none && r.isOfCountry(n, f, role) {
				e += ofCountry
			}
			best = max(best, e)
		}
	}
	return best
}

// ofCountry is what it adds to the evidence for the holder of an office that the noun names the country: more than the very title has of one
// whose country is unknown.
const ofCountry = 110

// isOfCountry reports whether the words before a noun name the country of a role.
func (r *reader) isOfCountry(n *nominal, f *found, role *document.Role) bool {
	return slices.ContainsFunc(n.modifiers, func(m modifier) bool { return m.country != "" && m.country == r.countryOfRole(f, role) })
}

func titleWords(role *document.Role) []string { return strings.Fields(foldCase(role.Title)) }

// titleText is the title of a role in small letters.
type titleText struct {
	text  string
	words []string
	plain string // the words with a space between them
}

// maxTitles bounds the titles that a reader remembers. The same ones are compared with noun after noun, in one article after the other.
const maxTitles = 1 << 10

func (r *reader) titleText(role *document.Role) titleText {
	t, ok := r.titles[role.Title]
	if !ok {
		if len(r.titles) >= maxTitles || r.titles == nil {
			r.titles = map[string]titleText{}
		}
		written := strings.Clone(role.Title) // the document shall not be kept for it
		t.text = foldCase(written)
		t.words = strings.Fields(t.text)
		t.plain = strings.Join(t.words, " ")
		r.titles[written] = t
	}
	return t
}

// officesOf are the offices that the table has for a person on the day of the article, as roles.
func (r *reader) officesOf(f *found) []document.Role {
	day := r.doc.Meta.Published
	if f.officesRead || f.kept || day == "" {
		return f.offices
	}
	f.officesRead = true
	for _, o := range actor.Offices(f.Name, day) {
		role := document.Role{Title: o.Title, Of: r.lex.usual[o.Country]}
		if !o.Term.Held(day) {
			if o.Term.From > day {
				continue
			}
			role.Title = "former " + role.Title
		}
		f.offices = append(f.offices, role)
	}
	return f.offices
}

// titleFits reports how surely a title is the office that a noun names: "the city attorney" is one with the title City Attorney, and "the
// president" no vice president.
func (r *reader) titleFits(n *nominal, t titleText) evidence {
	head := headOfTitle(t.words)
	switch {
	case head == "":
		return none
	case r.means(n.head, t.plain):
		return typical
	case otherOffice(n.modifiers, t):
		return none
	case head == n.head:
		return called
	case r.means(n.head, head):
		return typical
	}
	return none
}

// headOfTitle is the last word before the first preposition: the minister of "minister of defense".
func headOfTitle(title []string) string {
	head := ""
	for _, w := range title {
		if w == "of" || w == "for" || w == "at" || w == "in" {
			break
		}
		head = w
	}
	return head
}

// means reports whether the table has a title among those that a noun refers to.
func (r *reader) means(noun, title string) bool {
	for _, s := range r.lex.senses[noun] {
		if s.kind == document.Person && slices.Contains(s.words, title) {
			return true
		}
	}
	return false
}

// otherOffice reports whether a title has a word that makes it another office than its head alone, which the noun lacks.
func otherOffice(modifiers []modifier, t titleText) bool {
	for _, w := range t.words[:len(t.words)-1] {
		if deputies[w] && !hasModifier(modifiers, w) {
			return true
		}
	}
	return len(modifiers) == 0 && fixedTitles[t.plain]
}

// deputies are the words of a title that make it another office.
var deputies = wordLists.Set("deputy-words")

// fixedTitles are titles of which the last word alone means something else.
var fixedTitles = wordLists.Set("fixed-titles")

// isOfOffice reports whether each word before the noun is in the title or in what it is of, or says nothing of the office.
func (r *reader) isOfOffice(n *nominal, f *found, role *document.Role) bool {
	for i := range n.modifiers {
		m := &n.modifiers[i]
		known := strings.Contains(r.titleText(role).text, m.word) || strings.Contains(foldCase(role.Of), m.word)
		switch {
		case known:
		case m.country != "":
			if c := r.countryOfRole(f, role); c != "" && c != m.country {
				return false
			}
		case m.restricts:
			return false
		}
	}
	return true
}

// countryOfRole is the country that a role or its person is known to act for before all is read, or "".
func (r *reader) countryOfRole(f *found, role *document.Role) string {
	if e := r.lex.find(role.Of); role.Of != "" && e != nil && e.class&(anyPlace|anyNation) != 0 {
		return e.country
	}
	if f.principal != nil {
		return f.principal.Country
	}
	if c := r.countryBeside(f); c != "" {
		return c
	}
	return r.home
}

// countryBeside is the country that a name of a person is followed by, "Ana Berg of Norway", or "".
func (r *reader) countryBeside(f *found) string {
	for i := range f.Mentions {
		at := f.Mentions[i].End
		if f.Mentions[i].Form != document.FormName || int(at)+1 >= len(r.doc.Tokens) || r.doc.Tokens[at].Text != "of" {
			continue
		}
		if e := r.entry[at+1]; e != nil && e.class&country != 0 {
			return e.country
		}
	}
	return ""
}
