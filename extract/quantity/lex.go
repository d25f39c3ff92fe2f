package quantity

import (
	"math"
	"strconv"
	"strings"
)

// widen lets the figure of token i take in the tokens after it that belong to the same number: the power of ten of "7.3×10^22",
// the denominator of "3⁄4", the part of "3-1/2", the decimals of "1.234,56".
func (s *stage) widen(i int, f *figure) {
	if f.form != formCardinal || !f.plain || i+1 >= len(s.doc.Tokens) {
		return
	}
	switch next := s.doc.Tokens[i+1].Text; next {
	case "×", "x", "X", "·", "*":
		if at := i + 2; s.text(at) == "10" {
			if n, width := s.powerAt(at); width > 0 {
				f.exponent, f.tokens, f.plain = n, 1+width, false
			}
		}
	case "^":
		f.raised(s.powerAt(i))
	case "⁄", "∕":
		if f.over(s.text(i + 2)) {
			f.tokens = 2
		}
	case "-":
		s.mixed(i, f)
	case ",":
		s.decimals(i, f)
	default:
		if _, ok := superscripts[next]; ok && f.digits == "10" {
			f.raised(s.powerAt(i))
		}
	}
}

// text is the text of a token, or "" past the end.
func (s *stage) text(i int) string {
	if i < 0 || i >= len(s.doc.Tokens) {
		return ""
	}
	return s.doc.Tokens[i].Text
}

// touches reports whether token i touches the one before it.
func (s *stage) touches(i int) bool { return s.before(i) != "" }

var superscripts = map[string]string{"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
	"⁻": "-"}

// maxPower bounds exponents; what is greater is no number that people write.
const maxPower = 60

// powerAt reads the exponent of the base at token i, written as "^-3" or "⁻³". width counts the base and all that belongs to it;
// 0 if there is no exponent.
func (s *stage) powerAt(i int) (exponent, width int) {
	j, digits := i+1, ""
	if s.text(j) == "^" {
		for j++; j < len(s.doc.Tokens) && s.touches(j); j++ {
			if isSign := digits == "" && strings.Contains("-−–", s.text(j)); !isSign && !startsWithDigit(s.text(j)) {
				break
			}
			digits += strings.NewReplacer("−", "-", "–", "-").Replace(s.text(j))
		}
	} else {
		for superscripts[s.text(j)] != "" && s.touches(j) {
			digits += superscripts[s.text(j)]
			j++
		}
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > maxPower || n < -maxPower {
		return 0, 0
	}
	return n, j - i
}

// raised takes the exponent of "10^22" and "2^15".
func (f *figure) raised(exponent, width int) {
	if width == 0 {
		return
	}
	f.tokens, f.plain = width-1, false
	if f.value == 10 {
		f.digits, f.value, f.exponent = "1", 1, exponent
		return
	}
	f.value = math.Pow(f.value, float64(exponent))
	f.digits = strconv.FormatFloat(f.value, 'f', -1, 64)
}

// over makes a fraction of the figure and a denominator.
func (f *figure) over(denominator string) bool {
	n, err := strconv.Atoi(denominator)
	whole := f.value == math.Trunc(f.value) && f.value != 0
	if err != nil || n <= 0 || !whole || f.value >= float64(n) {
		return false
	}
	f.form, f.value, f.digits, f.plain = formFraction, f.value/float64(n), "", false
	return true
}

// mixed adds the part of "3-1/2" and "2-1/2-inch".
func (s *stage) mixed(i int, f *figure) {
	if !s.touches(i+1) || !s.touches(i+2) || !startsWithDigit(s.text(i+2)) {
		return
	}
	part, ok := parseFigure(s.text(i+2), "")
	if !ok || part.form != formFraction {
		return
	}
	f.value += part.value
	f.digits, f.plain, f.tokens = strconv.FormatFloat(f.value, 'f', -1, 64), false, 2
	f.unit, f.noun, f.nounAt = part.unit, part.noun, part.nounAt
}

// decimals adds those of the continental "1.234,56".
func (s *stage) decimals(i int, f *figure) {
	whole, cents := s.text(i), s.text(i+2)
	groups := strings.Split(whole, ".")
	if len(groups) < 2 || len(groups[0]) > 3 || len(cents) != 2 || !startsWithDigit(cents) {
		return
	}
	if !s.touches(i+1) || !s.touches(i+2) {
		return
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return
		}
	}
	digits := strings.Join(groups, "") + "." + cents
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return
	}
	f.digits, f.value, f.plain, f.tokens = digits, v, false, 2
}
