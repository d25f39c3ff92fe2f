package quantity

import (
	"cmp"
	"strings"

	"dateline/extract/document"
)

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
