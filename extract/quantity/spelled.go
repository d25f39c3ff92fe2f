package quantity

import (
	"slices"
	"strings"

	"dateline/internal/numeral"
)

// spelledCompound reads "twenty-five", "two-thirds", "twenty-first", "two-part", "five-year-old", "half-million", "million-dollar".
func spelledCompound(text string) (f figure, ok bool) {
	head, rest, ok := strings.Cut(text, "-")
	if !ok {
		return f, false
	}
	f.form = formCardinal
	if w, ok := numeral.LookUp(head, numeral.Scale); ok {
		return f, f.scaleCompound(w.Low, rest)
	}
	if part := partsOfUnits[strings.ToLower(head)]; part > 0 {
		return f, f.partOf(part, rest)
	}
	w, ok := numeral.LookUp(head, numeral.One, numeral.Hundred, numeral.Article)
	if !ok || w.Class == numeral.Article && !strings.HasPrefix(rest, "third") && !strings.HasPrefix(rest, "quarter") {
		return f, false
	}
	f.value = w.Low
	return f, f.spelledAfter(head, rest, len(text))
}

// spelledAfter reads what follows the first word of a compound, of which size is the length in bytes.
func (f *figure) spelledAfter(head, rest string, size int) bool {
	next, more, _ := strings.Cut(rest, "-")
	if strings.EqualFold(head, "one") && next == "time" || slices.Contains([]string{"on", "faced", "sided"}, next) {
		return false
	}
	if w, after, ok := numeral.Compound(head + "-" + rest); ok {
		f.value = w.Low
		if w.Class == numeral.Ordinal {
			f.form = formOrdinal
			return after == ""
		}
		return after == "" || f.compound(after, size-len(after))
	}
	if x, ok := numeral.LookUp(next, numeral.Hundred, numeral.Scale); ok && (more == "" || f.unitNamed(more)) {
		f.value *= x.Low
		return true
	}
	if x, ok := numeral.LookUp(next, numeral.Fraction); ok && more == "" && f.value < 20 {
		f.form, f.value = formFraction, f.value*x.Low
		return true
	}
	return f.compound(rest, len(head)+1)
}

// partsOfUnits are the parts of one that a hyphen joins to a unit or a scale.
var partsOfUnits = map[string]float64{"half": 0.5, "quarter": 0.25, "third": 1.0 / 3}

// partOf reads "half-million", "half-point" and "quarter-mile". Lengths of time are left out, for "half-year" is a part of the
// calendar; so is all else: "half-brother", "quarter-final".
func (f *figure) partOf(part float64, rest string) bool {
	lower := strings.ToLower(rest)
	if w, ok := numeral.LookUp(lower, numeral.Hundred, numeral.Scale); ok && !strings.HasSuffix(lower, "s") {
		f.value = part * w.Low
		return true
	}
	f.form, f.value = formFraction, part
	if lower == "point" || lower == "percentage" {
		f.unit = unitsOf().codes["ucum:{pp}"]
		return true
	}
	return f.unitNamed(lower) && (f.unit.dimension != span || lower == "hour")
}

// scaleCompound reads "million-dollar", "million-mile" and "billion-per-month".
func (f *figure) scaleCompound(power float64, rest string) bool {
	f.scale, f.value = power, power
	if f.rated(strings.ToLower(rest)) {
		return true
	}
	return f.unitNamed(strings.ToLower(rest))
}

// unitNamed takes the unit of that name.
func (f *figure) unitNamed(name string) bool {
	f.unit = unitsOf().find(strings.ReplaceAll(name, "-", " "))
	return f.unit != nil
}
