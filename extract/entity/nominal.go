package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// reach is how many sentences back a noun or pronoun looks for its entity.
const reach = 4

// maxSaid bounds the mentions that are looked at for it. News has fewer of them in so many sentences.
const maxSaid = 512

// nominal is a mention by a noun, as the rules of the phase "nominal" found it.
type nominal struct {
	document.Range
	find  string // how its entity is found
	of    document.Range
	head  string // lemma of the noun
	title string // of a role
	noun  string // how the noun is written in the entity's name
	rule  string
	split bool // is one half of "the Ukrainian and Russian delegations"
}

// readNominals takes the mentions by nouns from the rules, in text order.
func (r *reader) readNominals(m *rules.Matcher) []nominal {
	var out []nominal
	ms := m.Run("nominal")
	for i := range ms {
		n := nominal{Range: ms[i].Range, find: ms[i].Feature("find"), rule: ms[i].Rule}
		if n.find != "side" && n.find != "group" && n.find != "groups" && r.inRole[ms[i].Start] && r.inRole[ms[i].End-1] {
			m.Refuse(&ms[i], "the role of a name")
			continue
		}
		n.of, _ = ms[i].Capture("of")
		if n.find == "government" {
			if !r.government(n.of, n.rule) {
				m.Refuse(&ms[i], "no capital of a country that the article names")
			}
			continue
		}
		if at, ok := ms[i].Capture("title"); ok {
			n.title = r.doc.Words(at)
		}
		if at, ok := ms[i].Capture("head"); ok {
			n.head, n.noun = strings.ToLower(r.doc.Tokens[at.End-1].Lemma), r.doc.Words(at)
			if ms[i].Feature("one") != "" {
				n.noun = n.head
			}
		}
		if n.find != "groups" {
			out = append(out, n)
			continue
		}
		n.find, n.split = "group", true
		first, _ := ms[i].Capture("first")
		second, _ := ms[i].Capture("second")
		n.Range, n.of = first, document.Range{Start: first.End - 1, End: first.End}
		out = append(out, n)
		n.Range, n.of = second, document.Range{Start: second.Start, End: second.Start + 1}
		out = append(out, n)
	}
	return out
}

// government gives the mention of a capital that acts to its country: the Oslo of "Oslo accepted the plan". It reports
// whether the name is that of a capital, and the article names the country.
func (r *reader) government(g document.Range, rule string) bool {
	e, old := r.entry[g.Start], r.at[g.Start]
	if e == nil || old == nil || e.class&capital == 0 || e.class&country != 0 || r.countries[e.country] == nil || r.entryLen(g.Start) != int32(g.Len()) {
		return false
	}
	f := r.countries[e.country]
	old.Mentions = slices.DeleteFunc(old.Mentions, func(m document.EntityMention) bool { return m.Range == g })
	r.mention(f, document.EntityMention{Range: g, Form: document.FormName, Rule: rule})
	return true
}

// place gives a mention by a noun its entity: one that is known, a new one, or none.
func (r *reader) place(n *nominal) *found {
	switch n.find {
	case "side":
		return r.sideNominal(n)
	case "group":
		return r.described(n, document.Group)
	case "role":
		return r.roleNominal(n)
	case "person":
		return r.recent(n, document.Person)
	case "organization", "any-organization", "company":
		return r.recent(n, document.Organization)
	case "country", "city", "region":
		return r.recent(n, document.Place)
	}
	return nil
}

// sideNominal is the country of "the Ukrainian side" or "the Russians", also where the article does not name it otherwise.
func (r *reader) sideNominal(n *nominal) *found {
	e := r.entry[n.of.Start]
	if e == nil || e.country == "" {
		return nil
	}
	f := r.countries[e.country]
	if usual := r.lex.usual[e.country]; f == nil && usual != "" {
		f = &found{Entity: document.Entity{Kind: document.Place, Name: usual, Country: e.country, Side: document.None}}
		r.countries[e.country] = f
		r.add(f)
	}
	return f
}

