package quantity

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
	"dateline/internal/numeral"
)

// bounds are the captures that say how exact a number is.
var bounds = []string{"about", "more-than", "less-than", "at-least", "at-most"}

// quantities publishes the layer "quantity".
func (s *stage) quantities() {
	s.doc.AddLayer("bound", s.matcher.Run("quantity-bound"))
	ms := s.matcher.Run("quantity")
	kept := s.doc.MakeMentions(len(ms))[:0]
	s.doc.Quantities = make([]document.Quantity, 0, len(ms))
	for i := range ms {
		if a, b, ok := s.halves(&ms[i]); ok {
			kept = s.take(s.take(kept, a), b)
			continue
		}
		kept = s.take(kept, ms[i])
	}
	s.doc.AddLayer("quantity", kept)
}

// take makes a quantity of a match and adds the match to those kept, or reports why it is none.
func (s *stage) take(kept []document.Mention, m document.Mention) []document.Mention {
	if m.Feature("kind") == "none" { // the trace has the match and its reason
		return kept
	}
	if why := s.suppressed(&m); why != "" {
		s.matcher.Refuse(&m, why)
		return kept
	}
	q, dimension, ok := s.frame(&m)
	if !ok {
		s.matcher.Refuse(&m, "its numbers make no quantity")
		return kept
	}
	if s.named(&q) {
		s.matcher.Refuse(&m, "what follows it is a name")
		return kept
	}
	m.Range, m.Ref, m.Features = q.Range, len(s.doc.Quantities), s.quantityFeatures(&q, dimension)
	s.doc.Quantities = append(s.doc.Quantities, q)
	return append(kept, m)
}

// quantityFeatures are what rules may ask of a quantity.
func (s *stage) quantityFeatures(q *document.Quantity, dimension string) []document.Feature {
	key := featureKey{quantity: true, first: q.Kind, second: dimension, between: q.Low != nil}
	if q.Counted != nil {
		key.counted = q.Counted.Lemma
	}
	return s.shared(key, func() []document.Feature {
		f := []document.Feature{{Name: "kind", Value: key.first}, {Name: "dimension", Value: key.second}}
		f = appendIf(f, key.counted != "", "counted", key.counted)
		return appendIf(f, key.between, "range", "yes")
	})
}

// frame gives a match its meaning.
func (s *stage) frame(m *document.Mention) (q document.Quantity, dimension string, ok bool) {
	q = document.Quantity{Range: m.Range, Kind: m.Feature("kind"), Bound: "exact", Rule: m.Rule}
	low, high := s.captured(m, "low"), s.captured(m, "high")
	n := s.captured(m, "value")
	if n == nil {
		n = high
	}
	if n == nil || (low == nil) != (high == nil) || m.Feature("part") != "" && low.value > high.value {
		return q, "", false
	}
	u := s.unit(m, &q, n)
	if small := s.captured(m, "small"); small != nil {
		return s.parts(q, m, n, small)
	}
	switch {
	case low != nil:
		s.two(&q, m, low, high, u)
	case n.form == formVague || n.form == formDecade:
		q.Low, q.High = digits(decimal.NewFromFloat(n.low)), digits(decimal.NewFromFloat(n.high))
	default:
		q.Value = s.digits(s.whole(m, scaled(n, u)))
	}
	s.negate(&q)
	s.bound(m, &q, n)
	if r, ok := m.Capture("goods"); ok {
		q.About = s.kept(r)
	}
	if u != nil {
		q.Unit, dimension = u.code, u.dimension
		q.Kind = kindOf(&q, u)
		s.times(m, &q)
	}
	if r, ok := m.Capture("thing"); ok {
		q.Counted = &document.Counted{Range: r, Lemma: s.lowered(r)}
		return q, dimension, true
	}
	if r, ok := m.Capture("rated"); ok {
		q.Counted = s.nounAt(r.Start)
		return q, dimension, q.Counted != nil
	}
	if u == nil && len(q.Pair) == 2 && q.Kind == "exchange" {
		s.countSides(&q, low, high)
	} else if a := s.captured(m, "abstained"); a != nil && q.Kind == "vote" {
		q.Pair = append(q.Pair, document.Half{Value: digits(a.exact), Counted: s.nounAt(a.End)})
	} else if u == nil && q.Kind != "score" && q.Kind != "vote" {
		s.count(&q, n)
	}
	if q.Kind == "count" && n.form == formFraction && n.value < 1 { // "two thirds of adults"
		q.Kind = "fraction"
	}
	return q, dimension, true
}

// times makes "five times" a count of times, and "three times a week" a rate of them: what is counted is no unit.
func (s *stage) times(m *document.Mention, q *document.Quantity) {
	below, counts := strings.CutPrefix(q.Unit, manifold().code)
	if !counts {
		return
	}
	q.Unit = ""
	if below != "" {
		q.Unit = "ucum:" + below
	}
	if r, ok := m.Capture("unit"); ok && s.lemma(r.Start) == "time" {
		q.Counted = &document.Counted{Range: r, Lemma: "time"}
	}
}

// negate takes a sign into an amount of money that it is written before: "-$4.5m", "minus $3 million". The dash of a range
// touches what is before it.
func (s *stage) negate(q *document.Quantity) {
	i := int(q.Start) - 1
	if q.Kind != money || q.Value == nil || negative(q.Value) {
		return
	}
	switch s.text(i) {
	case "-", "−", "–":
		if !s.touches(i+1) || s.touches(i) && s.text(i-1) != "(" {
			return
		}
	case "minus", "negative":
	default:
		return
	}
	q.Start--
	minus := json.Number("-" + q.Value.String())
	q.Value = &minus
}

