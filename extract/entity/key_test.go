package entity_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// keys are the keys of the entities of an article.
func keys(t *testing.T, text, published string) map[string]bool {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text), Published: published})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for i := range doc.Entities {
		all[doc.Entities[i].Key] = true
	}
	return all
}

// TestKeyIsOfTheName holds that articles that write a name differently give its entity the same key.
func TestKeyIsOfTheName(t *testing.T) {
	for _, c := range []struct{ key, text string }{
		{"person/barack-obama/USA", "President Obama spoke in Chicago. Obama then left."},
		{"person/barack-obama/USA", "Barack Obama spoke in Chicago."},
		{"person/harvik-tolm/NOR", "The Norwegian minister Harvik J. Tolm spoke in Oslo."},
		{"person/harvik-tolm/NOR", "Then Harvik Tolm, the minister of trade of Norway, spoke."},
		{"organization/internal-revenue-service/USA", "The IRS sent letters."},
		{"organization/internal-revenue-service/USA", "The Internal Revenue Service sent letters."},
		{"organization/tannin-foods/-", "Tannin Foods Inc. lost two orders."},
		{"organization/tannin-foods/-", "Tannin Foods Ltd. lost two orders."},
		{"place/united-states/USA", "The U.S. lost two orders."},
		{"place/united-states/USA", "The United States lost two orders."},
	} {
		if got := keys(t, c.text, "2014-05-01"); !got[c.key] {
			t.Errorf("%q: got keys %v, want %s", c.text, got, c.key)
		}
	}
}

// TestKeyTellsNamesApart holds that other names, kinds and countries give other keys, and that whom a text only describes has none.
func TestKeyTellsNamesApart(t *testing.T) {
	for _, c := range []struct{ key, text string }{
		{"person/barack-obama/USA", "Michelle Obama spoke in Chicago."},
		{"person/harvik-tolm/NOR", "The Danish minister Harvik Tolm spoke in Copenhagen."},
		{"organization/tannin-foods/-", "Tannin Bank Inc. lost two orders."},
		{"place/georgia/USA", "Georgia and Armenia signed. Tbilisi was pleased."},
	} {
		if got := keys(t, c.text, "2014-05-01"); got[c.key] {
			t.Errorf("%q: got the key %s", c.text, c.key)
		}
	}
	if got := keys(t, "The Norwegian foreign minister spoke.", ""); !got[""] {
		t.Errorf("a minister without a name has a key: %v", got)
	}
}

// TestKeyOfASurname holds that a surname alone is the person of the table whom the article of that day means by it, if there is one.
func TestKeyOfASurname(t *testing.T) {
	for _, c := range []struct{ key, day, text string }{
		{"person/barack-obama/USA", "2014-05-01", "The U.S. waits. President Obama and first lady Michelle Obama came. President Obama left."},
		{"person/barack-obama/USA", "2022-05-01", "The U.S. waits. Former President Obama left. Obama wept."},
		{"person/angela-merkel/DEU", "2019-05-01", "Germany waits. Chancellor Merkel left. Merkel wept."},
		{"person/angela-merkel/DEU", "2019-05-01", "Germany waits. Angela Merkel left."},
		// near misses: another one of the name, and none of it
		{"person/obama/-", "2019-05-01", "The U.S. waits. America waits. In the U.S. a crowd waits. Voters from America and the U.S. wait, too. Mr. Obama left."},
		{"person/merkel/-", "2019-05-01", "Chancellor Merkel left."},
	} {
		if got := keys(t, c.text, c.day); !got[c.key] {
			t.Errorf("%q: got keys %v, want %s", c.text, got, c.key)
		}
	}
}

// TestKeyOfATown holds that towns of one name in one country have different keys, and a state one key under its full and its short name.
func TestKeyOfATown(t *testing.T) {
	for _, c := range []struct{ key, text string }{
		{"place/portland/USA", "They met in Portland, Ore., on Monday."},
		{"place/portland-maine/USA", "They met in Portland, Maine, on Monday."},
		{"place/georgia/USA", "They met in Macon, Ga., on Monday."},
		{"place/georgia/USA", "Georgia Gov. Ann Poe spoke in Macon."},
		{"place/georgia/GEO", "Georgia and Armenia signed in Tbilisi."},
	} {
		if got := keys(t, c.text, "2014-05-01"); !got[c.key] {
			t.Errorf("%q: got keys %v, want %s", c.text, got, c.key)
		}
	}
}
