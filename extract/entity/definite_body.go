package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// isBody reports how surely an organization can be called by the noun.
func (r *reader) isBody(n *nominal, f *found) evidence {
	if indivisible[f.Name] && r.nameHas(f, n.head) {
		return none // "the house" is not the White House
	}
	senses, kind := r.sensesOf(n)
	known, unknown := r.compareModifiers(n.modifiers[:len(n.modifiers)-kind], f)
	if slices.Contains(f.heads, n.head) && (kind == 0 || r.nameHas(f, n.modifiers[len(n.modifiers)-1].word)) {
		switch {
		case unknown > 0:
			return none
		case !broad[n.head] || known > 0:
			return called + evidence(known*matched)
		}
		return shown
	}
	best := none
	for _, s := range senses {
		if s.kind == document.Organization {
			best = max(best, r.hasSense(s, f))
		}
	}
	switch {
	case r.ofOtherCountry(n, f), r.hasOtherName(n, f):
		return none
	case best >= typical && unknown > 0:
		return possible
	}
	return best
}

// ofOtherCountry reports whether a noun says that what it means is of another country than a body: "the Danish network" after CNN.
func (r *reader) ofOtherCountry(n *nominal, f *found) bool {
	c := r.countryOfBody(f)
	return c != "" && slices.ContainsFunc(n.modifiers, func(m modifier) bool { return m.country != "" && m.country != c })
}

// hasOtherName reports whether a name before a noun is not that of a body: "the state-run Torvik station" after NBC.
func (r *reader) hasOtherName(n *nominal, f *found) bool {
	return slices.ContainsFunc(n.modifiers, func(m modifier) bool {
		return m.named && m.country == "" && !m.camp && !r.nameHas(f, m.word)
	})
}

// matched is what a word before the noun adds to the evidence for an entity that has it in its name.
const matched = 30

// hasSense reports how surely an organization is of a sense.
func (r *reader) hasSense(s *sense, f *found) evidence {
	switch sector := r.sectorOfBody(f); {
	case s.shows(f):
		return shown
	case sector != "" && len(s.sectors) > 0 && s.admits(sector):
		if s.isTrade() {
			return possible
		}
		return typical
	case sector == "" && !s.isNamed():
		return possible
	}
	return none
}

// broad are nouns for so many bodies that a name with the noun in it need not be meant.
var broad = wordLists.Set("broad-body-nouns")

// sensesOf are the senses of the noun with the word before it, "news agency", and 1; else those of the noun, and 0.
func (r *reader) sensesOf(n *nominal) ([]*sense, int) {
	if k := len(n.modifiers); k > 0 {
		if s := r.lex.senses[n.modifiers[k-1].word+" "+n.head]; s != nil {
			return s, 1
		}
	}
	return r.lex.senses[n.head], 0
}

// compareModifiers counts the words before the noun that say which entity is meant: those that are known of an entity, and those
// that are not.
func (r *reader) compareModifiers(ms []modifier, f *found) (known, unknown int) {
	for i := range ms {
		m := &ms[i]
		c := r.countryOfBody(f)
		switch {
		case r.nameHas(f, m.word):
			known++
		case slices.Contains(evaluative, m.word) || m.country != "" && (c == "" || c == m.country):
		case m.restricts || m.camp || m.country != "":
			unknown++
		}
	}
	return known, unknown
}

// nameHas reports whether a word is in the name of an entity or in what the text calls it.
func (r *reader) nameHas(f *found, word string) bool {
	return strings.Contains(f.facts().small, word) || slices.Contains(f.heads, word)
}

// evaluative are nouns before a noun that say nothing of which one is meant.
var evaluative = []string{"veteran", "billionaire", "millionaire", "star", "fellow", "giant"}

// countryOfBody is the country that an organization is known to belong to before all is read, or "".
func (r *reader) countryOfBody(f *found) string {
	switch {
	case f.principal != nil:
		return f.principal.Country
	case f.Country != "":
		return f.Country
	}
	r.sectorOfBody(f)
	return f.state
}

// isPlace reports how surely a place can be called by the noun.
func (r *reader) isPlace(n *nominal, f *found) evidence {
	if _, unknown := r.compareModifiers(n.modifiers, f); unknown > 0 {
		return none
	}
	if n.head == "nation" && r.home != "" && f.Country != r.home {
		return none
	}
	for _, s := range r.lex.senses[n.head] {
		switch {
		case s.kind != document.Place:
		case s.shows(f):
			return shown
		case r.placeFits(n.head, f):
			return typical
		}
	}
	return none
}

// placeFits reports whether the lists have a place as what the noun says.
func (r *reader) placeFits(noun string, f *found) bool {
	c := r.wordClass(f)
	switch noun {
	case "country", "nation", "republic", "kingdom":
		return r.isCountry(f)
	case "capital":
		return c&capital != 0 && c&country == 0
	case "city", "town", "village", "municipality", "township", "settlement":
		return c&landClasses == 0 && len(f.words) <= 3
	case "state":
		return c&state != 0
	case "region", "province", "territory", "peninsula":
		return c&region != 0 && c&country == 0
	}
	return false
}

// namedLater is the person of an office whom the text names only after the noun, if it is one alone and not far: nil otherwise. Whom the
// table of senses allows, "the Danish leader" for a prime minister, needs the country.
func (r *reader) namedLater(n *nominal) *found {
	least, best, several := called, none, false
	if !n.isPlain() {
		least = typical
	}
	var only *found
	for _, f := range r.titled[:min(len(r.titled), maxHolders)] {
		e := r.holdsOffice(n, f)
		switch {
		case len(f.Mentions) == 0 || e < least || e < best:
		case e == best:
			several = true
		default:
			only, best, several = f, e, false
		}
	}
	if only == nil || several || best < called || !r.isSoonAfter(n, only) {
		return nil
	}
	return only
}

// isSoonAfter reports whether a person is first mentioned in one of the sentences after a noun, or in apposition to it. One who is named
// after a verb of the same sentence is someone else: "the mayor met Torvik Mayor Ana Berg".
func (r *reader) isSoonAfter(n *nominal, f *found) bool {
	first := f.Mentions[0].Start
	switch apart := r.doc.SentenceAt(first) - r.doc.SentenceAt(n.Start); {
	case first < n.End:
		return false
	case apart > 0:
		return apart <= nearby
	}
	return !slices.ContainsFunc(r.doc.Tokens[n.End:first], func(t document.Token) bool { return t.Tag == "MD" || strings.HasPrefix(t.Tag, "VB") })
}
