package page

import (
	"encoding/json"
	"slices"
	"strings"

	"dateline/extract/document"
)

// number is a quantity as the list of numbers shows it.
type number struct {
	ID, Text, Kind, Value, Of, Rule string
}

// number is the quantity at an index.
func (r *reader) number(i int) number {
	q := &r.doc.Quantities[i]
	n := number{ID: r.id("Q", i), Text: r.doc.Words(q.Range), Kind: q.Kind, Rule: q.Rule}
	one := q.Value != nil && *q.Value == "1"
	parts := []string{boundWords[q.Bound], amount(q)}
	if q.Unit != "" {
		parts = append(parts, unitName(q.Unit, q.UnitText, one))
	}
	if q.Counted != nil {
		parts = append(parts, r.doc.Words(q.Counted.Range))
	}
	n.Value = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
	if q.About != nil {
		n.Of = r.doc.Words(*q.About)
	}
	return n
}

var boundWords = map[string]string{"about": "about", "at-least": "at least", "at-most": "at most", "more-than": "more than", "less-than": "less than"}

// amount is the number of a quantity, its range, or its sides.
func amount(q *document.Quantity) string {
	switch {
	case len(q.Pair) > 0:
		sides := make([]string, len(q.Pair))
		for i := range q.Pair {
			sides[i] = digits(q.Pair[i].Value)
		}
		return strings.Join(sides, " : ")
	case q.Value != nil:
		return digits(q.Value)
	case q.Low != nil || q.High != nil:
		return digits(q.Low) + " to " + digits(q.High)
	}
	return ""
}

// digits writes a number with spaces between its thousands, narrow ones that do not break.
func digits(n *json.Number) string {
	if n == nil {
		return "…"
	}
	s := string(*n)
	whole, rest := s, ""
	if i := strings.IndexAny(s, ".eE"); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	if len(whole) < 5 {
		return sign + whole + rest
	}
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString("\u202f")
		}
		b.WriteByte(whole[i])
	}
	return sign + b.String() + rest
}
