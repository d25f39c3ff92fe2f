package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// evidence is how sure it is that a noun can refer to an entity.
type evidence int

const (
	none     evidence = 0
	possible evidence = 30  // nothing is known against it
	typical  evidence = 100 // the table of senses says that the noun is said of such entities
	shown    evidence = 120 // and a word of its name shows it
	called   evidence = 200 // the text calls the entity so
)

// reach is how many sentences back a noun looks for its entity.
func (e evidence) reach() int {
	switch {
	case e >= called:
		return 1 << 30
	case e >= typical:
		return 10
	}
	return 3
}

// modifier is a word before a noun.
type modifier struct {
	word      string // in small letters
	country   string // of the place or nation that it is, or ""
	camp      bool   // is a party, a faith or a people without a country
	restricts bool   // says which of several it is: the city of "the city attorney", but not the angry of "the angry attorney"
	named     bool   // is a name
}

func hasModifier(ms []modifier, word string) bool {
	return slices.ContainsFunc(ms, func(m modifier) bool { return m.word == word })
}

// readModifiers reads the words before a noun, and the country or body that it is of.
func (r *reader) readModifiers(n *nominal, m *document.Mention) []modifier {
	var out []modifier
	if n.find == "role" {
		out = r.appendModifiers(out, n, n.of)
		title, _ := m.Capture("title")
		head, _ := m.Capture("head")
		return r.appendModifiers(out, n, document.Range{Start: title.Start, End: head.Start})
	}
	before, _ := m.Capture("pre")
	return r.appendModifiers(out, n, before)
}

// appendModifiers adds the words of a range that are before a noun.
func (r *reader) appendModifiers(out []modifier, n *nominal, g document.Range) []modifier {
	for i := g.Start; i < g.End; i++ {
		t := &r.doc.Tokens[i]
		if i+2 < g.End && r.doc.Tokens[i+1].Tag == "HYPH" { // "Republican-controlled" says nothing of which one
			i += 2
			n.compound = true
			continue
		}
		word := foldCase(t.Text)
		m := modifier{
			word:      strings.TrimPrefix(word, "then-"),
			restricts: strings.HasPrefix(t.Tag, "NN") || relational[word],
			named:     strings.HasPrefix(t.Tag, "NNP"),
		}
		if e := r.entry[i]; e != nil && e.class&(anyPlace|anyNation) != 0 {
			m.country, m.camp, m.restricts = e.country, e.country == "", false
			if end := i + r.entryLen(i); end <= g.End {
				m.word, i = foldCase(e.name), end-1
			}
		} else if c := r.serves(n, i); c != "" {
			m.country, m.restricts, i = c, false, i+r.entryLen(i)-1
		}
		out = append(out, m)
	}
	return out
}

// serves is the country of the body at a token that a noun for a soldier names, since bodies of a state have each other's generals: "the
// Pentagon's top general", "the Army general". It is "" for other nouns and bodies.
func (r *reader) serves(n *nominal, i int32) string {
	if !slices.Contains(ranked, n.head) || r.entry[i] == nil || r.entry[i].class&known == 0 {
		return ""
	}
	if known := onlyBody(actor.Lookup(r.entry[i].name)); known != nil {
		return known.Country
	}
	return ""
}

// ranked are nouns for those who serve a state, whatever body of it is named.
var ranked = []string{"general", "admiral", "colonel", "commander", "officer"}

// relational are adjectives that say which office or body is meant.
var relational = wordLists.Set("relational-adjectives")

// candidate is an entity that a noun may refer to.
type candidate struct {
	found    *found
	evidence evidence
	salience int
}

func (c *candidate) score() int { return int(c.evidence) + c.salience }

// Least scores, and how far the best candidate must be ahead of the next.
const (
	leastPossible = 75 // salience of a candidate of which nothing else is known
	leastAlone    = 36 // of the only candidate
	leastPlace    = 52 // salience of a place: no place is meant only because it is near
	besides       = 90 // of a place in the sentence of the noun itself
	leastHome     = 24 // salience of the country that the article is about
	lead          = 12
)

