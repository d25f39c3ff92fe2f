package page

import (
	_ "embed" // the units
	"strings"

	"dateline/internal/tsv"
)

//go:embed units.tsv
var unitTable string

// unitWords are units in words, one of them and several, by their codes. Those that are not here are shown as the text has them.
var unitWords = readUnits()

func readUnits() map[string][2]string {
	out := map[string][2]string{}
	for _, row := range tsv.Rows(unitTable) {
		out[row[0]] = [2]string{row[1], row[2]}
	}
	return out
}

// unitName returns a unit in words: "kilometres" of "ucum:km", "US cents a litre" of "iso4217:USD/100/L"; inText is the unit as
// the text has it, which is shown if there is no better name.
func unitName(unit, inText string, one bool) string {
	_, code, ok := strings.Cut(unit, ":")
	if !ok {
		code = unit
	}
	index := 1
	if one {
		index = 0
	}
	if words, ok := unitWords[code]; ok {
		return words[index]
	}
	if i := strings.LastIndexByte(code, '/'); i > 0 {
		if words, ok := unitWords[code[:i]]; ok {
			return words[index] + " a " + perUnit(code[i+1:])
		}
	}
	if inText != "" {
		return inText
	}
	return strings.Trim(code, "{}")
}

// perUnit is a unit after "a": 6 dollars a ticket.
func perUnit(code string) string {
	if words, ok := unitWords[code]; ok {
		return words[0]
	}
	return strings.Trim(code, "{}")
}
