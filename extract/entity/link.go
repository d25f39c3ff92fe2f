package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// found is an entity while its mentions are being gathered.
type found struct {
	document.Entity
	words        []string // of the fullest name, titles left out
	heads        []string // nouns that the entity goes by: "minister", "ministry"
	principal    *found
	shown        string // the fullest name that the text has, if that is not Name, which a list gives: "U.S."
	plural       bool   // of groups
	company      bool   // has the name of one
	sector       string // of an organization, as far as its name and nouns show it
	unnamed      bool   // Name is made up, since the text has no name or phrase of its own for it
	state        string // country of an organization in the table of actors
	sentTo       string // of an envoy: the country or body that a role names
	land         string // country or state that the words beside a place name
	sectorRead   bool
	offices      []document.Role // of a person, from the table
	officesRead  bool
	party        string // of a person, as partyOf finds it
	partyRead    bool
	alias        string // what all spellings of a full name share, or ""
	search, rank int    // number of the noun at hand, and the place among its candidates or -1
	index        int    // in Document.Entities, at the end
	asked        nameFacts

	seen            int   // the last stretch that mentions it
	kept            bool  // it was published in an earlier stretch
	before          int   // mentions in earlier stretches
	lastAt          int   // token of the text at which the last of them begins
	listed, classes class // of its first word when it was last mentioned: of the list entry, and of all lists
}

// linker gathers names into entities. Longer names come first, so that shorter ones find them.
type linker struct {
	*reader
	exact map[kindName]*found
	last  map[string][]*found // persons by last word, organizations and places by the spellings to expect
	first map[string][]*found // persons by first word
}

// kindName is a name, in lower case, of a kind of entity.
type kindName struct {
	kind document.EntityKind
	name string
}

// link makes an entity of every name, and joins the names of the same one.
func (r *reader) link() {
	l := &linker{reader: r, exact: emptied(r.exact), last: emptied(r.lasts), first: emptied(r.firsts)}
	order := make([]int, len(r.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(int(r.names[b].Len()-r.names[a].Len()), int(r.names[a].Start-r.names[b].Start))
	})
	for _, i := range order {
		l.name(&r.names[i])
	}
	r.lasts, r.firsts, r.exact = l.last, l.first, l.exact
	r.calm()
}

// name finds or makes the entity of a name.
func (l *linker) name(n *name) {
	text := l.doc.Words(n.Range)
	e := l.entryOf(n)
	usual := text
	if e != nil && e.usual != "" {
		usual = e.usual
	}
	key := kindName{n.kind, foldCase(usual)}
	n.gender, n.holders = l.genderBefore(n), l.holdersBefore(n)
	land := l.landBeside(n)
	f := l.exact[key]
	if f != nil && land != "" && f.land != "" && land != f.land { // San Jose, Costa Rica, and San Jose, Calif.
		key.name += "/" + land
		f = l.exact[key]
	} else {
		f = l.shortNamed(n, key, f)
	}
	alias := ""
	if f == nil {
		alias = l.aliasOf(n, usual)
		f = l.sameAlias(n, alias)
	}
	if f == nil {
		f = l.complete(n, usual)
	}
	if f == nil {
		f = l.open(n, usual)
		l.openAlias(f, alias)
		if len(n.holders) > 0 {
			f.Gender = l.lex.firstName(firstWord(n.holders[0])).gender()
		}
		if e != nil && (n.kind == document.Place || n.kind == document.Nationality) {
			f.Country = e.country
		}
	}
	if l.exact[key] == nil {
		l.exact[key] = f
	}
	f.land = cmp.Or(f.land, land)
	if n.gender != "" {
		f.Gender = n.gender
	}
	if n.head != "" && !slices.Contains(f.heads, n.head) {
		f.heads = append(f.heads, n.head)
	}
	if f.Name != text && isBetterSpelling(f.Name, text) {
		f.Name = text
	}
	l.mention(f, document.EntityMention{Range: n.Range, Form: document.FormName, Rule: n.rule})
	if n.kind == document.Nationality && l.isAdjective(n.Range) && l.describes(n.Range) {
		f.Mentions[len(f.Mentions)-1].Form = document.FormNominal
	}
}

// shortNamed is the entity with exactly the name, in this stretch or one before it, or else the one of which it is a short form.
func (l *linker) shortNamed(n *name, key kindName, f *found) *found {
	if f == nil {
		f = l.namedBefore(key)
	}
	if f == nil || !n.mayBe(f) {
		f = l.shortOf(n)
	}
	return f
}

