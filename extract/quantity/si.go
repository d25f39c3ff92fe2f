package quantity

import "strings"

// SI is a value of a Quantity.Unit in the SI unit of its dimension: ("ucum:km", 3) is 3000 and "ucum:m". Amounts of money
// keep their currency, hundredths become whole units, shares become fractions of one ("1"), ages are in seconds as times are.
// A rate is taken apart at its last slash. ok is false for a unit that the tables lack, and for one whose dimension has no
// SI unit among them. It may be called from any number of goroutines.
func SI(unit string, value float64) (si float64, code string, ok bool) {
	t := unitsOf()
	if u := t.codes[unit]; u != nil {
		base := t.base[u.dimension]
		if u.dimension == money {
			base = strings.TrimSuffix(u.code, "/100")
		}
		return (value + u.offset) * u.factor, base, base != ""
	}
	slash := strings.LastIndexByte(unit, '/')
	if slash < 0 {
		return 0, "", false
	}
	above, base, ok := SI(unit[:slash], value)
	below := t.codes["ucum:"+unit[slash+1:]]
	if !ok || below == nil || t.base[below.dimension] == "" {
		return 0, "", false
	}
	return above / below.factor, base + "/" + strings.TrimPrefix(t.base[below.dimension], "ucum:"), true
}

// addBases finds the SI unit of each dimension: the one of factor one.
func (t *units) addBases() {
	t.base[share], t.base[age] = "ucum:1", "ucum:s"
	for _, row := range rows(unitTable) {
		if row[2] == "1" && row[3] == "" && t.base[row[1]] == "" {
			t.base[row[1]] = "ucum:" + row[0]
		}
	}
}
