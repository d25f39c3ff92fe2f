package actor

import (
	"fmt"
	"strings"
	"sync"

	"dateline/internal/tsv"
	"dateline/rules/en"
)

// Office is an office that a person held.
type Office struct {
	Title   string // in small letters: "prime minister"
	Country string // ISO 3166-1 alpha-3
	Term    Known  // the years
	holder  string // folded name
}

// offices are those of each person, by the folded full name and by its last word.
var offices = sync.OnceValues(func() (map[string][]Office, error) {
	table := map[string][]Office{}
	data, err := en.Text("actors-offices.txt")
	if err != nil {
		return nil, fmt.Errorf("actor: %w", err)
	}
	for n, f := range tsv.Rows(data) {
		if len(f) != 3 {
			return nil, fmt.Errorf("actor: rules/en/actors-offices.txt:%d: want title, country and names, got %d fields", n, len(f))
		}
		for item := range strings.SplitSeq(f[2], "; ") {
			at := strings.LastIndexByte(item, ' ')
			if at < 0 || !isYears(item[at+1:]) {
				return nil, fmt.Errorf("actor: rules/en/actors-offices.txt:%d: %q: want a name and years", n, item)
			}
			enterOffice(table, Office{Title: f[0], Country: f[1]}, item[:at], item[at+1:])
		}
	}
	return table, nil
})

func enterOffice(table map[string][]Office, o Office, names, term string) {
	o.Term.From, o.Term.To = years(term)
	alone := map[string]bool{}
	for name := range strings.SplitSeq(names, "=") {
		key := Fold(name)
		if o.holder == "" {
			o.holder = key
		}
		table[key] = append(table[key], o)
		words := strings.Fields(key)
		last := words[len(words)-1]
		if familyFirst[o.Country] {
			last = words[0]
		}
		if last != key && !alone[last] {
			alone[last] = true
			table[last] = append(table[last], o)
		}
	}
}

// Offices are the offices of a person by the full name, or by the name that is used alone: of several persons with that
// name, those of the one
// who was in office on the day ("2019-10-08"), if it is one. The caller must not change them.
func Offices(name, day string) []Office {
	table, err := offices()
	if err != nil {
		panic(err) // the table is embedded, and a test reads it
	}
	all := table[Fold(name)]
	if len(all) == 0 || strings.Contains(name, " ") {
		return all
	}
	var of []Office
	holder := ""
	for i := range all {
		if all[i].Term.Held(day) {
			if holder != "" && holder != all[i].holder {
				return nil
			}
			holder = all[i].holder
		}
	}
	for i := range all {
		if holder != "" && all[i].holder == holder {
			of = append(of, all[i])
		}
	}
	return of
}
