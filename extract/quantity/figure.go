package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A figure is a token that holds a number: "6,000", "2.7m", "256GB", "22nd", "RM79", "15-year-old", "two-part", "twenty-five".
type figure struct {
	digits    string // without marks of thousands; "" if spelled
	value     float64
	exponent  int // power of ten that a written-on scale multiplies by
	form      form
	unit      *unit
	low, high float64 // of "5k-20k"
	noun      string  // the counted word of a compound: "part" of "two-part"
	nounAt    int     // byte of the token where the noun begins
	plain     bool    // digits alone
	unmarked  bool    // without a mark of thousands
	group     bool    // three digits after a space that separates thousands
}

// form is what kind of number a mention of the layer "number" is.
type form string

// The forms of numbers.
const (
	formCardinal form = "cardinal"
	formOrdinal  form = "ordinal"
	formFraction form = "fraction"
	formVague    form = "vague"
	formRatio    form = "ratio"
	formMultiple form = "multiple"
)

// parseFigure reads a token that has a digit or a hyphen. previous is the text of the token that is written onto its front, or "".
func parseFigure(text, previous string) (f figure, ok bool) {
	i := strings.IndexAny(text, "0123456789")
	switch {
	case len(text) > maxFigure:
		return f, false
	case i < 0:
		return spelledCompound(text)
	case i > 0:
		return prefixed(text[:i], text[i:], previous)
	}
	return numeric(text)
}

// longest is how many digits people write without marks of thousands. More are an identifier.
const longest = 9

// maxFigure is the longest token in bytes that is looked at as a number.
const maxFigure = 48

// prefixed reads a number with a currency or a sign written onto its front.
func prefixed(prefix, rest, previous string) (f figure, ok bool) {
	if strings.EqualFold(prefix, "magnitude-") {
		f, ok = numeric(rest)
		f.plain, f.noun = false, "magnitude"
		return f, ok && f.unit == nil && f.form == formCardinal
	}
	if prefix == "minus-" || prefix == "negative-" {
		f, ok = numeric(rest)
		f.value, f.digits, f.plain = -f.value, "-"+f.digits, false
		return f, ok
	}
	u := unitsOf().money[prefix]
	if previous == "$" && u == nil {
		u = unitsOf().money[prefix+"$"]
	}
	if u == nil {
		return f, false
	}
	if f, ok = numeric(rest); !ok || f.form != formCardinal {
		return f, false
	}
	if f.unit != nil && f.unit.code == "ucum:m" {
		f.exponent = 6
	} else if f.unit != nil {
		return f, false
	}
	f.unit, f.plain = u, false
	return f, true
}

// numeric reads a token that begins with a digit.
func numeric(text string) (f figure, ok bool) {
	n := 0
	for n < len(text) && (text[n] >= '0' && text[n] <= '9' || n > 0 && strings.IndexByte(".,/:", text[n]) >= 0) {
		n++
	}
	f.form = formCardinal
	if !f.read(text[:n]) {
		return f, false
	}
	f.plain, f.unmarked = n == len(text), !strings.Contains(text, ",")
	if f.plain && len(f.digits) > longest && f.unmarked {
		return f, false
	}
	return f, f.plain || f.suffix(text[n:], n)
}

// read takes the digits with their marks.
func (f *figure) read(s string) bool {
	switch {
	case strings.Contains(s, ":"):
		return f.ratio(s)
	case strings.Contains(s, "/"):
		return f.fraction(s)
	case strings.Count(s, ".") > 1:
		s = dottedThousands(s)
	}
	f.digits = strings.ReplaceAll(s, ",", "")
	v, err := strconv.ParseFloat(f.digits, 64)
	f.value = v
	return err == nil
}

// dottedThousands turns "1.234.567" into digits; anything else with two points is no number.
func dottedThousands(s string) string {
	parts := strings.Split(s, ".")
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return ""
		}
	}
	return strings.Join(parts, "")
}

// ratio reads "2:1". Two digits after the colon are a clock.
func (f *figure) ratio(s string) bool {
	a, b, _ := strings.Cut(s, ":")
	x, err := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	if err != nil || err2 != nil || len(b) > 1 || y == 0 {
		return false
	}
	f.form, f.value = formRatio, float64(x)/float64(y)
	return true
}

