package engine

import (
	"regexp"
	"slices"
	"testing"
)

func TestFirstAndLastBytesAndEndings(t *testing.T) {
	words := []string{"", "a", "A", "z9", "9", "2,000", "É", "k", "\u212A", "-1", "$5", "abc", "ABC", "bc", "1st", "xk", "pianists", "PIANIST", "caf\u00e9", "ab\xff", "a-", "2nd,"}
	words = append(words, "bcd", "xbcd", "makers", "Women", "women", "ma\u212Aers", "aman", "man", "ists", "alongending", "gending", "x\n")
	for _, expr := range []string{`(?i)^[a-z-]{2,}(ists?|[a-z]{2}men|women|makers?)$`, `(bc?|x)*d`, `.*(ab|cd)`, `a(long)?ending`, `(?i:MAKERS)|women`, `(?m)x$.*`, `\d+`, `(?i)k.*`, `a|b`, `[^a-c].*`, `x?\d+(st)?`, `(?:a|\d)+`, `.*`, `-?\d+`, `(?i:abc)`, `[É]`, `a*`, `(\d{1,3})(,\d{3})*`, `^\$?\d$`,
		`(?i)[a-z-]{2,}(ists?|é)`, `.*[^a]`, `a.*k?`, `\w+\b`, `(?i)x(k|\d)*`, `.*\xff`} {
		set, ok := firstBytes(expr)
		ends, known := lastBytes(expr)
		whole, err := newWholeExpression(expr)
		if err != nil {
			t.Fatal(err)
		}
		re := regexp.MustCompile(`^(?:` + expr + `)$`)
		for _, w := range words {
			if whole.matches(w) != re.MatchString(w) {
				t.Errorf("%s and %q: a match is %v, by its endings %v", expr, w, re.MatchString(w), whole.matches(w))
			}
			if ok && re.MatchString(w) && (w == "" || !set.has(w[0])) {
				t.Errorf("%s matches %q, whose first byte is not in its set", expr, w)
			}
			if known && re.MatchString(w) && (w == "" || !ends.has(w[len(w)-1])) {
				t.Errorf("%s matches %q, whose last byte is not in its set", expr, w)
			}
		}
	}
	if set, ok := firstBytes(`\d{1,2}(st|nd)?`); !ok || set.has('a') || !set.has('7') {
		t.Error("digits begin with digits only")
	}
	if _, ok := firstBytes(`.*x`); ok {
		t.Error("nothing is known of what .* begins with")
	}
	if set, ok := lastBytes(`(?i)[a-z]+(ists?|men)`); !ok || set.has('e') || !set.has('N') {
		t.Error("a word ends with an ending")
	}
	if e := endingsOf(`(?i)[a-z]{2,}(ists?|[a-z]men)`); !slices.Equal(e, []string{"ist", "ists", "men"}) && !slices.Equal(e, []string{"ists", "ist", "men"}) {
		t.Errorf("endings %q", e)
	}
	for _, expr := range []string{`x.*`, `xy?z*`, `(ab)?`} {
		if e := endingsOf(expr); e != nil {
			t.Errorf("%s ends with %q", expr, e)
		}
	}
	if _, ok := lastBytes(`x.*`); ok {
		t.Error("nothing is known of what .* ends with")
	}
}
