package engine

import (
	"regexp"
	"testing"
)

func TestFirstAndLastBytes(t *testing.T) {
	words := []string{"", "a", "A", "z9", "9", "2,000", "É", "k", "\u212A", "-1", "$5", "abc", "ABC", "bc", "1st", "xk", "pianists", "PIANIST", "caf\u00e9", "ab\xff", "a-", "2nd,"}
	for _, expr := range []string{`\d+`, `(?i)k.*`, `a|b`, `[^a-c].*`, `x?\d+(st)?`, `(?:a|\d)+`, `.*`, `-?\d+`, `(?i:abc)`, `[É]`, `a*`, `(\d{1,3})(,\d{3})*`, `^\$?\d$`,
		`(?i)[a-z-]{2,}(ists?|é)`, `.*[^a]`, `a.*k?`, `\w+\b`, `(?i)x(k|\d)*`, `.*\xff`} {
		set, ok := firstBytes(expr)
		ends, known := lastBytes(expr)
		re := regexp.MustCompile(`^(?:` + expr + `)$`)
		for _, w := range words {
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
	if _, ok := lastBytes(`x.*`); ok {
		t.Error("nothing is known of what .* ends with")
	}
}
