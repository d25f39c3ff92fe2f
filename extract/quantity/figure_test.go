package quantity

import (
	"encoding/json"
	"fmt"
	"testing"

	"dateline/internal/tsv"
)

func TestParseFigure(t *testing.T) {
	for _, c := range []struct{ text, previous, want string }{
		{"6,000", "", "cardinal 6000"},
		{"4,577.10", "", "cardinal 4577.1"},
		{"1.234.567", "", "cardinal 1.234567e+06"},
		{"2.7m", "", "cardinal 2.7 ucum:m"},
		{"5bn", "", "cardinal 5e9"},
		{"25k", "", "cardinal 25e3"},
		{"5k-20k", "", "vague 5000..20000"},
		{"256GB", "", "cardinal 256 ucum:GBy"},
		{"87mph", "", "cardinal 87 ucum:[mi_i]/h"},
		{"32m2", "", "cardinal 32 ucum:m2"},
		{"50p", "", "cardinal 50 iso4217:GBP/100"},
		{"RM79", "", "cardinal 79 iso4217:MYR"},
		{"USD10m", "", "cardinal 10e6 iso4217:USD"},
		{"US160", "$", "cardinal 160 iso4217:USD"},
		{"US160", "", ""},
		{"22nd", "", "ordinal 22"},
		{"2/3", "", "fraction 0.6666666666666666"},
		{"9/11", "", ""},
		{"2:1", "", "ratio 2"},
		{"10:30", "", ""},
		{"15-year-old", "", "cardinal 15 ucum:a{age}"},
		{"5-year", "", "cardinal 5 ucum:a"},
		{"minus-5", "", "cardinal -5"},
		{"twenty-five", "", "cardinal 25"},
		{"Twenty-first", "", "ordinal 21"},
		{"two-thirds", "", "fraction 0.6666666666666666"},
		{"two-part", "", "cardinal 2 part"},
		{"twenty-five-year", "", "cardinal 25 ucum:a"},
		{"1990s", "", ""},
		{"G20", "", ""},
		{"COVID-19", "", ""},
		{"192.168.1.2", "", ""},
		{"first-team", "", ""},
		{"one-time", "", ""},
		{"one-on-one", "", ""},
		{"A320", "", ""},
	} {
		f, ok := parseFigure(c.text, c.previous)
		got := ""
		if ok {
			got = fmt.Sprintf("%s %v", f.form, f.value)
			if f.high > 0 {
				got = fmt.Sprintf("%s %v..%v", f.form, f.low, f.high)
			}
			if f.exponent > 0 {
				got += fmt.Sprintf("e%d", f.exponent)
			}
			if f.unit != nil {
				got += " " + f.unit.code
			}
			if f.noun != "" {
				got += " " + f.noun
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzParseFigure(f *testing.F) {
	for _, s := range []string{"6,000", "1.2.3", "5k-20k", "twenty-five-year-old", "2/0", "1:0", "-", "0x1p-2", "９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, ok := parseFigure(s, "$")
		if ok && g.value != g.value {
			t.Errorf("%q is not a number", s)
		}
	})
}

func TestUnits(t *testing.T) {
	u := unitsOf()
	for text, want := range map[string]string{
		"km": "ucum:km", "Miles": "ucum:[mi_i]", "MW": "ucum:MW", "mW": "ucum:mW", "per cent": "ucum:%", "degrees Celsius": "ucum:Cel",
		"°F":           "ucum:[degF]",
		"Swiss francs": "iso4217:CHF", "yen": "iso4217:JPY", "cents": "iso4217:USD/100", "basis points": "ucum:{bp}", "cars": "",
	} {
		got := ""
		if x := u.find(text); x != nil {
			got = x.code
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	if got := u.find("barrels").per(u.find("day")); got.code != "ucum:[bbl_us]/d" {
		t.Errorf("barrels a day: %s", got.code)
	}
}

func TestSI(t *testing.T) {
	for _, c := range []struct {
		unit  string
		value json.Number
		want  string
	}{
		{"ucum:km", "3", "3000 ucum:m"},
		{"ucum:[mi_i]/h", "100", "44.704 ucum:m/s"},
		{"ucum:Cel", "20", "293.15 ucum:K"},
		{"ucum:[degF]", "32", "273.15 ucum:K"},
		{"ucum:%", "3", "0.03 ucum:1"},
		{"ucum:t/d", "86.4", "1 ucum:kg/s"},
		{"iso4217:USD", "6", "6 iso4217:USD"},
		{"iso4217:GBP/100", "470", "4.7 iso4217:GBP"},
		{"iso4217:USD/t", "500", "0.5 iso4217:USD/kg"},
		{"ucum:a{age}", "2", "63115200 ucum:s"},
		{"ucum:parsec", "1", ""},
		{"", "1", ""},
		{"iso4217:USD", "123456789012345678.91", "123456789012345678.91 iso4217:USD"},
		{"iso4217:USD/100", "12345678901234567891", "123456789012345678.91 iso4217:USD"},
		{"ucum:[mi_i]", "3", "4828.032 ucum:m"},
		{"ucum:m", "many", ""},
	} {
		got := ""
		if v, code, ok := SI(c.unit, c.value); ok {
			got = v.String() + " " + code
		}
		if got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}

// TestUnitTable reads every row: codes are unique, factors are numbers.
func TestUnitTable(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range tsv.Rows(unitTable) {
		if len(row) != 7 {
			t.Errorf("%s: %d columns", row[0], len(row))
			continue
		}
		if seen[row[0]] {
			t.Errorf("%s is listed twice", row[0])
		}
		seen[row[0]] = true
		var factor float64
		if _, err := fmt.Sscan(row[2], &factor); err != nil || factor <= 0 {
			t.Errorf("%s: factor %q", row[0], row[2])
		}
	}
	for _, row := range tsv.Rows(currencyTable) {
		if len(row) != 4 && len(row) != 5 || len(row[0]) != 3 {
			t.Errorf("%v: not a currency", row)
		}
	}
}
