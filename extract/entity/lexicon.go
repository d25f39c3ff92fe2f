package entity

import (
	"fmt"
	"strings"
	"sync"

	"dateline/extract/actor"
	"dateline/internal/tsv"
	"dateline/rules/en"
)

// class is what the lists know of a name, a bit for each list.
type class uint32

const (
	firstName class = 1 << iota // a first name
	male
	female
	country
	region // of the world, of a country, a sea or river
	state
	short // abbreviation of a state
	city
	capital   // of a country
	bigCity   // of 500,000 inhabitants and more
	adjective // "Ukrainian"
	people    // "Ukrainians"
	known     // a known organization
	never     // no part of a name
	particle  // a small word inside of names
	common    // a common English word
	initial   // letters with full stops: "J.", "A.B."
	acronym   // two to seven capitals: "NATO", "AT&T"
	leader    // the full name of a person of the table of actors
)

const (
	anyPlace  = country | region | state | city | capital | bigCity
	anyNation = adjective | people
)

// entry is a name of the lists.
type entry struct {
	name    string
	class   class
	words   uint8  // number of words of the longest name that begins with this one as its first word
	country string // ISO 3166-1 alpha-3
	usual   string // the name under which its entity goes, where it is not this one
}

// lexicon finds names in the lists. It is immutable.
type lexicon struct {
	*names
	words  *sortedList // common English words, in small letters
	firsts *sortedList // first names and their gender

	coordinates *sortedList // of cities and countries

	pronouns map[string]pronoun  // by word in small letters
	senses   map[string][]*sense // by noun in the singular

	honorifics map[string]string // gender that a word before a name shows
	nicknames  map[string]string // given names for their short forms, in small letters
}

// listFile is a list of rules/en and how its lines are read.
type listFile struct {
	name string
	read func(l *lexicon, fields []string) error
}

// nameLists are read in this order. The first country given for a name stays. They are read only if namesForm is not of them.
var nameLists = []listFile{
	{"places-more.txt", addMore},
	{"places-countries.txt", addCountry},
	{"places-capitals.txt", func(l *lexicon, f []string) error { return l.add(f, 1, capital) }},
	{"places-cities.txt", addCity},
	{"names-nationalities.txt", addNation},
	{"names-peoples.txt", addNation},
	{"names-organizations.txt", addOrganization},
	{"names-never.txt", func(l *lexicon, f []string) error { return l.add(f, -1, never) }},
	{"names-particles.txt", func(l *lexicon, f []string) error { return l.add(f, -1, particle) }},
}

// listsOfWords are read at each start.
var listsOfWords = []listFile{
	{"names-pronouns.txt", addPronoun},
	{"nouns-senses.txt", addSense},
	{"names-honorifics.txt", addHonorific},
	{"names-nicknames.txt", addNickname},
}

// lexical is the lexicon, read once a process.
var lexical = sync.OnceValues(readLexicon)

func readLexicon() (*lexicon, error) {
	l := &lexicon{pronouns: map[string]pronoun{}, senses: map[string][]*sense{}, honorifics: map[string]string{}, nicknames: map[string]string{}}
	err := l.load(listsOfWords)
	if err != nil {
		return nil, err
	}
	if l.words, err = readSorted("words-common.txt"); err != nil {
		return nil, err
	}
	if l.firsts, err = readSorted("names-first.txt"); err != nil {
		return nil, err
	}
	if l.coordinates, err = readSorted("places-coordinates.txt"); err != nil {
		return nil, err
	}
	form := en.Names
	if !en.IsCurrent(form) {
		if form, err = l.listNames(); err != nil {
			return nil, err
		}
	}
	l.names = readNames(form)
	return l, nil
}

// load reads lists: rows of a name or a word and more fields.
func (l *lexicon) load(lists []listFile) error {
	for _, f := range lists {
		data, err := en.Text(f.name)
		if err != nil {
			return fmt.Errorf("entity: %w", err)
		}
		for n, fields := range tsv.Rows(data) {
			if err := f.read(l, fields); err != nil {
				return fmt.Errorf("entity: rules/en/%s:%d: %w", f.name, n, err)
			}
		}
	}
	return nil
}

// listNames reads all names of the lists and returns them in the form of readNames.
func (l *lexicon) listNames() (form string, err error) {
	l.names = newNames()
	if err := l.load(nameLists); err != nil {
		return "", err
	}
	bodies, persons := actor.Names()
	for _, name := range bodies {
		l.addBody(name)
	}
	for _, name := range persons {
		if strings.Contains(name, " ") {
			l.addUnknown(name, leader)
		}
	}
	return string(l.names.form(en.Fingerprint())), nil
}

// add enters a name of a class; at is the field of its country, or -1.
func (l *lexicon) add(fields []string, at int, c class) error {
	e := l.enter(fields[0])
	e.class |= c
	if at > 0 && at < len(fields) && e.country == "" {
		e.country = fields[at]
	}
	l.addHead(fields[0])
	return nil
}

// addUnknown enters a name of a class if it has none yet.
func (l *lexicon) addUnknown(name string, c class) {
	if e := l.enter(name); e.class == 0 {
		e.class = c
		l.addHead(name)
	}
}

