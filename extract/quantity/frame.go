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
	kept := make([]document.Mention, 0, len(ms))
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
		q.Value = digits(s.whole(m, scaled(n, u)))
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
		s.sides(&q, low, high)
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

// kindOf is the kind of a quantity that has a unit.
func kindOf(q *document.Quantity, u *unit) string {
	switch {
	case q.Kind == "age" || u.dimension == age:
		return "age"
	case q.Kind == "ratio" || q.Kind == "ordinal" || q.Kind == "exchange" || q.Kind == "vote":
		return q.Kind
	case u.dimension == money:
		return "money"
	case u.dimension == share:
		return "percent"
	case u == manifold() && strings.HasSuffix(strings.ToLower(q.UnitText), "fold"):
		return "ratio"
	case u == manifold():
		return "count"
	}
	return "measure"
}

// yearsOld is the unit of ages without a unit.
var yearsOld = &unit{code: "ucum:a{age}", dimension: age, factor: 31557600}

// manifold is the unit of "threefold" and "three times".
func manifold() *unit { return unitsOf().codes["ucum:{count}"] }

// unit is the unit of a match, from its words or from the number itself; nil if it has none.
func (s *stage) unit(m *document.Mention, q *document.Quantity, n *number) *unit {
	var u *unit
	if r, ok := lastCapture(m, "unit"); ok {
		if r.Start < n.Start && s.articled(r) { // "A $2 million fine"
			r.Start++
			q.Start = max(q.Start, r.Start)
		}
		text := s.doc.Words(r)
		if r.Start < n.Start {
			u = unitsOf().currency(text)
		} else {
			u = cmp.Or(unitsOf().find(text), unitsOf().glued[text])
		}
		if n.unit != nil || n.noun != "" { // "20deg C", "500sq m"
			u = cmp.Or(unitsOf().find(s.gluedText(n)+" "+text), u)
		}
		u = s.weighed(u, text, n, r.End, m.Feature("kind") == money)
		if text == "$" && n.unit != nil && n.unit.dimension == money { // "$A47,300"
			u = n.unit
		}
		q.UnitText = text
	} else if n.unit != nil && !(n.metre && s.countsOn(n.End)) {
		u, q.UnitText = n.unit, s.gluedText(n)
	}
	switch {
	case m.Feature("unit") != "":
		u = unitsOf().coded(m.Feature("unit"))
	case q.Kind == "age":
		return yearsOld
	case n.form == formMultiple:
		return manifold()
	}
	return s.rated(m, q, n, u)
}

// lastCapture is the last capture of that name.
func lastCapture(m *document.Mention, name string) (r document.Range, ok bool) {
	for i := range m.Captures {
		if m.Captures[i].Name == name {
			r, ok = m.Captures[i].Range, true
		}
	}
	return r, ok
}

// weighed decides between the weight and the money of one name: pounds that are paid and millions of them are money unless it
// is said of what.
func (s *stage) weighed(u *unit, text string, n *number, end int32, paid bool) *unit {
	coin := unitsOf().money[strings.ToLower(text)]
	ofMoney := n.scaled || paid
	if u == nil || coin == nil || !ofMoney || s.lemma(end) == "of" {
		return u
	}
	return coin
}

// articled reports whether a sign of two tokens is the article and the sign of the dollar.
func (s *stage) articled(sign document.Range) bool {
	if sign.Len() != 2 || s.text(int(sign.Start)) != "A" || s.touches(int(sign.Start)+1) {
		return false
	}
	sentence := s.doc.SentenceAt(sign.Start)
	return s.tag(sign.Start) == "DT" || sentence >= 0 && s.doc.Sentences[sentence].Start == sign.Start
}

// gluedText is the unit as it is written onto the number, after the digits or before them.
func (s *stage) gluedText(n *number) string {
	text := s.doc.Tokens[n.End-1].Text
	for i := n.Start; i < n.End && n.unit != nil && n.unit.dimension == money; i++ { // "USD71.4 million"
		if len(s.doc.Tokens[i].Text) > 1 && strings.ContainsAny(s.doc.Tokens[i].Text, "0123456789") {
			text = s.doc.Tokens[i].Text
		}
	}
	if i := strings.LastIndexAny(text, "0123456789"); i >= 0 && i+1 < len(text) && (n.unit == nil || n.unit.dimension != "area") {
		return strings.TrimLeft(text[i+1:], "-")
	}
	return strings.TrimLeft(strings.TrimRight(text, "0123456789.,"), "0123456789.,-")
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
