package quantity

import (
	"strconv"
	"strings"

	"dateline/extract/document"
)

// rated returns the unit of so many u for each of what the match or the number names: "km/h", "USD/{share}", "L/100.km". What is
// counted takes the place of a unit: "300 people per square mile" has "{people}/[smi_us]". It returns u if there is no rate.
func (s *stage) rated(m *document.Mention, q *document.Quantity, n *number, u *unit) *unit {
	below, ok := s.denominator(m, n)
	if !ok {
		return u
	}
	if r, ok := m.Capture("rated"); ok {
		u, q.UnitText = &unit{code: "ucum:{" + s.lemma(r.End-1) + "}", dimension: "count", factor: 1}, s.doc.Words(r)
	}
	if u == nil { // "20 a week"
		u = &unit{code: "ucum:1", dimension: "count", factor: 1}
	}
	return u.per(below)
}

// denominator returns the unit after "per", with the number of units in "per 100 km". Things that are no unit are annotations in
// braces, as UCUM has them.
func (s *stage) denominator(m *document.Mention, n *number) (v *unit, ok bool) {
	if code := m.Feature("per"); code != "" {
		return unitsOf().codes[code], true
	}
	r, named := m.Capture("per")
	several := s.captured(m, "per-number")
	switch {
	case named:
		v = s.unitOrThing(r)
	case n.per != nil:
		return n.per, true
	case several == nil:
		return nil, false
	}
	if several != nil {
		v = times(several.value, v)
	}
	return v, true
}

// unitOrThing is the unit that the words name, or the thing itself as a unit: "{share}".
func (s *stage) unitOrThing(r document.Range) *unit {
	text := s.doc.Words(r)
	for _, article := range []string{"a-", "an-", "per-"} {
		if name, ok := strings.CutPrefix(text, article); ok {
			if v := unitsOf().onto(name); v != nil {
				return v
			}
			return thing(name)
		}
	}
	if v := unitsOf().onto(text); v != nil && v.dimension != money {
		return v
	}
	return thing(s.singular(r.End - 1))
}

func thing(name string) *unit { return &unit{code: "ucum:{" + name + "}", factor: 1} }

// times is so many of a unit as the unit of a rate; v may be nil: "per 1,000".
func times(value float64, v *unit) *unit {
	code := strconv.FormatFloat(value, 'f', -1, 64)
	if v == nil {
		return &unit{code: "ucum:" + code, factor: value}
	}
	_, name, _ := strings.Cut(v.code, ":")
	return &unit{code: "ucum:" + code + "." + name, factor: value * v.factor}
}

// denominatorInBase is the factor and the code in SI of what a rate is taken by: "h", "{share}", "100.km".
func denominatorInBase(code string) (factor float64, base string, ok bool) {
	t := unitsOf()
	if u := t.codes["ucum:"+code]; u != nil {
		base = t.base[u.dimension]
		return u.factor, strings.TrimPrefix(base, "ucum:"), base != ""
	}
	if strings.HasPrefix(code, "{") && strings.HasSuffix(code, "}") {
		return 1, code, true
	}
	number, rest, more := strings.Cut(code, ".")
	several, err := strconv.ParseFloat(number, 64)
	if err != nil || several == 0 {
		return 0, "", false
	}
	if !more {
		return several, "1", true
	}
	factor, base, ok = denominatorInBase(rest)
	return several * factor, base, ok
}
