package event_test

import (
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// actorsOf are the actors of the events of a text whose trigger is or ends with a word.
func actorsOf(t *testing.T, x *extract.Extractor, text, trigger string) string {
	t.Helper()
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i := range doc.Events {
		if ev := &doc.Events[i]; strings.HasSuffix(doc.Words(ev.Trigger), trigger) {
			for _, a := range ev.Actors {
				names = append(names, a.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// wantActors checks who does the act of a trigger in each text.
func wantActors(t *testing.T, tests [][3]string) {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		if got := actorsOf(t, x, test[0], test[1]); got != test[2] {
			t.Errorf("%s: actors of %q are %q, want %q", test[0], test[1], got, test[2])
		}
	}
}

// TestActorsOfAdjoinedNouns holds that a noun for an act that a preposition joins to a clause has the actor of that clause.
func TestActorsOfAdjoinedNouns(t *testing.T) {
	wantActors(t, [][3]string{
		{"In a phone call with the premier, the leaders of Chad and Niger condemned the raid.", "call", "leaders of Chad, leaders of Niger"},
		{"The minister in a meeting with union officials rejected the plan.", "meeting", "minister"},
		{"Kari Dahl, on an official visit to Chile, asked lawmakers to help.", "visit", "Kari Dahl"},
		{"The bishop apologized to the victims during a meeting with survivors.", "meeting", "bishop"},
		{"After talks with the unions, the ministry dropped the plan.", "talks", "ministry"},
		{"The charity built the school in partnership with the church.", "partnership", "charity"},
		{"In an appeal to voters, the party promised new schools.", "appeal", "party"},
		{"The city will hand over the land under an agreement with the club.", "agreement", "city"},
		// near misses
		{"Prices rose after a meeting between the ministers.", "meeting", ""},
		{"The senator was injured in a protest against the law.", "protest", ""},
		{"Two men died in a protest against the law.", "protest", ""},
		{"The survey was made in partnership with the Oslo Institute.", "partnership", ""},
		{"The minister resigned after an investigation into his firm.", "investigation", ""},
	})
}

// TestActorsOfJoinedPassives holds that who suffers several acts that share an auxiliary does none of them.
func TestActorsOfJoinedPassives(t *testing.T) {
	wantActors(t, [][3]string{
		{"The mayor was convicted of fraud and fined 3,000 euros.", "fined", ""},
		{"The nurse was robbed, stabbed and killed.", "stabbed", ""},
		{"He was sentenced to death, fined 300 euros and expelled.", "expelled", ""},
		{"The plan was opposed by miners, backed by bankers and dropped.", "backed", "bankers"},
		// near misses
		{"The clerk was stopped by guards and killed two of them.", "killed", "clerk"},
		{"Lena Brandt was elected in May and arrested her rivals.", "arrested", "Lena Brandt"},
	})
}

// TestActorsBesideTitles holds that a name that belongs to a title after a preposition is no subject.
func TestActorsBesideTitles(t *testing.T) {
	wantActors(t, [][3]string{
		{"The minister in a meeting with union leader Kari Dahl rejected the plan.", "rejected", "minister"},
		{"A lawyer for union leader Kari Dahl rejected the plan.", "rejected", "lawyer for union leader Kari Dahl"},
		{"The secretary of state Kari Dahl rejected the plan.", "rejected", "Kari Dahl"},
		{"The rally led to a protest by nearly 300 nurses.", "protest", "300 nurses"},
		{"The plan drew opposition from almost half of the councillors.", "opposition", "half of the councillors"},
	})
}

// TestActorsInApposition holds that a role, a description or a kind of body means whoever is named beside it.
func TestActorsInApposition(t *testing.T) {
	wantActors(t, [][3]string{
		{"The envoy for human rights, Ana Berg, demanded a vote.", "demanded", "Ana Berg"},
		{"The chief negotiator for the rebels in the south, Ana Berg, demanded a vote.", "demanded", "Ana Berg"},
		{"The banker who had brokered the deal, Ole Moe, demanded a vote.", "demanded", "Ole Moe"},
		{"A candidate for office – Ole Moe – demanded a vote.", "demanded", "Ole Moe"},
		{"The party leader (Ole Moe) demanded a vote.", "demanded", "Ole Moe"},
		{"The activist group “Clean Rivers” demanded a vote.", "demanded", "Clean Rivers"},
		{"The Progress Union (PU) opposition party demanded a vote.", "demanded", "Progress Union"},
		{"Two ministers, Ole Moe and Eli Roe, demanded a vote.", "demanded", "Ole Moe, Eli Roe"},
		{"Two firms – Torvik Bank, Brenn Bank and Oslo Bank – demanded a vote.", "demanded", "Torvik Bank, Brenn Bank, Oslo Bank"},
		{"Prime minister and party leader Ana Berg demanded a vote.", "demanded", "Ana Berg"},
		{"Ole Moe, 44, a farmer and a father of two, from Bergen, demanded a vote.", "demanded", "Ole Moe"},
		{"Ole Moe, a former minister, now a lecturer in Oslo, demanded a vote.", "demanded", "Ole Moe"},
		{"She was elected chair of the union, helped negotiate the contract and left.", "negotiate", "She"},
		// near misses
		{"Ana Berg, the boy's stepmother, a cousin and some friends demanded a vote.", "demanded", "Ana Berg, boy's stepmother, cousin, some friends"},
		{"The leaders of Chad, Niger and Mali, all in Oslo, demanded a vote.", "demanded", "leaders of Chad, leaders of Niger, leaders of Mali"},
		{"A minister demanded a vote, Ana Berg said.", "demanded", "minister"},
		{"When she met Ana Berg, a farmer, the mayor demanded a vote.", "demanded", "mayor"},
		{"Ana Berg left, and a farmer and a father of two, from Bergen, demanded a vote.", "demanded", "farmer, father of two"},
		{"The mayor and party leader Ana Berg demanded a vote.", "demanded", "mayor, Ana Berg"},
	})
}

// TestActorsThatTheyMeans holds that "they" means the people who are the last subject before it.
func TestActorsThatTheyMeans(t *testing.T) {
	wantActors(t, [][3]string{
		{"Villagers in the north lost their land. They accused the chiefs of theft.", "accused", "Villagers"},
		{"The mayor said villagers were angry. He said they had urged the council to act.", "urged", "villagers"},
		{"Hundreds of miners gathered in Oslo. They demanded higher wages.", "demanded", "Hundreds of miners"},
		{"Police arrested two men on Monday. They seized the drugs.", "seized", "Police"},
		{"Editors praised the guards, and the nurses said that they rejected the offer.", "rejected", "nurses"},
		{"Two brothers were stopped at the border. They had attacked a clerk.", "attacked", "Two brothers"},
		// near misses
		{"Prices fell for farmers. They rejected the offer.", "rejected", "They"},
		{"Apples were sold out. They rejected the offer.", "rejected", "They"},
		{"The clerks slept. \"They rejected the offer,\" the mayor said.", "rejected", "They"},
		{"Guards stopped two men at the gate. They attacked the guards.", "attacked", "They"},
	})
}

// TestActorsTogether holds that whoever is joined in an act does it, too.
func TestActorsTogether(t *testing.T) {
	wantActors(t, [][3]string{
		{"The mayor joined the governor and two bishops in condemning the raid.", "condemning", "mayor, governor, two bishops"},
		{"Chad joined Niger in rejecting the plan.", "rejecting", "Chad, Niger"},
		{"Some firms, including Brenn Steel Inc (BRN.N) and Oslo Bank (OBA.O), demanded a vote.", "demanded", "Some firms, Brenn Steel Inc, Oslo Bank"},
		// near misses
		{"The mayor joined the party in rejecting the plan.", "joined", ""},
		{"The mayor succeeded in rejecting the plan.", "rejecting", "mayor"},
		{"The mayor met the governor, condemning the raid.", "condemning", "mayor"},
	})
}

// TestActorsOfWiderDeeds holds that who does what an act is part of, or claims it, does the act.
func TestActorsOfWiderDeeds(t *testing.T) {
	wantActors(t, [][3]string{
		{"The minister's handling of an investigation into the bank drew anger.", "investigation", "minister"},
		{"Norway's launch of an inquiry into the bank surprised many.", "inquiry", "Norway"},
		{"The group claimed responsibility for an attack on the bridge.", "attack", "group"},
		{"The militia was behind an attack on the bridge.", "attack", "militia"},
		{"The senator said the system should end, suggesting that land be sold.", "suggesting", "senator"},
		// near misses
		{"The minister's view of an investigation into the bank drew anger.", "investigation", ""},
		{"The group left after an attack on the bridge.", "attack", ""},
		{"The guard was killed behind the gate in an attack on the bridge.", "attack", ""},
	})
}

// TestActorsAroundRelatives holds that the subject of a verb is found across a relative clause, and in one that another party says.
func TestActorsAroundRelatives(t *testing.T) {
	wantActors(t, [][3]string{
		{"The union that the mayor praised on Monday rejected the offer.", "rejected", "union"},
		{"The nurses whom the ministry dismissed sued the hospital.", "sued", "nurses"},
		{"The firm that the U.S. says has aided rebels left.", "aided", "firm"},
		{"The rebels, who the army says killed two nurses, left.", "killed", "rebels"},
		{"A man who police said attacked a guard fled.", "attacked", "man"},
		{"The man who officials say has bribed the minister denied the claim.", "denied", "man"},
		// near misses
		{"He said that the army destroyed the port.", "destroyed", "army"},
		{"Officials say the firm has aided rebels.", "aided", "firm"},
	})
}

// TestActorsOfCompounds holds that both names of a compound act, and those whom examples or brackets of dashes add to a subject.
func TestActorsOfCompounds(t *testing.T) {
	wantActors(t, [][3]string{
		{"Russia-Ukraine talks began in Oslo.", "talks", "Russia, Ukraine"},
		{"The U.S.-Mexican talks began in Oslo.", "talks", "U.S., Mexico"},
		{"Several banks, such as Torvik Bank and Oslo Bank, sued the state.", "sued", "Several banks, Torvik Bank, Oslo Bank"},
		{"Leaders of Chad - Africa's poorest state - have rejected the plan.", "rejected", "Leaders of Chad"},
		{"Journalists from 'Oslo Press' met the miners.", "met", "Journalists"},
		// near misses
		{"The Oslo-based bank held talks with Chad.", "talks", "Oslo-based bank"},
		{"Ana Berg, like Ole Moe, rejected the plan.", "rejected", "Ana Berg"},
		{"The Daily Post in a call with nurses praised shows made by the union.", "call", "Daily Post"},
	})
}

// TestActorsInOpenings holds that a participle with a preposition before a clause has the subject of that clause, wherever it opens.
func TestActorsInOpenings(t *testing.T) {
	wantActors(t, [][3]string{
		{"OSLO, 3 May - After banning the rallies, the government sent police.", "banning", "government"},
		{"The mayor said that after rejecting the offer, the union left.", "rejecting", "union"},
		{"The governor, Ana Berg, said it had rejected the offer.", "rejected", "it"},
		// near misses
		{"The mayor left after rejecting the offer.", "rejecting", "mayor"},
		{"The mayor said that the union left after rejecting the offer.", "rejecting", "union"},
	})
}

// TestActorsOfPassives holds that forces that are moved act themselves if the text does not say who moves them, and that an announcement is made by
// the owner of what is announced.
func TestActorsOfPassives(t *testing.T) {
	wantActors(t, [][3]string{
		{"Riot police were deployed outside the court.", "deployed", "Riot police"},
		{"Military units are deployed to guard the bridge.", "deployed", "Military units"},
		{"The army fed soldiers deployed in the valley.", "deployed", "soldiers"},
		{"The bank's merger plan was announced on Monday.", "announced", "bank"},
		{"Norwegian penalties were announced on Monday.", "announced", "Norway"},
		// near misses
		{"Troops were sent to Chad by France.", "sent", "France"},
		{"Missiles were deployed near the border.", "deployed", ""},
		{"The results were announced on Monday.", "announced", ""},
		{"The bank's merger plan was announced by the mayor.", "announced", "mayor"},
	})
}

// TestActorsOfSecondVerbs holds that a verb in another tense than reported words has the subject of the verb of saying.
func TestActorsOfSecondVerbs(t *testing.T) {
	wantActors(t, [][3]string{
		{"The mayor wrote that the ferry would cost more and urged the state to cancel it.", "urged", "mayor"},
		{"The bishop insisted that the fever will not stop her and vowed to hold mass.", "vowed", "bishop"},
		{"The coach told the board that prices rose and recommended a loan.", "recommended", "coach"},
		{"The premier issued a directive banning the troops.", "banning", "premier"},
		{"He worried about Chad, which had rejected the offer.", "rejected", "Chad"},
		{"In Oslo, a group of miners, led by Ole Moe, a clerk from Bergen, rejected the offer.", "rejected", "group of miners"},
		// near misses
		{"The mayor said the union rejected the plan and demanded a vote.", "demanded", "union"},
		{"The paper reported that Ole Moe had met the board, and had rejected the offer.", "rejected", "Ole Moe"},
		{"The banker was cleared in the investigation of the bank.", "investigation", ""},
	})
}

// TestActorsDescribed holds that who is said to be one of those who do something does it.
func TestActorsDescribed(t *testing.T) {
	wantActors(t, [][3]string{
		{"Ana Berg was the only senator who voted against the bill.", "voted", "Ana Berg"},
		{"Norway is one of the countries committed to the pact.", "committed", "Norway"},
		{"Oslo Bank is one of several banks that sued the state.", "sued", "Oslo Bank"},
		{"Ana Berg was among the lawmakers who condemned the raid.", "condemned", "Ana Berg"},
		// near misses
		{"It was the army that attacked the port.", "attacked", "army"},
		{"There are guards who attacked the mayor.", "attacked", "guards"},
		{"Ana Berg is not the lawyer who sued the bank.", "sued", "lawyer"},
		{"The mayor met the lawyer who sued the bank.", "sued", "lawyer"},
	})
}

// TestActorsOfPairs has "the two" and the like after an act of two parties, and after acts of one or three.
func TestActorsOfPairs(t *testing.T) {
	wantActors(t, [][3]string{
		{"Peru and Chile signed a pact on Monday. Both ratified the text in Lima.", "ratified", "Peru, Chile"},
		{"Ana Ruiz and Jon Lind sued the city. The pair demanded an apology.", "demanded", "Ana Ruiz, Jon Lind"},
		{"Kenya and Chad met in Oslo on Monday, and the two agreed on a truce.", "agreed", "Kenya, Chad"},
		{"The mayor met the bishop on Monday. The two agreed to build a school.", "agreed", "mayor, bishop"},
		{"Kenya, Chad and Mali met in Oslo. The two agreed on a truce.", "agreed", "two"},
	})
}