// definite is the entity that a noun after "the" refers to, or nil if none is clearly ahead of the others.
func (r *reader) definite(n *nominal) *found {
	cs := r.candidates(n)
	best, next := -1, -1
	for i := range cs {
		switch {
		case best < 0 || cs[i].score() > cs[best].score():
			best, next = i, best
		case next < 0 || cs[i].score() > cs[next].score():
			next = i
		}
	}
	if best < 0 {
		if f := r.homely(n); f != nil {
			return f
		}
		return r.namedLater(n)
	}
	if next < 0 && (cs[best].salience >= leastAlone || r.isHome(cs[best].found)) {
		return cs[best].found
	}
	switch {
	case next >= 0 && cs[best].score()-cs[next].score() < lead:
		return nil
	case r.suffices(&cs[best]):
		return cs[best].found
	case !n.isPlain():
	case isState(n.head) && r.isHome(cs[best].found):
		return cs[best].found
	case n.head == "state":
		return r.onlyState()
	}
	return nil
}

// clearest is the candidate that is clearly ahead of the others, or nil.
func (r *reader) clearest(cs []candidate) *found {
	var best *candidate
	next := -lead
	for i := range cs {
		switch score := cs[i].score(); {
		case best == nil || score > best.score():
			if best != nil {
				next = best.score()
			}
			best = &cs[i]
		default:
			next = max(next, score)
		}
	}
	if best == nil || best.score()-next < lead {
		return nil
	}
	return best.found
}

// isState reports whether a noun means the country that an article is about if the text points to no other.
func isState(noun string) bool { return noun == "nation" || noun == "country" }

// isPlain reports whether no word before a noun says which one is meant.
func (n *nominal) isPlain() bool {
	return !slices.ContainsFunc(n.modifiers, modifier.saysWhich)
}

// saysWhich reports whether a word before a noun says which of several is meant.
func (m modifier) saysWhich() bool { return m.restricts || m.named || m.camp || m.country != "" }

// isHome reports whether an entity is the country that the article is about.
func (r *reader) isHome(f *found) bool { return f.Country == r.home && r.isCountry(f) }

// stateOfArticle is the country that the article is about, also where the article names only places in it; nil if it is about none alone.
func (r *reader) stateOfArticle() *found { return r.stateNamed(r.home) }

// suffices reports whether the text makes enough of a candidate that the noun itself does not point to.
func (r *reader) suffices(c *candidate) bool {
	switch {
	case c.evidence == possible:
		return c.salience >= leastPossible
	case c.found.Kind == document.Place && c.evidence == typical && r.isHome(c.found):
		return c.salience >= leastHome
	case c.found.Kind == document.Place && c.evidence == typical:
		return c.salience >= leastPlace
	}
	return true
}

// candidates are the entities mentioned before that the noun can refer to, each with how much the text makes of it.
func (r *reader) candidates(n *nominal) []candidate {
	r.search++
	cs := r.ranked[:0]
	here := r.doc.SentenceAt(n.Start)
	latest := r.latest()
	for i := len(latest) - 1; i >= 0; i-- {
		p := &latest[i]
		f, far := r.ownState(n, p.found), here-p.sentence
		if f.search != r.search {
			f.search, f.rank = r.search, -1
			if e := r.evidence(n, f); e >= n.least() && far <= e.reach() && !r.speaksOfOthers(p, n, far) {
				f.rank = len(cs)
				cs = append(cs, candidate{found: f, evidence: e + r.ofHome(n, f), salience: prominence(f)})
			}
		}
		if f.rank >= 0 {
			c := &cs[f.rank]
			c.salience = max(c.salience, r.salience(p, n, far)) + again(c.salience, far)
			if c.found.Kind == document.Place && far == 0 {
				c.salience = max(c.salience, besides)
			}
		}
	}
	r.ranked = cs
	return cs
}

// speaksOfOthers reports whether a mention is the person who acts or speaks in the sentence of a noun, which then
// refers to another person: "the director said the president knew". It is the same one if no one else has just that office: "President
// Berg said that the president's house is old".
func (r *reader) speaksOfOthers(p *previousMention, n *nominal, far int) bool {
	if far > 0 || !p.subject || p.found.Kind != document.Person {
		return false
	}
	return r.soleHolder(n) != p.found
}

