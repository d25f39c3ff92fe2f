package quote

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// maxOffice is how many blocks before a speaker the holder of an office is looked for, maxLater how many after it; maxLead is the last block whose
// speakers are named later: "A federal judge said …" / "Judge Jane Roe granted …".
const maxOffice, maxLater, maxLead = 8, 4, 4

// officer is the named person whom the words for an office or a rank are for: "the Ohio senator" after "Sen. Jane Roe of Ohio", and, in a lead,
// "a federal judge" before "Judge Jane Roe". document.None if there is none, or more than one.
func (a *attributor) officer(ref *document.Reference) int {
	if ref.Entity != document.None && a.isNamedEntity(ref.Entity) {
		return document.None
	}
	head := a.head(ref.Range)
	if tag := a.tag(head); tag != "NN" && tag != "NNP" {
		return document.None
	}
	office := strings.ToLower(a.doc.Tokens[head].Lemma)
	if a.pointsBack(ref.Range) {
		if e := a.onlyHolder(ref.Range, office, a.namedEarlier); e != document.None {
			return e
		}
	}
	if a.sentence(head).Block > maxLead || !a.isIntroduced(ref.Range) {
		return document.None
	}
	return a.onlyHolder(ref.Range, office, a.namedLater)
}

// pointsBack reports whether a definite article or a possessor opens the words for a speaker.
func (a *attributor) pointsBack(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if a.tag(k) == "POS" || k == r.Start && strings.EqualFold(a.word(k), "the") {
			return true
		}
	}
	return false
}

// isIntroduced reports whether an article or a possessor opens the words for a speaker.
func (a *attributor) isIntroduced(r document.Range) bool {
	return (a.tag(r.Start) == "DT" || a.pointsBack(r)) && !strings.EqualFold(a.word(r.Start), "another")
}

// onlyHolder is the one person who holds an office and is named at a distance that near reports as right. Of several, the one counts beside whom the text
// has the words that qualify the office: "the Ohio senator".
func (a *attributor) onlyHolder(r document.Range, office string, near func(e *document.Entity, r document.Range) *document.EntityMention) int {
	var all, qualified []int
	for i := range a.doc.Entities {
		e := &a.doc.Entities[i]
		if e.Kind != document.Person || !holds(e, office) {
			continue
		}
		m := near(e, r)
		if m == nil {
			continue
		}
		all = append(all, i)
		if a.qualifies(r, m.Range) {
			qualified = append(qualified, i)
		}
	}
	switch {
	case len(qualified) == 1:
		return qualified[0]
	case len(all) == 1 && !a.isSomebodyElses(r):
		return all[0]
	}
	return document.None
}

// isSomebodyElses reports whether the words for an office say whose it is, so that only a person is meant beside whom the same words appear: "a lawyer for the Roe
// family", "a ward chair".
func (a *attributor) isSomebodyElses(r document.Range) bool {
	head := a.head(r)
	return head > r.Start && a.tag(head-1) == "NN" || a.complementStart(r) < r.End
}

// complementStart is the token after the preposition that says whose an office is, or the end of r. Where someone works says less: "a judge in Texas".
func (a *attributor) complementStart(r document.Range) int32 {
	for k := a.head(r) + 1; k < r.End; k++ {
		switch a.word(k) {
		case "for", "of", "with", "at", "to", "from":
			return k + 1
		}
	}
	return r.End
}

// maxBeside is how many tokens around a person's name say where the person is from and works, maxTitle how many of them are a title.
const maxBeside, maxTitle = 14, 5

// qualifies reports whether the words that qualify an office also appear beside a person's name: all of its complement or, without one, a noun before it.
func (a *attributor) qualifies(office, name document.Range) bool {
	if k := a.complementStart(office); k < office.End {
		for ; k < office.End; k++ {
			if tag := a.tag(k); (strings.HasPrefix(tag, "NN") || tag == "JJ") && !a.isBeside(k, office, name) {
				return false
			}
		}
		return true
	}
	for k := office.Start; k < office.End; k++ {
		if k != a.head(office) && strings.HasPrefix(a.tag(k), "NN") && a.isBeside(k, office, name) {
			return true
		}
	}
	return false
}

// isBeside reports whether the word of a token of an office is also near a name, in the same sentence.
func (a *attributor) isBeside(token int32, office, name document.Range) bool {
	sent, near := a.sentence(name.Start), int32(maxTitle)
	if capitalised(a.word(token)) {
		near = maxBeside
	}
	for i := max(sent.Start, name.Start-near); i < min(sent.End, name.End+near); i++ {
		if (i < office.Start || i >= office.End) && a.word(i) == a.word(token) {
			return true
		}
	}
	return false
}

// namedEarlier is the last mention of a person by name in the blocks before r; nil if there is none.
func (a *attributor) namedEarlier(e *document.Entity, r document.Range) *document.EntityMention {
	var last *document.EntityMention
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Start >= r.Start {
			break
		}
		if m.Form == document.FormName && a.sentence(r.Start).Block-a.sentence(m.Start).Block <= maxOffice {
			last = m
		}
	}
	return last
}

// namedLater is the first mention of a person by name in the blocks after r; nil if there is none, or the text named the person before.
func (a *attributor) namedLater(e *document.Entity, r document.Range) *document.EntityMention {
	i := slices.IndexFunc(e.Mentions, func(m document.EntityMention) bool { return m.Form == document.FormName })
	if i < 0 || e.Mentions[i].Start < r.End || a.sentence(e.Mentions[i].Start).Block-a.sentence(r.Start).Block > maxLater {
		return nil
	}
	return &e.Mentions[i]
}

// holds reports whether the head of a role of a person is an office, or the role names the party that the office is a word for: Democratic, a Democrat.
func holds(e *document.Entity, office string) bool {
	return slices.ContainsFunc(e.Roles, func(r document.Role) bool {
		words := strings.Fields(strings.ToLower(r.Title))
		if len(words) == 0 {
			return false
		}
		if office == "democrat" || office == "republican" {
			return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, office) })
		}
		last := words[len(words)-1]
		if long := ranksAndOffices[last]; long != "" {
			last = long
		}
		return last == office && !isCivil(words)
	})
}

// isCivil reports whether a title that ends in "general" is no rank: attorney general.
func isCivil(title []string) bool {
	n := len(title)
	if n < 2 || title[n-1] != "general" {
		return false
	}
	switch title[n-2] {
	case "attorney", "secretary", "director", "inspector", "solicitor", "surgeon", "comptroller":
		return true
	}
	return false
}

// ranksAndOffices are the short forms that papers print before names.
var ranksAndOffices = wordLists.Map("ranks-and-offices")
