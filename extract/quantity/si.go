package quantity

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"dateline/extract/document"
	"dateline/internal/tsv"
)

// Numbers that are written out go through shopspring/decimal: amounts of money must keep every digit of the text, and a sum of
// dollars and cents must come out even. It was taken over cockroachdb/apd because nothing here needs contexts, traps or
// rounding modes: figures are read, shifted and added, which is exact in both, and its values can be copied and compared.

// digits are a number as JSON writes it.
func digits(d decimal.Decimal) *json.Number {
	var n json.Number
	if d.Exponent() == 0 && d.NumDigits() <= maxInt64Digits {
		n = json.Number(strconv.FormatInt(d.IntPart(), 10))
	} else {
		n = json.Number(d.String())
	}
	return &n
}

// maxInt64Digits is how many digits any int64 may have.
const maxInt64Digits = 18

// negative reports whether a number is below zero.
func negative(n *json.Number) bool { return strings.HasPrefix(n.String(), "-") }

// SI is a value of a Quantity.Unit in the SI unit of its dimension: ("ucum:km", 3) is 3000 and "ucum:m". Amounts of money
// keep their currency and their digits, hundredths become whole units; shares become fractions of one ("1"), ages are in
// seconds as times are. A rate is taken apart at its last slash. Measures have 15 digits. ok is false for a unit that the
// tables lack, for one whose dimension has no SI unit among them, and for what is no number. It may be called from any number
// of goroutines.
func SI(unit string, value json.Number) (si json.Number, code string, ok bool) {
	if u := unitsOf().codes[unit]; u != nil && u.dimension == money {
		d, err := decimal.NewFromString(value.String())
		if err != nil {
			return "", "", false
		}
		return *digits(d.Mul(u.exact)), strings.TrimSuffix(u.code, "/100"), true
	}
	f, err := strconv.ParseFloat(value.String(), 64)
	if err != nil || strings.Trim(value.String(), "0123456789.eE+-") != "" { // "Inf", "0x10"
		return "", "", false
	}
	v, code, ok := inBase(unit, f)
	if !ok {
		return "", "", false
	}
	return rounded15(v), code, true
}

// rounded15 is a number of at most 15 digits. Those that a machine number has beyond them are noise.
func rounded15(v float64) json.Number {
	shortest := strconv.FormatFloat(v, 'f', -1, 64)
	if len(shortest) <= 15 {
		return json.Number(shortest)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return json.Number(shortest)
	}
	return json.Number(strconv.FormatFloat(short, 'f', -1, 64))
}

// inBase is SI for what is no whole amount of money.
func inBase(unit string, value float64) (si float64, code string, ok bool) {
	t := unitsOf()
	if u := t.codes[unit]; u != nil {
		base := t.base[u.dimension]
		if u.dimension == money {
			base = strings.TrimSuffix(u.code, "/100")
		}
		return (value + u.offset) * u.factor, base, base != ""
	}
	if strings.HasPrefix(unit, "ucum:{") && strings.IndexByte(unit, '}') == len(unit)-1 { // what is counted, as UCUM annotates a one
		return value, unit, true
	}
	slash := strings.LastIndexByte(unit, '/')
	if slash < 0 {
		return 0, "", false
	}
	above, base, ok := inBase(unit[:slash], value)
	factor, below, ok2 := denominatorInBase(unit[slash+1:])
	return above / factor, base + "/" + below, ok && ok2
}

// normalize gives every quantity with a unit its amount in SI or the whole currency.
func (s *stage) normalize() {
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		if q.Unit == "" || q.Value == nil && q.Low == nil {
			continue
		}
		if q.Low == nil && q.High == nil {
			q.Normalized = s.normalized(q.Unit, q.Value)
			continue
		}
		value, unit, ok := inSI(q.Unit, q.Value)
		low, lowUnit, ok2 := inSI(q.Unit, q.Low)
		high, _, ok3 := inSI(q.Unit, q.High)
		if ok && ok2 && ok3 {
			q.Normalized = &document.Normalized{Value: value, Low: low, High: high, Unit: cmp.Or(unit, lowUnit)}
		}
	}
}

// inSI is SI of a number that may be unknown.
func inSI(unit string, value *json.Number) (si *json.Number, code string, ok bool) {
	if value == nil {
		return nil, "", true
	}
	if base, ok := baseOf(unit); ok && len(*value) <= 15 {
		return value, base, true
	}
	n, code, ok := SI(unit, *value)
	return &n, code, ok
}

// baseOf returns the SI unit or currency of a unit that is the same but for its code. ok is false for all other units.
func baseOf(unit string) (base string, ok bool) {
	t := unitsOf()
	u := t.codes[unit]
	if u == nil || u.factor != 1 || u.offset != 0 {
		return "", false
	}
	if u.dimension == money {
		return u.code, !strings.HasSuffix(u.code, "/100")
	}
	base = t.base[u.dimension]
	return base, base != ""
}

// addBases finds the SI unit of each dimension: the one of factor one.
func (t *units) addBases() {
	t.base[share], t.base[age] = "ucum:1", "ucum:s"
	for _, row := range tsv.Rows(unitTable) {
		if row[2] == "1" && row[3] == "" && t.base[row[1]] == "" {
			t.base[row[1]] = "ucum:" + row[0]
		}
	}
}
