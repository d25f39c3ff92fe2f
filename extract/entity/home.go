package entity

import (
	"dateline/extract/actor"
	"dateline/extract/document"
)

// homeOfNames is the country that the article is about before all is read: by its name, its people, its places and the persons whom the table
// of offices has in it.
func (r *reader) homeOfNames() string {
	weight := map[string]int{}
	r.weighCountries(weight)
	for i, e := range r.entry {
		if e == nil || e.country == "" || e.class&anyPlace == 0 || e.class&(country|anyNation|capital) != 0 {
			continue
		}
		if f := r.at[i]; f != nil && f.Kind == document.Place {
			weight[e.country]++
		}
	}
	if r.namesBothParties() {
		weight["USA"] += leastParties
	}
	for _, f := range r.found {
		if c := r.countryByTable(f); c != "" {
			weight[c] += len(f.Mentions)
		}
	}
	return actor.Home(weight)
}

// leastParties is what the names of both parties of the United States weigh for it.
const leastParties = 3

// namesBothParties reports whether the text has words for both parties of the United States.
func (r *reader) namesBothParties() bool {
	democrats, republicans := false, false
	for i := range r.doc.Tokens {
		switch r.doc.Tokens[i].Text {
		case "Democrat", "Democrats", "Democratic":
			democrats = true
		case "Republican", "Republicans", "GOP":
			republicans = true
		}
	}
	return democrats && republicans
}

// countryByTable is the country that the tables have for a body of state or for the holder of an office, or "".
func (r *reader) countryByTable(f *found) string {
	switch f.Kind {
	case document.Organization:
		if s := r.sectorOfBody(f); actor.Public(s) {
			return f.state
		}
	case document.Person:
		for i := range r.officesOf(f) {
			if e := r.lex.find(f.offices[i].Of); e != nil && e.class&country != 0 {
				return e.country
			}
		}
	}
	return ""
}
