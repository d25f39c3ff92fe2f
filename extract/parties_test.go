package extract

import (
	"cmp"
	"strings"
	"testing"

	"dateline/extract/document"
)

// Parties that have no name have the country and the sector that their words tell, those without a country that of the article if they
// are public.
func TestPartiesWithoutName(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Farmers rejected the plan.", "Farmers - AGR"},
		{"Protesters from Chad rejected the plan.", "Protesters from Chad TCD CVL"},
		{"Allies of Norway rejected the plan.", "Allies of Norway - -"},
		{"Norway waited. Norway hoped. Norway slept. Lawmakers rejected the plan.", "Lawmakers NOR LEG"},
		{"Norway waited. Denmark hoped. Iceland slept. Lawmakers rejected the plan.", "Lawmakers - LEG"},
		{"Ministers from Kenya, Ghana and Mali rejected the plan.",
			"Ministers from Kenya KEN GOV; Ministers from Ghana GHA GOV; Ministers from Mali MLI GOV"},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range doc.Events {
			for _, a := range doc.Events[i].Actors {
				if a.Entity != document.None {
					e := &doc.Entities[a.Entity]
					a.Country, a.Sector = e.Country, cmp.Or(a.Sector, e.Sector)
				}
				got = append(got, a.Name+" "+orDash(a.Country)+" "+orDash(a.Sector))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, s, c.want)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
