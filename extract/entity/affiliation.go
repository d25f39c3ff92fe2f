package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// affiliate gives the entities that this stretch mentions their country and their sector: what the text says of them, then
// what the table of actors knows, then the country that the whole article is about. What is unsure stays empty.
func (r *reader) affiliate() {
	if len(r.touched)+len(r.found) == 0 {
		return
	}
	a := &affiliation{reader: r, day: r.doc.Meta.Published, weight: map[string]int{}}
	a.weighCountries(a.weight)
	all := slices.DeleteFunc(slices.Concat(r.touched, r.found), func(f *found) bool { return len(f.Mentions) == 0 })
	for _, pass := range [...]func(*found){a.giveCountry, a.body, a.human} {
		for _, f := range all {
			pass(f)
		}
	}
	a.findHome(all)
	for _, f := range all {
		a.assume(f)
		a.locate(f)
		f.Key = a.key(f)
	}
}

// weighCountries counts the mentions of each country: by its name, its people and its capital.
func (r *reader) weighCountries(weight map[string]int) {
	for i, e := range r.entry {
		if e == nil || e.country == "" || e.class&(country|anyNation|capital) == 0 {
			continue
		}
		if f := r.at[i]; f == nil || f.Kind != document.Person {
			weight[e.country]++
		}
	}
}

// affiliation is the work of affiliate.
type affiliation struct {
	*reader
	day    string         // of publication, or ""
	weight map[string]int // mentions of each country: by its name, its people and its capital
	home   string         // the country that the article is about, or ""
	only   string         // the same, if hardly another country is mentioned
}

// findHome weighs all entities and finds the country that the article is about. A firm is no evidence of it: the maker that wins a
// contract may be the only one from abroad.
func (a *affiliation) findHome(all []*found) {
	clear(a.weight)
	for _, f := range all {
		firm := f.Kind == document.Organization && !actor.Public(f.Sector)
		if f.Country != "" && !firm {
			a.weight[f.Country] += len(f.Mentions)
		}
	}
	a.home, a.only = actor.Home(a.weight), actor.Only(a.weight)
}

// assume gives bodies and persons of whom nothing else is known the country that the article is about: those of the public sector, and in
// an article about one country alone all others.
func (a *affiliation) assume(f *found) {
	if f.Country != "" || f.Kind == document.Organization && a.bodyInTable(f) {
		return
	}
	if f.Kind == document.Group || a.ownedByUnknown(f) {
		return
	}
	if actor.Public(f.Sector) || isLaw(f) {
		f.Country = a.home
	} else if a.isDomestic(f) {
		f.Country = a.only
	}
	if k := a.holder(f); f.Country != "" && f.Sector == "" && k != nil && f.Kind == document.Person {
		f.Sector = a.inOffice(k)
	}
}

// isLaw reports whether a name is that of a law or of what a law provides, which is one of the country that the article is about.
func isLaw(f *found) bool {
	return f.Kind == document.Other && laws[f.words[len(f.words)-1]]
}

// laws are last words of the names of laws, and names of what they provide.
var laws = wordLists.Set("law-nouns")

// isDomestic reports whether an entity of whom nothing is known is probably of the country that an article is about alone.
func (a *affiliation) isDomestic(f *found) bool {
	switch f.Kind {
	case document.Person:
		return !a.isPictured(f)
	case document.Organization:
		return true
	case document.Place:
		return a.wordClass(f)&region == 0
	}
	return false
}

// giveCountry gives a place the country that its neighbours in the text name, that is in its name, or that the lists have.
func (a *affiliation) giveCountry(f *found) {
	if f.Kind != document.Place || a.isCountry(f) {
		return
	}
	if c := a.beside(f, landClasses); c != "" {
		f.Country = c
	} else if f.Country == "" && !ways[f.words[len(f.words)-1]] {
		f.Country = a.townInName(f.Mentions[0].Range)
	}
}

// showsCountry reports whether a country, a people or a large city of a country is in a name, or the article names the country: a
// small town alone says little, since many share its name.
func (a *affiliation) showsCountry(g document.Range, c string) bool {
	if a.countries[c] != nil || a.nationalities[c] != nil || a.reader.home == c {
		return true
	}
	for i := g.Start; i < g.End; i++ {
		if a.countryAt(i) == c && a.entry[i].class&(landClasses|bigCity|anyNation) != 0 {
			return true
		}
	}
	return false
}

