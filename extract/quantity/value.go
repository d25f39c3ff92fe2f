package quantity

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
)

// A number is a mention of the layer "number" with its value.
type number struct {
	document.Range
	form      form
	value     float64
	exact     decimal.Decimal // the value in decimal digits
	low, high float64         // of vague numbers
	about     bool
	scaled    bool // has a scale such as million
	power     int  // of ten, of the scale
	unit      *unit
	noun      string
	nounAt    int
	metre     bool // the unit may be a scale: "5m"
	per       *unit
	bound     string // of "sub-5"
	year      bool   // looks like a year
	single    bool   // the word "one" alone
}

// A reader gives the words of one number their value.
type reader struct {
	doc     *document.Document
	figures []document.Mention
	parsed  []figure

	n           number
	digits      string // of a figure that waits for a scale
	current     float64
	total       float64
	exponent    int
	parts       int     // values read
	scaleBefore float64 // the last scale taken
	ordinals    bool
	article     bool // "a" is one until a word says otherwise
}

// figureAt is the figure of the token, or nil.
func (r *reader) figureAt(tok int32) *figure {
	lo, hi := 0, len(r.figures)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.figures[mid].Start < tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.figures) && r.figures[lo].Start == tok {
		return &r.parsed[lo]
	}
	return nil
}

// read returns the value of the tokens of a mention; false if they make no number. The rule says what is an ordinal, for "third"
// is a fraction as well.
func (r *reader) read(at document.Range, ordinals bool) (number, bool) {
	r.n, r.ordinals = number{Range: at, form: formCardinal}, ordinals
	r.digits, r.current, r.total, r.exponent, r.parts, r.scaleBefore, r.article = "", 0, 0, 0, 0, 0, false
	negative := false
	for i := at.Start; i < at.End; i++ {
		if f := r.figureAt(i); f != nil {
			if !r.figure(f) {
				return r.n, false
			}
			i += int32(f.tokens)
			continue
		}
		switch text := r.doc.Tokens[i].Text; text {
		case "-", "−", "–", "minus", "Minus", "negative":
			negative = i == at.Start
		case ".":
			r.digits = "."
		default:
			if !r.word(text) {
				return r.n, false
			}
		}
	}
	r.finish()
	r.n.single = at.Len() == 1 && r.n.value == 1 && r.digits == "" && r.n.noun == "" && r.n.unit == nil
	if !believable(r.n.value) || !believable(r.n.low) || !believable(r.n.high) {
		return r.n, false
	}
	if r.n.exact.IsZero() {
		r.n.exact = rounded(r.n.value)
	}
	if negative {
		r.n.value, r.n.exact = -r.n.value, r.n.exact.Neg()
	}
	return r.n, true
}

// rounded is a number that was reckoned with, without the digits that a machine number does not hold.
func rounded(v float64) decimal.Decimal {
	d, _ := decimal.NewFromString(strconv.FormatFloat(v, 'g', 15, 64))
	return d
}

// believable reports whether a number is one that news may tell; chains of scales can be made that no machine number holds.
func believable(v float64) bool { return math.Abs(v) < 1e100 }

// figure takes a token of digits or a spelled compound.
func (r *reader) figure(f *figure) bool {
	if f.form == formFraction && r.parts == 1 && (r.digits != "" || r.current >= 1) { // "2 1/2", "one and one-half"
		r.total += f.value
		r.n.unit, r.n.noun, r.n.nounAt = f.unit, f.noun, f.nounAt
		return true
	}
	if f.scale > 0 && r.parts > 0 {
		return r.multiply(f)
	}
	if f.group && r.digits != "" && r.parts == 1 {
		r.digits += f.digits
		return true
	}
	if r.parts > 0 && (f.digits != "" || r.current >= 1 && r.current < 100) {
		return false
	}
	r.parts++
	r.n.form, r.n.unit, r.n.noun, r.n.nounAt = f.form, f.unit, f.noun, f.nounAt
	r.n.low, r.n.high = f.low, f.high
	r.n.per, r.n.bound = f.per, f.bound
	r.n.metre = f.unit != nil && f.unit.code == "ucum:m" && f.digits != "" && f.noun == "" && f.tokens == 0
	r.exponent += f.exponent
	r.n.scaled, r.n.power = f.exponent > 0, f.exponent
	r.n.year = f.plain && f.unmarked && len(f.digits) == 4 && f.value >= 1500 && f.value < 2100
	if f.digits != "" {
		r.digits += f.digits
		r.current = f.value
	} else {
		r.current += f.value
	}
	return true
}

// multiply takes "million-mile" after a number.
func (r *reader) multiply(f *figure) bool {
	r.n.unit, r.n.per, r.n.scaled, r.n.power = f.unit, f.per, true, exponent(f.scale)
	if r.digits != "" {
		r.exponent += exponent(f.scale)
	} else {
		r.total, r.current = (r.total+r.current)*f.scale, 0
	}
	return true
}

