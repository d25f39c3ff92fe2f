package entity

import (
	"slices"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// ledBy is the body that a person leads or works for, "her ministry", or nil if the article names no such body or several.
func (r *reader) ledBy(n *nominal) *found {
	owner := r.ownerOf(n)
	if owner == nil {
		return nil
	}
	var only *found
	for i := range owner.Roles {
		role := &owner.Roles[i]
		f := r.exactly(kindName{document.Organization, foldCase(role.Of)})
		if f == nil || f == only || actor.Read(role.Title).Former || r.isBody(n, f) == none {
			continue
		}
		if only != nil {
			return nil
		}
		only = f
	}
	return only
}

// ownerOf is the person whose body or staff a noun means, or nil.
func (r *reader) ownerOf(n *nominal) *found {
	owner := r.at[n.of.Start]
	if owner == nil {
		owner = r.ownerAt(n.of)
	}
	if owner == nil || owner.Kind != document.Person || len(owner.words) == 0 {
		return nil
	}
	return owner
}

// staffOf is the administration or the campaign of a person, "his administration" and "Lena Brandt's campaign", under the name that news
// gives it: "Brandt administration". It is nil if the text does not show whose it is.
func (r *reader) staffOf(n *nominal) *found {
	owner := r.ownerOf(n)
	if owner == nil {
		return nil
	}
	return r.staffUnder(owner, n.head)
}

// staffUnder is the administration or the campaign of a person, a new one if the text has not named it.
func (r *reader) staffUnder(owner *found, head string) *found {
	name := owner.words[len(owner.words)-1] + " " + head
	key := kindName{document.Organization, foldCase(name)}
	if f := r.exactly(key); f != nil {
		return f
	}
	f := &found{Entity: document.Entity{Kind: document.Organization, Name: name, Principal: document.None}, heads: []string{head}, principal: r.actsFor(owner)}
	r.exact[key] = f
	r.add(f)
	return f
}

// administration is that of the only head of a state or of a city whom the article names with the office, for "the administration": the
// president comes before governors. It is nil if there are several.
func (r *reader) administration() *found {
	for _, titles := range [...][]string{{"president"}, {"governor", "gov.", "gov"}, {"mayor"}} {
		var only *found
		for _, f := range r.titled[:min(len(r.titled), maxHolders)] {
			if len(f.words) == 0 || !leadsAs(f, titles) {
				continue
			}
			if only != nil {
				return nil
			}
			only = f
		}
		if only != nil {
			return r.staffUnder(only, "administration")
		}
	}
	return nil
}

// leadsAs reports whether a person has one of the titles now, and of a state or of nothing that the text names.
func leadsAs(f *found, titles []string) bool {
	return slices.ContainsFunc(f.Roles, func(role document.Role) bool {
		words := titleWords(&role)
		isOther := len(words) > 1 && deputies[words[0]]
		return len(words) > 0 && !isOther && slices.Contains(titles, words[len(words)-1])
	})
}

// ownerAt is whom the pronoun at a range refers to, or nil.
func (r *reader) ownerAt(g document.Range) *found {
	p, ok := r.lex.pronouns[foldCase(r.doc.Words(g))]
	if !ok {
		return nil
	}
	return r.antecedent(p, g, r.doc.SentenceAt(g.Start))
}
