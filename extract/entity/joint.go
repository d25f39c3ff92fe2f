package entity

import (
	"slices"

	"dateline/extract/document"
)

// joint is several entities of a kind that the text names together: "Petra and Luis Amado". A plural refers to all of them.
type joint struct {
	document.Range
	members  []*found
	closed   bool // a conjunction has joined the last member
	sentence int
	subject  bool
	quoted   int32
}

// maxJoints bounds the joints that are compared for a plural.
const maxJoints = 16

// join adds a mention by name to the one before it if a list or a conjunction joins them, else it begins a new list.
func (r *reader) join(p *previousMention) {
	if k := len(r.joints) - 1; k >= 0 && r.extend(&r.joints[k], p) {
		return
	}
	if !isJoined(p.found) {
		return
	}
	var members []*found
	if k := len(r.joints) - 1; k >= 0 && !r.joints[k].closed {
		members, r.joints = r.joints[k].members[:0], r.joints[:k]
	}
	r.joints = append(r.joints, joint{
		Range: p.Range, members: append(members, p.found), sentence: p.sentence, subject: p.subject, quoted: p.quoted,
	})
}

// isJoined reports whether an entity may be one of several that a plural refers to.
func isJoined(f *found) bool {
	switch f.Kind {
	case document.Person, document.Organization, document.Group:
		return true
	case document.Place:
		return f.Country != ""
	}
	return false
}

// extend adds a mention to a list that ends right before it.
func (r *reader) extend(j *joint, p *previousMention) bool {
	first := j.members[0]
	if p.sentence != j.sentence || j.closed && p.Start != j.End {
		return false
	}
	if p.found.Kind != first.Kind || slices.Contains(j.members, p.found) {
		return false
	}
	join := r.conjunction(document.Range{Start: j.End, End: p.Start})
	if join == "" {
		return false
	}
	j.End, j.closed = p.End, join == "and"
	j.members = append(j.members, p.found)
	return true
}

// conjunction is how the tokens between two names join them: "," or "and", or "" where they do not. Titles may be among them.
func (r *reader) conjunction(g document.Range) string {
	join := ""
	for i := g.Start; i < g.End; i++ {
		t := &r.doc.Tokens[i]
		switch {
		case t.Text == "and" || t.Text == "&":
			join = "and"
		case t.Text == "," && join == "":
			join = ","
		case r.inRole[i] || t.Tag == "DT" || r.lex.honorifics[t.Text] != "":
		default:
			return ""
		}
	}
	return join
}

// jointOf is the list that a plural pronoun refers to, or nil: one that is the subject of the sentence before or of
// the same one, with no
// other plural after it.
func (r *reader) jointOf(p pronoun, g document.Range, sentence int) *joint {
	quoted := r.quotation(g.Start)
	for i := len(r.joints) - 1; i >= max(0, len(r.joints)-maxJoints); i-- {
		j := &r.joints[i]
		far := sentence - j.sentence
		if far > 1 {
			return nil
		}
		isObjectOfIt := far == 0 && p.object && j.subject
		if !j.closed || j.quoted != quoted || j.End > g.Start || isObjectOfIt {
			continue
		}
		if !r.leadsClause(g, far) && !p.owner && !p.object || r.otherPlural(j, g) {
			return nil
		}
		if j.subject || far == 0 && !p.object {
			return j
		}
	}
	return nil
}

// leadsClause reports whether a pronoun opens its sentence, or follows what it refers to in the same one.
func (r *reader) leadsClause(g document.Range, far int) bool { return far == 0 || r.opensSentence(g) }

// otherPlural reports whether a plural noun comes between a list and a pronoun that may as well be meant.
func (r *reader) otherPlural(j *joint, g document.Range) bool {
	for i := j.End; i < g.Start; i++ {
		t := &r.doc.Tokens[i]
		if t.Tag != "NNS" || measures[t.Lemma] {
			continue
		}
		if !j.subject || r.isSubject(document.Range{Start: i, End: i + 1}) {
			return true
		}
	}
	return false
}

// measures are plurals that no pronoun refers to.
var measures = wordLists.Set("measured-plurals")

// addToAll makes a mention one of all members of a list, which it renews.
func (r *reader) addToAll(j *joint, g document.Range, form document.Form, rule string, sentence int) {
	for _, f := range j.members {
		r.mention(f, document.EntityMention{Range: g, Form: form, Rule: rule, Joint: true})
	}
	r.joints = append(r.joints, joint{Range: g, members: j.members, closed: true, sentence: sentence, subject: r.isSubject(g), quoted: r.quotation(g.Start)})
}

// twoPersons are the two persons who alone are named in the sentence of a noun and the one before, if it can mean them: "the two men".
func (r *reader) twoPersons(n *nominal, here int) *joint {
	var two []*found
	latest := r.latest()
	for i := len(latest) - 1; i >= 0 && here-latest[i].sentence <= 1; i-- {
		f := latest[i].found
		if f.Kind != document.Person || slices.Contains(two, f) {
			continue
		}
		if two = append(two, f); len(two) > 2 {
			return nil
		}
	}
	if len(two) != 2 || !r.isPairOf(n, two) {
		return nil
	}
	slices.Reverse(two)
	return &joint{members: two}
}

// lastPair is the last list of two that can be called by a plural noun, or nil.
func (r *reader) lastPair(n *nominal, here int) *joint {
	for i := len(r.joints) - 1; i >= max(0, len(r.joints)-maxJoints); i-- {
		j := &r.joints[i]
		if here-j.sentence > reach {
			break
		}
		if j.closed && len(j.members) == 2 && r.isPairOf(n, j.members) {
			return j
		}
	}
	return nil
}

// isPairOf reports whether two entities can be called by a plural noun.
func (r *reader) isPairOf(n *nominal, members []*found) bool {
	return !slices.ContainsFunc(members, func(f *found) bool { return !r.isOneOf(n, f) })
}

// isOneOf reports whether an entity can be one of those that a plural noun means.
func (r *reader) isOneOf(n *nominal, f *found) bool {
	switch n.head {
	case "": // "the pair", "the two"
		return true
	case "side", "party", "rival", "neighbor", "neighbour", "ally", "government":
		return f.Kind != document.Person && (f.Kind != document.Place || r.isCountry(f))
	case "man", "brother", "boy":
		return f.Kind == document.Person && f.Gender != "female"
	case "woman", "sister", "girl":
		return f.Kind == document.Person && f.Gender != "male"
	case "leader", "suspect", "candidate", "politician", "teenager":
		return f.Kind == document.Person
	case "power", "capital", "military", "army":
		return f.Kind == document.Place && r.isCountry(f)
	case "team":
		return f.Kind == document.Organization || f.Kind == document.Place
	}
	return r.evidence(n, f) >= possible
}

// twoPowers are the two states that alone are named in the sentences right before a noun.
func (r *reader) twoPowers(here int) *joint {
	var two []*found
	latest := r.latest()
	for i := len(latest) - 1; i >= 0 && here-latest[i].sentence <= 1; i-- {
		f := latest[i].found
		if f.Kind == document.Nationality {
			f = r.countries[f.Country]
		}
		if f == nil || !r.isCountry(f) || slices.Contains(two, f) {
			continue
		}
		if two = append(two, f); len(two) > 2 {
			return nil
		}
	}
	if len(two) != 2 {
		return nil
	}
	slices.Reverse(two)
	return &joint{members: two}
}