// word takes a number word.
func (r *reader) word(text string) bool {
	switch {
	case r.parts > 0 && (text == "and" || text == "of" || text == "a"):
		return true
	case r.scale(text):
		return true
	case text == "point" && r.parts == 1 && r.digits == "":
		r.digits = strconv.FormatFloat(r.current, 'f', -1, 64) + "."
		return true
	}
	if w, ok := lookUp(text, fraction); ok && !r.ordinals {
		return r.fraction(w)
	}
	w, ok := lookUp(text, one, article, multiple, vague, several, ordinal)
	if !ok {
		return text == "of" || text == "the"
	}
	switch w.class {
	case one:
		if strings.Contains(r.digits, ".") { // spoken: "one point six"
			r.digits += strconv.FormatFloat(w.low, 'f', -1, 64)
			break
		}
		if r.article {
			r.current, r.article = 0, false
		}
		if r.digits != "" || r.current > 0 && (r.current < 20 && r.current > 0 || w.low >= 10 && r.current < 100) {
			return false
		}
		r.n.about = r.n.about || w.low == 2 && len(text) == len("couple")
		r.current += w.low
	case article:
		r.current, r.article = w.low, true
	case ordinal, multiple:
		r.n.form = form(w.class)
		if r.current > 0 && w.low >= 100 { // "two hundredth"
			r.current *= w.low
			break
		}
		r.current += w.low
	default:
		return r.vague(w)
	}
	r.parts++
	return true
}

// scale takes a hundred, a million and the like.
func (r *reader) scale(text string) bool {
	w, ok := lookUp(text, hundred, scale)
	if _, vague := lookUp(text, vague); vague && (r.parts == 0 || r.n.form == formVague) { // "dozens", but "3 dozens"
		return false
	}
	if !ok && (r.digits != "" || r.parts > 0) {
		w, ok = lookUp(text, short)
	}
	if !ok {
		return false
	}
	r.n.scaled = true
	r.n.power += exponent(w.low)
	if r.n.form == formVague {
		r.n.low, r.n.high = r.n.low*w.low, r.n.high*w.low
		return true
	}
	if r.digits != "" && w.low != 12 {
		r.exponent += exponent(w.low)
		return true
	}
	r.digits = "" // a dozen is no power of ten: the value counts
	r.article = false
	if r.current == 0 && (w.class == hundred || r.total == 0) {
		r.current = 1
	}
	switch {
	case w.class == hundred:
		r.current *= w.low
	case w.low > r.scaleBefore && r.total > 0: // "three thousand million"
		r.total, r.current, r.scaleBefore = (r.total+r.current)*w.low, 0, w.low
	default:
		r.total, r.current, r.scaleBefore = r.total+r.current*w.low, 0, w.low
	}
	r.parts++
	return true
}

// fraction takes "thirds" of "two thirds", "half" of "two and a half", "½" of "1 ½".
func (r *reader) fraction(w word) bool {
	switch {
	case r.digits == "" && r.current == 0 && r.scaleBefore > 0 && r.mixed(): // "a million and a half"
		r.total += w.low * r.scaleBefore
	case r.digits != "" || r.current >= 1 && r.mixed():
		r.total += w.low
	case r.current >= 1:
		r.current *= w.low
		r.n.form = formFraction
	default:
		r.current = w.low
		r.n.form = formFraction
	}
	r.parts++
	return true
}

// mixed reports whether the number has "and" in it: "two and a half".
func (r *reader) mixed() bool {
	for i := r.n.Start; i < r.n.End; i++ {
		if r.doc.Tokens[i].Text == "and" {
			return true
		}
	}
	return false
}

// vague takes "dozens" and "several".
func (r *reader) vague(w word) bool {
	r.parts++
	if r.n.form == formVague {
		r.n.low, r.n.high = r.n.low*w.low, r.n.high*w.low
		if w.low >= 1000 { // "tens of thousands" ends where the next power begins
			r.n.high = r.n.low * 10
		}
		return true
	}
	r.n.form, r.n.low, r.n.high = formVague, w.low, w.high
	r.n.about = w.high != 10*w.low // a power of ten ends where the next one begins; dozens have no such end
	return true
}

// finish computes the value from what was read. Digits with a scale are read as one decimal, so that 13.6 million is exact.
func (r *reader) finish() {
	switch {
	case r.n.form == formVague:
		return
	case r.digits != "" && (r.n.form == formCardinal || r.n.form == formOrdinal):
		digits := r.digits
		if r.total != 0 { // a mixed number: no scale is lost, for halves are exact
			r.n.value = (r.current + r.total) * math.Pow10(r.exponent)
			return
		}
		v, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(r.exponent), 64)
		d, err2 := decimal.NewFromString(digits)
		if err == nil && err2 == nil {
			r.n.value, r.n.exact = v, d.Shift(int32(r.exponent))
		}
	default:
		r.n.value = (r.total + r.current) * math.Pow10(r.exponent)
	}
}
