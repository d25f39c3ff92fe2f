package entity_test

import "testing"

// TestShortFormInBrackets holds that a short form in brackets shows where the name of a body begins, whatever joins its words.
func TestShortFormInBrackets(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Harbors, Ferries and Bridges Canada", "Harbors, Ferries and Bridges Canada / HFBC / HFBC / it",
			"Harbors, Ferries and Bridges Canada (HFBC) sold a boat. HFBC said it was old."},
		{"Nordic Revenue Service", "Nordic Revenue Service / Nrs / Nrs / it", "The Nordic Revenue Service (Nrs) sold a boat. Nrs said it was old."},
		{"Fishing Network of Oslo and Bergen", "Fishing Network of Oslo and Bergen / FNOB",
			"The Fishing Network of Oslo and Bergen (FNOB) sold a boat."},
		{"Boats and Nets Norway", "BNN / Boats and Nets Norway / BNN", "BNN fell. Boats and Nets Norway (BNN) sold a boat."},
		{"Center for the Study of Cold Seas", "Center for the Study of Cold Seas / CSCS / CSCS / it",
			"The Center for the Study of Cold Seas (CSCS) sold a boat. CSCS said it was old."},
		// near misses
		{"Boats and Nets Norway", "", "Boats and Nets Norway (XYZ) sold a boat."},
		{"Fishing, Nets and Boats Plan", "", "They read the Fishing, Nets and Boats Plan (FNBP)."},
	})
}

// TestBodyOfPlace holds that the name of a body takes the place that it is of, and is met again without it.
func TestBodyOfPlace(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Truth and Repair Commission of Canada", "Truth and Repair Commission of Canada / Truth and Repair Commission",
			"The Truth and Repair Commission of Canada met. The Truth and Repair Commission left."},
		{"Harbor Bank of Norway", "Harbor Bank of Norway", "The Harbor Bank of Norway fell."},
		{"Film and Sound Archive of Peru", "Film and Sound Archive of Peru", "The Film and Sound Archive of Peru closed."},
		{"Harbor Commission of Norway", "Harbor Commission of Norway / Harbor Commission", "The Harbor Commission of Norway met. Then the Harbor Commission left."},
		{"Fishing Federation of Chile", "Fishing Federation of Chile", "The Fishing Federation of Chile met."},
		// near misses
		{"Norway", "Norway", "The Harbor Commission left the coast of Norway."},
		{"Norway", "Norway", "Torvikon of Norway met."},
	})
}

// TestFirmOfPerson holds that a firm with the surname of a person is not that person.
func TestFirmOfPerson(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Lund Marine", "Lund Marine / Lund Marine", "Erik Lund left. Lund Marine sold a boat. Lund Marine rose."},
		{"Brandt Freight", "Brandt Freight / Brandt Freight", "Lena Brandt left. Brandt Freight sold a boat. Brandt Freight said so."},
		{"Holm Dairy", "Holm Dairy / Holm Dairy / it", "Peter Holm left. Holm Dairy sold a boat. Holm Dairy said it was old."},
		{"Poe Timber", "Poe Timber / Poe Timber / it", "Ann Poe left. Poe Timber sold a boat. Poe Timber said it was old."},
		{"World Food Programme", "World Food Programme / WFP / WFP", "The World Food Programme (WFP) left. Then the WFP agreed."},
		// near misses
		{"Lund Marine", "Lund Marine / Marine / he", "Erik Holm left. Lund Marine sold a boat. Marine said he was old."},
		{"Erik Lund", "Erik Lund / Lund", "Erik Lund left. Lund sold a boat."},
	})
}
