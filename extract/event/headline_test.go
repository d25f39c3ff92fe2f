package event_test

import (
	"fmt"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestHeadlines has verbs in the constructions of headlines: the infinitive for the time to come, the participle without "was", and the
// participle before the source. The weather in the last line is no act.
func TestHeadlines(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ kind, subject, infinitive, participle, object string }{
		{"coercion", "Police", "arrest", "arrested", "Nurses"},
		{"coercion", "Ministry", "outlaw", "outlawed", "Party"},
		{"coercion", "Navy", "confiscate", "confiscated", "Weapons"},
		{"rejection", "Senate", "reject", "rejected", "Plan"},
		{"agreement", "Senate", "ratify", "ratified", "Treaty"},
		{"assault", "Rebels", "execute", "executed", "Guards"},
		{"assault", "Army", "bomb", "bombed", "Village"},
		{"judgment", "Jury", "convict", "convicted", "Banker"},
		{"support", "Mayor", "praise", "praised", "Nurses"},
		{"accusation", "Union", "sue", "sued", "Bank"},
	} {
		for _, headline := range []string{
			fmt.Sprintf("%s to %s %s", c.subject, c.infinitive, c.object),
			fmt.Sprintf("%s of Peru to %s %s", c.subject, c.infinitive, c.object),
			fmt.Sprintf("%s %s in May", c.object, c.participle),
			fmt.Sprintf("%s %s, agency says", c.object, c.participle),
		} {
			if got := typesOf(t, x, headline); len(got) != 1 || got[0] != c.kind {
				t.Errorf("%s: acts %v, want one %s", headline, got, c.kind)
			}
		}
	}
	for _, headline := range []string{"Weather to improve in May", "Ways to cook rice", "Types of tools to sign trees", "Prices lifted by rain"} {
		if got := typesOf(t, x, headline); len(got) > 0 {
			t.Errorf("%s: acts %v", headline, got)
		}
	}
}

// typesOf returns the types of the acts of a headline above a sentence without one.
func typesOf(t *testing.T, x *extract.Extractor, headline string) (types []string) {
	t.Helper()
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(headline + "\n\nIt was mild in the valley last week.\n")})
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Events {
		types = append(types, doc.Events[i].Type)
	}
	return types
}