// described is the entity that the article describes with the same words, or a new one: "the Ukrainian delegation".
func (r *reader) described(n *nominal, kind document.EntityKind) *found {
	key := string(kind) + " " + n.head + " " + r.ofName(n.of)
	if f := r.nominals[key]; f != nil {
		return f
	}
	f := &found{Entity: document.Entity{Kind: kind, Name: r.withoutArticle(n.Range), Side: document.None}, heads: []string{n.head}}
	f.side = r.sideOf(n.of)
	f.plural = kind == document.Group
	if e := r.entry[n.of.Start]; e != nil {
		f.Country = e.country
	}
	if n.split {
		f.Name = r.doc.Words(n.of) + " " + n.noun
	}
	r.nominals[key] = f
	r.add(f)
	return f
}

// withoutArticle is the text of a mention from behind its article on.
func (r *reader) withoutArticle(g document.Range) string {
	if g.Len() > 1 && r.doc.Tokens[g.Start].Tag == "DT" {
		g.Start++
	}
	return r.doc.Words(g)
}

// roleNominal is the person of a role: one whom the article names with it, or a new one.
func (r *reader) roleNominal(n *nominal) *found {
	of := r.ofName(n.of)
	holders := r.byRole[foldCase(of)]
	for _, f := range holders[:min(len(holders), maxSaid)] {
		if holds(f, n.head, of) {
			return f
		}
	}
	f := r.described(n, document.Person)
	if len(f.Roles) == 0 {
		f.Roles = append(f.Roles, document.Role{Title: n.title, Of: of})
		f.Country = ""
	}
	return f
}

// holds reports whether a person has the role.
func holds(f *found, head, of string) bool {
	for i := range f.Roles {
		if strings.EqualFold(f.Roles[i].Of, of) && slices.Contains(strings.Fields(strings.ToLower(f.Roles[i].Title)), head) {
			return true
		}
	}
	return false
}

// recent is the entity of a kind that was mentioned last and goes by the noun, or nil. Of organizations and places that
// are not known by their noun, only the last one of all counts, and only from nearby.
func (r *reader) recent(n *nominal, kind document.EntityKind) *found {
	here := r.doc.SentenceAt(n.Start)
	var other *found
	for i := len(r.said) - 1; i >= max(0, len(r.said)-maxSaid); i-- {
		s := &r.said[i]
		if here-s.sentence > 2*reach {
			break
		}
		if s.found.Kind != kind {
			continue
		}
		if slices.Contains(s.found.heads, n.head) {
			return s.found
		}
		if other == nil && here-s.sentence <= 2 && n.fits(r, s.found) {
			other = s.found
		}
	}
	return other
}

// fits reports whether the nouns of a rule may stand for an entity that the article has not called so.
func (n *nominal) fits(r *reader, f *found) bool {
	switch n.find {
	case "any-organization":
		return !f.company
	case "company":
		return f.company || len(f.words) == 1 && r.wordClass(f)&(common|acronym) == 0
	case "country":
		return r.isCountry(f)
	case "city":
		return !r.isLand(f)
	case "region":
		return r.isLand(f) && !r.isCountry(f) || r.wordClass(f)&anyPlace == 0
	}
	return false
}

// isLand reports whether a place is in the lists as more than a town.
func (r *reader) isLand(f *found) bool { return r.wordClass(f)&landClasses != 0 }

// wordClass is what the lists say of the first word of an entity's first mention.
func (r *reader) wordClass(f *found) class {
	if f.kept || len(f.Mentions) == 0 {
		return f.classes
	}
	return r.class[f.Mentions[0].Start]
}

// listedClass is the class of the list entry with which an entity's first mention begins.
func (r *reader) listedClass(f *found) class {
	if f.kept || len(f.Mentions) == 0 {
		return f.listed
	}
	if e := r.entry[f.Mentions[0].Start]; e != nil {
		return e.class
	}
	return 0
}
