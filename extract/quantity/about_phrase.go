package quantity

import (
	"strings"

	"dateline/extract/document"
)

// aged returns who has the age: the phrase that it qualifies or follows, or the subject if a verb gives it.
func (s *stage) aged(q *document.Quantity) *document.Range {
	if r := s.qualified(q); r != nil {
		return r
	}
	at := q.Start
	if s.lemma(at-1) == "," {
		at--
	}
	if np := s.phraseEnding(at); np != nil {
		if np.Feature("form") == "pronoun" {
			return nil
		}
		return s.someone(s.kept(s.described(np).Range))
	}
	if s.tag(q.Start-1) == "DT" { // "a 70-year-old" is a person
		return nil
	}
	return s.someone(s.subject(q))
}

// described is who a phrase before an age describes: the mayor of "the mayor of Kor, 52", the Dana of "Dana, a nurse from Kor, 52".
func (s *stage) described(np *document.Mention) *document.Mention {
	for s.prepositional(np.Start) {
		up := s.phraseEnding(np.Start - 1)
		if up == nil {
			break
		}
		np = up
	}
	if up := s.phraseEnding(np.Start - 1); np.Feature("form") == "common" && s.lemma(np.Start-1) == "," && up != nil && s.person(up.Range) {
		return up
	}
	return np
}

// someone is the person named at the end of a phrase: the Dana of "their older daughter Dana".
func (s *stage) someone(r *document.Range) *document.Range {
	if r == nil || !s.person(*r) {
		return r
	}
	m := s.doc.Layer("entity").Over(r.End - 1)
	if m.Feature("form") == string(document.FormName) && m.Start > r.Start {
		return &m.Range
	}
	return r
}

// listed is the name before a signed percentage, as lists of prices have it: "Acme -1.3%".
func (s *stage) listed(q *document.Quantity) *document.Range {
	if q.Kind != "percent" || q.Value == nil || !negative(q.Value) {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" {
		return nil
	}
	return s.kept(np.Range)
}

// extents are words that say along what a measure is taken, which taggers take for nouns at the end of a sentence.
var extents = wordLists.Set("extent-words")

// qualified returns the rest of the noun phrase that a measure is in.
func (s *stage) qualified(q *document.Quantity) *document.Range {
	isCompound := q.Counted != nil && q.Counted.Start == q.Start && s.hyphen(q.Start)
	isMultiple := q.Counted != nil && q.Counted.Lemma == "time" // "6.5 times earnings"
	if q.Unit == "" && !isCompound && !isMultiple {
		return nil
	}
	np := s.phraseAt(q.End)
	if np == nil {
		return nil
	}
	isNext := np.Start == q.End && q.Kind == "percent" && np.Feature("form") == "common"
	if np.Start >= q.End && !isNext {
		return nil
	}
	r := document.Range{Start: q.End, End: np.End}
	isSubject := q.Kind == "age" && s.lemma(np.End) == "that" // "the 65-year-old hopes that"
	if r.Empty() || s.inTime(r) || isSubject {
		return nil
	}
	if last := s.lemma(r.End - 1); extents[last] || last == "worth" { // "$4 worth of goods"
		return nil
	}
	return s.kept(r)
}

// compared is the phrase right before a bound: "additional spending over $3 million".
func (s *stage) compared(q *document.Quantity) *document.Range {
	if u := unitsOf().codes[q.Unit]; q.Bound == "exact" || q.Kind == "count" || u != nil && u.dimension == span {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" || s.inTime(np.Range) {
		return nil
	}
	return s.kept(np.Range)
}

// phraseEnding is the noun phrase that ends before the token, or nil.
func (s *stage) phraseEnding(at int32) *document.Mention {
	l := s.doc.Layer("np")
	if at < 0 {
		return nil
	}
	for _, i := range l.EndingAt(at) {
		return &l.Mentions()[i]
	}
	return nil
}

// inTime reports whether the phrase lies in a date.
func (s *stage) inTime(r document.Range) bool {
	return s.doc.Layer("date").Covers(r.End - 1)
}

// kept is the range without determiners and the like at its front, or nil if nothing is left or it is a list without commas. A quantity
// at its
// front is left out, and a name that ends in a number is taken whole: "S&P | 500 index".
func (s *stage) kept(r document.Range) *document.Range {
	r = s.bare(r)
	if s.tag(r.Start) == "CD" {
		if m := s.doc.Layer("date").Over(r.Start); m != nil && m.End < r.End && m.Feature("type") == "DATE" { // "between 1600 and | 1900 temperatures | fell"
			r = s.bare(document.Range{Start: m.End, End: r.End})
		}
	}
	if l := s.doc.Layer("quantity"); l != nil {
		if m := l.Over(r.Start); m != nil {
			q := &s.doc.Quantities[m.Ref]
			if q.Kind == "age" && m.Start == r.Start && m.End >= r.End && s.tag(r.Start-1) == "DT" { // "a 70-year-old"
				r.End = m.End
				return &r
			}
			if compound := m.Len() == 1 && q.Unit == "" && s.hyphen(m.Start); compound {
			} else if q.Counted != nil && r.Start <= q.Counted.Start && q.Counted.End <= r.End {
				r = q.Counted.Range
			} else if q.Kind != "age" || m.End < r.End {
				r = s.bare(document.Range{Start: min(m.End, r.End), End: r.End})
			}
		}
	}
	if r.Empty() || noTopic[s.lemma(r.End-1)] {
		return nil
	}
	if s.tag(r.Start) == "CD" && strings.HasPrefix(s.tag(r.Start-1), "NNP") {
		if np := s.phraseEnding(r.Start); np != nil {
			r.Start = s.bare(np.Range).Start
		}
	}
	if r.Len() > maxCompound {
		return nil
	}
	if r.Len() == 1 && s.tag(r.Start) == "CD" { // the end of a name such as "737-800"
		return nil
	}
	t := s.tag(r.End - 1)
	lowest := t == "JJS" && s.tag(r.Start-1) == "DT" // "the lowest"
	noun := strings.HasPrefix(t, "NN") || t == "CD" || t == "VBG" && r.Len() <= 1
	if !noun && !lowest {
		return nil
	}
	return &r
}

// bare drops determiners, possessives and marks from the front of a phrase.
func (s *stage) bare(r document.Range) document.Range {
	for r.Start < r.End {
		switch s.tag(r.Start) {
		case "DT", "PRP$", "PDT", "POS", ",", ":", "(", "RB", "RBR", "JJR":
			r.Start++
			continue
		}
		break
	}
	return r
}
