package entity_test

import (
	"testing"

	"dateline/extract/document"
)

// kindOf is the kind of the entity of a name in a text, or "".
func kindOf(t *testing.T, text, name string) document.EntityKind {
	t.Helper()
	doc := read(t, text)
	for i := range doc.Entities {
		if doc.Entities[i].Name == name {
			return doc.Entities[i].Kind
		}
	}
	return ""
}

type kindCase struct {
	name string
	kind document.EntityKind
	text string
}

func checkKinds(t *testing.T, cases []kindCase) {
	t.Helper()
	for _, c := range cases {
		if got := kindOf(t, c.text, c.name); got != c.kind {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.kind)
		}
	}
}

// TestShortFormOfAThing holds that a short form of words for a thing is no body, and one of a title names no one.
func TestShortFormOfAThing(t *testing.T) {
	checkKinds(t, []kindCase{
		{"EBM", document.Other, "An electronic ballot machine (EBM) broke. The EBM was old."},
		{"MTSF", document.Other, "Growth under the medium-term spending framework (MTSF) slowed."},
		{"BSB", document.Other, "They keep black soldier bees (BSB) there. Then BSB honey sold well."},
		{"RWI", document.Other, "They used radio wave identification (RWI) there."},
		{"CHI", "", "The chief harbor inspector (CHI) left. The CHI was late."},
		{"RCO", "", "The regional customs officer (RCO) left. Then the RCO wrote to them."},
		{"NTTs", "", "The NTTs fell by half."},
		{"ACI", "", "Then an ACI met them."},
		// near misses
		{"NHC", document.Organization, "The Nordic harbor commission (NHC) met. The NHC agreed."},
		{"GNU", document.Organization, "A government of national unity (GNU) met. The GNU said no."},
		{"Nordic Boat Federation", document.Organization, "The Nordic Boat Federation (NBF) met. The NBF agreed."},
		{"XYZQ", document.Organization, "The electronic ballot machine (XYZQ) broke. Then the XYZQ agreed."},
	})
}

// TestNamesOfThings holds that events, languages and roles are things, whatever place or body is in their names.
func TestNamesOfThings(t *testing.T) {
	checkKinds(t, []kindCase{
		{"Cannes Film Festival", document.Other, "Then the Cannes Film Festival opened."},
		{"FIFA World Cup", document.Other, "Then the FIFA World Cup began."},
		{"Bergen Book Fair", document.Other, "He read at the Bergen Book Fair again."},
		{"Canada Day", document.Other, "They marked Canada Day again."},
		{"Torvikal", document.Other, "The Torvikal language is dying. Few speak it."},
		{"Silver Nets", document.Other, "He won a role in Silver Nets then."},
		// near misses
		{"Cannes", document.Place, "They met at a festival in Cannes."},
		{"FIFA", document.Organization, "FIFA spoke about the cup."},
		{"Doris Day", document.Person, "They met Doris Day again."},
		{"Jerry Hall", document.Person, "They met Jerry Hall again."},
	})
}

// TestRegionOrFirm holds that a region that has the name of a firm is known by the words beside it.
func TestRegionOrFirm(t *testing.T) {
	checkKinds(t, []kindCase{
		{"Amazon", document.Place, "Fires burn in the Amazon again."},
		{"Amazon", document.Place, "Then Amazon rainforest was lost."},
		{"Amazon", document.Place, "Much of the Brazilian Amazon was lost."},
		// near misses
		{"Amazon", document.Organization, "Workers at Amazon left."},
		{"Amazon", document.Organization, "They watched the Amazon board."},
	})
}

// TestShortFormOfALand holds that the first letters of a land that the article names mean the land.
func TestShortFormOfALand(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Western Australia", "Western Australia / WA", "A man from Western Australia left. Then WA rejoiced."},
		{"Papua New Guinea", "Papua New Guinea / PNG", "They flew to Papua New Guinea. Then PNG agreed."},
		// near misses
		{"Western Australia", "Western Australia", "A man from Western Australia left. Then WB rejoiced."},
	})
}

// TestSurnameFirst holds that the surname of a person whom the article knows begins a name with a given name that no list has.
func TestSurnameFirst(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Torvik Mailun", "Torvik Mailun / Torvik", "Torvik Mailun left the town. Then Mr. Torvik spoke."},
		// near misses
		{"Torvik", "Torvik", "Then Mr. Torvik spoke. The boats of Bergen sank."},
	})
}

// TestGluedLink holds that a name into which a page has put a link ends before it.
func TestGluedLink(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Brandt", "Brandt / Brandt", "President Brandt Lena Marie BrandtNavy left. Then Brandt spoke."},
		{"Lena Brandt", "Lena Brandt / Brandt", "Then Lena Brandt Lena Marie Brandt2025 left. Then Brandt spoke."},
		// near misses
		{"Lena Marie McBrandt", "Lena Marie McBrandt", "President Lena Marie McBrandt left."},
	})
}
