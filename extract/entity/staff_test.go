package entity_test

import "testing"

// TestStaffOfAPerson holds that the administration or campaign of a person, whoever's words name it, is one body.
func TestStaffOfAPerson(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Trump administration", "Donald Trump's administration / His administration / The administration",
			"They sued President Donald Trump's administration. Trump agreed. His administration left. The administration came back."},
		{"Holm campaign", "Marta Holm's campaign / The campaign", "They sued Marta Holm's campaign. The campaign agreed."},
		{"Obama administration", "Obama administration / the administration",
			"The Obama administration agreed. Critics sued the administration."},
		// near misses
		{"Holm campaign", "", "They met Marta Holm's campaign manager."},
		{"Holm administration", "", "They asked for the administration of the drug. Marta Holm left."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestBodyOfAPerson holds that a body called by whose it is is the one that the person leads or works for.
func TestBodyOfAPerson(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Velmora Airlines", "Velmora Airlines / Her company",
			"Marta Holm, a spokeswoman for Velmora Airlines, met the pilots. Her company agreed to more."},
		{"House Oversight Committee", "House Oversight Committee / His committee",
			"Robert Brandt, chairman of the House Oversight Committee, met the mayor. His committee asked for answers."},
		{"FBI", "FBI / Brandt's own bureau", "Robert Brandt, the director of the FBI, met the mayor. Critics sued Brandt's own bureau."},
		// near misses
		{"Torvik Bank", "Torvik Bank", "Robert Brandt, the former head of Torvik Bank, met the mayor. His company agreed to more."},
		{"House Oversight Committee", "House Oversight Committee",
			"Robert Brandt, chairman of the House Oversight Committee, met the mayor. His club asked for answers."},
		{"FBI", "FBI", "Robert Brandt, the director of the FBI, met the mayor. His bank account was closed."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestGovernmentOfAState holds that "the government" is the one that the text names by its state, if it names one alone or the last one is
// clearly meant.
func TestGovernmentOfAState(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Egyptian government", "The Egyptian government / The government",
			"The Egyptian government closed the port. The government agreed to pay."},
		{"U.S. government", "The U.S. government / the government", "The U.S. government closed the port. They sued the government."},
		// near misses
		{"Egyptian government", "", "The Egyptian government minister closed the port. The government agreed to pay."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestTwoPersonsNamedApart holds that "the two men" are the two who alone are named right before, joined or not.
func TestTwoPersonsNamedApart(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Harvik Tolm", "Harvik Tolm / The two men", "Harvik Tolm praised Robert Brandt. The two men worked together."},
		{"Robert Brandt", "Robert Brandt / The two men", "Harvik Tolm praised Robert Brandt. The two men worked together."},
		// near misses
		{"Harvik Tolm", "Harvik Tolm", "Harvik Tolm praised Robert Brandt and James Poe. The two women worked together."},
		{"Harvik Tolm", "Harvik Tolm", "Harvik Tolm praised Robert Brandt, James Poe and Peter Holm. The two men worked together."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestNoPronounMeansAPhotographer holds that the source of a picture is never whom a pronoun refers to.
func TestNoPronounMeansAPhotographer(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Aaron Bern", "Aaron Bern", "Robert Tolm spoke to the council. REUTERS/Aaron Bern\n\nHe left."},
		{"Robert Tolm", "Robert Tolm / He", "Robert Tolm spoke to the council. REUTERS/Aaron Bern\n\nHe left."},
		// near miss
		{"Aaron Bern", "Aaron Bern / He", "The council met. Aaron Bern spoke to Reuters.\n\nHe left."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestCompoundBeforeANoun holds that a compound before a noun does not hide which body it means.
func TestCompoundBeforeANoun(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Senate", "Senate / The Republican-controlled chamber",
			"The Senate met on Tuesday. The Republican-controlled chamber voted no."},
		{"CNN", "CNN / The Atlanta-based network", "CNN sued them. The Atlanta-based network asked for money."},
		{"Google", "Google / The California-based company", "Google paid. The California-based company agreed to more."},
		// near misses
		{"Google", "Google", "Google paid. The California-based union agreed to more."},
		{"CNN", "CNN", "CNN sued them. The Danish network asked for money."},
	} {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}
