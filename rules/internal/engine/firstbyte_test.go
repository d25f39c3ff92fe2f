package engine

import (
	"regexp"
	"testing"
)

func TestFirstBytes(t *testing.T) {
	words := []string{"", "a", "A", "z9", "9", "2,000", "É", "k", "\u212A", "-1", "$5", "abc", "ABC", "bc", "1st"}
	for _, expr := range []string{`\d+`, `(?i)k.*`, `a|b`, `[^a-c].*`, `x?\d+(st)?`, `(?:a|\d)+`, `.*`, `-?\d+`, `(?i:abc)`, `[É]`, `a*`, `(\d{1,3})(,\d{3})*`, `^\$?\d$`} {
		set, ok := firstBytes(expr)
		re := regexp.MustCompile(`^(?:` + expr + `)$`)
		for _, w := range words {
			if ok && re.MatchString(w) && (w == "" || !set.has(w[0])) {
				t.Errorf("%s matches %q, whose first byte is not in its set", expr, w)
			}
		}
	}
	if set, ok := firstBytes(`\d{1,2}(st|nd)?`); !ok || set.has('a') || !set.has('7') {
		t.Error("digits begin with digits only")
	}
	if _, ok := firstBytes(`.*x`); ok {
		t.Error("nothing is known of what .* begins with")
	}
}