// townInName is the country in the name of a place, unless a small town alone gives it and the article names its country nowhere else:
// there is a Windsor in many countries.
func (a *affiliation) townInName(g document.Range) string {
	c := a.inName(g)
	if c == "" || a.weight[c] > 0 || g.Len() == 1 {
		return c
	}
	for i := g.Start; i < g.End; i++ {
		if a.countryAt(i) == c && a.entry[i].class&(landClasses|capital|bigCity|anyNation) != 0 {
			return c
		}
	}
	return ""
}

// ways are the last words of names that are often called after somewhere else.
var ways = wordLists.Set("street-and-building-nouns")

// body gives an organization its country and its sector.
func (a *affiliation) body(f *found) {
	if f.Kind != document.Organization {
		return
	}
	if a.bodyInTable(f) {
		return
	}
	f.Sector = actor.Body(f.Name)
	if f.Sector == "" {
		f.Sector = a.sectorOfHeads(f)
	}
	if f.Sector == "" && f.company {
		f.Sector = "BUS"
	}
	if f.Country == "" {
		f.Country = a.countryOfBody(f)
	}
}

// sectorOfHeads is the sector of the nouns that the text calls a body: "the retailer Norvik".
func (a *affiliation) sectorOfHeads(f *found) string {
	for _, h := range f.heads {
		if n := actor.Read(h); !n.Open && n.Sector != "" {
			return n.Sector
		}
	}
	return ""
}

func (a *affiliation) countryOfBody(f *found) string {
	if c := a.inName(f.Mentions[0].Range); c != "" && a.showsCountry(f.Mentions[0].Range, c) {
		return c
	}
	if c := a.before(f); c != "" {
		return c
	}
	return a.beside(f, country)
}

// inName returns the country in a name: that of the last place after of or in, else of the first place or nationality.
func (a *affiliation) inName(g document.Range) string {
	first := ""
	for i := g.Start; i < g.End; i++ {
		c := a.countryAt(i)
		if c == "" {
			continue
		}
		if first == "" {
			first = c
		}
		if i > g.Start && slices.Contains(inOrOf, a.doc.Tokens[i-1].Text) {
			return c
		}
	}
	return first
}

var inOrOf = []string{"of", "in"}

// countryAt is the country of the list entry at a token, or "".
func (r *reader) countryAt(i int32) string {
	if e := r.entry[i]; e != nil && e.class&(anyPlace|anyNation) != 0 {
		return e.country
	}
	return ""
}

// reachBack is how many words in small letters may come between a nationality and the name that it describes.
const reachBack = 3

// before is the country of a nationality or a genitive before a mention by name: "the Danish retailer Norvik", "Chad's army".
func (a *affiliation) before(f *found) string {
	for _, m := range f.Mentions {
		if m.Form != document.FormName {
			continue
		}
		if c := a.beforeAt(m.Start); c != "" {
			return c
		}
	}
	return ""
}

func (a *affiliation) beforeAt(start int32) string {
	i := start - 1
	if i >= 0 && a.doc.Tokens[i].Tag == "POS" {
		return a.endingAt(i-1, landClasses|anyNation)
	}
	for n := 0; i >= 0 && n <= reachBack; n++ {
		if c := a.endingAt(i, country|adjective); c != "" {
			return c
		}
		t := &a.doc.Tokens[i]
		if a.casings[i]&bigLetter != 0 || !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") || t.Tag == "NNS" {
			return ""
		}
		i--
	}
	return ""
}

// ownedByUnknown reports whether the words before a mention by name say whose it is, and name an owner of no country that the lists know:
// "Velmora's foreign minister Ilse Brandt" is not of the country that the article is about.
func (a *affiliation) ownedByUnknown(f *found) bool {
	for _, m := range f.Mentions {
		i := m.Start - 1
		for n := 0; m.Form == document.FormName && i > 0 && n <= reachBack && a.casings[i]&bigLetter == 0; n++ {
			if a.doc.Tokens[i].Tag == "POS" {
				return a.casings[i-1]&bigLetter != 0 && a.endingAt(i-1, landClasses|anyNation) == ""
			}
			i--
		}
	}
	return false
}

