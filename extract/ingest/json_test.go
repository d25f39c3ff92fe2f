package ingest

import (
	"strings"
	"testing"
)

func TestLooksJSON(t *testing.T) {
	for head, want := range map[string]bool{
		`[{"text":"A boat left."}]`: true, `[ {"text"`: true, `{"text": 1,` + "\n": true, "[{},{}]": true, "[1, 2]": true,
		`[null,{"text":"A boat left."}]`: true,
		"[" + strings.Repeat("1,", 9000): true, "[" + strings.Repeat("{},", 9000) + "{": true, `["a","b","c","d`: true,
		"[1] The boat left.": false, "[1, 2] The boat left.": false, "[1]": false, "[]": false, "[Wire] A boat left.": false, "[1, 2, 3, 4": true,
		"[sic]": false, "[[1, 2], 3": true, "{sic}": false, "[" + strings.Repeat("1,", 9000) + "x": false, "": false, "[": false,
	} {
		if got := looksJSON([]byte(head)); got != want {
			t.Errorf("%.40q: %t", head, got)
		}
	}
}
