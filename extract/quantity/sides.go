package quantity

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
)

// nameSides runs the phase "quantity-side", which names who the numbers of a score, a vote or an exchange belong to.
func (s *stage) nameSides() {
	if !s.hasPairs() {
		return
	}
	quantities := s.doc.Layer("quantity")
	for _, m := range s.matcher.Run("quantity-side") {
		at, ok := m.Capture("pair")
		if !ok {
			continue
		}
		if i := index(quantities, at); i >= 0 && len(s.doc.Quantities[i].Pair) >= 2 {
			s.nameSidesOf(s.doc.Quantities[i].Pair, &m)
		}
	}
}

func (s *stage) hasPairs() bool {
	for i := range s.doc.Quantities {
		if len(s.doc.Quantities[i].Pair) >= 2 {
			return true
		}
	}
	return false
}

// nameSidesOf gives the halves the phrases of a match: the winner has the greater number, the others are in the order of the numbers.
func (s *stage) nameSidesOf(pair []document.Half, m *document.Mention) {
	first, second := s.sideOf(m, "first"), s.sideOf(m, "second")
	winner, loser := s.sideOf(m, "winner"), s.sideOf(m, "loser")
	if winner != nil || loser != nil {
		first, second = winner, loser
		if lessThan(pair[0].Value, pair[1].Value) {
			first, second = loser, winner
		}
	}
	pair[0].Party, pair[1].Party = first, second
}

// lessThan compares two numbers; one that is missing is less than none.
func lessThan(a, b *json.Number) bool {
	if a == nil || b == nil {
		return false
	}
	x, err1 := decimal.NewFromString(a.String())
	y, err2 := decimal.NewFromString(b.String())
	return err1 == nil && err2 == nil && x.LessThan(y)
}

// sideOf is the phrase of a capture without its determiners, or nil. A pronoun names no side.
func (s *stage) sideOf(m *document.Mention, name string) *document.Range {
	r, ok := m.Capture(name)
	if !ok {
		return nil
	}
	r = s.bare(r)
	if r.Empty() {
		return nil
	}
	return &r
}
