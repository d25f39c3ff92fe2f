package story

import (
	"slices"
	"strings"
)

// tokens are what a party is found again by in other articles: its name, and for those who act for a state, the state. An article
// says Ukraine, Kyiv or Ukrainian officials of the same party.
func (p *Party) tokens() []string {
	var out []string
	if name := identity(value(p.Kind), p.Name, value(p.Key)); name != "" {
		out = append(out, name)
	}
	if p.forState() {
		out = append(out, "country/"+*p.Country)
	}
	return out
}

// forState reports whether a party is a state or acts for it.
func (p *Party) forState() bool {
	if !isCountry(value(p.Country)) {
		return false
	}
	switch value(p.Kind) {
	case "place", "nationality":
		return true
	}
	return slices.Contains([]string{"GOV", "MIL"}, value(p.Sector))
}

// named reports whether an article gives a party a name.
func (p *Party) named() bool { return p.Key != nil || p.forState() }

// same reports whether two parties are one. Persons with two different first names are not, whatever their last name.
func same(a, b *Party) bool {
	if a.Key != nil && b.Key != nil && *a.Key == *b.Key {
		return true
	}
	if value(a.Kind) == "person" && value(b.Kind) == "person" {
		return samePerson(fields(a.Name), fields(b.Name))
	}
	return slices.ContainsFunc(a.inStory(), func(token string) bool { return slices.Contains(b.inStory(), token) })
}

// inStory are the tokens of a party, and those of one that the article does not name: "dockers" are the same in all articles of a story.
func (p *Party) inStory() []string {
	if p.Key != nil {
		return p.tokens()
	}
	words := fields(p.Name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return append(p.tokens(), "unnamed/"+strings.Join(words, " "))
}

func samePerson(a, b []string) bool {
	switch {
	case len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1]:
		return false
	case len(a) == 1 || len(b) == 1:
		return true
	}
	return a[0][0] == b[0][0]
}

// anySame reports whether two lists have a party in common.
func anySame(a, b []Party) bool {
	return slices.ContainsFunc(a, func(p Party) bool { return slices.ContainsFunc(b, func(q Party) bool { return same(&p, &q) }) })
}

// anyNamed reports whether a list has a party with a name.
func anyNamed(all []Party) bool {
	return slices.ContainsFunc(all, func(p Party) bool { return p.named() })
}

// merged adds the parties of b to those of a that are not there, and takes the fuller name of those that are.
func merged(a, b []Party) []Party {
	for _, p := range b {
		i := slices.IndexFunc(a, func(q Party) bool { return sameNamed(&q, &p) })
		switch {
		case i < 0:
			a = append(a, p)
		case fuller(&p, &a[i]):
			a[i] = p
		}
	}
	return a
}

// sameNamed is same for parties that are shown: a minister and the state are two of them.
func sameNamed(a, b *Party) bool {
	if value(a.Kind) == "person" || value(b.Kind) == "person" {
		return value(a.Kind) == value(b.Kind) && same(a, b)
	}
	if a.Key == nil || b.Key == nil {
		return a.Key == b.Key && strings.EqualFold(a.Name, b.Name)
	}
	return *a.Key == *b.Key || identity(value(a.Kind), a.Name, *a.Key) == identity(value(b.Kind), b.Name, *b.Key)
}

// fuller reports whether the name of a says more than that of b.
func fuller(a, b *Party) bool {
	if (a.Key == nil) != (b.Key == nil) {
		return a.Key != nil
	}
	return len(fields(a.Name)) > len(fields(b.Name))
}
