package entity

import (
	"slices"
	"strconv"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// bodyInTable gives a body the country and the sector that the table has for its name.
func (a *affiliation) bodyInTable(f *found) bool {
	known := a.chosen(f.inTable())
	if known == nil || known.Person {
		return a.branchOf(f)
	}
	if a.isWordElsewhere(f, known) {
		return true
	}
	f.Country, f.Sector = known.Country, known.Sector
	if i := f.Mentions[0].Start - 1; i >= 0 && known.Sector == "PTY" { // the Danish People's Party is not that of Spain
		if c := a.endingAt(i, adjective); c != "" {
			f.Country = c
		}
	}
	return true
}

// isWordElsewhere reports whether a body of the table is called by a common word, and the article is about another country and says nothing of
// the body's: the "Conservatives" of the United States are no party of Britain.
func (a *affiliation) isWordElsewhere(f *found, known *actor.Known) bool {
	isCommonWord := len(f.words) == 1 && a.lex.isCommon(strings.TrimSuffix(f.words[0], "s"))
	return isCommonWord && a.reader.home != "" && a.reader.home != known.Country && a.weight[known.Country] == 0
}

// branchOf gives the branch of a body of the table that is called after its country the sector of the whole: "Amnesty International USA".
func (a *affiliation) branchOf(f *found) bool {
	k := len(f.words) - 1
	if k < 1 {
		return false
	}
	e := a.lex.find(f.words[k])
	if e == nil || e.class&country == 0 {
		return false
	}
	whole := onlyBody(actor.Lookup(strings.Join(f.words[:k], " ")))
	if whole == nil {
		return false
	}
	f.Country, f.Sector = e.country, whole.Sector
	return true
}

// chosen is the entry of the table that the article means: the only one, or the one of the country that it names far more often
// than those of the others.
func (a *affiliation) chosen(known []actor.Known) *actor.Known {
	if len(known) == 1 {
		return &known[0]
	}
	var best *actor.Known
	most, second := 0, 0
	for i := range known {
		switch n := a.weight[known[i].Country]; {
		case best != nil && best.Country == known[i].Country:
		case n > most:
			most, second, best = n, most, &known[i]
		case n > second:
			second = n
		}
	}
	if most < 2*second {
		return nil
	}
	return best
}

// holder is the entry of the table of actors that a person is, or nil. Someone who is called by one name alone is one who was in office
// when the article was published, if the country is that of the article.
func (a *affiliation) holder(f *found) *actor.Known {
	if known := persons(f.personsInTable()); len(known) > 0 {
		for i := range known {
			if known[i].Held(a.day) {
				return &known[i]
			}
		}
		return &known[len(known)-1]
	}
	if len(f.words) != 1 || len(f.Roles) == 0 && f.Country == "" {
		return nil
	}
	known := slices.DeleteFunc(slices.Clone(actor.Alone(f.words[0])), func(k actor.Known) bool {
		isElsewhere := f.Country != "" && f.Country != k.Country
		return isElsewhere || a.weight[k.Country] == 0
	})
	if leadsState(f) {
		known = slices.DeleteFunc(known, func(k actor.Known) bool { return k.Sector != "GOV" })
	}
	held := onlyOne(known, func(k *actor.Known) bool { return a.day != "" && k.Held(a.day) }, sameCountry)
	switch {
	case held == nil && leadsState(f):
		return onlyOne(known, func(*actor.Known) bool { return true }, sameName)
	case held != nil && held.Sector == "ELI" && slices.ContainsFunc(known, func(k actor.Known) bool { return !sameName(&k, held) && a.ledLately(&k) }):
		return nil // a former president is at least as well known by the surname as a former first lady
	}
	return held
}

// lately is how many years after an office its holder is still called by the surname alone.
const lately = 8

// ledLately reports whether someone left a government not long before the day of the article.
func (a *affiliation) ledLately(k *actor.Known) bool {
	left, errTo := strconv.Atoi(firstYear(k.To))
	day, errDay := strconv.Atoi(firstYear(a.day))
	return k.Sector == "GOV" && errTo == nil && errDay == nil && day-left <= lately
}

func firstYear(day string) string { return day[:min(4, len(day))] }

// onlyOne is the last of the entries of the table that fit, or nil if two of them are not the same.
func onlyOne(known []actor.Known, fits func(*actor.Known) bool, same func(a, b *actor.Known) bool) *actor.Known {
	var only *actor.Known
	for i := range known {
		k := &known[i]
		switch {
		case !fits(k):
		case only != nil && !same(only, k):
			return nil
		default:
			only = k
		}
	}
	return only
}

func sameCountry(a, b *actor.Known) bool { return a.Country == b.Country }

func sameName(a, b *actor.Known) bool { return a.Name == b.Name }

// leadsState reports whether a person has the title of the head of a state or a government.
func leadsState(f *found) bool {
	return slices.ContainsFunc(f.Roles, func(role document.Role) bool {
		words := strings.Fields(role.Title)
		return len(words) > 0 && headsOfStates[titleCase(words[len(words)-1])]
	})
}

// personsOf is what the table has of a person's name, with or without the initials in its middle.
func personsOf(name string) []actor.Known {
	if known := actor.Lookup(name); len(known) > 0 || !hasInitial(name) {
		return known
	}
	words := strings.Fields(name)
	short := slices.DeleteFunc(slices.Clone(words), isInitial)
	if len(short) < 2 || isInitial(words[0]) {
		return nil
	}
	return actor.Lookup(strings.Join(short, " "))
}

// hasInitial reports whether a word of a name is an initial.
func hasInitial(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if isInitial(w) {
			return true
		}
	}
	return false
}

func persons(known []actor.Known) []actor.Known {
	if len(known) > 0 && !known[0].Person {
		return nil
	}
	return known
}

// inOffice returns the sector of a person in the table on the day of the article: after the office, that of former office holders.
func (a *affiliation) inOffice(k *actor.Known) string {
	switch {
	case k.Held(a.day):
		return k.Sector
	case k.To != "" && slices.Contains(retiring, k.Sector) && a.day > k.To:
		return "ELI"
	}
	return ""
}

// retiring are the sectors of offices whose former holders are still heard.
var retiring = []string{"GOV", "LEG", "COP", "JUD", "SPY", "MIL"}
