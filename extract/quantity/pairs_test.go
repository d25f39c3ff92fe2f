package quantity_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// quantitiesOf returns a document with its quantities.
func quantitiesOf(t *testing.T, text string, meta document.Meta) *document.Document {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Meta: meta, Body: []byte(text + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestSides has the ways in which a text names who the numbers of a pair belong to, and pairs of which it does not.
func TestSides(t *testing.T) {
	for text, want := range map[string]string{
		"The Lakers beat the Boston Celtics 104-98.":           "Lakers 104, Boston Celtics 98",
		"Rovers lost to City 3-1 in the cup.":                  "City 3, Rovers 1",
		"Rovers lost 3-1 to City.":                             "City 3, Rovers 1",
		"Spain won 2-0 against Italy.":                         "Spain 2, Italy 0",
		"Arsenal drew 2-2 with Chelsea.":                       "Arsenal 2, Chelsea 2",
		"Brazil 2-1 Argentina.":                                "Brazil 2, Argentina 1",
		"After a 2-1 victory over Spain, France went through.": "France 2, Spain 1",
		"They mourned the 4-1 loss to Hull.":                   "Hull 4, ? 1",
		"They won 3-1.":                                        "? 3, ? 1",
		"The Senate passed it 52-48, with all Republicans in favor and all Democrats opposed.": "Republicans 52, Democrats 48",
		"The Senate passed it 52-48.":                                          "? 52, ? 48",
		"Kor and Tarrow exchanged 90 soldiers in return for 95.":               "Kor 90, Tarrow 95",
		"Vance leads Poole 48% to 44%.":                                        "Vance 48, Poole 44",
		"Vance is ahead of Poole, 51 to 40 percent.":                           "Vance 51, Poole 40",
		"Poole was trailing Vance 41%-53%.":                                    "Poole 41, Vance 53",
		"Voters back the bridge 52 percent to 41 percent.":                     "? 52, ? 41",
		"Israel freed 90 prisoners in exchange for 10 hostages held by Hamas.": "Israel 90, Hamas 10",
	} {
		doc := quantitiesOf(t, text, document.Meta{})
		var halves []string
		for _, half := range doc.Quantities[0].Pair {
			side := "?"
			if half.Party != nil {
				side = doc.Words(*half.Party)
			}
			halves = append(halves, side+" "+half.Value.String())
		}
		if got := strings.Join(halves, ", "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// TestPlainMoneyIsOfThePage has signs and names that several countries share, and those that name their country.
func TestPlainMoneyIsOfThePage(t *testing.T) {
	for _, c := range []struct{ url, text, unit, from string }{
		{"https://www.example.com.au/1", "The bridge cost $4 million.", "iso4217:AUD", "paper"},
		{"https://www.example.com.au/1", "The bridge cost 4 million dollars.", "iso4217:AUD", "paper"},
		{"https://www.example.ca/1", "They paid $30 a head.", "iso4217:CAD/{head}", "paper"},
		{"https://www.example.ca/1", "They paid 50 cents.", "iso4217:CAD/100", "paper"},
		{"https://www.example.pk/1", "They paid 50 rupees.", "iso4217:PKR", "paper"},
		{"", "SYDNEY, June 2 (Reuters) - The bridge cost $4 million.", "iso4217:AUD", "dateline"},
		{"https://www.example.com.au/1", "The bridge cost US$4 million.", "iso4217:USD", ""},
		{"https://www.example.com.au/1", "The bridge cost 4 million euros.", "iso4217:EUR", ""},
		{"https://www.example.co.uk/1", "The bridge cost $4 million.", "iso4217:USD", ""},
		{"", "The bridge in Sydney cost $4 million.", "iso4217:USD", ""},
	} {
		doc := quantitiesOf(t, c.text, document.Meta{URL: c.url})
		if q := &doc.Quantities[0]; q.Unit != c.unit || q.UnitFrom != c.from {
			t.Errorf("%s in %q: got %s from %q, want %s from %q", c.text, c.url, q.Unit, q.UnitFrom, c.unit, c.from)
		}
	}
}

// TestUnitsByClass has members of the classes of units and currencies that the tables hold.
func TestUnitsByClass(t *testing.T) {
	for text, want := range map[string]string{
		"It took 5 picoseconds.": "ucum:ps", "It used 4.7 petajoules.": "ucum:PJ", "It runs at 3 kilovolt-amperes.": "ucum:kV.A",
		"It made 40 MWp of power.": "ucum:MW{peak}", "It holds 3 bcm of gas.": "ucum:10*9.m3", "They sold 12 quintals of rice.": "ucum:100.kg",
		"The field has 12 dunams.": "ucum:{dunam}", "The river carries 300 cubic metres per second.": "ucum:m3/s",
		"The air had 35 µg/m3 of dust.": "ucum:ug/m3", "It holds 2 zettabytes.": "ucum:ZBy", "It runs at 40 teraflops.": "ucum:T{flop}/s",
		"The dose was 500 IU.": "ucum:[iU]", "The leak was 5 curies.": "ucum:Ci", "They paid 40 drachmas.": "iso4217:GRD",
		"They paid 300 Bahamian dollars.": "iso4217:BSD", "They paid 20 litas.": "iso4217:LTL", "The star is 4 parsecs away.": "ucum:pc",
		"It burned 3 million tonnes of oil equivalent.": "ucum:{toe}",
	} {
		if doc := quantitiesOf(t, text, document.Meta{}); len(doc.Quantities) != 1 || doc.Quantities[0].Unit != want {
			t.Errorf("%s: want %s, got %+v", text, want, doc.Quantities)
		}
	}
}
