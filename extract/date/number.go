package date

import (
	"strconv"
	"strings"

	"dateline/internal/numeral"
)

// number reads a number in digits or words: "18", "2 1/2", "twenty four", "a hundred", "two thousand".
// ok is false if a word is no number.
func (t meanings) number(ws []string) (n float64, ok bool) { return numeral.Parse(ws, t.figure) }

// numeral reads one word of a number.
func (t meanings) numeral(w string) (float64, bool) { return numeral.Parse([]string{w}, t.figure) }

// figure reads digits, fractions and the words that are numbers of time alone: "another", "both".
func (t meanings) figure(w string) (float64, bool) {
	if v, ok := t["number"][w]; ok {
		n, err := strconv.ParseFloat(v, 64)
		return n, err == nil
	}
	if a, b, ok := strings.Cut(w, "/"); ok {
		x, err1 := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		return x / y, err1 == nil && err2 == nil && y != 0
	}
	if whole, ok := strings.CutSuffix(w, "-and-a-half"); ok {
		n, known := t.numeral(whole)
		return n + 0.5, known
	}
	if v, ok := fractions[w]; ok {
		return v, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return n, err == nil && w[0] >= '0' && w[0] <= '9'
}

var fractions = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75}

// ordinal reads "third", "3rd" or "last" (-1); 0 if the word is none.
func (t meanings) ordinal(w string) int {
	if n, ok := numeral.Position(w); ok {
		return n
	}
	if v, ok := t["ordinal"][w]; ok {
		n, _ := strconv.Atoi(v)
		return n
	}
	n, err := strconv.Atoi(strings.TrimRight(w, "stndrh"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// yearOf reads "1998", "'98", "1990s", "nineties", "nineteen ninety-eight", "two thousand five". Years of two digits lie between 1930
// and 2029.
func (t meanings) yearOf(ws []string) int {
	if len(ws) == 1 {
		if v, ok := t["decade"][ws[0]]; ok {
			ws = []string{v}
		}
		w := strings.TrimRight(strings.Trim(ws[0], "'‘"), "s")
		n, err := strconv.Atoi(w)
		if err != nil {
			return 0
		}
		return fullYear(n, len(w) < 4)
	}
	first, ok1 := t.numeral(ws[0])
	rest, ok2 := t.number(ws[1:])
	century, ofCentury := first >= 10 && first <= 20, rest >= 10 && rest < 100
	if ok1 && ok2 && century && ofCentury {
		return int(first)*100 + int(rest)
	}
	n, ok := t.number(ws)
	if !ok || n < 1000 || n >= 3000 {
		return 0
	}
	return int(n)
}

// pivot is the first year of two digits that belongs to the 20th century.
const pivot = 30

func fullYear(n int, short bool) int {
	switch {
	case !short || n >= 100:
		return n
	case n >= pivot:
		return 1900 + n
	}
	return 2000 + n
}
