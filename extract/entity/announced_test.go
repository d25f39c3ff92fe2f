package entity_test

import "testing"

// TestIndefiniteNounIsNamedLater holds that the lead's "a judge" is the only judge whom the article names soon after.
func TestIndefiniteNounIsNamedLater(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Marta Holm", "A federal judge / Marta Holm",
			"A federal judge ruled on Monday that the fee is too high.\n\nU.S. District Judge Marta Holm said that it was a burden."},
		{"Marta Holm", "a judge / Marta Holm", "The fee was dropped by a judge.\n\nState Judge Marta Holm said that it was a burden."},
		{"Peter Strand", "A lawyer / Peter Strand",
			"A lawyer who saw the files said on Monday that they were old.\n\nPeter Strand, a lawyer from Oslo, said that they were late."},
		{"Marta Holm", "A senior lawmaker / Marta Holm", "A senior lawmaker warned the port.\n\nSen. Marta Holm said that it was old."},
		{"Marta Holm", "The top Democrat / Marta Holm",
			"The top Democrat in the Senate warned the port.\n\nSenate Democratic leader Marta Holm said that it was old."},

		// near misses
		{"Marta Holm", "Marta Holm", "Then the boat, which is not a judge, sank.\n\nJudge Marta Holm said that it was a burden."},
		{"Marta Holm", "Marta Holm",
			"A federal judge ruled on Monday that the fee is too high.\n\nJudge Marta Holm met Judge Peter Strand."},
		{"Marta Holm", "Marta Holm", "Judge Marta Holm ruled on Monday.\n\nA federal judge said that the fee was a burden."},
		{"Marta Holm", "Marta Holm",
			"A federal judge ruled on Monday that the fee is too high.\n\nThe lawyer Marta Holm said that it was a burden."},
		{"Marta Holm", "Marta Holm", "They sued a judge on Monday.\n\nJudge Marta Holm said that it was a burden."},
		{"Marta Holm", "Marta Holm",
			"A Danish judge ruled on Monday that the fee is too high.\n\nU.S. District Judge Marta Holm said that it was a burden."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestNounOfAParty holds that "the Ohio Democrat" is a person of that party, whatever words tell it, and never one of the other.
func TestNounOfAParty(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Lena Brandt", "Lena Brandt / the Nevada Democrat", "Sen. Lena Brandt (D-Nev.) voted no. Then the Nevada Democrat left."},
		{"Lena Brandt", "Lena Brandt / the New York Democrat", "Sen. Lena Brandt, D-N.Y., voted no. Then the New York Democrat left."},
		{"Lena Brandt", "Lena Brandt / the Republican", "Republican Rep. Lena Brandt voted no. Then the Republican left."},
		{"Lena Brandt", "Lena Brandt / The North Carolina senator",
			"Republican Sen. Lena Brandt voted no. The North Carolina senator left."},
		{"Lena Brandt", "Lena Brandt / the Democrat", "Lena Brandt, a Democrat, voted no. Then the Democrat left."},
		{"Lena Brandt", "Lena Brandt / The Wisconsin Democrat",
			"Rep. Lena Brandt (D-Wis.) met Rep. Ann Poe (D-Ga.). The Wisconsin Democrat left."},
		{"Lena Brandt", "the top Democrat / Lena Brandt",
			"They met the top Democrat in the Senate. Senate Democratic leader Lena Brandt left with Democratic Sen. Ann Poe."},
		{"Lena Brandt", "Lena Brandt / The Vermont Democrat",
			"Democratic Sen. Lena Brandt of Vermont met Ann Poe. The Vermont Democrat left."},
		// near misses
		{"Lena Brandt", "Lena Brandt", "Rep. Lena Brandt (D-Wis.) met Ann Poe. The Georgia Democrat left."},
		{"Lena Brandt", "Lena Brandt", "Sen. Lena Brandt (R-Nev.) voted no. Then the Nevada Democrat left."},
		{"Lena Brandt", "Lena Brandt", "The singer Lena Brandt sang. Then the Democrat left."},
		{"Lena Brandt", "Lena Brandt", "Sen. Lena Brandt (D-Nev.) voted no. Then the Democrat Peter Holm left."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestArticlesBeforeDoNotCount holds that the reader of an article does not remember how many it has read.
func TestArticlesBeforeDoNotCount(t *testing.T) {
	const text = "A federal judge ruled on Monday that the fee is too high.\n\nU.S. District Judge Marta Holm said that it was a burden."
	for range 3 {
		if all := mentionsByName(t, text); all["Marta Holm"] != "A federal judge / Marta Holm" {
			t.Fatal(all)
		}
	}
}

// TestPartyWordsNameNoOne holds that the adjective of a party is no entity, whatever it describes, while its members in the plural are.
func TestPartyWordsNameNoOne(t *testing.T) {
	all := mentionsByName(t, "They voted against a Democratic plan. A Republican voted no. Then Democrats met Danish farmers.")
	if all["Democratic"] != "" || all["Republican"] != "" || all["Democrats"] == "" || all["Danish"] == "" {
		t.Error(all)
	}
}
