package story

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dateline/internal/tsv"
)

// isCountry reports whether a code is that of a state and not of a kind of organization.
func isCountry(code string) bool { return len(code) == 3 && !slices.Contains(notCountries, code) }

var notCountries = []string{"IGO", "UNO", "EUR", "NGO", "MNC"}

//go:embed countries.txt
var countriesText string

// countryNames are the names of countries by code.
var countryNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, strings.Count(countriesText, "\n"))
	for _, fields := range tsv.Rows(countriesText) {
		names[fields[0]] = fields[1]
	}
	return names
})

// CountryName is the English name of the country of a code, or the code if it has none.
func CountryName(code string) string {
	if name := countryNames()[code]; name != "" {
		return name
	}
	return code
}

// shortNames are further names of countries as articles have them.
var shortNames = wordLists.Set("short-country-names")

// namesCountry reports whether a place is the country of its code and not a place in it.
func namesCountry(name, code string) bool {
	folded := strings.Join(fields(name), " ")
	return shortNames[folded] || strings.Join(fields(CountryName(code)), " ") == folded
}
