package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
)

// placed describes the places of a name in a text: country, region and key of each.
func placed(t *testing.T, text, name string) string {
	t.Helper()
	doc := read(t, text)
	var out []string
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Name != name || e.Kind != document.Place {
			continue
		}
		region := "-"
		if e.Location != nil {
			region = e.Location.Region
		}
		out = append(out, fmt.Sprintf("%s %s %s", e.Country, region, strings.TrimPrefix(e.Key, "place/")))
	}
	return strings.Join(out, "; ")
}

// TestPlacesInContext is a matrix of places that share their name with others and of what the text says of them: the words beside a place
// come first, then the land that the article names, then the list. A town of which neither is known has no location.
func TestPlacesInContext(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		// beside: in, comma, of; country, state, short form
		{"Valencia", "ESP Valencia valencia/ESP", "They met in Valencia in Spain on Monday."},
		{"Valencia", "VEN Carabobo valencia/VEN", "They met in Valencia, Venezuela, on Monday."},
		{"Hamilton", "CAN Ontario hamilton/CAN", "They met in Hamilton, Ontario, on Monday."},
		{"Hamilton", "NZL Waikato Region hamilton/NZL", "They met in Hamilton, New Zealand, on Monday."},
		{"Roma", "LSO - roma/LSO", "They flew to Roma in Lesotho."},
		{"Perth", "GBR - perth/GBR", "They met in Perth in Scotland."},
		{"Plymouth", "GBR England plymouth/GBR", "They left Plymouth, England, that day."},
		{"Plymouth", "USA - plymouth-massachusetts/USA", "They left Plymouth, Mass., that day."},
		{"Birmingham", "USA Alabama birmingham/USA", "They live in Birmingham, Ala., now."},
		{"Moscow", "USA - moscow-idaho/USA", "They met in Moscow, Idaho, on Monday."},
		{"Rochester", "USA - rochester-new-york/USA", "They met in Rochester, N.Y., on Monday."},
		{"Rochester", "USA - rochester-new-york/USA", "They met in Rochester, New York, on Monday."},
		{"Vancouver", "USA Washington vancouver/USA", "They met in Vancouver, Washington, on Monday."},
		{"Manchester", "USA New Hampshire manchester/USA", "Manchester, N.H. voted late."},
		// another town of the country than the well-known one
		{"Portland", "USA - portland-maine/USA", "They met in Portland, Maine, and left."},
		{"Portland", "USA Oregon portland/USA", "They met in Portland, Ore., and left."},
		{"Columbus", "USA - columbus-georgia/USA", "They met in Columbus, Ga., on Monday."},
		// two of one name
		{"San Jose", "CRI San José san-jose/CRI; USA California san-jose/USA", "They met in San Jose, Costa Rica, and then in San Jose, Calif., on Monday."},
		// the land that the article names
		{"Odessa", "USA Texas odessa/USA", "A storm hit Texas. In Odessa, roofs flew off."},
		{"Birmingham", "USA Alabama birmingham/USA", "Alabama closed its schools. In Birmingham, roofs flew off."},
		{"Alexandria", "USA Virginia alexandria/USA", "Virginia closed its schools. In Alexandria, roofs flew off."},
		{"Georgia", "USA - georgia/USA", "Voters in Georgia chose a mayor. Atlanta was quiet."},
		{"Georgia", "USA - georgia/USA", "Georgia Gov. Ann Poe spoke."},
		// near misses: nothing points elsewhere, or the country of the list is named
		{"Odessa", "UKR Odesa odesa/UKR", "Ukraine closed its ports. In Odessa, roofs flew off."},
		{"Odessa", "UKR Odesa odesa/UKR", "Texas sent boats to Ukraine. In Odessa, roofs flew off."},
		{"Birmingham", "GBR England birmingham/GBR", "In Birmingham, roofs flew off."},
		{"London", "GBR England london/GBR", "Ontario sent boats to England. In London, roofs flew off."},
		{"Athens", "GRC Attica athens/GRC", "Ohio sent boats to Athens."},
		{"Georgia", "GEO  georgia/GEO", "Georgia and Armenia signed. Tbilisi was pleased."},
		{"Springfield", "USA - springfield/USA", "The trial in Springfield began."},
	} {
		if got := placed(t, c.text, c.name); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}

// TestBodyOfATown holds that a body has the country of the town in its name where the text shows which town it is.
func TestBodyOfATown(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"Odessa Police Department", "USA COP", "A storm hit Texas. In Odessa, the Odessa Police Department closed streets."},
		{"Hamilton Fire Department", "CAN GOV", "They met in Hamilton, Ontario, on Monday. Then the Hamilton Fire Department came."},
		{"Lima Police Department", "PER COP", "Then the Lima Police Department came."},
		{"Georgia Tea Party", "USA PTY", "The Georgia Tea Party met. The U.S. tax agency said no."},
		{"Ecuadorian Embassy", "ECU GOV", "The U.S. waits. America waits. He spoke at the Ecuadorian Embassy in London."},
		{"Conservatives", "GBR PTY", "Britain waits. Conservatives worry about it."},
		// near misses: many towns and parties have the name
		{"Georgia Tea Party", "GEO PTY", "The Georgia Tea Party met. Tbilisi wept. The U.S. tax agency said no."},
		{"Conservatives", " ", "The U.S. waits. America waits. Americans wept. Conservatives worry about it."},
		{"Georgetown Law Journal", " JRN", "He read it in the Georgetown Law Journal."},
		{"Georgetown Law Journal", "GUY JRN", "Guyana has few papers. He read it in the Georgetown Law Journal."},
	} {
		if got := belongings(t, c.text)[c.name]; got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}
