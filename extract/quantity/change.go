package quantity

import "dateline/extract/document"

// changes runs the phase that reads the words around quantities: which way they moved, what is exchanged.
func (s *stage) changes() {
	l := s.doc.Layer("quantity")
	if l == nil {
		return
	}
	for _, m := range s.matcher.Run("quantity-context") {
		for i := range m.Captures {
			c := &m.Captures[i]
			if q := s.quantityAt(l, c.Range); q != nil {
				s.context(q, &m, c.Name)
			}
		}
	}
	s.carry()
}

// quantityAt is the quantity of exactly that place, or nil.
func (s *stage) quantityAt(l *document.Layer, r document.Range) *document.Quantity {
	for _, m := range l.StartingAt(r.Start) {
		if m.Range == r {
			return &s.doc.Quantities[m.Ref]
		}
	}
	return nil
}

// context takes what a rule says of a quantity into it.
func (s *stage) context(q *document.Quantity, m *document.Mention, role string) {
	switch role {
	case "up", "down":
		q.Change = role
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
		if hasOf && q.Pair[i].Of == nil {
			of = s.bare(of)
			q.Pair[i].Of = &of
		}
	}
	if q.Counted == nil {
		q.Counted = c
	}
	if hasOf {
		q.Of = &of
	}
}

// carry gives a quantity that says the one before it again in another unit its bound and change, and a bare number the unit
// of the quantity before it.
func (s *stage) carry() {
	for i := range s.doc.Quantities {
		if q := &s.doc.Quantities[i]; q.Kind == "percent" && q.Value != nil && *q.Value < 0 && q.Change == "" {
			q.Change = "down"
		}
	}
	for i := 1; i < len(s.doc.Quantities); i++ {
		p, q := &s.doc.Quantities[i-1], &s.doc.Quantities[i]
		if i > 1 && s.restates(&s.doc.Quantities[i-2], p) {
			p = &s.doc.Quantities[i-2]
		}
		if s.elliptic(p, q) {
			q.Unit, q.Counted = p.Unit, p.Counted
			if p.Unit != "" {
				q.Kind = p.Kind
			}
		}
		if p = &s.doc.Quantities[i-1]; s.restates(p, q) {
			if q.Bound == "exact" {
				q.Bound = p.Bound
			}
			q.Change = p.Change
		}
	}
}

// restates reports whether q stands in brackets behind p, or behind "or" and a comma, in another unit.
func (s *stage) restates(p, q *document.Quantity) bool {
	gap := q.Start - p.End
	if gap < 1 || gap > 2 || p.Kind == "ordinal" || q.Kind == "ordinal" || q.Kind == p.Kind && q.Unit == p.Unit {
		return false
	}
	switch s.doc.Tokens[q.Start-1].Text {
	case "(", "/", "or":
		return true
	}
	return false
}

// elliptic reports whether q is a bare number behind a quantity p of the same sentence that tells its unit: "rose 3 points to
// 40", "8 or 9 euros". Shares are not carried, for what follows them is mostly a level.
func (s *stage) elliptic(p, q *document.Quantity) bool {
	if q.Kind != "count" || q.Unit != "" || q.Counted != nil || p.Kind == "percent" || p.Kind == "ordinal" || p.Kind == "age" || p.Kind == "ratio" || len(p.Pair) > 0 {
		return false
	}
	return s.doc.SentenceAt(p.Start) == s.doc.SentenceAt(q.Start) && q.Start-p.End < maxEllipsis
}

// maxEllipsis is how many tokens may stand between a bare number and the quantity whose unit it shares.
const maxEllipsis = 12
