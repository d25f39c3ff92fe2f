package quantity

import (
	"cmp"
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"dateline/internal/tsv"
)

//go:embed units.tsv
var unitTable string

//go:embed currencies.tsv
var currencyTable string

// money is the dimension of currencies.
const money = "money"

// Dimensions that change the kind of a quantity.
const (
	share = "share"
	age   = "age"
	span  = "time"
)

// unit is a unit of measurement or a currency.
type unit struct {
	code      string // "ucum:km", "iso4217:USD"; hundredths are "iso4217:USD/100"
	dimension string
	factor    float64
	exact     decimal.Decimal // the factor in decimal digits
	offset    float64
	millions  bool // the name says millions of the unit: "MEUR"
}

// units are looked up by the words that name them.
type units struct {
	names   map[string]*unit // in lower case
	symbols map[string]*unit // as written
	glued   map[string]*unit // symbols that count only on the number itself
	money   map[string]*unit // names in lower case, and symbols as written, of currencies
	codes   map[string]*unit
	base    map[string]string // code of the SI unit, by dimension
}

// unitsOf are the tables of the package, read once.
var unitsOf = sync.OnceValue(func() *units {
	t := &units{names: map[string]*unit{}, symbols: map[string]*unit{}, glued: map[string]*unit{}, money: map[string]*unit{},
		codes: map[string]*unit{}, base: map[string]string{}}
	for _, row := range tsv.Rows(unitTable) {
		u := &unit{code: "ucum:" + row[0], dimension: row[1]}
		u.factor, _ = strconv.ParseFloat(row[2], 64)
		u.exact, _ = decimal.NewFromString(row[2])
		u.offset, _ = strconv.ParseFloat(row[3], 64)
		t.codes[u.code] = u
		enter(t.names, row[4], u)
		enter(t.symbols, row[5], u)
		enter(t.glued, row[6], u)
	}
	for _, row := range tsv.Rows(currencyTable) {
		u := &unit{code: "iso4217:" + row[0], dimension: money, factor: 1, exact: decimal.New(1, 0)}
		part := &unit{code: u.code + "/100", dimension: money, factor: 0.01, exact: decimal.New(1, -2)}
		t.codes[u.code], t.codes[part.code] = u, part
		enter(t.money, row[1]+"|"+row[2], u)
		enter(t.money, row[3], part)
		if len(row) > 4 {
			millions := *u
			millions.millions = true
			enter(t.money, row[4], &millions)
		}
	}
	t.addBases()
	return t
})

// enter maps each of the names, parted by bars, to the unit. The first meaning of a name stays.
func enter(m map[string]*unit, names string, u *unit) {
	for name := range strings.SplitSeq(names, "|") {
		if name != "" && m[name] == nil {
			m[name] = u
		}
	}
}

// find returns the unit of a word or phrase after a number, or nil.
func (t *units) find(text string) *unit {
	lower := strings.ToLower(text)
	return cmp.Or(t.symbols[text], t.names[lower], t.money[text], t.money[lower], t.symbols[lower])
}

// onto is the unit of a symbol that is written onto a number, or nil.
func (t *units) onto(text string) *unit {
	if u := t.glued[text]; u != nil {
		return u
	}
	if text == "p" || text == "c" {
		return t.money[map[string]string{"p": "pence", "c": "cents"}[text]]
	}
	return t.find(text)
}

// currency is the currency of a sign or name, or nil.
func (t *units) currency(text string) *unit {
	if u := t.money[text]; u != nil {
		return u
	}
	if u := t.money[strings.ReplaceAll(text, " ", "")]; u != nil {
		return u
	}
	return t.money[strings.ToLower(text)]
}

// per is the unit of so many of u for each v: "km/h".
func (u *unit) per(v *unit) *unit {
	_, code, _ := strings.Cut(v.code, ":")
	return &unit{code: u.code + "/" + code, dimension: u.dimension, factor: u.factor / v.factor}
}

// coded is the unit of a code that a rule gives. One that is in no table has no dimension, so that it is not converted.
func (t *units) coded(code string) *unit {
	if u := t.codes[code]; u != nil {
		return u
	}
	return &unit{code: code, factor: 1}
}
