package story

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var updateCountries = flag.Bool("update-countries", false, "write countries.txt")

// TestCountries holds that the names of countries are those of CLDR, as golang.org/x/text has them. The package that has them takes half a
// millisecond of each start, whether or not it is asked. With -update-countries it writes them.
func TestCountries(t *testing.T) {
	var want strings.Builder
	want.WriteString("# The English names of countries by ISO 3166-1 alpha-3 code, as golang.org/x/text has them from CLDR (Unicode license).\n" +
		"# go test ./extract/story -run ^TestCountries$ -update-countries writes this file.\n")
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				code := string([]rune{a, b, c})
				region, err := language.ParseRegion(code)
				if name := display.English.Regions().Name(region); err == nil && isCountry(code) && name != "" {
					want.WriteString(code + "\t" + name + "\n")
				}
			}
		}
	}
	if *updateCountries {
		if err := os.WriteFile("countries.txt", []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if countriesText != want.String() {
		t.Error("countries.txt is not what golang.org/x/text has: run the test with -update-countries")
	}
}

func TestCountryName(t *testing.T) {
	for code, want := range map[string]string{"UKR": "Ukraine", "GBR": "United Kingdom", "IGO": "IGO", "": "", "UA": "UA", "XXY": "XXY"} {
		if got := CountryName(code); got != want {
			t.Errorf("%q is %q, want %q", code, got, want)
		}
	}
}
