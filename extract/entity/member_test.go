package entity_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// belongings are the country and the sector of the entities of an article, by name.
func belongings(t *testing.T, text string) map[string]string {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text), Published: "2014-05-01"})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		all[e.Name] = e.Country + " " + e.Sector
	}
	return all
}

// TestPersonBelongsToWhatIsBesideTheName holds that a party, a state or a body beside a name gives its bearer the country and the sector.
func TestPersonBelongsToWhatIsBesideTheName(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Lena Brandt", "USA LEG", "Then Lena Brandt (D-Mass.) spoke."},
		{"Lena Brandt", "USA LEG", "Then Lena Brandt (R-Ohio) spoke."},
		{"Lena Brandt", "USA LEG", "Then Lena Brandt, I-Vt., spoke."},
		{"Lena Brandt", "USA PTY", "In Ohio, Democrat Lena Brandt won the seat."},
		{"Lena Brandt", "USA LEG", "Republicans Lena Brandt of Ohio and Harvik Tolm left."},
		{"Peter Tolm", "USA LEG", "Republicans Lena Brandt of Ohio and Peter Tolm of Texas left."},
		{"Lena Brandt", "USA LEG", "Then Lena Brandt, Democrat of Ohio, spoke."},
		{"Lena Brandt", "NOR PTY", "Then Lena Brandt, Conservative of Norway, spoke."},
		{"Lena Brandt", "USA GOV", "Ohio Gov. Lena Brandt (R) spoke."},
		{"Lena Brandt", "NOR ", "Then Lena Brandt of Norway won the race."},
		{"Lena Brandt", " JRN", "The Harbor Gazette's Lena Brandt asked why."},
		{"Lena Brandt", " JRN", "The harbor is shut. Lena Brandt and Eli Roe contributed to this report."},
		{"Lena Brandt", " JRN", "The harbor is shut.\n\nReporting by Eli Roe in Torvik and Lena Brandt."},
		{"Lena Brandt", " JRN", "Eli Roe and Lena Brandt\n\nReuters\n\nThe harbor is shut."},
		{"Lena Brandt", " JRN", "“The harbor is shut.” — Lena Brandt, Reuters"},
		{"Lena Brandt", "USA ELI", "Former FBI director Lena Brandt spoke."},
		{"Amnesty International Norway", "NOR SOC", "Amnesty International Norway spoke."},
		{"Lena Brandt", " COP", "Capt. Lena Brandt of the Torvik Police Department spoke."},
		{"Lena Brandt", " SOC", "Lena Brandt, the executive director of the Torvik Relief Foundation, spoke."},
		// near misses
		{"Lena Brandt", " ", "Lena Brandt contributed to the harbor's fund."},
		{"Lena Brandt", " ", "Then Lena Brandt (R-rated) spoke."},
		{"Lena Brandt", " ", "The Torvik Ministry's friend Lena Brandt asked why."},
		{"Lena Brandt", " ", "Then Lena Brandt of the harbor won the race."},
		{"Lena Brandt", " MIL", "Capt. Lena Brandt spoke."},
	} {
		if got, ok := belongings(t, c.text)[c.name]; !ok || got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}

// TestBodyByKeyInGenitive holds that the key words of bodies are found with any casing of the genitive.
func TestBodyByKeyInGenitive(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Torvik County Sheriff's Department", " COP", "The Torvik County Sheriff's Department closed the road."},
		{"Harbor Workers' Union", " LAB", "The Harbor Workers' Union closed the road."},
		{"Harbor Workers Union", " LAB", "The Harbor Workers Union closed the road."},
	} {
		if got := belongings(t, c.text)[c.name]; got != c.want {
			t.Errorf("%q: got %v, want %q", c.text, belongings(t, c.text), c.want)
		}
	}
}

// TestArticleAboutOneCountry holds that an article about one country gives it to all whom it says nothing of, and one that names two
// gives it to the public bodies at most.
func TestArticleAboutOneCountry(t *testing.T) {
	const norway = "Norway votes today. In Norway polls opened at nine. Norwegian papers and Norwegian schools closed. Norway has two halls for it in Oslo. "
	for _, c := range []struct{ name, want, text string }{
		{"Lena Brandt", "NOR LAB", norway + "Lena Brandt, a miner, stayed at home."},
		{"Torvikstad", "NOR ", norway + "The hall in Torvikstad was full."},
		{"Lena Brandt", " LAB", norway + "Danish and Swedish guests came from Denmark and Sweden. Lena Brandt, a miner, stayed at home."},
		{"Lena Brandt", " LAB", "Norway votes today. Lena Brandt, a miner, stayed at home."},
		{"Lena Brandt", "DNK LAB", norway + "The Danish miner Lena Brandt stayed at home."},
		{"Lena Brandt", " JRN", norway + "Lena Brandt/AP A hall in Oslo."},
		{"Lena Brandt", " GOV", norway + "Velmora's foreign minister Lena Brandt stayed at home."},
		{"Lena Brandt", "NOR GOV", norway + "The foreign minister Lena Brandt stayed at home."},
		{"Lena Brandt", " LAB", "The Norwegian maker Norsk Hydro won. Norsk Hydro builds it. Norsk Hydro said so. Norsk Hydro won. Norsk Hydro left. Norsk Hydro came. Norsk Hydro sold it. Lena Brandt, a miner, stayed at home."},
		{"Lena Brandt", " JRN", norway + "(AP Photo/Lena Brandt)"},
	} {
		if got, ok := belongings(t, c.text)[c.name]; !ok || got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}
