package quote

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// reference ties the words that name somebody to an entity.
func (a *assembler) reference(r document.Range) *document.Reference {
	ref := &document.Reference{Range: r, Entity: document.None, Name: a.doc.Words(r)}
	if a.several(r) {
		return ref
	}
	m := a.mention(a.head(r))
	if !a.isNamed(m) {
		if name := a.apposition(r); name != nil {
			m = name
		}
	}
	if m != nil && m.Ref >= 0 && m.Ref < len(a.doc.Entities) {
		ref.Entity = m.Ref
		ref.Name = a.doc.Entities[m.Ref].Name
	}
	return ref
}

// several reports whether r joins the names of two entities: "Norway and Denmark".
func (a *assembler) several(r document.Range) bool {
	for k := r.Start + 1; k+1 < r.End; k++ {
		if a.doc.Tokens[k].Tag != "CC" {
			continue
		}
		x, y := a.mention(k-1), a.mention(k+1)
		if a.isNamed(x) && a.isNamed(y) && x.Ref != y.Ref && x.End == k && y.End == r.End {
			return true
		}
	}
	return false
}

// speakers are the entities whose names r joins; nil if it names one.
func (a *assembler) speakers(r document.Range) []document.Reference {
	if !a.several(r) {
		return nil
	}
	var out []document.Reference
	for k := r.Start; k < r.End; k++ {
		if m := a.mention(k); a.isNamed(m) && m.Start == k {
			out = append(out, document.Reference{Range: m.Range, Entity: m.Ref, Name: a.doc.Entities[m.Ref].Name})
			k = m.End - 1
		}
	}
	return out
}

// isNamed reports whether a mention is of an entity that the text names somewhere.
func (a *assembler) isNamed(m *document.Mention) bool {
	if m == nil || m.Ref < 0 || m.Ref >= len(a.doc.Entities) {
		return false
	}
	return slices.ContainsFunc(a.doc.Entities[m.Ref].Mentions, func(x document.EntityMention) bool { return x.Form == document.FormName })
}

// apposition is the person's name beside a nominal: "the bill's author, Sen. Jane Roe, said", "Jane Roe, the author of the bill, said". nil if there is none.
func (a *assembler) apposition(r document.Range) *document.Mention {
	sent := a.sentence(r.Start)
	for _, k := range [...]int32{r.End - 1, r.End} {
		if m := a.mention(min(k, sent.End-1)); a.isPersonName(m) && m.Start > r.Start && m.Start <= r.End && m.End >= r.End && !a.complement(r, m) {
			return m // the director of research Jane Roe
		}
	}
	if r.Start-2 >= sent.Start && a.doc.Tokens[r.Start-1].Text == "," {
		if m := a.mention(r.Start - 2); a.isPersonName(m) && m.End == r.Start-1 {
			return m
		}
	}
	for k := r.End; k < sent.End && k < r.End+maxApposition && a.doc.Tokens[r.End].Text == ","; k++ {
		if a.isFinite(k) {
			return nil
		}
		if m := a.mention(k); a.isPersonName(m) && m.Start == k && (m.End == sent.End || !isWord(a.doc.Tokens[m.End].Text)) {
			return m
		}
	}
	return nil
}

// complement reports whether a preposition governs the name at the end of a nominal, so that it is somebody else's: "an aide to President Roe". A noun that
// is no title may stand between: "the director of research Jane Roe".
func (a *assembler) complement(r document.Range, name *document.Mention) bool {
	k := name.Start - 1
	for k > r.Start && a.isTitle(k, name.Ref) {
		k--
	}
	tag := a.doc.Tokens[k].Tag
	return tag == "IN" || tag == "TO" || tag == "CC" || tag == "DT"
}

