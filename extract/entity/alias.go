package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// aliasOf is what all spellings of a full name share, or "": the first name in the table of actors for a body or a person whom it has
// ("NSA" and "National Security Agency"), else a person's name with the given name for its short form and without middle initials
// ("Chuck Q. Berg" and "Charles Berg").
func (l *linker) aliasOf(n *name, usual string) string {
	switch n.kind {
	case document.Organization:
		if k := l.bodyNamed(usual); k != nil {
			return "=" + k.Name + "/" + k.Country
		}
	case document.Person:
		if !strings.Contains(usual, " ") {
			return ""
		}
		if known := persons(personsOf(usual)); len(known) > 0 {
			usual = known[0].Name
		}
		words := strings.Fields(usual)
		words[0] = foldCase(words[0])
		if full := l.lex.nicknames[words[0]]; full != "" {
			words[0] = full
		}
		words = slices.DeleteFunc(words, isInitial)
		return "=" + foldCase(strings.Join(words, " "))
	}
	return ""
}

// bodyNamed is the only body of the table with a name, perhaps after that of its country ("U.S. Forest Service"), or nil.
func (l *linker) bodyNamed(name string) *actor.Known {
	if k := onlyBody(actor.Lookup(name)); k != nil {
		return k
	}
	first, rest, _ := strings.Cut(name, " ")
	e := l.lex.find(first)
	if e == nil || e.class&(country|anyNation) == 0 {
		return nil
	}
	if k := onlyBody(actor.Lookup(rest)); k != nil && k.Country == e.country {
		return k
	}
	return nil
}

func onlyBody(known []actor.Known) *actor.Known {
	if len(known) != 1 || known[0].Person {
		return nil
	}
	return &known[0]
}

// sameAlias is the entity with another spelling of a name, or nil. Two persons with different initials are not the same.
func (l *linker) sameAlias(n *name, alias string) *found {
	if alias == "" {
		return nil
	}
	key := kindName{n.kind, alias}
	f := l.exact[key]
	if f == nil {
		f = l.namedBefore(key)
	}
	if f == nil || !n.mayBe(f) || n.kind == document.Person && differentInitials(f.words, l.doc.Tokens[n.Start:n.End]) {
		return nil
	}
	return f
}

// openAlias notes the alias of a new entity.
func (l *linker) openAlias(f *found, alias string) {
	if alias == "" {
		return
	}
	f.alias = alias
	if key := (kindName{f.Kind, alias}); l.exact[key] == nil {
		l.exact[key] = f
	}
}

// differentInitials reports whether both names have initials, and not the same ones.
func differentInitials(words []string, tokens []document.Token) bool {
	var a, b []byte
	for _, w := range words {
		if isInitial(w) {
			a = append(a, strings.ReplaceAll(w, ".", "")...)
		}
	}
	for i := range tokens {
		if w := tokens[i].Text; isInitial(w) {
			b = append(b, strings.ReplaceAll(w, ".", "")...)
		}
	}
	return len(a) > 0 && len(b) > 0 && string(a) != string(b)
}

// acronymsOf are the capitals of a body's words, and those of what it is in charge of: DHF and HF of "Department of Health and Fishing".
func (r *reader) acronymsOf(g document.Range) []string {
	var out []string
	if all := r.initials(g); len(all) > 1 {
		out = append(out, all)
	}
	for i := g.Start + 1; i+1 < g.End; i++ {
		if w := r.doc.Tokens[i].Text; w == "of" || w == "for" {
			if part := r.initials(document.Range{Start: i + 1, End: g.End}); len(part) > 2 {
				out = append(out, part)
			}
			break
		}
	}
	return out
}

// isCaucus reports whether a name is that of a party's members in a chamber: "Senate Democrats", which are not the party.
func isCaucus(words []string) bool {
	return len(words) == 2 && (words[0] == "House" || words[0] == "Senate" || words[0] == "Congressional")
}

// indivisible are names of bodies whose words are no short form of them and do not say what they are: the White House is no House.
var indivisible = wordLists.Set("indivisible-names")

// chambers are the first words of names that are used for the whole: "the House" of "the House of Commons".
var chambers = wordLists.Set("chambers")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// foldCase makes the spellings of a headline equal to those of the text, and those with accents to those without.
func foldCase(s string) string {
	var small [longestFolded]byte
	if len(s) > len(small) {
		return strings.ToLower(unaccented(s))
	}
	capitals := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return strings.ToLower(unaccented(s))
		case isCapital(c):
			capitals = true
			c += 'a' - 'A'
		}
		small[i] = c
	}
	if !capitals {
		return s
	}
	return string(small[:len(s)])
}

// longestFolded is the length in bytes of a name that is longer than almost all.
const longestFolded = 64

// unaccented is a name without its accents.
func unaccented(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, c := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}
