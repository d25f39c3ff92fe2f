package extract

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestNamesThatShareANoun holds that names before one plural noun are each a party with that noun, and that a name beside such a party of
// another kind is a party itself.
func TestNamesThatShareANoun(t *testing.T) {
	wantParties(t, []struct{ text, want string }{
		{"House and Senate judiciary committees rejected the bill.", "House judiciary committees; Senate judiciary committees"},
		{"The Senate and House leaders rejected the bill.", "Senate leaders; House leaders"},
		{"Bergen and Stavanger police rejected the plan.", "Bergen police; Stavanger police"},
		{"Microsoft, Apple and Google workers rejected the plan.", "Microsoft workers; Apple workers; Google workers"},
		{"US, British and French troops attacked the base.", "US troops; British troops; French troops"},
		{"The German and French foreign ministers rejected the plan.", "German foreign ministers; French foreign ministers"},
		// near misses
		{"Greece and EU officials rejected the plan.", "Greece; EU officials"},
		{"Ana Berg and White House aides rejected the plan.", "Ana Berg; White House aides"},
		{"Israel and Hamas militants attacked the convoy.", "Israel; Hamas militants; convoy"},
		{"Microsoft and Google rejected the plan.", "Microsoft; Google"},
		{"Chad and the villagers rejected the plan.", "Chad; villagers"},
	})
}

// TestPartiesNamedByTheirLeaders holds that people are named with who leads or pays them, wherever their phrase is, and not with who does
// anything else to them.
func TestPartiesNamedByTheirLeaders(t *testing.T) {
	wantParties(t, []struct{ text, want string }{
		{"The mayor was accused of fraud by a group led by Erik Lund.", "group led by Erik Lund; mayor"},
		{"The mayor sued a firm owned by Ana Berg over the road.", "mayor; firm owned by Ana Berg"},
		{"A committee run by Ana Berg rejected the plan.", "committee run by Ana Berg"},
		{"Workers represented by the Green Union rejected the plan.", "Workers represented by the Green Union"},
		// near misses
		{"Police arrested men accused by Erik Lund.", "Police; men; Erik Lund; men"},
		{"The mayor sued a firm owned by farmers over the road.", "mayor; firm"},
	})
}

// TestNamesInApposition holds that a role between commas is the person named after it, with or without a title.
func TestNamesInApposition(t *testing.T) {
	wantParties(t, []struct{ text, want string }{
		{"The mayor fired her deputy, Karin Holt, on Monday.", "mayor; Karin Holt"},
		{"The mayor fired her deputy, Police Chief Karin Holt, on Monday.", "mayor; Karin Holt"},
		{"The union accused the owner, Torvik Bank Chairman Ana Berg, of fraud.", "union; Ana Berg"},
		{"Lawmakers met Lund and his boss, Attorney General Loretta Berg.", "Lawmakers; Lund; Loretta Berg"},
		{"Lawmakers praised the founder of the bank, Erik Lund, and his wife, Ada Lund.", "Lawmakers; Erik Lund; Ada Lund"},
		// near misses
		{"Police arrested the owner of the car, Oslo police said.", "Police; owner of the car"},
		{"The mayor fired her deputy, and Karin Holt left.", "mayor; deputy"},
	})
}

// wantParties checks the names of the actors and recipients of all acts.
func wantParties(t *testing.T, cases []struct{ text, want string }) {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range doc.Events {
			for _, p := range slices.Concat(doc.Events[i].Actors, doc.Events[i].Recipients) {
				got = append(got, p.Name)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.text, g, c.want)
		}
	}
}
