package entity

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// sense is what a noun after "the" may refer to.
type sense struct {
	kind    document.EntityKind
	sectors []string // of the bodies that fit; none: any
	words   []string // that show it: of the names of bodies and places, and titles of persons that mean the same
}

// addSense reads a kind of entity, nouns, sectors and words.
func addSense(l *lexicon, f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("want kind, nouns, sectors and words, got %d fields", len(f))
	}
	s := &sense{kind: document.EntityKind(f[0]), sectors: entries(f[2]), words: entries(f[3])}
	if s.kind != document.Organization && s.kind != document.Place && s.kind != document.Person {
		return fmt.Errorf("unknown kind %q: organization, place or person", f[0])
	}
	for _, noun := range entries(f[1]) {
		l.senses[noun] = append(l.senses[noun], s)
	}
	return nil
}

// entries are the items of a field; "-" is none.
func entries(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Split(field, ", ")
}

// shows reports whether a word of the entity's name, or what the text calls it, is one of the sense.
func (s *sense) shows(f *found) bool {
	for _, w := range f.words {
		if slices.Contains(s.words, foldCase(w)) {
			return true
		}
	}
	return slices.ContainsFunc(f.heads, func(h string) bool { return slices.Contains(s.words, h) })
}

// admits reports whether the sense has a sector.
func (s *sense) admits(sector string) bool {
	return len(s.sectors) == 0 || slices.Contains(s.sectors, sector)
}

// isTrade reports whether a sense is that of one trade, which not every firm has: "airline", but not "company".
func (s *sense) isTrade() bool {
	return len(s.words) > 0 && len(s.sectors) == 1 && s.sectors[0] == "BUS"
}

// isNamed reports whether a body of a sense has a word for it in its name, whatever its sector: "administration", "committee".
func (s *sense) isNamed() bool {
	return len(s.words) > 0 && slices.Contains(bodiesByName, s.words[0])
}

// bodiesByName are the first words of senses whose bodies are named after what they are.
var bodiesByName = []string{"administration", "committee", "court", "league", "movement", "police", "supreme"}

// sectorOfBody is the sector of an organization by its name and by what the text calls it, or "".
func (r *reader) sectorOfBody(f *found) string {
	if f.sectorRead {
		return f.sector
	}
	f.sectorRead = true
	for _, k := range f.inTable() {
		if !k.Person {
			f.sector, f.state = k.Sector, k.Country
			if slices.Contains(unions, k.Country) && k.Sector == "" {
				f.sector = k.Country
			}
			return f.sector
		}
	}
	f.sector = actor.Body(f.Name)
	for _, h := range f.heads {
		if n := actor.Read(h); f.sector == "" && !n.Open {
			f.sector = n.Sector
		}
	}
	if f.sector == "" && f.company {
		f.sector = "BUS"
	}
	return f.sector
}

// unions are the codes of bodies of several countries, which have no sector.
var unions = []string{"IGO", "UNO", "EUR", "NGO"}
