package quote

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
	"dateline/rules"
)

// attributor resolves the words for a person or body to entities.
type attributor struct {
	*text
	matcher *rules.Matcher // for notes of what a cue's speaker becomes
	persons persons
	spoken  []spoken // the speakers so far
	said    tokenSet // what is reported
}

// attribute fills in who makes a statement, by the words that name the speaker, and to whom.
func (a *attributor) attribute(q *document.Quote, s *statement, speaker document.Range) {
	if !speaker.Empty() {
		a.note(s, speaker, "the speaker of the statement that this one is a part of")
		speaker = a.withoutAdjunct(speaker)
		var why string
		q.Speaker, why = a.reference(a.joined(a.whole(speaker, s.cue)))
		if name := a.author(q.Speaker); name != document.None {
			q.Speaker.Entity, q.Speaker.Name, why = name, a.doc.Entities[name].Name, "the author of the writing"
		}
		if holder := a.officer(q.Speaker); holder != document.None {
			q.Speaker.Entity, q.Speaker.Name, why = holder, a.doc.Entities[holder].Name, "the only person named near it who holds the office"
		}
		a.note(s, q.Speaker.Range, "with the words up to the verb")
		if q.Speaker.Entity == document.None {
			q.Speaker.Country, q.Speaker.Sector = actor.Describe(a.doc, q.Speaker.Range, q.Speaker.Name)
		}
		q.Speaker.Unnamed = q.Speaker.Entity == document.None && a.persons.unnamed.has(a.head(speaker))
		if q.Speakers = a.speakers(q.Speaker.Range); q.Speakers == nil && q.Speaker.Entity == document.None {
			if q.Speakers = a.pair(q.Speaker.Range); q.Speakers != nil {
				q.Speaker.Name, why = listed(q.Speakers), "those whom the plural stands for"
			}
		}
		a.resolved(s, "speaker", q.Speaker, why)
		before := q.Speaker.Name
		a.resumes(q, s)
		if q.Speaker.Name != before {
			a.resolved(s, "speaker", q.Speaker, "who spoke last")
		}
	}
	if s.cue != nil && !s.cue.addressee.Empty() {
		a.address(q, s)
	}
}

// address sets the addressee of a quote. A pronoun that was resolved to the speaker refers to another person: in “Roe asked him”, him is not Roe.
func (a *attributor) address(q *document.Quote, s *statement) {
	to, why := a.reference(s.cue.addressee)
	if a.tag(to.Start) == "PRP" && q.Speaker != nil && to.Entity == q.Speaker.Entity {
		to.Entity, to.Name = document.None, a.doc.Words(to.Range)
	}
	q.Addressee = to
	a.resolved(s, "addressee", to, why)
}

// note notes that other words name the speaker than those that the rule of the cue captured.
func (a *attributor) note(s *statement, words document.Range, reason string) {
	if s.cue != nil && words != s.cue.speaker {
		a.matcher.Note(s.cue.mention, "speaker", words, a.doc.Words(words), reason)
	}
}

// resolved notes that who speaks or is addressed has another name than the words say.
func (a *attributor) resolved(s *statement, role string, ref *document.Reference, reason string) {
	if s.cue != nil && ref.Name != a.doc.Words(ref.Range) {
		a.matcher.Note(s.cue.mention, role, ref.Range, ref.Name, reason)
	}
}

// maxPhrase is how many tokens of a noun phrase after its noun are taken.
const maxPhrase = 12

// whole is the words that name a speaker with what is between them and the verb: "passengers waiting at the port" said. Names need no more words.
func (a *attributor) whole(speaker document.Range, c *cue) document.Range {
	if c == nil || a.isNamed(a.mention(a.head(speaker))) || a.pronoun(speaker) != "" {
		return speaker
	}
	verb := c.trigger.Start
	if g := a.group(verb); g != nil {
		verb = g.Start
	}
	for verb > speaker.End && a.tag(verb-1) == "RB" {
		verb--
	}
	phrase := a.withoutAdjunct(document.Range{Start: speaker.Start, End: max(verb, speaker.End)})
	between := document.Range{Start: speaker.End, End: phrase.End}
	if between.Len() <= 0 || between.Len() <= maxPhrase && a.describes(between) {
		return phrase
	}
	return speaker
}

// withoutAdjunct is r without the time and the medium at its end: "the board on Thursday", "the company in a statement".
func (a *attributor) withoutAdjunct(r document.Range) document.Range {
	end := r.End
	for end > r.Start+1 && a.persons.adjuncts.has(end-1) {
		end--
	}
	if end == r.Start+1 && a.persons.adjuncts.has(r.Start) {
		return r // all of it is a date: the Sunday Times
	}
	return document.Range{Start: r.Start, End: end}
}

// describes reports whether the words after a noun are a part of its phrase: a preposition or a participle opens them, and they have no marks and no
// finite verb.
func (a *attributor) describes(r document.Range) bool {
	switch a.tag(r.Start) {
	case "IN", "VBG", "VBN", "TO":
	default:
		return false
	}
	for k := r.Start; k < r.End; k++ {
		if w := a.word(k); !isWord(w) && w[0] != '\'' || a.isFinite(k) {
			return false
		}
	}
	return true
}

