package extract

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestSharedAuxiliary holds that a bare verb after a conjunction has the polarity, tense and modality of the auxiliary that it shares.
func TestSharedAuxiliary(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"The union did not sign the deal or accept the offer.", "sign negative; accept negative"},
		{"The firm will close its plant and dismiss 300 workers.", "ban positive; expel positive"},
		{"The union will not sign the deal and accept the offer.", "refuse positive; accept negative"},
		// near misses
		{"The court did not clear the mayor but convict the clerk.", "convict positive"},
		{"The mayor did not resign and the council accepted the plan.", "resign negative; accept positive"},
		{"The union did not sign the deal and accepted the offer.", "sign negative; accept positive"},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range doc.Events {
			got = append(got, doc.Events[i].Act+" "+doc.Events[i].Status.Polarity)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.text, g, c.want)
		}
	}
}
