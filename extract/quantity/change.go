package quantity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/extract/document"
)

// changes runs the phase that reads the words around quantities: which way they moved, what is exchanged.
func (s *stage) changes() {
	l := s.doc.Layer("quantity")
	if l == nil {
		return
	}
	ms := s.matcher.Run("quantity-context")
	s.moves, s.lender = make([]int32, len(s.doc.Quantities)), make([]int32, len(s.doc.Quantities))
	for k := range ms {
		if r, ok := ms[k].Capture("same"); ok {
			s.same = append(s.same, [2]int32{ms[k].Start + 1, r.Start + 1})
		}
		for i := range ms[k].Captures {
			c := &ms[k].Captures[i]
			if j := index(l, c.Range); j >= 0 {
				s.context(j, &ms[k], c.Name)
			}
		}
	}
	for k := range ms {
		if ms[k].Feature("respectively") != "" {
			s.respectively(l, &ms[k])
		}
	}
	s.carry()
}

// respectively gives each of several amounts the phrase in its place: "Acme and Brook gained 3 and 5 percent, respectively".
func (s *stage) respectively(l *document.Layer, m *document.Mention) {
	each, amounts := captures(m, "each"), captures(m, "amount")
	if len(each) != len(amounts) {
		return
	}
	first, last := s.quantityAt(l, amounts[0]), s.quantityAt(l, amounts[len(amounts)-1])
	for i, r := range amounts {
		if q := s.quantityAt(l, r); q != nil {
			q.About = s.kept(each[i])
			q.Change = cmp.Or(q.Change, first.Change)
			q.Role = cmp.Or(q.Role, first.Role)
			if bare(q) { // "gained 3 and 5 percent respectively"
				lend(last, q)
			}
		}
	}
}

// captures are all captures of that name.
func captures(m *document.Mention, name string) (out []document.Range) {
	for i := range m.Captures {
		if m.Captures[i].Name == name {
			out = append(out, m.Captures[i].Range)
		}
	}
	return out
}

// quantityAt is the quantity of exactly that place, or nil.
func (s *stage) quantityAt(l *document.Layer, r document.Range) *document.Quantity {
	if i := index(l, r); i >= 0 {
		return &s.doc.Quantities[i]
	}
	return nil
}

// index is the index of the quantity of exactly that place, or -1.
func index(l *document.Layer, r document.Range) int {
	for _, m := range l.StartingAt(r.Start) {
		if m.Range == r {
			return m.Ref
		}
	}
	return document.None
}

// context takes what a rule says of the quantity of that index into it.
func (s *stage) context(i int, m *document.Mention, name string) {
	q := &s.doc.Quantities[i]
	switch name {
	case "up", "down":
		q.Change = name
		s.part(i, m, cmp.Or(m.Feature("role"), "by"))
	case "by", "to", "from":
		s.part(i, m, name)
	case "exchanged":
		s.exchanged(q, m)
	}
}

// exchanged gives both sides of an exchange what they count.
func (s *stage) exchanged(q *document.Quantity, m *document.Mention) {
	r, ok := m.Capture("counted")
	if !ok {
		return
	}
	c := s.nounAt(s.bare(r).Start)
	of, hasOf := m.Capture("of")
	for i := range q.Pair {
		if q.Pair[i].Counted == nil {
			q.Pair[i].Counted = c
		}
		if hasOf && q.Pair[i].About == nil {
			of = s.bare(of)
			q.Pair[i].About = &of
		}
	}
	if q.Counted == nil {
		q.Counted = c
	}
	if hasOf {
		q.About = &of
	}
}

// carry gives a quantity that says the one before it again in another unit its bound and change, and a bare number the unit
// of the quantity before it.
func (s *stage) carry() {
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		if q.Kind != "percent" || q.Value == nil || q.Change != "" {
			continue
		}
		if negative(q.Value) {
			q.Change = "down"
		} else if s.text(int(q.Start)-1) == "+" && s.touches(int(q.Start)) && !s.touches(int(q.Start)-1) {
			q.Change = "up"
		}
	}
	for i := 1; i < len(s.doc.Quantities); i++ {
		p, q := &s.doc.Quantities[i-1], &s.doc.Quantities[i]
		if s.restates(p, q) {
			if q.Bound == "exact" {
				q.Bound = p.Bound
			}
			q.Change, q.Role, s.moves[i] = p.Change, p.Role, s.moves[i-1]
		}
		s.complete(i)
		if _, below, rate := strings.Cut(p.Unit, "/"); rate && p.Role == "from" && q.Role == "to" && q.Unit+"/"+below == p.Unit { // "from $520 per tonne to $410"
			q.Unit = p.Unit
		}
	}
	for i := len(s.doc.Quantities) - 1; i > 0; i-- {
		s.coordinate(i)
	}
}

