package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/numeral"
)

// rated reads "a-week" after a number.
func (f *figure) rated(rest string) bool {
	for _, article := range []string{"a-", "an-", "per-"} {
		if name, ok := strings.CutPrefix(rest, article); ok {
			f.per = unitsOf().names[name]
		}
	}
	return f.per != nil
}

func exponent(scale float64) int {
	n := 0
	for scale >= 10 {
		scale /= 10
		n++
	}
	return n
}

// span reads the second number of "5k-20k".
func (f *figure) span(rest string) bool {
	g, ok := numeric(rest)
	if !ok || g.form != formCardinal || f.form != formCardinal {
		return false
	}
	if g.noun != "" || f.digits == "" {
		return false
	}
	f.low, f.high, f.form = f.value*math.Pow10(f.exponent), g.value*math.Pow10(g.exponent), formVague
	f.unit, f.exponent = g.unit, 0
	return f.low < f.high
}

// compound reads what follows a number and a hyphen.
func (f *figure) compound(rest string, at int) bool {
	if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return f.span(rest)
	}
	lower := strings.ToLower(rest)
	if to, ok := strings.CutPrefix(lower, "to-"); ok {
		return f.against(to)
	}
	if f.rated(lower) {
		return true
	}
	if head, more, _ := strings.Cut(lower, "-"); f.scaledBy(head) {
		return more == "" || f.compound(rest[len(head)+1:], at+len(head)+1)
	}
	if inches, ok := strings.CutPrefix(lower, "foot-"); ok && f.tall(inches) {
		return true
	}
	switch lower {
	case "something", "odd":
		f.bound = "about"
		return true
	case "plus", "strong":
		return true
	}
	if f.unit = unitsOf().find(strings.ReplaceAll(lower, "-", " ")); f.unit != nil {
		return true
	}
	if f.unit = unitsOf().find(lower); f.unit != nil {
		return true
	}
	head, _, more := strings.Cut(lower, "-")
	if f.unit = unitsOf().find(head); f.unit != nil {
		return true
	}
	r, _ := utf8.DecodeRuneInString(lower)
	if more || len(lower) < 3 || r < 'a' || r > 'z' {
		return false
	}
	f.noun, f.nounAt = lower, at
	return true
}

// scaledBy takes the scale of "5-billion" and "2-million-strong".
func (f *figure) scaledBy(word string) bool {
	w, ok := numeral.LookUp(word, numeral.Scale)
	if !ok || f.digits == "" || f.form != formCardinal || f.exponent > 0 {
		return false
	}
	f.exponent = exponent(w.Low)
	return true
}

// against reads the second number of "3-to-1": a ratio, or a range where it is the greater one.
func (f *figure) against(rest string) bool {
	g, ok := numeric(rest)
	if w, spelled := numeral.LookUp(rest, numeral.One); spelled {
		g, ok = figure{form: formCardinal, value: w.Low}, true
	}
	if !ok || g.form != formCardinal || f.form != formCardinal {
		return false
	}
	if g.value <= 0 || g.noun != "" {
		return false
	}
	if f.value < g.value {
		f.low, f.high, f.form, f.unit = f.value, g.value, formVague, g.unit
		return true
	}
	f.form, f.value = formRatio, f.value/g.value
	return g.unit == nil
}

// tall adds the inches of "6-foot-2".
func (f *figure) tall(inches string) bool {
	n, err := strconv.Atoi(inches)
	if err != nil || n < 0 || n >= 12 {
		return false
	}
	f.value += float64(n) / 12
	f.digits, f.unit = strconv.FormatFloat(f.value, 'f', -1, 64), unitsOf().names["foot"]
	return true
}

// point puts a decimal point before the digits: ".001" is two tokens.
func (f *figure) point() {
	f.digits = "." + f.digits
	f.value, _ = strconv.ParseFloat(f.digits, 64)
	f.plain = false
}
