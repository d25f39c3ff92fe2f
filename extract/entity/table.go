package entity

import (
	"slices"
	"strings"

	"dateline/extract/actor"
)

// bodyInTable gives a body the country and the sector that the table has for its name.
func (a *affiliation) bodyInTable(f *found) bool {
	known := a.chosen(actor.Lookup(f.Name))
	if known == nil || known.Person {
		return a.branchOf(f)
	}
	f.Country, f.Sector = known.Country, known.Sector
	if i := f.Mentions[0].Start - 1; i >= 0 && known.Sector == "PTY" { // the Danish People's Party is not that of Spain
		if c := a.endingAt(i, adjective); c != "" {
			f.Country = c
		}
	}
	return true
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

// holder is the entry of the table of actors that a person is, or nil. Somebody who is called by one name alone is one who was in office
// when the article was published, if the country is that of the article.
func (a *affiliation) holder(f *found) *actor.Known {
	if known := persons(personsOf(f.Name)); len(known) > 0 {
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
	var held *actor.Known
	known := actor.Alone(f.words[0])
	for i := range known {
		k := &known[i]
		isElsewhere := f.Country != "" && f.Country != k.Country
		if !k.Held(a.day) || a.day == "" || isElsewhere || a.weight[k.Country] == 0 {
			continue
		}
		if held != nil && held.Country != k.Country {
			return nil
		}
		held = k
	}
	return held
}

// personsOf is what the table has of a person's name, with or without the initials in its middle.
func personsOf(name string) []actor.Known {
	if known := actor.Lookup(name); len(known) > 0 {
		return known
	}
	words := strings.Fields(name)
	short := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return isInitial(w) })
	if len(short) == len(words) || len(short) < 2 || isInitial(words[0]) {
		return nil
	}
	return actor.Lookup(strings.Join(short, " "))
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
