package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules"
)

// pronoun is what a pronoun's form says.
type pronoun struct {
	gender string // "male", "female" or ""
	person bool   // refers to a person
	plural bool
	self   bool // I, we, you: left to the stage that knows the speaker
	object bool // cannot be the subject
	owner  bool // his, her, its, their
}

// isThing reports whether a pronoun is "it" itself.
func (p pronoun) isThing() bool {
	isSubject := !p.object && !p.owner
	return isSubject && !p.person && !p.plural && !p.self
}

// readPronouns resolves nouns and pronouns in text order: each sees what was said before it.
func (r *reader) readPronouns(m *rules.Matcher, nominals []nominal) {
	r.previous, r.joints = r.previous[:0], r.joints[:0]
	r.readTitled()
	r.home = r.homeOfNames()
	r.readPhrases()
	r.said = 0
	names, tokens := r.mentionsByName(), r.doc.Tokens
	for s := range r.doc.Sentences {
		sent := r.doc.Sentences[s].Range
		for i := sent.Start; i < sent.End; i++ {
			for len(nominals) > 0 && nominals[0].Start <= i {
				n := &nominals[0]
				nominals = nominals[1:]
				if n.Start == i {
					r.sayNominal(m, n, s)
				}
			}
			for len(names) > 0 && names[0].Start <= i {
				p := &names[0]
				names = names[1:]
				if p.Start == i && !r.isCredit(s, p.Range) {
					r.remember(p.found, p.Range, s)
				}
			}
			if strings.HasPrefix(tokens[i].Tag, "PRP") {
				r.readPronoun(i, s)
			}
		}
	}
	r.settleOwners()
}

// readTitled notes the persons with roles.
func (r *reader) readTitled() {
	r.titled = r.titled[:0]
	for _, fs := range [...][]*found{r.touched, r.found} {
		for _, f := range fs {
			if len(f.Roles) > 0 {
				r.titled = append(r.titled, f)
			}
		}
	}
}

// mentionsByName are all mentions by name in text order.
func (r *reader) mentionsByName() []previousMention {
	r.byName = r.byName[:0]
	for i := range r.names {
		if f := r.at[r.names[i].Start]; f != nil {
			r.byName = append(r.byName, previousMention{Range: r.names[i].Range, found: f})
		}
	}
	return r.byName
}

func (r *reader) sayNominal(m *rules.Matcher, n *nominal, sentence int) {
	if n.find == "pair" || n.find == "several" {
		if j := r.together(n); j != nil {
			r.addToAll(j, n.Range, document.FormNominal, n.rule, sentence)
			r.said = n.End
			return
		}
	}
	f := r.resolve(n)
	if f == nil && n.find == "announced" {
		m.Note(&document.Mention{Rule: n.rule}, "entity", n.Range, "", "the text names none later")
		return
	}
	if f == nil {
		m.Note(&document.Mention{Rule: n.rule}, "entity", n.Range, "", "none of the text is clearly meant")
		r.settleLoose(n)
		r.loose = append(r.loose, loose{n.Range, n.rule, document.FormNominal})
		return
	}
	if n.find == "side" {
		r.takeOver(n.of, f)
	}
	r.completeRoles(n.Start, f)
	r.mention(f, document.EntityMention{Range: n.Range, Form: document.FormNominal, Rule: n.rule})
	r.remember(f, n.Range, sentence)
}

// takeOver drops the mention of a nationality that now refers to its country: the "Russians" of "the Russians".
func (r *reader) takeOver(g document.Range, f *found) {
	old := r.at[g.Start]
	if old == nil || old == f || r.class[g.Start]&people == 0 {
		return
	}
	if i := slices.IndexFunc(old.Mentions, func(m document.EntityMention) bool { return m.Range == g }); i >= 0 {
		old.Mentions = slices.Delete(old.Mentions, i, i+1)
	}
	r.at[g.Start] = nil
}

// readPronoun resolves a pronoun that refers to a person or a body.
func (r *reader) readPronoun(i int32, sentence int) {
	if i < r.said {
		return
	}
	p, ok := r.lex.pronouns[strings.ToLower(r.doc.Tokens[i].Text)]
	if !ok || p.isThing() && r.isExpletive(i) {
		return
	}
	g := document.Range{Start: i, End: i + 1}
	f := r.antecedent(p, g, sentence)
	if p.plural && f == nil {
		if j := r.jointOf(p, g, sentence); j != nil {
			r.addToAll(j, g, document.FormPronoun, "pronoun", sentence)
			return
		}
	}
	if f == nil {
		r.loose = append(r.loose, loose{g, "pronoun", document.FormPronoun})
		return
	}
	if f.Gender == "" && p.person {
		f.Gender = p.gender
	}
	r.completeRoles(i, f)
	r.mention(f, document.EntityMention{Range: g, Form: document.FormPronoun, Rule: "pronoun"})
	r.remember(f, g, sentence)
}

