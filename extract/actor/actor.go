// Package actor knows who belongs to which country and to which sector of PLOVER: nouns by their heads ("minister",
// "farmers"), names of bodies by their key words ("… Ministry", "… Union"), and a table of leaders, bodies and firms.
//
// It is a lexicon and no stage: the stages entity, quote and event ask it.
package actor

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/internal/tsv"
	"dateline/rules/en"
)

// Known is what the table has of a name.
type Known struct {
	Name     string // the first spelling in the table
	Country  string // ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO or MNC
	Sector   string // PLOVER's, or ""
	From, To string // of persons, the first and the last year or month in office ("2009", "2017-05"); "" is open
	Person   bool
}

// Held reports whether the office is held on a day ("2019-10-08"). The day may be less exact, or "": then it is held.
func (k *Known) Held(day string) bool {
	return (k.From == "" || !before(day, k.From)) && (k.To == "" || !before(k.To, day))
}

// before compares as many letters as both days have.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// lexicon is the tables. It is immutable.
type lexicon struct {
	nouns   map[string]noun // by words in small letters
	keys    map[string]string
	bodies  []string // names of bodies in the table, as written
	persons []string // names of persons in the table, as written
	items   []item
	known   table // items by their names
	last    table // persons by the name that is used alone
}

// item is a body or a person as the table has it: names, and the years in office of a person.
type item struct{ country, sector, text string }

// noun is what a noun or a word before it says.
type noun struct {
	sector string
	use    use
}

// use is how a noun decides.
type use uint8

const (
	decides  use = iota // whatever is around it: "farmer"
	inherits            // takes the sector of what it is of: "spokesman"
	post                // the same, of bodies only: "director"
	other               // is not part of what it is of: "ally"
	modifies            // gives its sector to an open noun after it, and is no noun of people itself: "naval"
)

var load = sync.OnceValues(readTables)

func readTables() (*lexicon, error) {
	const names = 9000 // about as many as the table has
	l := &lexicon{
		nouns: make(map[string]noun, 2000), keys: map[string]string{}, bodies: make([]string, 0, names/2), persons: make([]string, 0, names/2),
		items: make([]item, 0, names), known: newTable(names), last: newTable(names),
	}
	for _, f := range []struct {
		name string
		read func([]string) error
	}{{"actors-sectors.txt", l.readSector}, {"actors-known.txt", l.readKnown}} {
		data, err := en.Text(f.name)
		if err != nil {
			return nil, fmt.Errorf("actor: %w", err)
		}
		for n, fields := range tsv.Rows(data) {
			if err := f.read(fields); err != nil {
				return nil, fmt.Errorf("actor: rules/en/%s:%d: %w", f.name, n, err)
			}
		}
	}
	return l, nil
}

// tables are the tables, which are embedded and held by tests: they always load.
func tables() *lexicon {
	l, err := load()
	if err != nil {
		panic(err)
	}
	return l
}

// readSector reads a sector, how its words decide, and the words.
func (l *lexicon) readSector(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("want sector, use and words, got %d fields", len(f))
	}
	sector := strings.TrimPrefix(f[0], "-")
	for w := range strings.SplitSeq(f[2], ", ") {
		switch f[1] {
		case "noun":
			l.nouns[w] = noun{sector, decides}
		case "open":
			l.nouns[w] = noun{sector, inherits}
		case "post":
			l.nouns[w] = noun{sector, post}
		case "other":
			l.nouns[w] = noun{sector, other}
		case "before":
			l.nouns[w] = noun{sector, modifies}
		case "key":
			l.keys[withoutGenitive(w)] = sector
		default:
			return fmt.Errorf("unknown use %q: noun, open, post, other, before or key", f[1])
		}
	}
	return nil
}

// readKnown reads a country, a sector and names: persons with the years in office, bodies without. Other spellings of a
// name follow it after =.
func (l *lexicon) readKnown(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("want country, sector and names, got %d fields", len(f))
	}
	for text := range strings.SplitSeq(f[2], "; ") {
		l.items = append(l.items, item{f[0], strings.TrimPrefix(f[1], "-"), text})
		names, _, person := l.items[len(l.items)-1].parts()
		for name := range strings.SplitSeq(names, "=") {
			l.enter(name, person)
		}
	}
	return nil
}

// parts are the names of an item and, if it is a person, the years in office.
func (i *item) parts() (names, office string, person bool) {
	if at := strings.LastIndexByte(i.text, ' '); at > 0 && isYears(i.text[at+1:]) {
		return i.text[:at], i.text[at+1:], true
	}
	return i.text, "", false
}

// known reads an item.
func (i *item) known() Known {
	k := Known{Country: i.country, Sector: i.sector}
	names, office, person := i.parts()
	k.Person = person
	k.From, k.To = years(office)
	k.Name, _, _ = strings.Cut(names, "=")
	k.Name = strings.TrimSuffix(k.Name, "*")
	return k
}

