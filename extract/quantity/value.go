package quantity

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
	"dateline/internal/numeral"
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

	n        number
	digits   string // of a figure that waits for a scale
	sum      numeral.Sum
	exponent int
	parts    int // values read
	ordinals bool
	article  bool // "a" is one until a word says otherwise
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
	r.digits, r.sum, r.exponent, r.parts, r.article = "", numeral.Sum{}, 0, 0, false
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
	alone := r.n.noun == "" && r.n.unit == nil
	r.n.single = at.Len() == 1 && r.n.value == 1 && r.digits == "" && alone
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

// believable reports whether a number is one that news may have; chains of scales can be made that no machine number holds.
func believable(v float64) bool { return math.Abs(v) < 1e100 }

// figure takes a token of digits or a spelled compound.
func (r *reader) figure(f *figure) bool {
	if f.form == formFraction && r.parts == 1 && (r.digits != "" || r.sum.Current >= 1) { // "2 1/2", "one and one-half"
		r.sum.Total += f.value
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
	if r.parts > 0 && (f.digits != "" || r.sum.Current >= 1 && r.sum.Current < 100) {
		return false
	}
	r.parts++
	r.n.form, r.n.unit, r.n.noun, r.n.nounAt = f.form, f.unit, f.noun, f.nounAt
	r.n.low, r.n.high = f.low, f.high
	r.n.per, r.n.bound = f.per, f.bound
	metre := f.unit != nil && f.unit.code == "ucum:m"
	r.n.metre = metre && f.digits != "" && f.noun == "" && f.tokens == 0
	r.exponent += f.exponent
	r.n.scaled, r.n.power = f.exponent > 0, f.exponent
	unmarked := f.plain && f.unmarked && len(f.digits) == 4
	r.n.year = unmarked && f.value >= 1500 && f.value < 2100
	if f.digits != "" {
		r.digits += f.digits
		r.sum.Current = f.value
	} else {
		r.sum.Current += f.value
	}
	return true
}

// multiply takes "million-mile" after a number.
func (r *reader) multiply(f *figure) bool {
	r.n.unit, r.n.per, r.n.scaled, r.n.power = f.unit, f.per, true, exponent(f.scale)
	if r.digits != "" {
		r.exponent += exponent(f.scale)
	} else {
		r.sum.Total, r.sum.Current = r.sum.Value()*f.scale, 0
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
		r.digits = strconv.FormatFloat(r.sum.Current, 'f', -1, 64) + "."
		return true
	}
	if w, ok := numeral.LookUp(text, numeral.Fraction); ok && !r.ordinals {
		return r.fraction(w)
	}
	w, ok := numeral.LookUp(text, numeral.One, numeral.Article, numeral.Multiple, numeral.Vague, numeral.Several, numeral.Ordinal)
	if !ok {
		return text == "of" || text == "the"
	}
	switch w.Class {
	case numeral.One:
		if strings.Contains(r.digits, ".") { // spoken: "one point six"
			r.digits += strconv.FormatFloat(w.Low, 'f', -1, 64)
			break
		}
		if r.article {
			r.sum.Current, r.article = 0, false
		}
		if r.digits != "" || !r.sum.Add(w.Low) {
			return false
		}
		r.n.about = r.n.about || w.Low == 2 && len(text) == len("couple")
	case numeral.Article:
		r.sum.Current, r.article = w.Low, true
	case numeral.Ordinal, numeral.Multiple:
		r.n.form = form(w.Class)
		if r.sum.Current > 0 && w.Low >= 100 { // "two hundredth"
			r.sum.Current *= w.Low
			break
		}
		r.sum.Current += w.Low
	default:
		return r.vague(w)
	}
	r.parts++
	return true
}

// scale takes a hundred, a million and the like.
func (r *reader) scale(text string) bool {
	w, ok := numeral.LookUp(text, numeral.Hundred, numeral.Scale)
	if _, vague := numeral.LookUp(text, numeral.Vague); vague && (r.parts == 0 || r.n.form == formVague) { // "dozens", but "3 dozens"
		return false
	}
	if !ok && (r.digits != "" || r.parts > 0) {
		w, ok = numeral.LookUp(text, numeral.Short)
	}
	if !ok {
		return false
	}
	r.n.scaled = true
	r.n.power += exponent(w.Low)
	if r.n.form == formVague {
		r.n.low, r.n.high = r.n.low*w.Low, r.n.high*w.Low
		return true
	}
	if r.digits != "" && w.Low != 12 {
		r.exponent += exponent(w.Low)
		return true
	}
	r.digits = "" // a dozen is no power of ten: the value counts
	r.article = false
	r.sum.Multiply(w)
	r.parts++
	return true
}

// fraction takes "thirds" of "two thirds", "half" of "two and a half", "½" of "1 ½".
func (r *reader) fraction(w numeral.Word) bool {
	switch {
	case r.digits == "" && r.sum.Current == 0 && r.sum.Scaled() > 0 && r.mixed(): // "a million and a half"
		r.sum.Total += w.Low * r.sum.Scaled()
	case r.digits != "" || r.sum.Current >= 1 && r.mixed():
		r.sum.Total += w.Low
	case r.sum.Current >= 1:
		r.sum.Current *= w.Low
		r.n.form = formFraction
	default:
		r.sum.Current = w.Low
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
func (r *reader) vague(w numeral.Word) bool {
	r.parts++
	if r.n.form == formVague {
		r.n.low, r.n.high = r.n.low*w.Low, r.n.high*w.Low
		if w.Low >= 1000 { // "tens of thousands" ends where the next power begins
			r.n.high = r.n.low * 10
		}
		return true
	}
	r.n.form, r.n.low, r.n.high = formVague, w.Low, w.High
	r.n.about = w.High != 10*w.Low // a power of ten ends where the next one begins; dozens have no such end
	return true
}

// finish computes the value from what was read. Digits with a scale are read as one decimal, so that 13.6 million is exact.
func (r *reader) finish() {
	switch {
	case r.n.form == formVague:
		return
	case r.digits != "" && (r.n.form == formCardinal || r.n.form == formOrdinal):
		digits := r.digits
		if r.sum.Total != 0 { // a mixed number: no scale is lost, for halves are exact
			r.n.value = r.sum.Value() * math.Pow10(r.exponent)
			return
		}
		scaled := digits
		if r.exponent != 0 {
			scaled += "e" + strconv.Itoa(r.exponent)
		}
		v, err := strconv.ParseFloat(scaled, 64)
		d, err2 := decimal.NewFromString(digits)
		if err != nil || err2 != nil {
			return
		}
		if r.exponent != 0 {
			d = d.Shift(int32(r.exponent))
		}
		r.n.value, r.n.exact = v, d
	default:
		r.n.value = r.sum.Value() * math.Pow10(r.exponent)
	}
}
