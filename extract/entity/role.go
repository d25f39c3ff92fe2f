package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// roles gives the persons the roles that the rules of the phase "role" found.
func (r *reader) roles(m *rules.Matcher) {
	ms := m.Run("role")
	for i := range ms {
		it, ok := ms[i].Capture("it")
		if !ok {
			it, _ = ms[i].Capture("trigger")
		}
		f := r.at[it.Start]
		if f == nil || f.Kind != document.Person {
			continue
		}
		for t := ms[i].Start; t < ms[i].End; t++ {
			r.inRole[t] = true
		}
		r.readRoles(f, &ms[i])
		if title, ok := ms[i].Capture("title"); ok && title.End == it.Start {
			r.shareTitle(f, title, it)
		}
	}
}

// owed is a role that waits for the noun or pronoun that says what it is of.
type owed struct {
	found *found
	role  int // in found.Roles
	owner document.Range
	like  bool // the title is that of whoever the noun or pronoun refers to: "his Danish counterpart"
}

// readRoles pairs titles with what they are of, in the order of the text: an of that touches the next title from before
// is that title's, every other one that of the title before it. An owner is found later, when nouns and pronouns are read.
func (r *reader) readRoles(f *found, m *document.Mention) {
	p := pairing{reader: r, found: f, mention: m, title: m.Feature("title"), open: m.Feature("title") != "" || m.Feature("member") != "", last: -1}
	slices.SortStableFunc(m.Captures, func(a, b document.Capture) int { return int(a.Start - b.Start) })
	for i := range m.Captures {
		p.capture(i)
	}
	p.close()
}

// pairing is a role that is being read.
type pairing struct {
	*reader
	found   *found
	mention *document.Mention
	title   string
	phrase  string // the title with the adjective of a nation before it, or ""
	mod     string // word before what the role is of that belongs to the title: the former of "former Ajax coach"
	open    bool   // the title waits for what it is of
	of      document.Range
	whose   document.Range // what is before a title that has another of after it: the U.S. of "U.S. ambassador to Norway"
	owner   document.Range
	last    int            // the role that was read before, or -1
	lastAt  document.Range // its title
	titleAt document.Range
}

// capture takes up a capture of the mention.
func (p *pairing) capture(i int) {
	c := &p.mention.Captures[i]
	switch c.Name {
	case "of", "in":
		if !p.open && p.isCamp(c.Range) {
			p.mod += p.doc.Words(c.Range) + " "
			return
		}
		if p.open {
			p.whose = p.of
		}
		p.of = c.Range
		if p.open {
			p.close()
		} else if c.Name == "in" {
			p.of = document.Range{}
		}
	case "it":
		if c.Start > p.mention.Start { // what follows the name is of another title
			p.close()
		}
	case "mod":
		p.mod = p.doc.Words(c.Range) + " "
		if formerly[foldCase(p.doc.Words(c.Range))] {
			p.mod = "former "
		}
	case "owner":
		p.owner = c.Range
		p.inRole[c.Start] = false
		if p.open {
			p.close()
		}
	case "title":
		p.close()
		p.title, p.phrase = p.mod+p.titleOf(c.Range), ""
		if p.isAdjective(p.of) && p.of.End == c.Start {
			p.phrase = p.mod + p.doc.Words(p.of) + " " + p.titleOf(c.Range)
		}
		p.mod, p.open, p.titleAt = "", true, c.Range
		p.found.heads = append(p.found.heads, p.headNoun(c.Range))
		if !p.of.Empty() && p.leads(p.mention, i, p.of) || p.of.Empty() && !p.owner.Empty() {
			p.close()
		}
	}
}

// isCamp reports whether a word names a faith, party or part of the world rather than a country: "Republican", "African".
func (r *reader) isCamp(g document.Range) bool {
	e := r.entry[g.Start]
	return g.Len() == 1 && e != nil && e.class&anyNation != 0 && e.country == ""
}

// titleOf is the title of one person in the words of a range: "son" of "two sons, Anselm and Kasimir".
func (r *reader) titleOf(g document.Range) string {
	head := r.titleHead(g)
	t := &r.doc.Tokens[head]
	if t.Tag != "NNS" || r.casings[head]&bigLetter != 0 {
		return r.doc.Words(g)
	}
	before, after := r.doc.Words(document.Range{Start: g.Start, End: head}), r.doc.Words(document.Range{Start: head + 1, End: g.End})
	return strings.TrimSpace(before + " " + t.Lemma + " " + after)
}

// isAdjective reports whether a range is the adjective of a nation.
func (r *reader) isAdjective(g document.Range) bool {
	return !g.Empty() && r.entry[g.Start] != nil && r.entry[g.Start].class&anyNation != 0
}

// close adds the role that has been read.
func (p *pairing) close() {
	if !p.open {
		return
	}
	if !p.whose.Empty() && p.found.principal == nil {
		p.found.principal = p.sideOf(p.whose)
	}
	role := p.addRole(p.found, document.Role{Title: p.title, Phrase: p.phrase}, p.of)
	p.share(role)
	like := p.mention.Feature("like") != ""
	if !p.owner.Empty() && role >= 0 && (p.of.Empty() || like) {
		p.owing[p.owner.Start] = append(p.owing[p.owner.Start], owed{p.found, role, p.owner, like})
	}
	p.open, p.title, p.phrase, p.of, p.owner, p.whose = false, "", "", document.Range{}, document.Range{}, document.Range{}
	p.last, p.lastAt = role, p.titleAt
}

