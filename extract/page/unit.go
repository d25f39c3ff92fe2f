package page

import "strings"

// unitWords are units in words, one of them and several, by their codes in UCUM and ISO 4217. Those that are not here are shown as the text
// has them.
var unitWords = map[string][2]string{
	"%": {"percent", "percent"}, "{pp}": {"percentage point", "percentage points"}, "{bp}": {"basis point", "basis points"},
	"km": {"kilometre", "kilometres"}, "m": {"metre", "metres"}, "cm": {"centimetre", "centimetres"}, "mm": {"millimetre", "millimetres"},
	"[mi_i]": {"mile", "miles"}, "[ft_i]": {"foot", "feet"}, "[in_i]": {"inch", "inches"}, "[yd_i]": {"yard", "yards"}, "[nmi_i]": {"nautical mile", "nautical miles"},
	"m2": {"square metre", "square metres"}, "km2": {"square kilometre", "square kilometres"}, "[mi_i]2": {"square mile", "square miles"},
	"[ft_i]2": {"square foot", "square feet"}, "har": {"hectare", "hectares"}, "[acr_us]": {"acre", "acres"},
	"L": {"litre", "litres"}, "m3": {"cubic metre", "cubic metres"}, "[gal_us]": {"gallon", "gallons"}, "[bbl_us]": {"barrel", "barrels"},
	"[bbl_us]/d": {"barrel a day", "barrels a day"},
	"kg":         {"kilogram", "kilograms"}, "g": {"gram", "grams"}, "t": {"tonne", "tonnes"}, "kt": {"thousand tonnes", "thousand tonnes"}, "Mt": {"million tonnes", "million tonnes"},
	"[lb_av]": {"pound", "pounds"}, "[oz_av]": {"ounce", "ounces"}, "[oz_tr]": {"troy ounce", "troy ounces"},
	"s": {"second", "seconds"}, "min": {"minute", "minutes"}, "h": {"hour", "hours"}, "d": {"day", "days"}, "wk": {"week", "weeks"}, "mo": {"month", "months"}, "a": {"year", "years"},
	"a{age}": {"year old", "years old"}, "mo{age}": {"month old", "months old"}, "wk{age}": {"week old", "weeks old"}, "d{age}": {"day old", "days old"},
	"10.a": {"decade", "decades"}, "100.a": {"century", "centuries"},
	"km/h": {"kilometre an hour", "kilometres an hour"}, "[mi_i]/h": {"mile an hour", "miles an hour"}, "m/s": {"metre a second", "metres a second"}, "[kn_i]": {"knot", "knots"},
	"Cel": {"degree Celsius", "degrees Celsius"}, "[degF]": {"degree Fahrenheit", "degrees Fahrenheit"}, "K": {"kelvin", "kelvins"},
	"W": {"watt", "watts"}, "kW": {"kilowatt", "kilowatts"}, "MW": {"megawatt", "megawatts"}, "GW": {"gigawatt", "gigawatts"}, "TW": {"terawatt", "terawatts"},
	"kW.h": {"kilowatt hour", "kilowatt hours"}, "MW.h": {"megawatt hour", "megawatt hours"}, "GW.h": {"gigawatt hour", "gigawatt hours"}, "TW.h": {"terawatt hour", "terawatt hours"},
	"dB": {"decibel", "decibels"}, "Hz": {"hertz", "hertz"}, "MBy": {"megabyte", "megabytes"}, "GBy": {"gigabyte", "gigabytes"}, "TBy": {"terabyte", "terabytes"},
	"USD": {"US dollar", "US dollars"}, "EUR": {"euro", "euros"}, "GBP": {"British pound", "British pounds"}, "JPY": {"yen", "yen"}, "CNY": {"yuan", "yuan"},
	"CHF": {"Swiss franc", "Swiss francs"}, "INR": {"Indian rupee", "Indian rupees"}, "RUB": {"rouble", "roubles"}, "CAD": {"Canadian dollar", "Canadian dollars"},
	"AUD": {"Australian dollar", "Australian dollars"}, "KRW": {"won", "won"}, "BRL": {"real", "reais"}, "MXN": {"Mexican peso", "Mexican pesos"}, "SEK": {"Swedish krona", "Swedish kronor"},
	"NOK": {"Norwegian krone", "Norwegian kroner"}, "DKK": {"Danish krone", "Danish kroner"}, "PLN": {"zloty", "zlotys"}, "TRY": {"Turkish lira", "Turkish lira"}, "UAH": {"hryvnia", "hryvnias"},
	"USD/100": {"US cent", "US cents"}, "EUR/100": {"euro cent", "euro cents"}, "GBP/100": {"penny", "pence"},
}

// unitName returns a unit in words: "kilometres" of "ucum:km", "US cents a litre" of "iso4217:USD/100/L"; inText is the unit as the text has
// it, which is shown if there is no better name.
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
