package ingest

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"dateline/extract/document"
)

// part is a template whose text is one of its values, from 1.
func part(n int) func([]string) string {
	return func(values []string) string { return values[min(n, len(values))-1] }
}

// money is a template that puts a sign before a sum.
func money(sign string) func([]string) string {
	return func(values []string) string { return sign + strings.Join(values[:min(2, len(values))], " ") }
}

// templates are those whose text is known without their definition, by their names in small letters: links to other wikis, quotations,
// measures, sums, flags and abbreviations.
var templates = map[string]func(values []string) string{
	"w": part(2), "wikipedia": part(2), "lang": part(2), "nowrap": part(1), "nobr": part(1), "small": part(1), "ill": part(1),
	"abbr": part(1), "tooltip": part(1), "val": part(1), "ill-wd2": part(1), "interlanguage link": part(1), "em": part(1), "strong": part(1),
	"smallcaps": part(1), "sc": part(1), "center": part(1), "visible anchor": part(1), "not a typo": part(1), "proper name": part(1),
	"sic": part(1), "nts": part(1), "number": part(1), "url": part(1), "transliteration": part(2), "transl": part(2), "resize": part(2),
	"color": part(2), "font color": part(2), "gaps": joinedValues, "percentage": percentage, "percent": percentage, "ordinal": ordinal,
	"age": years, "age in years": years,
	"flag": part(1), "flagu": part(1), "flagcountry": part(1), "circa": part(1),
	"quote": quotation, "cquote": quotation, "quoteleft": quotation, "quoteright": quotation, "rquote": quotation, "blockquote": quotation,
	"pull quote": quotation,
	"convert":    measure, "cvt": measure, "frac": fraction,
	"start date": day, "end date": day, "birth date": day, "death date": day, "film date": day, "release date": day, "dts": day,
	"birth date and age": day, "birth-date and age": day, "death date and age": day, "start date and age": day,
	"as of": func(values []string) string { return "As of " + day(values) },
	"usd":   money("US$"), "us$": money("US$"), "aud": money("A$"), "cad": money("C$"), "nzd": money("NZ$"), "eur": money("€"),
	"euro": money("€"), "€": money("€"),
	"gbp": money("£"), "£": money("£"), "inr": money("₹"), "jpy": money("¥"), "cny": money("CN¥"), "hkd": money("HK$"), "sgd": money("S$"),
	"brl": money("R$"), "rub": money("₽"), "krw": money("₩"), "php": money("₱"), "ils": money("₪"), "ngn": money("₦"), "chf": money("CHF "),
	"sek": money("SEK "), "nok": money("NOK "), "dkk": money("DKK "), "zar": money("R"), "try": money("₺"), "pln": money("PLN "),
	"uss": ship("USS"), "hms": ship("HMS"), "ss": ship("SS"), "rms": ship("RMS"),
}

// quotation is {{quote|words|speaker}}.
func quotation(values []string) string {
	if len(values) < 2 || strings.TrimSpace(values[1]) == "" {
		return values[0]
	}
	return values[0] + "\n\n— " + strings.TrimSpace(values[1]) + "\n\n"
}

// between are the words of {{convert}} between two numbers.
var between = map[string]bool{"to": true, "and": true, "or": true, "by": true, "-": true, "–": true, "x": true}

// measure is {{convert|840|mi|km}}, or {{convert|5|to|10|km}}.
func measure(values []string) string {
	if len(values) > 3 && between[strings.TrimSpace(values[1])] {
		return strings.Join(values[:4], " ")
	}
	return strings.Join(values[:min(2, len(values))], " ")
}

// fraction is {{frac|1|2}}, or {{frac|3|1|2}}.
func fraction(values []string) string {
	if len(values) > 2 {
		return values[0] + " " + values[1] + "/" + values[2]
	}
	return strings.Join(values, "/")
}

// ship is {{USS|Enterprise|CV-6}}.
func ship(prefix string) func([]string) string {
	return func(values []string) string { return prefix + " " + values[0] }
}

// signs are the templates without values, by their names in small letters.
var signs = map[string]string{"nbsp": " ", "spaces": " ", "snd": " – ", "spnd": " – ", "ndash": "–", "mdash": "—",
	"!": "|", "'": "'", "=": "=", "en dash": "–", "em dash": "—"}

// day is {{start date|2025|3|5}}, and other templates that have a year, a month and a day.
func day(values []string) string {
	number := func(i int) int {
		if i >= len(values) {
			return 0
		}
		n, _ := strconv.Atoi(strings.TrimSpace(values[i]))
		return n
	}
	month := number(1)
	if month < 1 || month > 12 {
		return strings.TrimSpace(values[0])
	}
	said := time.Month(month).String() + " " + strings.TrimSpace(values[0])
	if d := number(2); d > 0 {
		said = strconv.Itoa(d) + " " + said
	}
	return said
}

// joinedValues is {{gaps|12|345}}.
func joinedValues(values []string) string { return strings.Join(values, "") }

// percentage is {{percentage|1|4}}.
func percentage(values []string) string {
	if len(values) < 2 {
		return values[0] + "%"
	}
	share, err := strconv.ParseFloat(strings.TrimSpace(values[0]), 64)
	whole, err2 := strconv.ParseFloat(strings.TrimSpace(values[1]), 64)
	if err != nil || err2 != nil || whole == 0 {
		return ""
	}
	return strconv.FormatFloat(100*share/whole, 'f', 0, 64) + "%"
}

// ordinal is {{ordinal|3}}.
func ordinal(values []string) string {
	n := strings.TrimSpace(values[0])
	ending := "th"
	if !strings.HasSuffix(n, "11") && !strings.HasSuffix(n, "12") && !strings.HasSuffix(n, "13") && n != "" {
		ending = cmp.Or(map[byte]string{'1': "st", '2': "nd", '3': "rd"}[n[len(n)-1]], ending)
	}
	return n + ending
}

// years is {{age|1974|3|5|2025|6|2}}, the whole years between two days.
func years(values []string) string {
	const ofTwoDays = 6
	var parts [ofTwoDays]int
	for i := range parts {
		if i < len(values) {
			parts[i], _ = strconv.Atoi(strings.TrimSpace(values[i]))
		}
		if parts[i] == 0 {
			return ""
		}
	}
	age := parts[3] - parts[0]
	if parts[4] < parts[1] || parts[4] == parts[1] && parts[5] < parts[2] {
		age--
	}
	return strconv.Itoa(max(age, 0))
}

// upTo completes the values of {{age|1974|3|5}}, an age on the day on which the page was read, with the day of the page.
func upTo(values []string, on string) []string {
	iso, err := document.ParsePublished(on)
	if err != nil || len(values) != 3 {
		return values
	}
	return append(values, strings.Split(iso[:len("2025-06-02")], "-")...)
}

// template returns the text of a template, as far as it is known without its definition, on a page of that day.
func template(inside, on string) string {
	if number, ok := strings.CutPrefix(inside, "formatnum:"); ok {
		return number
	}
	parts := strings.Split(inside, "|")
	name := strings.ToLower(strings.TrimSpace(parts[0]))
	if sign, ok := signs[name]; ok {
		return sign
	}
	text := templates[name]
	if text == nil && strings.HasPrefix(name, "lang-") {
		text = part(1)
	}
	var values []string
	for _, p := range parts[1:] {
		if name, _, named := strings.Cut(p, "="); !named || strings.ContainsAny(name, " <[") {
			values = append(values, p)
		}
	}
	if text == nil || len(values) == 0 {
		return ""
	}
	if strings.HasPrefix(name, "age") {
		values = upTo(values, on)
	}
	return text(values)
}