// landBeside is the country, or the state under its full or short name, that follows the name of a place and says where it is, or "".
func (l *linker) landBeside(n *name) string {
	if n.kind != document.Place {
		return ""
	}
	if e := l.entryBeside(n.Range, country|state); e != nil {
		return cmp.Or(e.usual, e.name)
	}
	return ""
}

// describes reports whether the word for a nation only describes a noun, as in "Danish ships" and "two Danish and Swedish ships", or
// what is said of something: "the ship is Danish". "The Danish" and "Danes" are names.
func (r *reader) describes(g document.Range) bool {
	if np := r.doc.Layer("np").Over(g.Start); np != nil && np.End > g.End {
		return true
	}
	if int(g.End) < len(r.doc.Tokens) && describedTags[r.doc.Tokens[g.End].Tag] {
		return true
	}
	return r.entry[g.Start].class&people == 0 && (g.Start == 0 || r.doc.Tokens[g.Start-1].Tag != "DT")
}

// describedTags are the tags of what follows the adjective of a nation, up to the noun.
var describedTags = map[string]bool{"NN": true, "NNS": true, "NNP": true, "NNPS": true, "JJ": true, "JJR": true, "JJS": true, "HYPH": true}

// isBetterSpelling reports whether text is the same name with small letters or with its accents.
func isBetterSpelling(name, text string) bool {
	if isShouted(name) && strings.EqualFold(name, text) {
		return true
	}
	return isASCII(name) && !isASCII(text) && foldCase(name) == foldCase(text)
}

// isShouted reports whether a name is written in capitals only.
func isShouted(s string) bool { return len(s) > 1 && !hasLower(s) }

// calm gives names that the article only writes in capitals, as datelines and bylines do, the case that they have elsewhere.
// Capitals are right for what is spoken by its letters, such as short names of organizations.
func (r *reader) calm() {
	for _, f := range r.found {
		isAcronym := f.Kind == document.Organization || f.Kind == document.Other || f.Kind == document.Person && len(f.Name) < 4
		if isAcronym && len(f.words) == 1 || !isShouted(f.Name) {
			continue
		}
		if isInitial(f.Name) || !strings.ContainsAny(f.Name, "AEIOUY") {
			continue
		}
		f.Name = titleCase(f.Name)
	}
}

// genderBefore is the gender that the word before a person's name shows, or "".
func (r *reader) genderBefore(n *name) string {
	if n.kind != document.Person || n.Start == 0 {
		return ""
	}
	return r.lex.honorifics[r.doc.Tokens[n.Start-1].Text]
}

// entryOf is the list entry that a name is, or nil.
func (r *reader) entryOf(n *name) *entry {
	if e := r.entry[n.Start]; e != nil && n.kind != document.Person && int(n.Len()) == 1+strings.Count(e.name, " ") {
		return e
	}
	return nil
}

// open makes a new entity and the spellings under which it may be met again.
func (l *linker) open(n *name, usual string) *found {
	f := l.spareFound()
	*f = found{Entity: document.Entity{Kind: n.kind, Name: usual, Principal: document.None}, words: slices.Grow(f.words, n.Len())}
	for i := n.Start; i < n.End; i++ {
		f.words = append(f.words, l.doc.Tokens[i].Text)
	}
	l.add(f)
	switch n.kind {
	case document.Person:
		l.openPerson(f)
	case document.Organization:
		l.openOrganization(f, n)
	case document.Place:
		l.openPlace(f, n)
	}
	return f
}

// openPlace notes a place's name without the noun at its end, and the short form of a country or a state: "Harbor" and "WH" of "West Harbor".
func (l *linker) openPlace(f *found, n *name) {
	if k := len(f.words); k > 1 {
		l.also(strings.Join(f.words[:k-1], " "), f)
		l.also(l.shortOfLand(n), f)
	}
}

func (l *linker) openPerson(f *found) {
	k := len(f.words)
	if k == 1 {
		return
	}
	f.Gender = l.lex.firstName(f.words[0]).gender()
	for at := range k - 1 { // the given name comes after a title: "Datuk Seri Anwar Ibrahim"
		if at == 0 || l.isGivenName(f.words[at]) {
			l.first[f.words[at]] = append(l.first[f.words[at]], f)
		}
	}
	for at := k - 1; at > 0; at-- {
		l.also(strings.Join(f.words[at:], " "), f)
	}
}

