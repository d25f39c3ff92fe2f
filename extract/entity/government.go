package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// homely is what "the" alone means in the country that the article is about, if nothing that was said before points elsewhere: its
// administration, its government, the country itself, or the only state of it that the article is about. It is nil for other nouns.
func (r *reader) homely(n *nominal) *found {
	switch {
	case n.head == "government" && n.isOfState():
		return r.governmentMeant(n)
	case !n.isPlain():
		return nil
	case isState(n.head):
		return r.stateOfArticle()
	case n.head == "administration":
		return r.administration()
	case n.head == "state":
		return r.onlyState()
	}
	return nil
}

// isOfState reports whether the words before a noun for a government say only that it is that of a whole state, or nothing.
func (n *nominal) isOfState() bool {
	return !n.that && !slices.ContainsFunc(n.modifiers, func(m modifier) bool { return !ofState[m.word] })
}

// ofState are adjectives that a government of a whole state has.
var ofState = map[string]bool{"federal": true, "national": true, "central": true, "new": true, "current": true}

// governmentMeant is the government of the country that "the country" would mean in the place of "the government", nil if none is clear.
func (r *reader) governmentMeant(n *nominal) *found {
	country := *n
	country.head, country.modifiers = "country", nil
	f := r.definite(&country)
	if f == nil || f.Kind != document.Place || f.Country == "" {
		return nil
	}
	if isOnce := f.before+len(f.Mentions) < 2; isOnce && r.home != "" && f.Country != r.home {
		return nil
	}
	return r.governmentOf(f, n.head)
}

// governmentOf is the government of a country, a new one if the text has not named it: the "Norwegian government", or "government of Norway".
func (r *reader) governmentOf(state *found, head string) *found {
	key := string(document.Organization) + " " + head + " " + state.Name
	if f := r.nominals[key]; f != nil {
		return f
	}
	f := &found{Entity: document.Entity{Kind: document.Organization, Name: head + " of " + withArticle(state.Name), Country: state.Country, Principal: document.None},
		heads: []string{head}, principal: state, unnamed: true}
	r.nominals[key] = f
	r.add(f)
	return f
}

// withArticle is the name of a country with the article that it has in a sentence: "the United States".
func withArticle(country string) string {
	if slices.ContainsFunc(strings.Fields(country), func(w string) bool { return withThe[w] }) {
		return "the " + country
	}
	return country
}

// withThe are words of the names of countries that have an article.
var withThe = wordLists.Set("countries-with-an-article")

// onlyState is the state that the words of the article name at least twice, and twice more than any other, also in the names of bodies; nil
// if there is none, or it is not one of the country that the article is about.
func (r *reader) onlyState() *found {
	if !r.stateRead {
		r.stateRead, r.state = true, r.readState()
	}
	return r.state
}

func (r *reader) readState() *found {
	count := map[string]int{}
	var best *entry
	for _, e := range r.entry {
		if e == nil || e.class&state == 0 || e.country != r.home {
			continue
		}
		if count[e.name]++; best == nil || count[e.name] > count[best.name] {
			best = e
		}
	}
	if best == nil || count[best.name] < 2 {
		return nil
	}
	for name, k := range count {
		if name != best.name && k+2 > count[best.name] {
			return nil
		}
	}
	key := kindName{document.Place, foldCase(best.name)}
	if f := r.exactly(key); f != nil {
		return f
	}
	f := &found{Entity: document.Entity{Kind: document.Place, Name: best.name, Country: best.country, Principal: document.None}, words: strings.Fields(best.name)}
	r.exact[key] = f
	r.add(f)
	return f
}