// share gives the role before what this one is of if "and" joins their titles: "president and chairman of Norvik Foods".
func (p *pairing) share(role int) {
	at := p.lastAt.End
	areJoined := at > 0 && at+1 == p.titleAt.Start && p.doc.Tokens[at].Text == "and"
	if role < 0 || p.last < 0 || !areJoined {
		return
	}
	before, of := &p.found.Roles[p.last], p.found.Roles[role].Of
	if before.Of == "" && of != "" {
		before.Of = of
		p.byRole[foldCase(of)] = append(p.byRole[foldCase(of)], p.found)
	}
}

// formerly are adverbs before a title that someone no longer has.
var formerly = wordLists.Set("former-adverbs")

// completeRoles completes the roles that wait for the noun or pronoun at a token; by is what it refers to.
func (r *reader) completeRoles(at int32, by *found) {
	for _, o := range r.owing[at] {
		role := &o.found.Roles[o.role]
		if by == o.found {
			continue
		}
		if o.like && len(by.Roles) > 0 {
			role.Phrase = strings.Replace(role.Phrase, role.Title, by.Roles[0].Title, 1)
			role.Title = by.Roles[0].Title
			o.found.heads = append(o.found.heads, by.heads...)
		}
		if role.Of == "" {
			role.Of = by.Name
			r.byRole[foldCase(role.Of)] = append(r.byRole[foldCase(role.Of)], o.found)
		}
		if o.found.principal == nil {
			o.found.principal = r.actsFor(by)
		}
	}
}

// settleOwners completes the roles whose noun no entity is known for with the noun itself.
func (r *reader) settleOwners() {
	for at, all := range r.owing {
		for _, o := range all {
			isPronoun := o.owner.Len() == 1
			if role := &o.found.Roles[o.role]; role.Of == "" && !isPronoun && !o.like && at == o.owner.Start {
				role.Of = r.withoutArticle(o.owner)
			}
		}
	}
}

// settleLoose completes the roles that wait for a noun whose entity is not known with the noun itself.
func (r *reader) settleLoose(n *nominal) {
	for _, o := range r.owing[n.Start] {
		if role := &o.found.Roles[o.role]; role.Of == "" {
			role.Of = r.withoutArticle(n.Range)
		}
	}
}

// actsFor is the country that an entity is or acts for, or nil.
func (r *reader) actsFor(f *found) *found {
	if r.isCountry(f) || f.Kind == document.Nationality {
		return f
	}
	return f.principal
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
	return strings.ToLower(r.doc.Tokens[r.titleHead(g)].Lemma)
}

// titleHead is the token of the noun of a title: the last before a preposition.
func (r *reader) titleHead(g document.Range) int32 {
	head := g.Start
	for i := g.Start; i < g.End && r.doc.Tokens[i].Tag != "IN"; i++ {
		head = i
	}
	return head
}

// maxRoles bounds the roles of one entity.
const maxRoles = 100

// addRole gives a person a role unless it has it already, perhaps in more words. It returns the place of the role,
// or -1 if the person has too many.
func (r *reader) addRole(f *found, role document.Role, of document.Range) int {
	if !of.Empty() {
		role.Of = r.ofName(of)
		switch {
		case r.isSent(role.Title, of):
			f.sentTo = role.Of
		case f.principal == nil:
			f.principal = r.sideOf(of)
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
		if old.Phrase == "" {
			old.Phrase = role.Phrase
		}
		if role.Of == "" || strings.EqualFold(old.Of, role.Of) {
			return i
		}
	}
	if len(f.Roles) == maxRoles {
		return -1
	}
	f.Roles = append(f.Roles, role)
	r.byRole[foldCase(role.Of)] = append(r.byRole[foldCase(role.Of)], f)
	return len(f.Roles) - 1
}

// isSent reports whether a title is that of an envoy, and the words in a range say to whom: such a country is not the envoy's own.
func (r *reader) isSent(title string, of document.Range) bool {
	words := strings.Fields(foldCase(title))
	at := of.Start - 1
	if at > 0 && r.doc.Tokens[at].Tag == "DT" {
		at--
	}
	return at >= 0 && r.doc.Tokens[at].Text == "to" && len(words) > 0 && envoys[words[len(words)-1]]
}

// envoys are nouns for those who are sent to a country or a body.
var envoys = wordLists.Set("envoys")

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
		return f.principal
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

// readCountries fills the tables of countryOf, and gives organizations the country that their own name shows.
func (r *reader) readCountries() {
	r.countries, r.nationalities = emptied(r.countries), emptied(r.nationalities)
	if r.mem != nil {
		r.countries, r.nationalities = r.mem.countries, r.mem.nationalities
	}
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
			f.principal = r.sideOf(f.Mentions[0].Range)
		}
	}
}

func (r *reader) isCountry(f *found) bool {
	return f.Kind == document.Place && r.listedClass(f)&country != 0
}