// soleHolder is the only person of the text who has the office that a noun names, or nil if there are several.
func (r *reader) soleHolder(n *nominal) *found {
	if r.soleRead == r.search {
		return r.sole
	}
	r.sole, r.soleRead = nil, r.search
	for _, f := range r.titled[:min(len(r.titled), maxHolders)] {
		switch e := r.holdsOffice(n, f); {
		case e < typical:
		case e < called || r.sole != nil:
			r.sole = nil
			return nil
		default:
			r.sole = f
		}
	}
	return r.sole
}

// ofHome is what speaks for those who hold the office that a noun names in the country that the article is about: "the president" is
// rather theirs than that of a firm.
func (r *reader) ofHome(n *nominal, f *found) evidence {
	if f.Kind != document.Person || r.home == "" || len(n.modifiers) > 0 {
		return 0
	}
	for _, role := range r.officesOf(f) {
		if role.Title == n.head && role.Of == r.lex.usual[r.home] {
			return matched
		}
	}
	return 0
}

// least is the evidence that a noun needs: a capital repeats a name, "that" points to what was just called so, and a compound says more
// of one.
func (n *nominal) least() evidence {
	switch {
	case n.named:
		return called
	case n.that:
		return shown
	case n.compound:
		return typical
	}
	return possible
}

// prominence is what a place that the text names often has before the others.
func prominence(f *found) int {
	if f.Kind != document.Place {
		return 0
	}
	return min(20, 2*len(f.Mentions))
}

// again is what a further mention nearby adds.
func again(salience, far int) int {
	if salience == 0 || far > nearby {
		return 0
	}
	return 5
}

// nearby is how many sentences back mentions count that are not the last.
const nearby = 6

// salience is what a mention makes of its entity for a noun some sentences later.
func (r *reader) salience(p *previousMention, n *nominal, far int) int {
	s := max(0, 60-12*far)
	if r.inBrackets(p.Range) {
		s -= 40
	}
	if p.subject {
		s += 15
		if far <= 1 {
			s += 10
		}
		if far == 0 { // the subject of the sentence itself is rather meant than that of the one before
			s += 10
		}
	}
	if far == 0 && (p.Overlaps(n.Range) || p.subject && r.sameClause(p.Range, n.Range)) {
		s -= 60
	}
	return s
}

// inBrackets reports whether brackets enclose exactly a mention: the agency of a dateline, a short form.
func (r *reader) inBrackets(g document.Range) bool {
	return g.Start > 0 && int(g.End) < len(r.doc.Tokens) && r.doc.Tokens[g.Start-1].Text == "(" && r.doc.Tokens[g.End].Text == ")"
}

// ownState is the state of a nationality where the noun is one for places: "the country" after "the Norwegians".
func (r *reader) ownState(n *nominal, f *found) *found {
	if f.Kind == document.Nationality && r.countries[f.Country] != nil && n.find == "definite" && r.isOf(n.head, document.Place) {
		return r.countries[f.Country]
	}
	return f
}

// isOf reports whether a noun has a sense of a kind.
func (r *reader) isOf(noun string, kind document.EntityKind) bool {
	return slices.ContainsFunc(r.lex.senses[noun], func(s *sense) bool { return s.kind == kind })
}

// isLocated reports whether a preposition after a noun may say which of several it means: "the police | in Chad".
func (r *reader) isLocated(n *nominal) bool {
	return int(n.End) < len(r.doc.Tokens) && r.doc.Tokens[n.End].Tag == "IN"
}

// evidence reports how surely the noun can refer to an entity.
func (r *reader) evidence(n *nominal, f *found) evidence {
	switch {
	case f.Kind == document.Group:
		if len(n.modifiers) == 0 && slices.Contains(f.heads, n.head) && !r.isLocated(n) {
			return typical
		}
		return none
	case n.find == "group-again":
		return none // "the leaders" are no single person
	}
	switch f.Kind {
	case document.Person:
		return r.holdsOffice(n, f)
	case document.Organization:
		return r.isBody(n, f)
	case document.Place:
		return r.isPlace(n, f)
	}
	return none
}
