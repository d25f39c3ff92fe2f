package page

import (
	"fmt"
	"strings"
	"time"
)

// cameoRoots are the names of the twenty classes of CAMEO, the first two digits of its codes (codebook 1.1b3, Schrodt 2012).
var cameoRoots = map[string]string{
	"01": "make a public statement",
	"02": "appeal",
	"03": "express the intent to cooperate",
	"04": "consult",
	"05": "cooperate diplomatically",
	"06": "cooperate materially",
	"07": "provide aid",
	"08": "yield",
	"09": "investigate",
	"10": "demand",
	"11": "disapprove",
	"12": "reject",
	"13": "threaten",
	"14": "protest",
	"15": "exhibit military posture",
	"16": "reduce relations",
	"17": "coerce",
	"18": "assault",
	"19": "fight",
	"20": "use mass violence",
}

// cameoName returns a code of CAMEO with the name of its class.
func cameoName(code string) string {
	if len(code) < 2 {
		return code
	}
	if name := cameoRoots[code[:2]]; name != "" {
		return "CAMEO " + code + " (" + name + ")"
	}
	return "CAMEO " + code
}

// timexName returns a value of TIMEX3 in words: "18 months" of P18M, "in the past" of PAST_REF; days are shown by their interval.
func timexName(value string) string {
	switch value {
	case "PRESENT_REF":
		return "now"
	case "PAST_REF":
		return "in the past"
	case "FUTURE_REF":
		return "in the future"
	}
	if strings.HasPrefix(value, "P") {
		return period(value)
	}
	if _, err := time.Parse(time.DateOnly, value); err == nil {
		return Day(value)
	}
	return value
}

// periodUnits are the letters of a period of ISO 8601, before and after its T.
var periodUnits = [2]map[byte]string{
	{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'E': "decade", 'C': "century"},
	{'H': "hour", 'M': "minute", 'S': "second"},
}

// period returns a period of ISO 8601 in words, or as it is if it is none: "2 days 3 hours" of P2DT3H, "some years" of PXY.
func period(value string) string {
	var out []string
	part, number := 0, ""
	for i := 1; i < len(value); i++ {
		c := value[i]
		switch {
		case c == 'T':
			part = 1
		case c >= '0' && c <= '9' || c == '.' || c == 'X':
			number += string(c)
		default:
			unit := periodUnits[part][c]
			if unit == "" || number == "" {
				return value
			}
			out, number = append(out, counted(number, unit)), ""
		}
	}
	if len(out) == 0 || number != "" {
		return value
	}
	return strings.Join(out, " ")
}

func counted(number, unit string) string {
	if strings.Contains(number, "X") {
		number = "some"
	}
	switch {
	case number == "1":
		return "1 " + unit
	case unit == "century":
		return number + " centuries"
	}
	return fmt.Sprintf("%s %ss", number, unit)
}
