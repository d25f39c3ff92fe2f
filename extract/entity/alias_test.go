package entity_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// mentionsByName are the texts of the mentions of each entity of an article, by its name.
func mentionsByName(t *testing.T, text string) map[string]string {
	t.Helper()
	doc := readOf(t, "2014-05-01", text)
	all := map[string]string{}
	for i := range doc.Entities {
		var texts []string
		for _, m := range doc.Entities[i].Mentions {
			texts = append(texts, doc.Words(m.Range))
		}
		all[doc.Entities[i].Name] = strings.Join(texts, " / ")
	}
	return all
}

// TestSpellingsOfOneName holds that accents, middle initials, short forms of given names and known abbreviations do not make two entities
// of one.
func TestSpellingsOfOneName(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Raúl Tolmez", "Raul Tolmez / Raúl Tolmez", "Raul Tolmez left. Then Raúl Tolmez spoke."},
		{"Miguel Tolm-Pérez", "Miguel Tolm-Pérez / Tolm-Perez", "Miguel Tolm-Pérez left. Then Mr. Tolm-Perez spoke."},
		{"São Paulo", "São Paulo / Sao Paulo", "They met in São Paulo. Then they left Sao Paulo."},
		{"Charles Tolm", "Charles Tolm / Chuck Tolm", "Charles Tolm left. Then Chuck Tolm spoke."},
		{"Mike Tolm", "Mike Tolm / Michael Tolm", "Mike Tolm left. Then Michael Tolm spoke."},
		{"Lena Q. Brandt", "Lena Q. Brandt / Lena Brandt / Brandt", "Lena Q. Brandt left. Then Lena Brandt spoke. Then Brandt sang."},
		{"Jim Comey", "Jim Comey / James Comey", "Jim Comey left. Then James Comey spoke."},
		{"National Security Agency", "National Security Agency / NSA", "The National Security Agency met on Monday. The NSA said no."},
		{"Department of Oil and Fishing Services", "Department of Oil and Fishing Services / OFS",
			"They asked the Department of Oil and Fishing Services. Then the OFS said no."},
		{"Federal Bureau of Investigation", "Federal Bureau of Investigation / FBI",
			"They asked the Federal Bureau of Investigation. Then the FBI said no."},
		// near misses
		{"George H.W. Bush", "George H.W. Bush", "George H.W. Bush met George W. Bush."},
		{"Lena A. Brandt", "Lena A. Brandt", "Lena A. Brandt sued Lena B. Brandt."},
		{"Donald Trump", "Donald Trump", "Donald Trump met Donald Trump Jr. there."},
		{"Charles Tolm", "Charles Tolm", "Charles Tolm met Chuck Brandt."},
		{"Democrats", "Democrats", "Democrats voted no. Then Senate Democrats left."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestJudgeIsATitle holds that titles that are also given names are no part of a judge's name.
func TestJudgeIsATitle(t *testing.T) {
	for _, text := range []string{
		"Then U.S. District Judge Marta Holm said no.", "They met District Judge Marta Holm.", "Justice Marta Holm said no.", "They asked Judge Marta Holm, who left.",
	} {
		if all := mentionsByName(t, text); all["Marta Holm"] == "" {
			t.Errorf("%q: got %v", text, all)
		}
	}
}

// TestSmallTownInANameTellsNoCountry holds that the gazetteer's country of a small town is not that of a building of its name, unless the
// article is about that country.
func TestSmallTownInANameTellsNoCountry(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Windsor Castle", " ", "They met at Windsor Castle on Monday."},
		{"Paris Castle", "FRA ", "They met at Paris Castle on Monday."},
		{"Windsor Castle", "CAN ", "Canada is calm. They met at Windsor Castle on Monday."},
	} {
		if got := belongings(t, c.text)[c.name]; got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}

// read runs everything over a text without a date.
func read(t *testing.T, text string) *document.Document {
	t.Helper()
	return readOf(t, "", text)
}

// readOf runs everything over a text of a day.
func readOf(t *testing.T, published, text string) *document.Document {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text), Published: published})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