// fraction reads "2/3". What cannot be a common fraction is a date or a name.
func (f *figure) fraction(s string) bool {
	a, b, _ := strings.Cut(s, "/")
	x, err := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	if err != nil || err2 != nil || x >= y || x == 0 || y > 8 && y != 10 && y != 16 && y != 32 && y != 64 && y != 100 {
		return false
	}
	f.form, f.value = formFraction, float64(x)/float64(y)
	return true
}

// suffix reads what is written onto the digits, at byte at of the token: a scale, a unit, an ordinal ending, or a compound.
func (f *figure) suffix(s string, at int) bool {
	switch s {
	case "st", "nd", "rd", "th":
		f.form = formOrdinal
		return !strings.Contains(f.digits, ".")
	}
	if head, rest, ok := strings.Cut(s, "-"); ok && head == "" {
		return f.compound(rest, at+1)
	} else if ok {
		return f.suffix(head, at) && (f.unit == nil || rest != "" && rest[0] >= '0' && rest[0] <= '9') && f.compound(rest, at+len(head)+1)
	}
	if s == "m" { // million or metre: the words around decide
		f.unit = unitsOf().symbols["m"]
		return true
	}
	if w, ok := lookUp(s, short); ok && s != "mm" {
		f.exponent = exponent(w.low)
		return true
	}
	if s == "sq" { // of the unit after it: "500sq m"
		f.noun, f.nounAt = s, at
		return true
	}
	if s == "T" {
		f.exponent = 12
		return true
	}
	if s == "s" && (len(f.digits) == 4 || len(f.digits) == 2 && f.digits[1] == '0') { // a decade, or the year's
		return false
	}
	f.unit = unitsOf().onto(s)
	return f.unit != nil
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
	if !ok || g.form != formCardinal || f.form != formCardinal || g.noun != "" || f.digits == "" {
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
	if inches, ok := strings.CutPrefix(lower, "foot-"); ok && f.tall(inches) {
		return true
	}
	if lower == "something" || lower == "odd" || lower == "plus" || lower == "strong" {
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

// against reads the second number of "3-to-1": a ratio, or a range where it is the greater one.
func (f *figure) against(rest string) bool {
	g, ok := numeric(rest)
	if w, spelled := lookUp(rest, one); spelled {
		g, ok = figure{form: formCardinal, value: w.low}, true
	}
	if !ok || g.form != formCardinal || f.form != formCardinal || g.value <= 0 || g.noun != "" {
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

// spelledCompound reads "twenty-five", "two-thirds", "twenty-first", "two-part", "five-year-old".
func spelledCompound(text string) (f figure, ok bool) {
	head, rest, ok := strings.Cut(text, "-")
	if !ok {
		return f, false
	}
	w, ok := lookUp(head, one, hundred, article)
	if !ok || w.class == article && !strings.HasPrefix(rest, "third") && !strings.HasPrefix(rest, "quarter") {
		return f, false
	}
	f.form, f.value = formCardinal, w.low
	next, more, _ := strings.Cut(rest, "-")
	if strings.EqualFold(head, "one") && next == "time" || next == "on" {
		return f, false
	}
	if x, ok := lookUp(next, one); ok && w.low >= 20 && x.low < 10 {
		f.value += x.low
		return f, more == "" || f.compound(more, len(text)-len(more))
	}
	if x, ok := lookUp(next, hundred, scale); ok && more == "" {
		f.value *= x.low
		return f, true
	}
	if x, ok := lookUp(next, ordinal); ok && more == "" && w.low >= 20 && x.low < 10 {
		f.form, f.value = formOrdinal, w.low+x.low
		return f, true
	}
	if x, ok := lookUp(next, fraction); ok && more == "" && w.low < 20 {
		f.form, f.value = formFraction, w.low*x.low
		return f, true
	}
	return f, f.compound(rest, len(head)+1)
}

// point puts a decimal point before the digits: ".001" is two tokens.
func (f *figure) point() {
	f.digits = "." + f.digits
	f.value, _ = strconv.ParseFloat(f.digits, 64)
	f.plain = false
}