// isTitle reports whether a word before a name is a part of it: it has a capital or is an adjective or a role of the person.
func (a *assembler) isTitle(token int32, entity int) bool {
	t := &a.doc.Tokens[token]
	if capitalised(t.Text) || t.Tag == "JJ" || t.Tag == "." {
		return true
	}
	return slices.ContainsFunc(a.doc.Entities[entity].Roles, func(r document.Role) bool { return strings.Contains(r.Title, t.Text) })
}

// maxApposition is how many tokens behind a nominal the name beside it is looked for.
const maxApposition = 20

func (a *assembler) isPersonName(m *document.Mention) bool {
	return m != nil && m.Ref >= 0 && m.Feature("kind") == string(document.Person) && m.Feature("form") == string(document.FormName)
}

// head is the token that names a speaker: the last noun, name or pronoun before what belongs to it.
func (a *assembler) head(r document.Range) int32 {
	head := r.Start
	for k := r.Start; k < r.End; k++ {
		switch tag := a.doc.Tokens[k].Tag; tag {
		case "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP":
			head = k
		case "IN", "TO", ",", "CC", "(":
			if head > r.Start || isNominal(a.doc.Tokens[r.Start].Tag) {
				return head
			}
		}
	}
	return head
}

func isNominal(tag string) bool {
	return tag == "NN" || tag == "NNS" || tag == "NNP" || tag == "NNPS" || tag == "PRP" || tag == "PRP$"
}

// mention is the mention of an entity that holds a token: the longest that is resolved, else the longest.
func (a *assembler) mention(token int32) *document.Mention {
	l := a.doc.Layer("entity")
	if l == nil || !l.Covers(token) {
		return nil
	}
	var best *document.Mention
	l.AnyOver(token, func(m *document.Mention) bool {
		if best == nil || m.Ref >= 0 && best.Ref < 0 || (m.Ref >= 0) == (best.Ref >= 0) && m.Len() > best.Len() {
			best = m
		}
		return false
	})
	return best
}

// selves ties the words for the first person inside a quote to its speaker, and those in the plural to the side that the speaker acts for.
// It publishes them as mentions of the layer "entity", so that later stages find who acts.
func (a *assembler) selves(quote int) {
	q := &a.doc.Quotes[quote]
	if q.Speaker == nil || q.Speaker.Entity == document.None {
		return
	}
	one := q.Speaker.Entity
	many := one
	if side := a.doc.Entities[one].Side; side != document.None && side < len(a.doc.Entities) {
		many = side
	}
	for _, s := range q.Spans {
		in := a.doc.TokensIn(s)
		for k := in.Start; k < in.End; k++ {
			if !a.ownWord(k, q.Kind) {
				continue
			}
			switch {
			case a.one.has(k):
				a.self(k, one)
			case a.many.has(k):
				a.self(k, many)
			}
		}
	}
}

// ownWord reports whether a token of a quote is the speaker's own word: it stands between marks, not in a quotation inside the quotation, or the quote is
// direct speech without marks.
func (a *assembler) ownWord(token int32, kind string) bool {
	if a.quotations == nil || !a.quotations.Covers(token) {
		return kind == "direct"
	}
	return !a.quotations.AnyOver(token, func(m *document.Mention) bool { return m.Feature("nested") == "true" })
}

// self makes a mention of an entity out of a pronoun.
func (a *assembler) self(token int32, entity int) {
	e := &a.doc.Entities[entity]
	r := document.Range{Start: token, End: token + 1}
	at, found := slices.BinarySearchFunc(e.Mentions, r, func(m document.EntityMention, r document.Range) int { return int(m.Start - r.Start) })
	if found {
		return
	}
	e.Mentions = slices.Insert(e.Mentions, at, document.EntityMention{Range: r, Form: document.FormPronoun, Rule: "quote/first-person"})
	a.selfMentions = append(a.selfMentions, document.Mention{Range: r, Rule: "quote/first-person", Ref: entity, Features: []document.Feature{
		{Name: "kind", Value: string(e.Kind)}, {Name: "form", Value: string(document.FormPronoun)}, {Name: "country", Value: e.Country}}})
}
