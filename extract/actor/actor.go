// Package actor knows who belongs to which country and to which sector of PLOVER: nouns by their heads ("minister",
// "farmers"), names of bodies by their key words ("… Ministry", "… Union"), and a table of leaders, bodies and firms.
//
// It is a lexicon and no stage: the stages entity, quote and event ask it.
package actor

import (
	"fmt"
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

// lexicon is the words that show a sector. It is immutable.
type lexicon struct {
	nouns map[string]noun // by words in small letters
	keys  map[string]string
}

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
	l := &lexicon{nouns: make(map[string]noun, 2000), keys: map[string]string{}}
	data, err := en.Text("actors-sectors.txt")
	if err != nil {
		return nil, fmt.Errorf("actor: %w", err)
	}
	for n, fields := range tsv.Rows(data) {
		if err := l.readSector(fields); err != nil {
			return nil, fmt.Errorf("actor: rules/en/actors-sectors.txt:%d: %w", n, err)
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
func Lookup(name string) []Known { k := loadKnown(); return k.of(&k.known, name) }

// Alone is what the table has of the persons who are called so without their other names.
func Alone(name string) []Known { k := loadKnown(); return k.of(&k.last, name) }

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

// Names reads the names of bodies in the list, as they are written, without those that are family names or common words, too, and those of
// persons. A name may be there twice.
func Names() (bodies, persons []string) {
	l := readList()
	return l.bodies, l.persons
}
