package numeral

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func digits(w string) (float64, bool) {
	v, err := strconv.ParseFloat(w, 64)
	return v, err == nil
}

func TestParse(t *testing.T) {
	for text, want := range map[string]float64{
		"three": 3, "twenty four": 24, "twenty-four": 24, "a hundred": 100, "a": 1, "two hundred and five": 205, "eighteen hundred": 1800,
		"two thousand five hundred": 2500, "three thousand million": 3e9, "two million five hundred thousand": 2.5e6, "thousand": 1000,
		"a couple of": 2, "two dozen": 24, "half a dozen": 0.5 * 12, "18": 18, "2 million": 2e6, "2 0.5": 2.5, "zero": 0,
		"a couple of hundred": 200,
		"three lakh":          3e5, "seven hundred twenty-one thousand twelve": 721012,
	} {
		got, ok := Parse(strings.Fields(text), func(w string) (float64, bool) {
			if w == "half" {
				return 0.5, true
			}
			return digits(w)
		})
		if !ok || got != want {
			t.Errorf("%q: got %v %v, want %v", text, got, ok, want)
		}
	}
}

// What is no number, or is two, has no value.
func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"", "and", "of the", "seven up", "five twenty", "twenty thirty", "third", "bn", "scores", "twenty-first",
		"two-thirds", "five-two", "twenty-ten"} {
		if got, ok := Parse(strings.Fields(text), digits); ok {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestCompound(t *testing.T) {
	for text, want := range map[string]string{
		"twenty-five": "one 25 ", "Twenty-First": "ordinal 21 ", "ninety-nine-year-old": "one 99 year-old", "twenty-": "", "twenty": "",
		"five-two": "", "ten-first": "",
		"hundred-five": "", "twenty-ten": "", "twenty-zero": "", "": "", "-": "",
	} {
		w, rest, ok := Compound(text)
		got := string(w.Class) + " " + strconv.Itoa(int(w.Low)) + " " + rest
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestPosition(t *testing.T) {
	for text, want := range map[string]int{"first": 1, "Twelfth": 12, "thirty-first": 31, "fortieth": 40, "two": 0, "twenty-two": 0,
		"last": 0, "twenty-first-century": 0} {
		if n, ok := Position(text); n != want || ok != (want > 0) {
			t.Errorf("%q: got %d %v, want %d", text, n, ok, want)
		}
	}
}

func TestTens(t *testing.T) {
	tens := Tens()
	slices.Sort(tens)
	if got, want := strings.Join(tens, " "), "eighty fifty forty fourty ninety seventy sixty thirty twenty"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Each row of the table has a known class and a value.
func TestTable(t *testing.T) {
	classes := []Class{One, Hundred, Scale, Short, Article, Fraction, Vague, Several, Ordinal, Multiple}
	for text, meanings := range words() {
		for _, w := range meanings {
			vague := w.Class == Vague || w.Class == Several
			if !slices.Contains(classes, w.Class) || w.Low == 0 && text[0] != 'z' && text[0] != 'n' || vague != (w.High > w.Low) {
				t.Errorf("%s: %+v", text, w)
			}
		}
	}
}

var (
	smallNames = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`)
	tensNames  = strings.Fields(`twenty thirty forty fifty sixty seventy eighty ninety`)
	scaleNames = []struct {
		name  string
		value uint64
	}{{"trillion", 1e12}, {"billion", 1e9}, {"million", 1e6}, {"thousand", 1e3}, {"hundred", 100}}
)

// spell writes a number in words.
func spell(n uint64) string {
	for _, s := range scaleNames {
		if n >= s.value {
			text := spell(n/s.value) + " " + s.name
			if n%s.value > 0 {
				text += " and " + spell(n%s.value)
			}
			return text
		}
	}
	switch {
	case n < 20:
		return smallNames[n]
	case n%10 == 0:
		return tensNames[n/10-2]
	}
	return tensNames[n/10-2] + "-" + smallNames[n%10]
}

// FuzzSpelled reads back numbers that were written in words.
func FuzzSpelled(f *testing.F) {
	for _, n := range []uint64{0, 7, 20, 99, 100, 1001, 1_000_001, 999_999_999_999_999, 12_000_340_000} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n uint64) {
		n %= 1e15
		if got, ok := Parse(strings.Fields(spell(n)), digits); !ok || got != float64(n) {
			t.Errorf("%q: got %v %v, want %d", spell(n), got, ok, n)
		}
	})
}

// FuzzParse gives arbitrary words.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"two hundred", "twenty-", "-five", "a million million", "1e300 trillion trillion", "½ dozen"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		n, ok := Parse(words, digits)
		if !ok && n != 0 {
			t.Errorf("%q: %v, which is no number", text, n)
		}
		for _, w := range words {
			if c, rest, ok := Compound(w); ok && (c.Low < 21 || c.Low > 99 || math.Trunc(c.Low) != c.Low || !strings.HasSuffix(w, rest)) {
				t.Errorf("%q: %v, rest %q", w, c, rest)
			}
		}
	})
}
