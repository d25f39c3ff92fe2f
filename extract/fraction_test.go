package extract

import (
	"testing"

	"dateline/extract/document"
)

// TestFractionBeforeAFigure: a fraction has no digits that a group of thousands could go on with.
func TestFractionBeforeAFigure(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"She is 9 3/4 100 metres away.", "It costs 3/4 250 pounds.", "½ 100 boats left."} {
		if _, err := x.Extract(t.Context(), document.Raw{Body: []byte(text)}); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