// whole returns a value with the scale and the part that follow the unit. Few have either.
func (s *stage) whole(m *document.Mention, v decimal.Decimal) decimal.Decimal {
	if power := s.scaleAfter(m); power != 0 {
		v = v.Shift(power)
	}
	if part := s.plus(m); !part.IsZero() {
		v = v.Add(part)
	}
	return v
}

// plus returns the part of one that follows the unit: "a year and a half".
func (s *stage) plus(m *document.Mention) decimal.Decimal {
	if r, ok := m.Capture("plus"); ok {
		if w, ok := numeral.LookUp(s.doc.Words(r), numeral.Fraction); ok {
			return decimal.NewFromFloat(w.Low)
		}
	}
	return decimal.Zero
}

// scaleAfter returns the power of ten of a scale that follows the unit: "75 USD million".
func (s *stage) scaleAfter(m *document.Mention) int32 {
	if r, ok := m.Capture("scale"); ok {
		if w, ok := numeral.LookUp(s.doc.Words(r), numeral.Scale, numeral.Short); ok {
			return int32(exponent(w.Low))
		}
	}
	return 0
}

// parts adds the smaller unit of "5 feet 2 inches" to the greater one.
func (s *stage) parts(q document.Quantity, m *document.Mention, n, small *number) (document.Quantity, string, bool) {
	a, _ := m.Capture("major")
	b, _ := m.Capture("minor")
	q.UnitText = s.doc.Words(a)
	u, v := unitsOf().onto(q.UnitText), unitsOf().onto(s.doc.Words(b))
	if a.Len() == 0 && n.unit != nil { // "6ft 2in"
		u, q.UnitText = n.unit, s.gluedText(n)
	} else if a.Len() == 0 {
		r, _ := m.Capture("unit")
		q.UnitText = s.doc.Words(r)
		u = unitsOf().currency(q.UnitText)
	}
	if b.Len() == 0 && small.unit != nil {
		v = small.unit
	} else if b.Len() == 0 { // "15 dollars 50"
		if u = unitsOf().currency(q.UnitText); u != nil {
			v = unitsOf().codes[u.code+"/100"]
		}
	}
	if v != nil && v.dimension == money && a.Len() > 0 { // pounds and pence
		u = unitsOf().currency(q.UnitText)
	}
	if u == nil || v == nil || u.dimension != v.dimension {
		return q, "", false
	}
	q.Value = digits(n.exact.Add(small.exact.Mul(v.exact).Div(u.exact)))
	q.Unit, q.Kind = u.code, kindOf(&q, u)
	s.bound(m, &q, n)
	return q, u.dimension, true
}

// lowered is the text of a range in small letters with its last word in the singular.
func (s *stage) lowered(r document.Range) string {
	words := s.doc.Words(document.Range{Start: r.Start, End: r.End - 1})
	last := s.doc.Tokens[r.End-1].Text
	if startsWithDigit(last) {
		last = strings.TrimSuffix(last, "s")
	} else {
		last = s.singular(r.End - 1)
	}
	return strings.ToLower(words + " " + last)
}

// captured is the number of a capture, or nil.
func (s *stage) captured(m *document.Mention, name string) *number {
	if r, ok := m.Capture(name); ok {
		return s.numberAt(r)
	}
	return nil
}

// countsOn reports whether a plural noun or its adjective follows, so that "m" means million: "22m users", "22m of its users".
func (s *stage) countsOn(at int32) bool {
	if s.lemma(at) == "of" && (s.tag(at+1) == "PRP$" || s.tag(at+1) == "DT") {
		at += 2
	}
	for i := at; i < at+6 && int(i) < len(s.doc.Tokens); i++ {
		switch s.doc.Tokens[i].Tag {
		case "NNS", "NNPS":
			return true
		case "JJ", "NN", "NNP", "CC", "VBN":
		default:
			return false
		}
	}
	return false
}

// scaled is the value of a number in its unit. The "m" of "12.3m tonnes" means million.
func scaled(n *number, u *unit) decimal.Decimal {
	if n.metre && (u == nil || u.code != "ucum:m") && n.unit != u {
		return n.exact.Shift(6)
	}
	written := n.unit != nil && n.unit.code == "ucum:mm"
	if u != nil && (u.millions || u.dimension == money && written) { // "120 MEUR", "$2.5mm"
		return n.exact.Shift(6)
	}
	return n.exact
}

// bound sets how exact the quantity is: by what the match captured after the number, by the mentions of the layer "bound"
// right before it, which it takes in, and by the number's own vagueness.
func (s *stage) bound(m *document.Mention, q *document.Quantity, n *number) {
	if q.Low != nil {
		q.Bound = "between"
	}
	if n.about {
		q.Bound = "about"
	}
	q.Bound = cmp.Or(n.bound, q.Bound)
	l := s.doc.Layer("bound")
	for range maxBounds {
		if len(l.EndingAt(q.Start)) == 0 {
			break
		}
		b := &l.Mentions()[l.EndingAt(q.Start)[0]]
		q.Start = b.Start
		if name := b.Feature("bound"); name != "none" {
			q.Bound = name
		}
	}
	if name := m.Feature("bound"); name != "" {
		q.Bound = name
	}
	for _, name := range bounds {
		if _, ok := m.Capture(name); ok {
			q.Bound = name
		}
	}
}

// maxBounds is how many bounds may follow each other: "a total of just over".
const maxBounds = 3
