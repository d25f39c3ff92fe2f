package quote

import (
	"strings"

	"dateline/extract/document"
)

// maxAntecedent is how many blocks back the speaker before is looked for, and the noun of one.
const maxAntecedent, maxNoun = 1, 3

// spoken is a speaker that was resolved.
type spoken struct {
	*document.Reference
	asks  bool                 // it asked a question and has no name
	head  string               // lemma of the noun, for speakers without a name
	joint []document.Reference // of several speakers: each
}

// resumes gives a speaker who is only pointed at, by a pronoun or by a noun such as "the official", the identity of the one who spoke last: reports
// keep to one speaker until they name another.
func (a *attributor) resumes(q *document.Quote, s *statement) {
	x := spoken{q.Speaker, s.cue != nil && a.doc.Tokens[s.cue.trigger.Start].Lemma == "ask", "", q.Speakers}
	if pronoun := a.pronoun(x.Range); pronoun != "" {
		if last := a.lastSpeaker(x.Start); last != nil && !last.isAsker() && a.agrees(pronoun, last) && !a.isSurer(x.Reference, last, a.adds(s)) {
			x.take(last)
		}
	} else if x.Entity == document.None || !a.isNamedEntity(x.Entity) {
		x.head = a.doc.Tokens[a.head(x.Range)].Lemma
		if last := a.lastOf(x.head, x.Range); last != nil {
			x.take(last)
		}
	}
	q.Speakers = x.joint
	if !a.said.has(x.Start) { // whom another one only reports is not meant next
		a.spoken = append(a.spoken, x)
	}
}

// isAsker reports whether a speaker without a name only asked, so that another one answers: “Why?” a reporter asked. “I know why,” she said.
func (x *spoken) isAsker() bool { return x.asks && x.Entity == document.None }

// take makes a speaker the same as another.
func (x *spoken) take(of *spoken) {
	x.Entity, x.Name, x.Unnamed, x.head, x.joint = of.Entity, of.Name, of.Unnamed, of.head, of.joint
}

// adds reports whether the cue of a statement says that the same person speaks again: he added, she also said.
func (a *attributor) adds(s *statement) bool {
	if s.cue == nil {
		return false
	}
	switch a.doc.Tokens[s.cue.trigger.Start].Lemma {
	case "add", "continue", "conclude", "reiterate":
		return true
	}
	for k := s.cue.speaker.End; k < s.cue.trigger.Start; k++ {
		if w := a.word(k); w == "also" || w == "further" || w == "again" {
			return true
		}
	}
	return false
}

// pronoun is the pronoun of the third person that a range is, or "".
func (a *attributor) pronoun(r document.Range) string {
	if r.Len() != 1 {
		return ""
	}
	switch w := strings.ToLower(a.word(r.Start)); w {
	case "he", "she", "it", "they":
		return w
	}
	return ""
}

// lastSpeaker is the speaker who was named last before a token, at most maxAntecedent blocks back; nil if there is none.
func (a *attributor) lastSpeaker(token int32) *spoken {
	for i := len(a.spoken) - 1; i >= 0; i-- {
		x := &a.spoken[i]
		if x.End > token {
			continue
		}
		if a.sentence(token).Block-a.sentence(x.Start).Block > maxAntecedent {
			return nil
		}
		return x
	}
	return nil
}

// agrees reports whether a pronoun may be for a speaker.
func (a *attributor) agrees(pronoun string, x *spoken) bool {
	if pronoun == "they" && a.isPlural(x) {
		return true
	}
	if x.Entity == document.None && (pronoun == "he" || pronoun == "she") {
		return x.joint == nil && (x.Unnamed || a.isProper(x.Reference) || a.isSomeone(x.Reference))
	}
	if x.Entity == document.None {
		plural := strings.HasSuffix(a.tag(a.head(x.Range)), "S")
		return plural == (pronoun == "they") && a.pronoun(x.Range) == ""
	}
	e := &a.doc.Entities[x.Entity]
	switch pronoun {
	case "he":
		return e.Kind == document.Person && e.Gender != "female"
	case "she":
		return e.Kind == document.Person && e.Gender != "male"
	case "it":
		return e.Kind == document.Organization || e.Kind == document.Place
	}
	return e.Kind == document.Group
}

