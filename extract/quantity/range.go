package quantity

import (
	"strings"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
)

// two sets both ends of a range, or the sides of a score, vote, exchange or ratio.
func (s *stage) two(q *document.Quantity, m *document.Mention, low, high *number, u *unit) {
	a, b := scaled(low, u), scaled(high, u)
	if low.form == formVague {
		a = decimal.NewFromFloat(low.low)
	}
	if high.form == formVague {
		b = decimal.NewFromFloat(high.high)
	}
	isAmount := q.Kind == "count" || q.Kind == "money" || q.Kind == "measure"
	scalable := isAmount && !low.scaled && !low.metre
	if e := high.exponent(u); e > 0 && scalable && a.Shift(e).LessThan(b) {
		a = a.Shift(e)
	}
	if q.Kind == "vote" && u != nil && a.LessThan(b) && m.Feature("trailing") == "" {
		q.Kind = "measure" // shares of a leader fall: "backed by 2% to 3%" is a range
	}
	switch q.Kind {
	case "score", "vote", "exchange":
		q.Pair = []document.Half{{Value: s.digits(a)}, {Value: s.digits(b)}}
	case "ratio":
		if !b.IsZero() {
			q.Value = digits(a.Div(b))
		}
	default:
		s.ends(q, low, a, b, u)
	}
}

// ends sets the ends of a range. A dash between numbers that do not grow is a score.
func (s *stage) ends(q *document.Quantity, low *number, a, b decimal.Decimal, u *unit) {
	dash := strings.Contains("-–—", s.doc.Tokens[min(int(low.End), len(s.doc.Tokens)-1)].Text)
	switch {
	case a.GreaterThanOrEqual(b) && u == nil && dash && q.Kind == "count":
		q.Kind, q.Pair = "score", []document.Half{{Value: s.digits(a)}, {Value: s.digits(b)}}
	case a.GreaterThan(b):
		q.Low, q.High = s.digits(b), s.digits(a)
	default:
		q.Low, q.High = s.digits(a), s.digits(b)
	}
}

// exponent is the power of ten of a number's scale.
func (n *number) exponent(u *unit) int32 {
	switch {
	case n.metre && (u == nil || u.code != "ucum:m"):
		return 6
	case !n.scaled || n.power == 0:
		return 0
	}
	return int32(n.power)
}

// halves parts a match that is no range into its two amounts: one of two units that do not measure the same, as in "from 110
// yen to 1 dollar", and bounds that exclude each other, as in "more than 40 and less than 10".
func (s *stage) halves(m *document.Mention) (a, b document.Mention, ok bool) {
	if s.contrary(m) {
		a, b = s.bounded(m)
		return a, b, true
	}
	units := captures(m, "unit")
	if m.Feature("range") == "" || len(units) < 2 {
		return a, b, false
	}
	first, second := units[0], units[len(units)-1]
	low, okLow := m.Capture("low")
	high, okHigh := m.Capture("high")
	u, v := s.unitNamed(first), s.unitNamed(second)
	if u == nil || v == nil || !okLow || !okHigh {
		return a, b, false
	}
	if u.dimension == v.dimension && (u.dimension != money || base(u) == base(v)) {
		return a, b, false
	}
	a, b = *m, *m
	a.Range = document.Range{Start: min(low.Start, first.Start), End: max(low.End, first.End)}
	b.Range = document.Range{Start: min(high.Start, second.Start), End: m.End}
	a.Captures = []document.Capture{{Name: "value", Range: low}, {Name: "unit", Range: first}}
	b.Captures = []document.Capture{{Name: "value", Range: high}, {Name: "unit", Range: second}}
	a.Features = []document.Feature{{Name: "kind", Value: m.Feature("kind")}}
	b.Features = a.Features
	return a, b, true
}

// bounded are the two amounts of a match of two bounds.
func (s *stage) bounded(m *document.Mention) (a, b document.Mention) {
	low, _ := m.Capture("low")
	high, _ := m.Capture("high")
	a, b = *m, *m
	a.Range, a.Captures = low, []document.Capture{{Name: "value", Range: low}}
	b.Range, b.Captures = document.Range{Start: high.Start, End: m.End}, []document.Capture{{Name: "value", Range: high}}
	if r, ok := lastCapture(m, "unit"); ok && !r.Empty() {
		b.Captures = append(b.Captures, document.Capture{Name: "unit", Range: r})
	}
	a.Features = []document.Feature{{Name: "kind", Value: m.Feature("kind")}}
	b.Features = a.Features
	return a, b
}

// contrary reports whether a match of two bounds leaves nothing between them.
func (s *stage) contrary(m *document.Mention) bool {
	l := s.doc.Layer("bound")
	low, high := s.captured(m, "low"), s.captured(m, "high")
	if m.Feature("bound") != "between" || low == nil || high == nil || len(l.EndingAt(low.Start)) == 0 {
		return false
	}
	switch l.Mentions()[l.EndingAt(low.Start)[0]].Feature("bound") {
	case "more-than", "at-least":
		return low.value > high.value
	}
	return low.value < high.value
}

// unitNamed returns the unit that the words name, before or after a number, or nil.
func (s *stage) unitNamed(r document.Range) *unit {
	text := s.doc.Words(r)
	if u := unitsOf().find(text); u != nil {
		return u
	}
	return unitsOf().currency(text)
}

// base is the code of a currency without its hundredths.
func base(u *unit) string { return strings.TrimSuffix(u.code, "/100") }
