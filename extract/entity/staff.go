package entity

import "dateline/extract/document"

// staffOf is the administration or the campaign of a person, "his administration" and "Lena Brandt's campaign", under the name that news
// gives it: "Brandt administration". It is nil if the text does not show whose it is.
func (r *reader) staffOf(n *nominal) *found {
	owner := r.at[n.of.Start]
	if owner == nil {
		owner = r.ownerAt(n.of)
	}
	if owner == nil || owner.Kind != document.Person || len(owner.words) == 0 {
		return nil
	}
	name := owner.words[len(owner.words)-1] + " " + n.head
	key := kindName{document.Organization, foldCase(name)}
	if f := r.exactly(key); f != nil {
		return f
	}
	f := &found{Entity: document.Entity{Kind: document.Organization, Name: name, Side: document.None}, heads: []string{n.head}, side: r.actsFor(owner)}
	r.exact[key] = f
	r.add(f)
	return f
}

// ownerAt is whom the pronoun at a range refers to, or nil.
func (r *reader) ownerAt(g document.Range) *found {
	p, ok := r.lex.pronouns[foldCase(r.doc.Words(g))]
	if !ok {
		return nil
	}
	return r.antecedent(p, g, r.doc.SentenceAt(g.Start))
}
