package date

import "dateline/rules"

// Contracts are what the rules of this stage may emit and capture, by phase.
var Contracts = map[string]rules.Contract{
	"date": {
		Layer: "timex",
		Features: map[string][]string{
			"frame": {"again", "beside", "calendar", "comparison", "distance", "duration", "fixed", "range", "set"},
			"type":  {"DATE", "TIME", "DURATION", "SET"},
			"value": nil,
			"shift": {"-2", "-1", "1", "2"},
			"bare":  {"yes"},
			"near":  {"yes"},
			"one":   {"yes"},
			"open":  {"yes"},
		},
		Captures: []string{"anno", "clock", "clock2", "compound", "count", "day", "day2", "dayword", "edge", "era", "freq", "half", "half2",
			"holiday", "hour", "hour2", "hms", "hours", "iso", "minute", "mod", "month", "month2", "nth", "nth2", "other", "part", "period",
			"plus", "quant", "rel", "season", "short", "sub", "times", "toward", "unit", "upto", "vague", "weekday", "weekday2", "year", "year2",
			"years", "zone"},
	},
	"date-link": {
		Layer: "timex",
		Features: map[string][]string{
			"frame": {"link", "listed", "part", "same", "sum", "timed"},
			"value": {"after", "alike", "before"},
			"near":  {"yes"},
			"open":  {"yes"},
		},
		Captures: []string{"base", "count", "day", "edge", "from", "major", "middle", "minor", "nth", "part", "pieces", "portion", "sub",
			"time", "to", "vague", "weekday", "whole"},
	},
	"date-context": {
		Features: map[string][]string{
			"aside":      {"yes"},
			"bound":      {"AFTER", "BEFORE", "EQUAL_OR_LESS", "ON_OR_AFTER", "ON_OR_BEFORE"},
			"direction":  {"future", "past"},
			"firm":       {"yes"},
			"generic":    {"yes"},
			"person":     {"yes"},
			"month":      {"yes"},
			"hemisphere": {"south"},
			"dateline":   {"yes"},
		},
		Captures: []string{},
	},
}