// reference resolves the words for a person or body to an entity, and says by what.
func (a *attributor) reference(r document.Range) (ref *document.Reference, why string) {
	ref = &document.Reference{Range: r, Entity: document.None, Name: a.doc.Words(r)}
	if a.speakers(r) != nil {
		return ref, ""
	}
	m, why := a.mention(a.head(r)), "the entity that the words name"
	if name := a.nameAtEnd(r); name != nil && !a.isPersonName(m) {
		m, why = name, "the name at the end"
	} else if !a.isNamed(m) {
		if name := a.apposition(r); name != nil {
			m, why = name, "the name in apposition"
		}
	}
	if m != nil && m.Ref >= 0 && m.Ref < len(a.doc.Entities) {
		ref.Entity = m.Ref
		ref.Name = a.doc.Entities[m.Ref].Name
	} else if name := a.ownedName(r); name != "" {
		ref.Name, why = name, "the owner's name for the pronoun"
	}
	return ref, why
}

// ownedName names a speaker without a name by the owner whom the pronoun that opens the words means: "Anna Berg's aides" for "her aides". It
// returns "" if the owner is not a named person or body.
func (a *attributor) ownedName(r document.Range) string {
	if a.tag(r.Start) != "PRP$" || r.Len() < 2 {
		return ""
	}
	owner := a.namedBy(r.Start)
	if owner == document.None {
		return ""
	}
	return actor.Possessive(a.doc.Entities[owner].Name, a.doc.Words(document.Range{Start: r.Start + 1, End: r.End}))
}

// isNamed reports whether a mention is of an entity that the text names somewhere.
func (a *attributor) isNamed(m *document.Mention) bool {
	return m != nil && m.Ref >= 0 && m.Ref < len(a.doc.Entities) && a.isNamedEntity(m.Ref)
}

// apposition is the person's name beside a nominal: "the bill's author, Sen. Jane Roe, said", "Jane Roe, the author of the bill, said". nil if there is none.
func (a *attributor) apposition(r document.Range) *document.Mention {
	sent := a.sentence(r.Start)
	if m := a.nameInside(r); m != nil {
		return m
	}
	if r.Start-2 >= sent.Start && a.word(r.Start-1) == "," {
		isDescribed := r.End < sent.End && a.word(r.End) == "who" // to Jane Roe, a lawyer who said
		if m := a.mention(r.Start - 2); a.isPersonName(m) && m.End == r.Start-1 && (isDescribed || !a.isGoverned(m, sent.Start)) {
			return m
		}
	}
	for k := r.End; k < sent.End && k < r.End+maxApposition && a.word(r.End) == ","; k++ {
		if a.isFinite(k) {
			return nil
		}
		if m := a.mention(k); a.isPersonName(m) && m.Start == k && (m.End == sent.End || !isWord(a.doc.Tokens[m.End].Text)) {
			return m
		}
	}
	return nil
}

// nameAtEnd is the person's name with which a noun phrase ends, or which follows it: "the director of research Jane Roe", "Health and Human Services
// official Jane Roe". nil if there is none.
func (a *attributor) nameAtEnd(r document.Range) *document.Mention {
	last := a.sentence(r.Start).End - 1
	for _, k := range [...]int32{r.End - 1, r.End} {
		m := a.mention(min(k, last))
		if a.isPersonName(m) && endsWith(r, m.Range) && !a.complement(r, m) {
			return m
		}
	}
	return nil
}

// endsWith reports whether words end with others, or the others follow right after them.
func endsWith(words, others document.Range) bool {
	return others.Start > words.Start && others.Start <= words.End && others.End >= words.End
}

// isGoverned reports whether a preposition leads to a name, with or without a title between them: "in a letter to President Roe, the union said".
func (a *attributor) isGoverned(name *document.Mention, start int32) bool {
	for k := name.Start - 1; k >= start; k-- {
		if tag := a.tag(k); tag == "IN" || tag == "TO" {
			return true
		}
		if !a.isTitle(k, name.Ref) {
			break
		}
	}
	return false
}

// nameInside is a part of the name that ends r, if the stages before know the person by that part. nil if r ends otherwise.
func (a *attributor) nameInside(r document.Range) *document.Mention {
	for k := r.End - 1; k > r.Start && strings.HasPrefix(a.tag(k), "NNP"); k-- {
		if m := a.mention(k); a.isPersonName(m) && m.Start > r.Start && !a.complement(r, m) {
			return m
		}
	}
	return nil
}

// complement reports whether a preposition governs the name at the end of a nominal, so that it is someone else's: "an aide to President Roe". A noun that
// is no title may come between, and a title in small letters ends the name of a body: "the director of research Jane Roe", "Ministry of Health spokeswoman
// Jane Roe".
func (a *attributor) complement(r document.Range, name *document.Mention) bool {
	k, small := name.Start-1, false
	for k > r.Start && a.isTitle(k, name.Ref) {
		small = small || strings.HasPrefix(a.tag(k), "NN") && !capitalised(a.word(k))
		k--
	}
	switch a.tag(k) {
	case "IN", "TO", "CC":
		return !small || k == r.Start || !capitalised(a.word(k-1))
	case "DT":
		return true
	}
	return false
}

// isTitle reports whether a word before a name is a part of it: it has a capital or is an adjective or a role of the person.
func (a *attributor) isTitle(token int32, entity int) bool {
	t := &a.doc.Tokens[token]
	if capitalised(t.Text) || t.Tag == "JJ" || t.Tag == "." {
		return true
	}
	return slices.ContainsFunc(a.doc.Entities[entity].Roles, func(r document.Role) bool { return strings.Contains(r.Title, t.Text) })
}

// maxApposition is how many tokens after a nominal the name beside it is looked for.
const maxApposition = 20

func (a *attributor) isPersonName(m *document.Mention) bool {
	return m != nil && m.Ref >= 0 && m.Feature("kind") == string(document.Person) && m.Feature("form") == string(document.FormName)
}