// loose is a mention without an entity.
type loose struct {
	document.Range
	rule string
	form document.Form
}

// antecedent is whom a pronoun refers to: the best of those who were mentioned shortly before and agree with it, or nil.
func (r *reader) antecedent(p pronoun, g document.Range, sentence int) *found {
	if p.self {
		return nil
	}
	var best *found
	most := 0
	quoted := r.quotation(g.Start)
	latest := r.latest()
	for i := len(latest) - 1; i >= 0; i-- {
		s := &latest[i]
		far := sentence - s.sentence
		if far > reach || !p.person && far > 1 {
			break
		}
		if !p.agrees(s.found) && !(p.plural && r.isSeveral(s) && !r.othersDo(s.End, g.Start)) {
			continue
		}
		if score := r.score(p, s, g, far, quoted); score > most {
			best, most = s.found, score
		}
	}
	return best
}

// agrees reports whether a pronoun may refer to an entity at all.
func (p pronoun) agrees(f *found) bool {
	switch {
	case p.person:
		return f.Kind == document.Person && (f.Gender == "" || f.Gender == p.gender)
	case p.plural:
		return f.Kind == document.Group && f.plural
	}
	return f.Kind == document.Organization || f.Kind == document.Place && f.Country != ""
}

// othersDo reports whether a plural with a clause about it is between two tokens: "women who believe | they".
func (r *reader) othersDo(from, to int32) bool {
	for i := from; i+1 < to; i++ {
		if r.doc.Tokens[i].Tag == "NNS" && (r.doc.Tokens[i+1].Tag == "WP" || r.doc.Tokens[i+1].Tag == "WDT") {
			return true
		}
	}
	return false
}

// isSeveral reports whether a mention is a plural for the people of a party or of a nation: "Democrats", "the Norwegians".
func (r *reader) isSeveral(s *previousMention) bool {
	last := &r.doc.Tokens[s.End-1]
	isCounted := s.Start > 0 && r.doc.Tokens[s.Start-1].Tag == "CD"
	switch s.found.Kind {
	case document.Person:
		return false
	case document.Organization:
		isPlural := last.Tag == "NNPS" && !isCounted && r.sectorOfBody(s.found) == "PTY"
		return isPlural || r.lex.pronouns[foldCase(last.Text)].plural
	case document.Nationality, document.Place:
		isPlural := r.class[s.End-1]&people != 0 && (last.Tag == "NNPS" || last.Tag == "NNS") && !isCounted
		return isPlural || r.lex.pronouns[foldCase(last.Text)].plural
	}
	return false
}

// score ranks a candidate; the figures were set on news that is not part of any test.
func (r *reader) score(p pronoun, s *previousMention, g document.Range, far int, quoted int32) int {
	score := 100 - 22*far
	if s.subject {
		score += 30
	}
	if p.person && s.found.Gender == "" {
		score -= 15
	}
	if s.found.before+len(s.found.Mentions) > 2 {
		score += 6
	}
	switch {
	case quoted == s.quoted:
	case s.quoted >= 0:
		score -= 25
	case far == 0 && quoted >= 0:
		score -= 45
	}
	if far == 0 && p.object && s.subject {
		score -= 40
	}
	if p.person {
		return score
	}
	if quoted >= 0 && s.quoted != quoted {
		return 0
	}
	if far == 0 && !p.owner && r.sameClause(s.Range, g) {
		return 0
	}
	isClose := far == 0 || s.subject && r.opensSentence(g)
	if !isClose || !s.subject && !p.owner {
		return 0
	}
	return score
}

// sameClause reports whether a pronoun is the object of the verb, or of a preposition after it, whose subject the mention
// may be: "the bank sold it". Such a pronoun refers to something else.
func (r *reader) sameClause(subject, g document.Range) bool {
	if t := r.doc.Tokens; int(g.End) < len(t) && (strings.HasPrefix(t[g.End].Tag, "VB") || t[g.End].Tag == "MD") {
		return false
	}
	finite := 0
	for i := subject.End; i < g.Start; i++ {
		switch t := &r.doc.Tokens[i]; t.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if finite++; finite > 1 {
				return false
			}
		case ",", "CC", ":", "WDT", "WP", "WRB":
			return false
		case "IN":
			if t.Lemma == "that" {
				return false
			}
		}
	}
	return finite == 1
}

// opensSentence reports whether at most a few words come before the range in its sentence.
func (r *reader) opensSentence(g document.Range) bool {
	s := r.doc.SentenceAt(g.Start)
	return s >= 0 && g.Start-r.doc.Sentences[s].Start < 3
}
