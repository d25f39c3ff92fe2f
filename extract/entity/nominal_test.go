package entity_test

import "testing"

type namedCase struct{ name, want, text string }

func checkMentions(t *testing.T, cases []namedCase) {
	t.Helper()
	for _, c := range cases {
		if all := mentionsByName(t, c.text); all[c.name] != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, all[c.name], c.want)
		}
	}
}

// TestCountryOfTheArticle holds that "the country" is the one that the article is about, unless the text points to another.
func TestCountryOfTheArticle(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Norway", "Norway / Norway / Norway / the country",
			"Norway closed a port. Norway sold a boat. Norway kept a bridge.\n\nThe ice melted.\n\nThe boats left.\n\nThe rain fell.\n\nThen prices rose across the country."},
		{"Norway", "Norway / the nation", "Oslo and Bergen closed. Norwegian boats left. Norway sold a ship. Then rain fell on the nation."},
		{"Maryland", "Maryland / the state", "Farmers in Maryland, however, want the state to pay."},
		{"Peru", "Peru / the country", "Peru closed a port. Boats left the country."},
		{"United States", "the nation", "Ohio and Texas closed ports. Boats left Ohio and Iowa. Then prices rose across the nation."},
		// near misses
		{"Norway", "Norway / Norway", "Norway met Peru. Chad met Togo and Norway. Then prices rose across the country."},
		{"Norway", "Norway", "Norway closed a port. Then the other country closed one."},
		{"Maryland", "Maryland", "Farmers in Maryland and Ohio met. Then the state paid."},
	})
}

// TestNounsForTwo checks that plurals mean those whom the text names together, and no one if several pairs are named.
func TestNounsForTwo(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Lena Brandt", "Lena Brandt / The pair", "Lena Brandt and Peter Holm met in Oslo. The pair agreed on the price."},
		{"Lena Brandt", "Lena Brandt / The two", "Lena Brandt met Peter Holm in Oslo. The two spoke for an hour."},
		{"Lena Brandt", "Lena Brandt / both candidates", "For all that divides Lena Brandt and Peter Holm, both candidates want the bridge."},
		{"Lena Brandt", "Lena Brandt / both of them", "Lena Brandt and Peter Holm left. The club then praised both of them."},
		{"Lena Brandt", "Lena Brandt / the leaders", "After a call between Lena Brandt and Peter Holm the leaders agreed on the price."},
		{"Chad", "Chad / Chad / The two sides",
			"Chad and Niger met in Paris.\n\nThe room was cold.\n\nThe doors were shut.\n\nThe rain fell.\n\nSnow fell.\n\nChad refused the calls.\n\nThe two sides met again in May."},
		// near misses
		{"Chad", "Chad", "Chad and Niger met Togo and Benin.\n\nThe room was cold.\n\nThe rain fell.\n\nSnow fell.\n\nThe wind rose.\n\nThe two sides met again in May."},
		{"Lena Brandt", "Lena Brandt", "Lena Brandt, Peter Holm and Ann Poe met. The pair agreed."},
		{"Lena Brandt", "Lena Brandt", "Lena Brandt and Peter Holm met. Ann Poe met Eli Roe. The leaders of Norway left."},
	})
}

// TestPeopleNamedAgain holds that a noun for people that the text has described means them again, and a noun for a public body no firm.
func TestPeopleNamedAgain(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Oslo police", "Oslo police / The police / They", "Oslo police closed a road. The police sold two boats. They left."},
		{"Norwegian officials", "Norwegian officials / the officials", "Norwegian officials met a nurse. Then the officials left."},
		{"Danish soldiers", "Danish soldiers / These soldiers", "Danish soldiers left. These soldiers sold boats."},
		// near misses
		{"Norwegian officials", "Norwegian officials", "Norwegian officials met a nurse. Then the officials of the port left."},
		{"Norwegian officials", "Norwegian officials", "Norwegian officials met a nurse. Then some officials left."},
		{"Norwegian officials", "Norwegian officials", "Norwegian officials met a nurse. Then the soldiers left."},
		{"WeChat", "WeChat", "WeChat published an article. The court read it. The police closed a road."},
	})
}

// TestSubjectBeforeEarlierOnes holds that a noun means the subject of the same sentence rather than those of earlier ones.
func TestSubjectBeforeEarlierOnes(t *testing.T) {
	checkMentions(t, []namedCase{
		{"CNN", "CNN / the network", "NBC fired a host. NBC sold a boat. CNN had planned to pay, but announced that the network will sell boats."},
		{"NBC", "NBC / NBC", "NBC fired a host. NBC sold a boat. CNN had planned to pay, but announced that the network will sell boats."},
	})
}

