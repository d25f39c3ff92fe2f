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
	q.Counted = c
	if hasOf {
		q.Of = &of
	}
}

// carry gives a quantity in brackets, or behind "or", the bound and change of the one that it says again in another unit.
func (s *stage) carry() {
	for i := 1; i < len(s.doc.Quantities); i++ {
		p, q := &s.doc.Quantities[i-1], &s.doc.Quantities[i]
		if p.Unit == "" || q.Unit == "" || p.Unit == q.Unit || q.Start-p.End > 2 || q.Start <= p.End {
			continue
		}
		switch text := s.doc.Tokens[q.Start-1].Text; {
		case text == "(" || text == "/":
			if q.Bound == "exact" {
				q.Bound = p.Bound
			}
			q.Change = p.Change
		case text == "or":
			q.Change = p.Change
		}
	}
}