// addHead enters the first word of a name that has several.
func (l *lexicon) addHead(name string) {
	head, rest, several := strings.Cut(name, " ")
	if !several {
		return
	}
	words := uint8(2 + strings.Count(rest, " "))
	h := l.enter(head)
	h.words = max(h.words, words)
}

func addMore(l *lexicon, f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%q: a place needs its kind", f[0])
	}
	if f[1] == "namesake" && len(f) == 3 {
		l.namesakes[f[0]] = f[2]
		return nil
	}
	if len(f) > 3 {
		l.enter(f[0]).usual = f[3]
		if f[1] == "country" {
			l.usual[f[2]], l.fixed[f[2]] = f[3], true
		}
	} else if f[1] == "country" && len(f) == 3 && l.usual[f[2]] == "" {
		l.usual[f[2]] = f[0]
	}
	switch f[1] {
	case "country":
		return l.add(f, 2, country)
	case "capital":
		return l.add(f, 2, bigCity|city|capital)
	case "region":
		return l.add(f, 2, region)
	case "state":
		return l.add(f, 2, state)
	case "short":
		return l.add(f, 2, short)
	case "city":
		return l.add(f, 2, bigCity|city)
	}
	return fmt.Errorf("unknown kind of place %q: one of country, region, state, short, city, capital, namesake", f[1])
}

// addCountry enters a country. The shortest of its names is the usual one, unless places-more.txt says otherwise.
func addCountry(l *lexicon, f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%q: a country needs its code", f[0])
	}
	if old := l.usual[f[1]]; old == "" || len(f[0]) < len(old) && !l.fixed[f[1]] {
		l.usual[f[1]] = f[0]
	}
	return l.add(f, 1, country)
}

// addBody enters a body of the table of actors. A single word is entered only if it is nothing else: neither a place, a first name nor a
// common word.
func (l *lexicon) addBody(name string) {
	if strings.Contains(name, " ") || l.isNothingElse(name) {
		l.addUnknown(name, known)
	}
}

// isNothingElse reports whether a single word is no place, no first name and no common word.
func (l *lexicon) isNothingElse(name string) bool {
	if len(name) < 3 || l.isCommon(name) || l.firstName(name) != 0 {
		return false
	}
	e := l.find(name)
	return e == nil || e.class == 0
}

// addOrganization enters an organization, perhaps with the full name of which it is a short form.
func addOrganization(l *lexicon, f []string) error {
	if len(f) > 1 {
		l.enter(f[0]).usual = f[1]
	}
	return l.add(f, -1, known)
}

func addPronoun(l *lexicon, f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%q: a pronoun needs the gender, number or person that it refers to", f[0])
	}
	var p pronoun
	switch f[1] {
	case "male", "female":
		p.person, p.gender = true, f[1]
	case "plural":
		p.plural = true
	case "self":
		p.self = true
	case "thing":
	default:
		return fmt.Errorf("unknown %q: one of male, female, thing, plural, self", f[1])
	}
	if len(f) > 2 {
		p.object, p.owner = f[2] == "object", f[2] == "owner"
	}
	l.pronouns[f[0]] = p
	return nil
}

// firstName is the class of a first name with its gender, or 0.
func (l *lexicon) firstName(word string) class {
	switch gender, ok := l.firsts.find(word, false); {
	case !ok:
		if given := l.nicknames[strings.ToLower(word)]; given != "" {
			return l.firstName(titleCase(given))
		}
		return 0
	case gender == "male":
		return firstName | male
	case gender == "female":
		return firstName | female
	}
	return firstName
}

func addCity(l *lexicon, f []string) error {
	c := city
	if len(f) > 2 && f[2] == "big" {
		c |= bigCity
	}
	return l.add(f, 1, c)
}

func addNation(l *lexicon, f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("%q: needs a country, which may be empty, and adjective or people", f[0])
	}
	if f[2] == "people" {
		return l.add(f, 1, people)
	}
	return l.add(f, 1, adjective)
}

func addHonorific(l *lexicon, f []string) error {
	c, err := genderClass(f)
	if err != nil {
		return err
	}
	l.honorifics[f[0]] = c.gender()
	return nil
}

// addNickname enters the short forms of a given name.
func addNickname(l *lexicon, f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%q: want a given name and its short forms", f[0])
	}
	for short := range strings.SplitSeq(f[1], ", ") {
		l.nicknames[short] = f[0]
	}
	return nil
}

// genderClass reads the second field of a line, which may be missing.
func genderClass(f []string) (class, error) {
	if len(f) < 2 {
		return 0, nil
	}
	switch f[1] {
	case "male":
		return male, nil
	case "female":
		return female, nil
	}
	return 0, fmt.Errorf("unknown gender %q: male, female or nothing", f[1])
}

// gender is "male", "female", or "" if neither or both are known.
func (c class) gender() string {
	switch c & (male | female) {
	case male:
		return "male"
	case female:
		return "female"
	}
	return ""
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// isCommon reports whether a word is a common English word, whatever its case.
func (l *lexicon) isCommon(word string) bool {
	_, ok := l.words.find(word, true)
	return ok
}
