package actor

import (
	"encoding/binary"
	"fmt"
	"strings"
	"sync"

	"dateline/internal/inplace"
	"dateline/internal/tsv"
	"dateline/rules/en"
)

// list is the list of bodies and persons as it is read.
type list struct {
	bodies  []string // their names, as written
	persons []string
	items   []item
	known   listing
	last    listing
}

// item is a body or a person as the list has it: names, and the years in office of a person.
type item struct{ country, sector, text string }

// knownTables are the tables of the list. They are written for a release, and used where they are embedded.
type knownTables struct {
	lines *inplace.Table // countries and sectors, with a tab between
	texts string         // of the items
	items []itemForm
	known table // items by their names
	last  table // persons by the name that is used alone
}

// itemForm is an item in these tables.
type itemForm struct{ line, from, to int32 }

// loadKnown returns the tables, made anew if a file has changed since they were written.
var loadKnown = sync.OnceValue(func() *knownTables {
	form := en.Actors
	if !en.IsCurrent(form) {
		form = readList().form()
	}
	k := &knownTables{}
	texts, rest := inplace.Take[byte](form[8:])
	k.texts = form[16 : 16+len(texts)]
	k.lines, rest = inplace.TakeTable(rest)
	k.items, rest = inplace.Take[itemForm](rest)
	k.known, rest = takeTable(rest)
	k.last, _ = takeTable(rest)
	return k
})

// form is what loadKnown reads: a fingerprint of the files, then the tables.
func (l *list) form() string {
	var texts []byte
	var items []itemForm
	var lines []string
	numbers := map[string]int32{}
	for _, i := range l.items {
		line := i.country + "\t" + i.sector
		if _, ok := numbers[line]; !ok {
			numbers[line] = int32(len(lines))
			lines = append(lines, line)
		}
		from := int32(len(texts))
		texts = append(texts, i.text...)
		items = append(items, itemForm{numbers[line], from, int32(len(texts))})
	}
	out := binary.LittleEndian.AppendUint64(nil, en.Fingerprint())
	out = inplace.AppendTable(inplace.Append(out, texts), inplace.NewTable(lines))
	return string(l.last.appendTable(l.known.appendTable(inplace.Append(out, items))))
}

// readList reads the list, which is embedded and held by tests: it always loads.
func readList() *list {
	l := &list{}
	data, err := en.Text("actors-known.txt")
	for n, fields := range tsv.Rows(data) {
		if err == nil {
			err = l.readKnown(fields)
		}
		if err != nil {
			panic(fmt.Errorf("actor: rules/en/actors-known.txt:%d: %w", n, err))
		}
	}
	return l
}

// readKnown reads a country, a sector and names: persons with the years in office, bodies without. Other spellings of a
// name follow it after =.
func (l *list) readKnown(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("want country, sector and names, got %d fields", len(f))
	}
	for text := range strings.SplitSeq(f[2], "; ") {
		l.items = append(l.items, item{f[0], strings.TrimPrefix(f[1], "-"), text})
		names, _, person := parts(text)
		for name := range strings.SplitSeq(names, "=") {
			l.enter(name, person)
		}
	}
	return nil
}

// enter enters a name of the last item.
func (l *list) enter(name string, person bool) {
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

// parts are the names of an item and, if it is a person, the years in office.
func parts(text string) (names, office string, person bool) {
	if at := strings.LastIndexByte(text, ' '); at > 0 && isYears(text[at+1:]) {
		return text[:at], text[at+1:], true
	}
	return text, "", false
}

// item reads an item.
func (k *knownTables) item(number int32) (out Known) {
	i := k.items[number]
	out.Country, out.Sector, _ = strings.Cut(k.lines.Word(i.line), "\t")
	names, office, person := parts(k.texts[i.from:i.to])
	out.Person = person
	out.From, out.To = years(office)
	out.Name, _, _ = strings.Cut(names, "=")
	out.Name = strings.TrimSuffix(out.Name, "*")
	return out
}

// of is what the tables have of a name.
func (k *knownTables) of(t *table, name string) []Known {
	var folded [longestName]byte
	numbers := t.of(appendFolded(folded[:0], name))
	if len(numbers) == 0 {
		return nil
	}
	out := make([]Known, len(numbers))
	for i, n := range numbers {
		out[i] = k.item(n)
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
