package story

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// isCountry reports whether a code is that of a state and not of a kind of organization.
func isCountry(code string) bool { return len(code) == 3 && !slices.Contains(notCountries, code) }

var notCountries = []string{"IGO", "UNO", "EUR", "NGO", "MNC"}

// countryNames keeps the names of countries by code: they are asked for again and again.
var countryNames sync.Map

// CountryName is the English name of the country of a code, or the code if it has none.
func CountryName(code string) string {
	if name, ok := countryNames.Load(code); ok {
		return name.(string)
	}
	name := code
	if region, err := language.ParseRegion(code); err == nil && isCountry(code) {
		name = display.English.Regions().Name(region)
	}
	countryNames.Store(code, name)
	return name
}

// shortNames are further names of countries as articles have them.
var shortNames = wordLists.Set("short-country-names")

// namesCountry reports whether a place is the country of its code and not a place in it.
func namesCountry(name, code string) bool {
	folded := strings.Join(fields(name), " ")
	return shortNames[folded] || strings.Join(fields(CountryName(code)), " ") == folded
}
