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
	head string // lemma of the noun, for speakers without a name
}

// resumes gives a speaker who is only pointed at, by a pronoun or by a noun such as "the official", the identity of the one who spoke last: reports
// keep to one speaker until they name another.
func (a *attributor) resumes(ref *document.Reference) {
	x := spoken{ref, ""}
	if pronoun := a.pronoun(ref.Range); pronoun != "" {
		if last := a.lastSpeaker(ref.Start); last != nil && a.agrees(pronoun, last.Reference) && !a.isSurer(ref, last.Reference) {
			x.take(last)
		}
	} else if ref.Entity == document.None || !a.isNamedEntity(ref.Entity) {
		x.head = a.doc.Tokens[a.head(ref.Range)].Lemma
		if last := a.lastOf(x.head, ref.Range); last != nil {
			x.take(last)
		}
	}
	a.spoken = append(a.spoken, x)
}

// take makes a speaker the same as another.
func (x *spoken) take(of *spoken) {
	x.Entity, x.Name, x.Unnamed, x.head = of.Entity, of.Name, of.Unnamed, of.head
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
func (a *attributor) agrees(pronoun string, x *document.Reference) bool {
	if x.Entity == document.None && (pronoun == "he" || pronoun == "she") {
		return x.Unnamed || a.isProper(x) || a.isSomeone(x)
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

// isSurer reports whether what a pronoun was taken for is more likely than the one who spoke last.
func (a *attributor) isSurer(ref, last *document.Reference) bool {
	if ref.Entity == document.None {
		return false
	}
	return last.Entity == document.None && !a.isProper(last) && a.isNamedEntity(ref.Entity) || a.steppedIn(ref, last.End)
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
		if m.Start >= since && m.Form == document.FormName && (a.isFinite(m.End) || a.opensSentence(m.Range)) {
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
