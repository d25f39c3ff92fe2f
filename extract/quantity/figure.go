package quantity

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/numeral"
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
	scale     float64 // of "million-dollar", which multiplies the number before it
	per       *unit   // of "9,000-a-week"
	bound     string  // of "sub-5" and "over-65s"
	tokens    int     // how many tokens the figure takes beyond its first
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
	formDecade   form = "decade"
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

// prefixes are the words that are written with a hyphen before a number, and the bound that they give it.
var prefixes = wordLists.Map("number-prefixes")

// prefixed reads a number with a currency, a sign or a word with a hyphen written onto its front.
func prefixed(prefix, rest, previous string) (f figure, ok bool) {
	lower := strings.ToLower(prefix)
	if bound, known := prefixes[lower]; known {
		return prefixedByWord(bound, rest)
	}
	switch lower {
	case "magnitude-":
		f, ok = numeric(rest)
		f.plain, f.noun = false, "magnitude"
		return f, ok && f.unit == nil && f.form == formCardinal
	case "mid-", "early-", "late-":
		f, ok = numeric(rest)
		return f, ok && f.form == formDecade
	case "minus-", "negative-":
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
	return f, f.priced(u, rest) && !conference(prefix, &f)
}

// prefixedByWord reads "sub-5", "over-65s" and "now-14-month-old". A plural without a unit counts people by their age.
func prefixedByWord(bound, rest string) (f figure, ok bool) {
	years, plural := strings.CutSuffix(rest, "s")
	if n, err := strconv.Atoi(years); plural && err == nil && n <= oldest && bound != "" {
		return figure{form: formCardinal, digits: years, value: float64(n), unit: yearsOld, bound: bound}, true
	}
	f, ok = numeric(rest)
	f.plain, f.bound = false, bound
	number := f.form == formCardinal || f.form == formFraction
	return f, ok && number && (bound != "" || f.unit != nil)
}

// priced reads the digits after a currency that is written onto them.
func (f *figure) priced(u *unit, rest string) bool {
	g, ok := numeric(rest)
	if !ok || g.form != formCardinal {
		return false
	}
	switch {
	case g.unit == nil:
	case g.unit.code == "ucum:m" || g.unit.code == "ucum:mm":
		g.exponent = 6
	default:
		return false
	}
	*f = g
	f.unit, f.plain = u, false
	return true
}

// conference reports whether the figure is the number of a meeting of the parties to a treaty: "COP29" is no price in pesos.
func conference(prefix string, f *figure) bool {
	return prefix == "COP" && f.exponent == 0 && f.value < 100 && f.value == math.Trunc(f.value)
}

// numeric reads a token that begins with a digit.
func numeric(text string) (f figure, ok bool) {
	n := 0
	for n < len(text) && (startsWithDigit(text[n:]) || n > 0 && strings.IndexByte(".,/:", text[n]) >= 0) {
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
	if proper := x != 0 && x < y; err != nil || err2 != nil || !proper || !commonDenominator(y) {
		return false
	}
	f.form, f.value = formFraction, float64(x)/float64(y)
	return true
}

// commonDenominator reports whether fractions of news are of so many parts.
func commonDenominator(n int) bool { return n <= 8 || slices.Contains([]int{10, 16, 32, 64, 100}, n) }

// suffix reads what is written onto the digits, at byte at of the token: a scale, a unit, an ordinal ending, or a compound.
func (f *figure) suffix(s string, at int) bool {
	switch s {
	case "st", "nd", "rd", "th":
		f.form = formOrdinal
		return !strings.Contains(f.digits, ".")
	case "am", "pm", "AM", "PM", "a.m.", "p.m.", "a.m", "p.m", "am.", "pm.":
		if f.clock() {
			return false
		}
	case "s":
		if len(f.digits) == 4 || f.decade() {
			return len(f.digits) == 2
		}
	}
	if f.power(s) {
		return true
	}
	if head, rest, ok := strings.Cut(s, "-"); ok && head == "" {
		return f.compound(rest, at+1)
	} else if ok {
		if !f.suffix(head, at) || f.unit != nil && !startsWithDigit(rest) && !f.rated(rest) {
			return false
		}
		return f.compound(rest, at+len(head)+1)
	}
	if s == "m" { // million or metre: the words around decide
		f.unit = unitsOf().symbols["m"]
		return true
	}
	if w, ok := numeral.LookUp(s, numeral.Short, numeral.Scale); ok && s != "mm" {
		f.exponent = exponent(w.Low)
		return true
	}
	switch s {
	case "sq": // of the unit after it: "500sq m"
		f.noun, f.nounAt = s, at
		return true
	case "T":
		f.exponent = 12
		return true
	}
	f.unit = unitsOf().onto(s)
	return f.unit != nil
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// clock reports whether the digits could be a time of day: "9", "8.15".
func (f *figure) clock() bool {
	minutes := math.Round(100 * (f.value - math.Trunc(f.value)))
	return f.value < 13 && minutes < 60
}

// decade reads "30s" as the years from 30 to 39.
func (f *figure) decade() bool {
	if len(f.digits) != 2 || f.digits[1] != '0' {
		return false
	}
	f.form, f.low, f.high, f.plain = formDecade, f.value, f.value+9, false
	return true
}

// power reads the exponent of "6.02e23".
func (f *figure) power(s string) bool {
	if len(s) < 2 || len(s) > 4 || s[0]|0x20 != 'e' || f.form != formCardinal {
		return false
	}
	n, err := strconv.Atoi(s[1:])
	if err != nil || s[0] == 'E' && !strings.Contains(f.digits, ".") {
		return false
	}
	f.exponent = n
	return true
}
