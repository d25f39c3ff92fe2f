package quantity

import (
	"strings"
	"unicode"

	"dateline/extract/document"
)

// suppressed says why a match is no quantity although its pattern fits, or "".
func (s *stage) suppressed(m *document.Mention) string {
	at := s.core(m)
	n := s.numberAt(at)
	if n == nil {
		return "it has no number"
	}
	if s.inDate(m, n) {
		return "it is part of a date"
	}
	if s.inName(m, n) {
		return "it is part of a name"
	}
	if n.unit != nil && n.unit.dimension == span && s.hyphenated(n) {
		return "it is the length in time of what follows it"
	}
	return ""
}

// core is the capture of the number that the match is about.
func (s *stage) core(m *document.Mention) document.Range {
	for _, name := range []string{"value", "high", "low"} {
		if r, ok := m.Capture(name); ok {
			return r
		}
	}
	return document.Range{}
}

// inDate reports whether a date holds the number. A length of time such as "nine days", "three or four days" or "40 to 50 hours
// a week" is a quantity as well as a duration; from two to three days, a day and a year are dates alone.
func (s *stage) inDate(m *document.Mention, n *number) bool {
	over := s.doc.Layer("date").Over(n.Start)
	if over == nil {
		return false
	}
	if n.year {
		unit, measured := lastCapture(m, "unit")
		named := measured && unicode.IsUpper(rune(s.doc.Tokens[unit.Start].Text[0])) // "in 2016 Stone left"
		return !s.averaged(n) && !(measured && !named && over.Len() == n.Len())
	}
	if m.Feature("kind") == "age" || n.unit != nil && n.unit.dimension != span {
		return false
	}
	if _, parted := m.Capture("major"); parted { // "3 hours and 30 minutes"
		return false
	}
	r, ok := lastCapture(m, "unit")
	if !ok {
		return n.unit == nil || s.hyphenated(n)
	}
	u := unitsOf().find(s.doc.Words(r))
	if u == nil || u.dimension != span {
		return u == nil
	}
	_, rate := m.Capture("per")
	return m.Feature("range") == "yes" && !rate && s.lemma(n.Start-1) != "or" || n.form == formOrdinal
}

// averaged reports whether words such as "an average of" precede the number, which precede no year.
func (s *stage) averaged(n *number) bool {
	if n.Start == 0 {
		return false
	}
	over := s.doc.Layer("bound").Over(n.Start - 1)
	return over != nil && over.Len() > 1
}

// inName reports whether the number is part of a longer name.
func (s *stage) inName(m *document.Mention, n *number) bool {
	if n.unit != nil {
		return false
	}
	if _, ok := m.Capture("unit"); ok {
		return false
	}
	over := s.doc.Layer("entity").Over(n.Start)
	return over != nil && over.Feature("form") == string(document.FormName) && over.Len() > n.Len()
}

// hyphenated reports whether the number is a compound such as "five-year".
func (s *stage) hyphenated(n *number) bool { return s.hyphen(n.End - 1) }

// hyphen reports whether the token has a hyphen.
func (s *stage) hyphen(i int32) bool { return strings.Contains(s.doc.Tokens[i].Text, "-") }

// named reports whether the number precedes a name in the singular: "11 Pro Max".
func (s *stage) named(q *document.Quantity) bool {
	if q.Kind != "count" || q.Value == nil || q.Counted == nil {
		return false
	}
	if *q.Value == "1" || strings.Contains(q.Value.String(), ".") {
		return false
	}
	last := &s.doc.Tokens[q.Counted.End-1]
	return last.Tag == "NNP" && !strings.HasSuffix(last.Text, "s")
}
