package extract

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
)

// What isBlank says of texts is true: the stages find nothing in any of them.
func TestBlankTextsHoldNothing(t *testing.T) {
	x, err := New(WithAnyLanguage())
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split("a|b|c|i|o|s|u|x|p|m|“|”|\"|'|’|‘|.|,|:|;|-|–|—|?|!|(|)|/|$|€|%|&|*|#|@|…|\n\n|\n| | | | ", "|")
	r := rand.New(rand.NewPCG(17, 0))
	blanks := 0
	for range 4000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		text := b.String()
		if !isBlank(text) {
			continue
		}
		blanks++
		raw := document.Raw{Format: document.FormatText, Body: []byte(text)}
		doc, err := x.Trace(t.Context(), raw, &rules.Trace{}) // a trace runs all stages
		if err != nil {
			continue // no text at all
		}
		if n := len(doc.Entities) + len(doc.Dates) + len(doc.Quantities) + len(doc.Quotes) + len(doc.Events); n > 0 {
			t.Errorf("%q: %d findings", text, n)
		}
	}
	if blanks < 1000 {
		t.Errorf("only %d texts are blank", blanks)
	}
	for text, want := range map[string]bool{"": true, "-": true, "n/a": true, "“a b c": true, "a b c d e f": false, "no": false, "I": false, "5": false,
		"½": false, "是": false, strings.Repeat("-", 50): false} {
		if isBlank(text) != want {
			t.Errorf("isBlank(%q) is %t", text, !want)
		}
	}
}