// endingAt is the country of a list entry of the classes whose last word is token i.
func (a *affiliation) endingAt(i int32, c class) string {
	for at := i; at >= 0 && at > i-4; at-- {
		if e := a.entry[at]; e != nil {
			if e.class&c != 0 && at+a.entryLen(at) == i+1 {
				return e.country
			}
			return ""
		}
	}
	return ""
}

// joins are the words between a name and the country in which it is.
var joins = []string{",", "in", "of"}

// closes reports whether what follows a place ends the addition to a name: "in Hamilton, Ontario, the", but neither "in Oslo, Norway
// said" nor "Oslo, Bergen and". The word between the name and the place is at token join.
func (r *reader) closes(join, end int32) bool {
	if int(end) >= len(r.doc.Tokens) {
		return true
	}
	next := r.doc.Tokens[end]
	if r.doc.Tokens[join].Text != "," {
		return next.Tag != "POS"
	}
	if !slices.Contains(endings, next.Text) {
		return false
	}
	if end++; next.Text == "," && int(end) < len(r.entry) && r.doc.Tokens[end].Tag == "CC" {
		end++
	}
	return next.Text != "," || int(end) >= len(r.entry) || r.countryAt(end) == ""
}

// endings are what follows an addition between commas.
var endings = []string{",", ".", ";", ":", ")", "(", "-", "--", "–", "—"}

// role takes the country and the sector of a person from a role; what is known already stays.
func (a *affiliation) role(f *found, role *document.Role) {
	of := a.named(role.Of)
	if role.Of == "" {
		of = a.bodyAfter(f)
	}
	title := actor.Read(role.Title)
	if under := actor.Read(role.Of); of == nil && title.Open && !under.Open && under.Sector != "" {
		title.Sector = under.Sector
	}
	if f.Sector == "" {
		f.Sector = sectorOf(title, of)
	}
	isSent := role.Of != "" && role.Of == f.sentTo
	if f.Country == "" && of != nil && !isSent {
		f.Country = of.Country
	}
}

// sectorOf is the sector of a title or noun that is of an entity, or of nothing that is known where of is nil.
func sectorOf(r actor.Reading, of *found) string {
	if r.Open && of == nil && r.Former {
		return actor.Retired(r.Sector)
	}
	if !r.Open || of == nil {
		return r.Sector
	}
	sector := of.Sector
	isState := of.Kind == document.Place || of.Kind == document.Nationality || of.Country == "EUR"
	switch {
	case sector != "":
	case r.State && isState:
		sector = "GOV"
	case !r.State:
		sector = r.Sector
	}
	if r.Former && actor.Public(sector) {
		return "ELI" // who was at the head of a public body
	}
	if r.Former {
		return actor.Retired(sector)
	}
	return sector
}

// named is the entity of a name that a role is of, or nil.
func (a *affiliation) named(name string) *found {
	if name == "" {
		return nil
	}
	for _, kind := range [...]document.EntityKind{document.Organization, document.Place} {
		if f := a.exactly(kindName{kind, foldCase(name)}); f != nil {
			return f
		}
	}
	if e := a.lex.find(name); e != nil && e.class&(anyPlace|anyNation) != 0 {
		return &found{Entity: document.Entity{Kind: document.Place, Country: e.country}}
	}
	return nil
}

// exactly is the entity of a name in this stretch or one before it, or nil.
func (r *reader) exactly(key kindName) *found {
	if f := r.exact[key]; f != nil {
		return f
	}
	return r.namedBefore(key)
}

// group gives people without a name the country and the sector of what they are called: "Kenyan police".
func (a *affiliation) group(f *found) {
	if f.Country == "" && f.principal != nil {
		f.Country = f.principal.Country
	}
	of := a.bodyIn(f)
	if of != nil && f.Country == "" {
		f.Country = of.Country
	}
	if of == nil && f.principal != nil {
		of = f.principal
	}
	f.Sector = sectorOf(actor.Read(f.Name), of)
}

// bodyIn is the organization that the words of a group name: "Hamas fighters".
func (a *affiliation) bodyIn(f *found) *found {
	for i := f.Mentions[0].Start; i < f.Mentions[0].End; i++ {
		if b := a.at[i]; b != nil && b.Kind == document.Organization {
			return b
		}
	}
	return nil
}