// isGivenName reports whether a word inside a name may be what its bearer goes by: no initial, no particle and no place.
func (l *linker) isGivenName(word string) bool {
	e := l.lex.find(word)
	isKnown := e != nil && e.class&^leader != 0
	return len(word) > 2 && !strings.HasSuffix(word, ".") && !hasLowerFirst(word) && !isKnown
}

func hasLowerFirst(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(c)
}

func (l *linker) openOrganization(f *found, n *name) {
	for _, ini := range append(l.acronymsOf(n.Range), n.short, l.withoutPlace(n.Range)) {
		l.also(ini, f)
	}
	if !n.core.Empty() {
		f.company = true
		l.also(l.doc.Words(n.core), f)
		if n.core.Len() > 1 {
			l.also(l.doc.Tokens[n.core.Start].Text, f)
		}
	}
	if indivisible[strings.Join(f.words, " ")] {
		return
	}
	if len(f.words) > 2 && f.words[1] == "of" && chambers[f.words[0]] {
		l.also(f.words[0], f)
	}
	for at := 1; at < len(f.words) && !isCaucus(f.words); at++ {
		if r, _ := utf8.DecodeRuneInString(f.words[at]); unicode.IsUpper(r) {
			l.also(strings.Join(f.words[at:], " "), f)
		}
	}
	f.heads = append(f.heads, foldCase(f.words[len(f.words)-1]))
	for i, w := range f.words {
		if i+1 < len(f.words) && (f.words[i+1] == "of" || f.words[i+1] == "for") {
			f.heads = append(f.heads, foldCase(w))
		}
	}
}

func (l *linker) also(spelling string, f *found) {
	if spelling == "" {
		return
	}
	l.last[spelling] = append(l.last[spelling], f)
	if plain := unaccented(spelling); plain != spelling {
		l.last[plain] = append(l.last[plain], f)
	}
}

// shortOf is the entity of which the name is a short form: the nearest one named before it, else the first one after it.
func (l *linker) shortOf(n *name) *found {
	if n.kind == document.Nationality {
		return nil
	}
	text := l.doc.Words(n.Range)
	if f := l.nearest(l.lastOf(text), n); f != nil {
		return f
	}
	if plain := unaccented(text); plain != text {
		if f := l.nearest(l.lastOf(plain), n); f != nil {
			return f
		}
	}
	if n.kind == document.Organization && strings.Contains(text, ".") {
		return l.nearest(l.lastOf(strings.ReplaceAll(text, ".", "")), n)
	}
	if n.kind == document.Person && n.Len() == 1 {
		if f := l.nearest(l.firstOf(text), n); f != nil {
			return f
		}
	}
	if n.kind != document.Organization && len(text) > 4 && isShouted(text) {
		return l.nearest(l.lastOf(titleCase(text)), n)
	}
	return nil
}

// lastOf are the entities of which a spelling may be a short form.
func (l *linker) lastOf(spelling string) []*found {
	if l.mem == nil {
		return l.last[spelling]
	}
	return withEarlier(l.last[spelling], l.mem.last[spelling])
}

// firstOf are the persons of whom a word is the first name.
func (l *linker) firstOf(word string) []*found {
	if l.mem == nil {
		return l.first[word]
	}
	return withEarlier(l.first[word], l.mem.first[word])
}

// nearest is the entity of the name's kind whose mention is the closest before the name, or else the first after it.
func (l *linker) nearest(fs []*found, n *name) *found {
	var best *found
	least := int32(0)
	for _, f := range fs {
		if f.Kind != n.kind || !n.mayBe(f) {
			continue
		}
		if f.kept {
			if d := n.Start + int32(l.mem.at-f.lastAt); best == nil || d < least {
				best, least = f, d
			}
		}
		for i := range f.Mentions {
			d := n.Start - f.Mentions[i].Start
			if d < 0 {
				d = 1<<30 - d
			}
			if best == nil || d < least {
				best, least = f, d
			}
		}
	}
	return best
}

// mention adds a mention to an entity.
func (r *reader) mention(f *found, m document.EntityMention) {
	r.touch(f)
	f.Mentions = append(f.Mentions, m)
	if m.Form == document.FormName {
		r.at[m.Start] = f
	}
}