// complete gives a bare number the unit of the nearest quantity before it in its sentence. Shares are stepped over, for what
// follows them is mostly a level, unless "by" says that it is a share as well.
func (s *stage) complete(i int) {
	q := &s.doc.Quantities[i]
	if s.sharesNext(i) {
		return
	}
	by := s.lemma(q.Start-1) == "by"
	paid := i+1 < len(s.doc.Quantities) && s.doc.Quantities[i+1].Kind == "money" && s.restates(q, &s.doc.Quantities[i+1])
	for j := i - 1; j >= 0 && s.elliptic(&s.doc.Quantities[j], q); j-- {
		p := &s.doc.Quantities[j]
		if u := unitsOf().codes[p.Unit]; u != nil && u.dimension == span { // "300 jobs in four months and 400 in three"
			continue
		}
		if paid && p.Kind != "money" { // "3 million ($20,000)"
			continue
		}
		if p.Kind == "percent" && !by || slices.Contains([]string{"ordinal", "age", "ratio"}, p.Kind) || len(p.Pair) > 0 {
			continue
		}
		if p.Kind == money && s.small(q) {
			continue
		}
		lend(p, q)
		s.lender[i] = int32(j + 1)
		return
	}
}

// small reports whether a quantity is a small number in letters, which is of people or things and not of the money beside it: "$1,200 for
// each child, up to three", "a family of three -- $526 a month".
func (s *stage) small(q *document.Quantity) bool {
	return q.Value != nil && len(*q.Value) <= 2 && unicode.IsLetter(rune(s.doc.Tokens[q.End-1].Text[0]))
}

// lend gives q the unit and the counted noun of p.
func lend(p, q *document.Quantity) {
	q.Unit, q.UnitText, q.Counted = p.Unit, p.UnitText, p.Counted
	if p.Unit != "" {
		q.Kind = p.Kind
	}
}

// coordinate gives the bare numbers of "8 or $9", "four-, five- and six-cylinder" and "4,577, up 12 points" the unit of the
// quantity of that index, which follows them.
func (s *stage) coordinate(i int) {
	p, q := &s.doc.Quantities[i-1], &s.doc.Quantities[i]
	if s.sharesNext(i - 1) {
		lend(q, p)
		s.lender[i-1] = int32(i + 1)
		return
	}
	if !bare(p) || bare(q) || q.Kind == "percent" || q.Start-p.End > 3 {
		return
	}
	moved := q.Role == "by" && q.Counted != nil && q.Unit == ""
	for at := p.End; at < q.Start; at++ {
		switch s.tag(at) {
		case "CC", ",", ":", "RB":
		default:
			if !moved || at < q.Start-1 {
				return
			}
		}
	}
	if q.Kind == money && s.tag(p.End) == ":" && s.small(p) {
		return
	}
	if q.Unit != "" || s.hyphen(q.Start) || s.lender[i] > 0 || moved {
		lend(q, p)
		s.lender[i-1] = int32(i + 1)
	}
}

// sharesNext reports whether the bare number of that index has the unit of the next one: "41 and 44 percent", "10 by 20 metres".
func (s *stage) sharesNext(i int) bool {
	if i+1 >= len(s.doc.Quantities) {
		return false
	}
	p, q := &s.doc.Quantities[i], &s.doc.Quantities[i+1]
	if !bare(p) || q.Unit == "" || p.Value == nil {
		return false
	}
	if q.Start == p.End+2 && s.lemma(p.End) == "of" && s.tag(p.End+1) == "DT" { // "90 million of the 240 million rand"
		return q.Kind == money || q.Kind == "measure"
	}
	if q.Start != p.End+1 {
		return false
	}
	switch s.lemma(p.End) {
	case "and", "or":
		return q.Kind != money
	case "by", "x", "×":
		u := unitsOf().codes[q.Unit]
		return u != nil && u.dimension == "length"
	}
	return false
}

// bare reports whether a count has neither unit nor counted noun.
func bare(q *document.Quantity) bool {
	return q.Kind == "count" && q.Unit == "" && q.Counted == nil
}

// restates reports whether q follows p in brackets, or after "or" and a comma, in another unit.
func (s *stage) restates(p, q *document.Quantity) bool {
	gap := q.Start - p.End
	if gap < 1 || gap > 2 || p.Kind == "ordinal" || q.Kind == "ordinal" {
		return false
	}
	if q.Kind == p.Kind && q.Unit == p.Unit { // "$4 billion, or $1 a share"
		return gap == 2 && q.Unit != "" && s.lemma(p.End) == "," && s.lemma(q.Start-1) == "or"
	}
	switch s.doc.Tokens[q.Start-1].Text {
	case "(", "/", "or":
		return true
	}
	return false
}

// elliptic reports whether q is a bare number after p in the same sentence, near enough to share its unit.
func (s *stage) elliptic(p, q *document.Quantity) bool {
	return bare(q) && q.Start-p.End < maxEllipsis && s.doc.SentenceAt(p.Start) == s.doc.SentenceAt(q.Start)
}

// maxEllipsis is how many tokens may be between a bare number and the quantity whose unit it shares.
const maxEllipsis = 14