// enter enters a name of the last item.
func (l *lexicon) enter(name string, person bool) {
	name, word := strings.CutSuffix(name, "*")
	key, number := Fold(name), int32(len(l.items)-1)
	l.known.add(key, number)
	if !person {
		if !word {
			l.bodies = append(l.bodies, name)
		}
		return
	}
	l.persons = append(l.persons, name)
	alone := key[strings.LastIndexByte(key, ' ')+1:]
	if familyFirst[l.items[number].country] {
		alone, _, _ = strings.Cut(key, " ")
	}
	l.last.add(alone, number)
}

// of is what the table has of a name.
func (l *lexicon) of(t *table, name string) (out []Known) {
	var folded [longestName]byte
	first, n := t.find(appendFolded(folded[:0], name)), 0
	for e := first; e != 0; e = t.all[e-1].next {
		n++
	}
	out = slices.Grow(out, n)
	for e := first; e != 0; e = t.all[e-1].next {
		out = append(out, l.items[t.all[e-1].number].known())
	}
	return out
}

// familyFirst are the countries whose persons are called by the first word of their names.
var familyFirst = map[string]bool{"CHN": true, "KOR": true, "PRK": true, "TWN": true}

// isYears reports whether a word gives the years of an office: "2009-2017", "2017-05/", "2020/2021-03".
func isYears(s string) bool {
	if len(s) < 5 || !strings.Contains(s, "/") {
		return false
	}
	return s[0] >= '1' && s[0] <= '2' && s[1] >= '0' && s[1] <= '9'
}

func years(s string) (from, to string) {
	from, to, _ = strings.Cut(s, "/")
	return from, to
}

// Fold makes the spellings of a name equal: small letters without accents, spaces for hyphens, no full stops or marks of
// possession.
func Fold(name string) string {
	var folded [longestName]byte
	return string(appendFolded(folded[:0], name))
}

// longestName is the length in bytes of a name that is longer than almost all.
const longestName = 64

// appendFolded appends a folded name to nothing.
func appendFolded(folded []byte, name string) []byte {
	if !plain(name) {
		return append(folded, foldRunes(norm.NFD.String(name))...)
	}
	for i := range len(name) {
		switch c := name[i]; {
		case c == '-':
			folded = append(folded, ' ')
		case c == '.' || c == '\'':
		case 'A' <= c && c <= 'Z':
			folded = append(folded, c|0x20)
		default:
			folded = append(folded, c)
		}
	}
	if len(folded) >= len(article) && string(folded[:len(article)]) == article {
		return folded[len(article):]
	}
	return folded
}

// article is not part of a name.
const article = "the "

func foldRunes(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, c := range name {
		switch {
		case c == '-':
			b.WriteByte(' ')
		case c == '.' || c == '\'' || c == '’' || unicode.Is(unicode.Mn, c):
		default:
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return strings.TrimPrefix(b.String(), article)
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Lookup is what the table has of a full name: several if bodies of several countries share it.
func Lookup(name string) []Known { l := tables(); return l.of(&l.known, name) }

// Alone is what the table has of the persons who are called so without their other names.
func Alone(name string) []Known { l := tables(); return l.of(&l.last, name) }

// Home is the country that an article is about, by its mentions of each: that of most of them, or "" if they are few or another country
// comes near. Codes of no state are left out.
func Home(mentions map[string]int) string {
	home, best, second := leading(mentions)
	if best < 3*second || best < leastHome {
		return ""
	}
	return home
}

// Only is the country that an article is about alone, by its mentions of each: that of nearly all of them, or "".
func Only(mentions map[string]int) string {
	only, best, second := leading(mentions)
	if best < 5*second || best < leastOnly {
		return ""
	}
	return only
}

// leading is the country with the most mentions, their number, and that of the next. Codes of no state are left out.
func leading(mentions map[string]int) (home string, best, second int) {
	for code, n := range mentions {
		switch {
		case noState[code]:
		case n > best || n == best && code < home:
			second, best, home = best, n, code
		case n > second:
			second = n
		}
	}
	return home, best, second
}

// leastHome is the number of mentions from which on a country may be the one that an article is about.
const leastHome = 3

// leastOnly is the number of mentions from which on a country may be the only one that an article is about.
const leastOnly = 6

// noState are the codes that are those of no state.
var noState = map[string]bool{"IGO": true, "UNO": true, "EUR": true, "NGO": true, "MNC": true}

// Public reports whether the bodies and persons of a sector are those of the country that an article is about if their own is
// unknown.
func Public(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "SPY", "ELI":
		return true
	}
	return false
}

// Bodies are the names of bodies in the table, as they are written, without those that are family names or common words, too.
// A name may be there twice. The caller must not change them.
func Bodies() []string { return tables().bodies }

// Persons are the names of persons in the table, as they are written. A name may be there twice. The caller must not change them.
func Persons() []string { return tables().persons }
