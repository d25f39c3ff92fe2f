package entity

import (
	"slices"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// initials are the capitals with which the words of a name begin.
func (r *reader) initials(g document.Range) string {
	var b []byte
	for i := g.Start; i < g.End; i++ {
		if c := r.doc.Tokens[i].Text[0]; c >= 'A' && c <= 'Z' {
			b = append(b, c)
		}
	}
	return string(b)
}

// spelledOut is the end of a name that a short form abbreviates, from the word with its first letter on, or nothing: of "the UN and the
// European Union (EU)" the last two words.
func (r *reader) spelledOut(short, long document.Range) document.Range {
	letters := r.initialsOf(short)
	for ; long.Start+1 < long.End; long.Start++ {
		if c := r.doc.Tokens[long.Start].Text[0]; letters != "" && c != letters[0] {
			continue
		}
		if r.abbreviates(short, long) {
			return long
		}
	}
	return document.Range{}
}

// abbreviates reports whether the letters of a short form begin words of the name, in their order.
func (r *reader) abbreviates(short, long document.Range) bool {
	ini, letters := r.initials(long), r.initialsOf(short)
	for i := range len(ini) {
		if letters != "" && ini[i] == letters[0] {
			letters = letters[1:]
		}
	}
	return letters == ""
}

// initialsOf are the capitals of a short form.
func (r *reader) initialsOf(g document.Range) string {
	var b []byte
	for _, c := range []byte(r.doc.Words(g)) {
		if c >= 'A' && c <= 'Z' {
			b = append(b, c)
		}
	}
	return string(b)
}

// longestKnown is the length in words of the longest spelling that is looked for.
const longestKnown = 6

// agree finds the known spellings wherever else they are, and lets the whole article overrule weak kinds.
func (r *reader) agree() {
	r.learn()
	before := len(r.names)
	for _, run := range r.runs {
		for i := run.Start; i < run.End; {
			i += r.agreeAt(run, i)
		}
	}
	if len(r.names) > before {
		r.learnt = false
		r.learn()
	}
	for i := range r.names {
		n := &r.names[i]
		if n.weight >= enough {
			continue
		}
		v, _ := r.votesFor(r.doc.Words(n.Range))
		if r.saysWhere(n) {
			v[kindIndex(n.kind)] += 2 * n.weight
		}
		if overruled(v, n) {
			n.kind, _ = v.best()
			r.learnt = false
		}
	}
}

// saysWhere reports whether a place is said to be where something is: the London of "Mr. London lives in London".
func (r *reader) saysWhere(n *name) bool {
	return n.kind == document.Place && n.Start > 0 && locatives[r.doc.Tokens[n.Start-1].Text]
}

// locatives are prepositions that only places follow, or nearly.
var locatives = wordLists.Set("locative-prepositions")

// overruled reports whether the votes of the whole article for another kind outweigh those for the kind of a name.
func overruled(v votes, n *name) bool {
	k, w := v.best()
	return k != n.kind && w > max(n.weight, v[kindIndex(n.kind)])
}

// agreeAt looks for the longest known spelling at token i of a run, and returns how many tokens to skip.
func (r *reader) agreeAt(run document.Range, i int32) int32 {
	if r.taken[i] {
		return 1
	}
	for n := min(longestKnown, run.End-i); n > 0; n-- {
		g := document.Range{Start: i, End: i + n}
		v, ok := r.votesFor(r.doc.Words(g))
		if !ok && r.casings[i]&upper != 0 && len(r.doc.Tokens[i].Text) > 4 {
			v, ok = r.votesFor(titleCase(r.doc.Words(g)))
		}
		if !ok || n == 1 && r.class[i]&(anyNation|never) != 0 {
			continue
		}
		kind, weight := v.best()
		if kind == document.Person && n == 1 {
			g.End = r.givenAfter(run, g.End)
		}
		if r.put(name{Range: g, kind: kind, weight: min(weight, enough+2), rule: "article"}) {
			return n
		}
	}
	return 1
}

// givenAfter is the end of a name that goes on after the surname of a person whom the article knows, with a given name that no list has: the
// "Mai-lin" of "Tolm Mai-lin". It is the end of the surname if nothing else of the run of capitals follows, or more than a given name.
func (r *reader) givenAfter(run document.Range, at int32) int32 {
	if at+1 != run.End || r.taken[at] || r.casings[at]&(heading|upper) != 0 {
		return at
	}
	if r.class[at] != 0 || r.lex.isCommon(r.doc.Tokens[at].Text) {
		return at
	}
	return run.End
}

// settle corrects the kinds of names by what the whole text has: a body of the table of actors is no thing, "World Food Programme", and a
// surname of a person before a common word is a firm, "Lund Marine" beside "Erik Lund".
func (r *reader) settle() {
	r.names = slices.DeleteFunc(r.names, func(n name) bool { return n.title })
	for i := range r.names {
		n := &r.names[i]
		switch {
		case n.kind == document.Other && onlyBody(actor.Lookup(r.doc.Words(n.Range))) != nil:
			n.kind = document.Organization
		case n.kind == document.Person && n.Len() == 1 && r.isNounOfName(n.End) && r.hasSurname(n):
			r.taken[n.End], r.ends[n.Start] = true, n.End+1
			n.End, n.kind = n.End+1, document.Organization
		case n.kind == document.Person && r.isFirmOfPerson(n):
			n.kind = document.Organization
		}
	}
}

// isFirmOfPerson reports whether a name of two words begins with the last word of a person's name, and ends with a common word.
func (r *reader) isFirmOfPerson(n *name) bool {
	if n.Len() != 2 || r.class[n.Start]&(firstName|particle) != 0 || r.class[n.Start+1]&common == 0 {
		return false
	}
	return r.hasSurname(n)
}

// isNounOfName reports whether a token is a common noun with a capital that belongs to no name yet: the Marine of "Lund Marine".
func (r *reader) isNounOfName(at int32) bool {
	if int(at) >= len(r.doc.Tokens) || r.taken[at] || r.casings[at]&(bigLetter|heading|upper|opening) != bigLetter {
		return false
	}
	isNoun := r.doc.Tokens[at].Tag == "NNP" || r.doc.Tokens[at].Tag == "NN"
	return isNoun && r.class[at]&common != 0 && r.class[at]&never == 0
}

// hasSurname reports whether the first word of a name is the last one of a longer name of a person, and no first name.
func (r *reader) hasSurname(n *name) bool {
	surname := r.doc.Tokens[n.Start].Text
	return r.class[n.Start]&firstName == 0 && slices.ContainsFunc(r.names, func(p name) bool {
		return p.kind == document.Person && p.Len() > 1 && p.Start != n.Start && r.doc.Tokens[p.End-1].Text == surname
	})
}