// isPlural reports whether several speak: the words for a speaker join names, or their noun is a plural.
func (a *attributor) isPlural(x *spoken) bool {
	return x.joint != nil || strings.HasSuffix(a.tag(a.head(x.Range)), "S") && !a.isSingleName(x.Reference)
}

// isSingleName reports whether a name in the form of a plural is that of one body or person: the United Nations, Lehman Brothers.
func (a *attributor) isSingleName(x *document.Reference) bool {
	return x.Entity != document.None && a.doc.Entities[x.Entity].Kind == document.Person
}

// isSomeone reports whether a noun in the singular names a speaker who is neither a body nor a writing: "the sexton".
func (a *attributor) isSomeone(x *document.Reference) bool {
	head := a.head(x.Range)
	return a.tag(head) == "NN" && !a.persons.bodies.has(head) && !a.persons.documents.has(head)
}

// lastOf is the last speaker before a definite noun phrase whom a longer phrase with the same noun named: "a fisherman from Oban" before "the
// fisherman". nil if there is none.
func (a *attributor) lastOf(head string, r document.Range) *spoken {
	if r.Len() != 2 || !strings.EqualFold(a.word(r.Start), "the") {
		return nil
	}
	for i := len(a.spoken) - 1; i >= 0; i-- {
		x := &a.spoken[i]
		if a.sentence(r.Start).Block-a.sentence(x.Start).Block > maxNoun {
			return nil
		}
		if x.head == head && x.End <= r.Start && len(x.Name) > len(a.doc.Words(r)) {
			return x
		}
	}
	return nil
}

// isSurer reports whether what a pronoun was taken for is more likely than the one who spoke last, given whether the cue says that the same one speaks
// again.
func (a *attributor) isSurer(ref *document.Reference, last *spoken, adds bool) bool {
	if ref.Entity == document.None {
		return false
	}
	lastUnnamed := last.Entity == document.None && !a.isProper(last.Reference)
	if !adds && lastUnnamed && a.isNamedEntity(ref.Entity) {
		return true
	}
	return a.steppedIn(ref, last.End)
}

// isProper reports whether a name ends the words for a speaker.
func (a *attributor) isProper(x *document.Reference) bool {
	return strings.HasPrefix(a.tag(x.End-1), "NNP")
}

// steppedIn reports whether the text has made the entity of a reference the subject of a sentence since a token, so that a pronoun is for that entity
// and not for the one who spoke last.
func (a *attributor) steppedIn(ref *document.Reference, since int32) bool {
	for _, m := range a.doc.Entities[ref.Entity].Mentions {
		if m.Start >= ref.Start {
			break
		}
		if m.Start < since || m.Form != document.FormName || a.said.has(m.Start) {
			continue
		}
		if a.isFinite(m.End) || a.opensSentence(m.Range) {
			return true
		}
	}
	return false
}

// opensSentence reports whether a name is the first noun phrase of a sentence that no preposition governs, before its verb.
func (a *attributor) opensSentence(r document.Range) bool {
	start := a.sentence(r.Start).Start
	if r.Start == start {
		return true
	}
	before := a.tag(r.Start - 1)
	return before != "IN" && before != "TO" && before != "POS" && !a.finite(document.Range{Start: start, End: r.Start})
}

// isNamedEntity reports whether the text has a name for an entity.
func (a *attributor) isNamedEntity(entity int) bool {
	for _, m := range a.doc.Entities[entity].Mentions {
		if m.Form == document.FormName {
			return true
		}
	}
	return false
}