// TestTheyForPeople holds that "they" may mean a party or a people that is named by its plural.
func TestTheyForPeople(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Democrats", "Democrats / they", "Democrats said they want the bridge."},
		{"Republicans", "Republicans / their", "Republicans renewed their campaign against the bridge."},
		{"Democrats", "Democrats / They", "Democrats refused. They want the bridge."},
		{"Democrats", "Democrats / They / they", "Democrats refused. They say that they want the bridge."},
		{"Norwegians", "Norwegians / they", "Norwegians said they want the bridge."},
		// near misses
		{"Democrats", "Democrats", "Two Democrats and a nurse met. The boats sank because they were old."},
		{"Democrats", "Democrats", "Democrats would help women who believe they were harmed."},
		{"United Nations", "United Nations", "The United Nations said they want the bridge."},
	})
}

// TestAdministration holds that "the administration" is that of the one head of a state whom the article names.
func TestAdministration(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Brandt administration", "The administration", "President Lena Brandt left on Monday. The administration wants a bridge."},
		{"Holm administration", "The administration", "Gov. Peter Holm resigned. The administration had sold the boats."},
		{"Brandt administration", "the administration", "President Lena Brandt met Gov. Peter Holm. Then the administration sold the boats."},
		{"Brandt administration", "his administration / the administration", "President Peter Brandt praised his administration. Then the administration sold the boats."},
		// near misses
		{"Brandt administration", "", "President Lena Brandt met President Peter Holm. Then the administration sold the boats."},
		{"Brandt administration", "", "Former president Lena Brandt left. Then the administration sold the boats."},
		{"Brandt administration", "", "President Lena Brandt left. Then the port administration sold the boats."},
	})
}

// TestLeaderNamedLater holds that a noun with a country finds the holder of the office in that country, also where the name comes after it.
func TestLeaderNamedLater(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Lena Brandt", "the Danish leader / Lena Brandt", "Peru scorned the Danish leader. Then Prime Minister Lena Brandt of Denmark replied."},
		{"Lena Brandt", "The mayor of Bergen / Lena Brandt", "The mayor of Bergen wants a bridge. Bergen Mayor Lena Brandt said that it was late."},
		{"Lena Brandt", "the Chilean president / Lena Brandt", "Peru scorned the Chilean president. Then President Lena Brandt of Chile replied."},
		// near misses
		{"Lena Brandt", "Lena Brandt", "Peru scorned the Danish leader. Then Prime Minister Lena Brandt of Norway replied."},
		{"Lena Brandt", "Lena Brandt", "Peru scorned the Danish leader. Then the nurse Lena Brandt of Denmark replied."},
		{"Lena Brandt", "Lena Brandt", "The mayor met Torvik Mayor Lena Brandt."},
	})
}

// TestChambers holds that "the House" is a chamber: the one that the text names in full, and never the White House.
func TestChambers(t *testing.T) {
	checkMentions(t, []namedCase{
		{"House", "House / House", "The House passed a bill. Then House lawmakers left."},
		{"House of Commons", "House of Commons / House", "The House of Commons met. Then the House voted."},
		{"Senate", "Senate / Senate", "The Senate of Chile met. Then the Senate voted."},
		{"House", "House", "The White House praised the House for the bill."},
		{"White House", "White House / White House", "The White House praised the House for the bill. The White House waited."},
		// near misses
		{"White House", "White House", "The White House met. The house is safe."},
		{"House", "", "They bought the house. House prices fell."},
	})
}

// TestAge holds that "the 54-year-old" is the person whom the text gives that age.
func TestAge(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Lena Brandt", "Lena Brandt / The 54-year-old", "Lena Brandt, 54, left Oslo. The 54-year-old sold a boat."},
		{"Lena Brandt", "Lena Brandt / the 54-year-old", "Lena Brandt, 54, met Peter Holm, 61. Then the 54-year-old sold a boat."},
		{"Lena Brandt", "Lena Brandt / The 54-year-old banker", "Lena Brandt, 54, met Peter Holm. The 54-year-old banker sold a boat."},
		{"Lena Brandt", "Lena Brandt / The 54-year-old", "54-year-old Lena Brandt left Oslo. The 54-year-old sold a boat."},
		{"Lena Brandt", "Lena Brandt / The 54-year-old", "Lena Brandt left Oslo. The 54-year-old sold a boat."},
		// near misses
		{"Lena Brandt", "Lena Brandt", "Lena Brandt, 61, left Oslo. The 54-year-old sold a boat."},
		{"Lena Brandt", "Lena Brandt", "Lena Brandt met Peter Holm. Then a nurse came. The 54-year-old sold a boat."},
		{"Lena Brandt", "Lena Brandt", "Lena Brandt, 54, left Oslo. The 54-year-old bridge fell."},
	})
}

// TestMovement holds that "the movement" means a body only if its name or the text calls it so.
func TestMovement(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Harbor Movement", "Harbor Movement / the movement", "The Harbor Movement met in Oslo. Then the movement agreed."},
		{"Harbor Front", "Harbor Front / the movement", "The Harbor Front met in Oslo. Then the movement agreed."},
		// near misses
		{"Harbor Foundation", "Harbor Foundation", "The Harbor Foundation met in Oslo. Then the movement agreed."},
		{"Norvik Bank", "Norvik Bank", "Norvik Bank met in Oslo. Then the movement agreed."},
	})
}
