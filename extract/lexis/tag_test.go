package lexis

import (
	"strings"
	"testing"
)

// TestTags looks up the wanted words in the order of the text.
func TestTags(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Ukraine proposed to Russia to hold a meeting.", "Ukraine/NNP proposed/VBD Russia/NNP hold/VB"},
		{"Zaporizhzhia offered the envoys a truce.", "Zaporizhzhia/NNP offered/VBD"},
		{"The plan proposed by Norland was rejected.", "proposed/VBN was/VBD rejected/VBN"},
		{"The man accused of the attack denied it.", "accused/VBN denied/VBD"},
		{"It names Ada Lind, an agent suspected of theft.", "suspected/VBN"},
		{"A number of clerks pinned blame on him.", "pinned/VBD blame/NN"},
		{"Ruiz Calls On Acting Tax Commissioner To Resign.", "Calls/VBZ Resign/VB"},
		{"Union Of Miners Rejects Offer Of Three Percent.", "Rejects/VBZ"},
		{"Ada Lind Street Works will end.", "Works/NNP"},
		{"A priest facing charges in Peru fled.", "facing/VBG charges/NNS"},
		{"Firms awaiting permits left.", "awaiting/VBG permits/NNS"},
		{"The new facing brick fell.", "facing/NN"},
		{"Two paintings were lent to a gallery by the museum.", "lent/VBN"},
		{"The mayor has cast aside allegations of fraud.", "cast/VBN aside/RP"},
		{"The minister has so far resisted calls to quit.", "resisted/VBN calls/NNS"},
		{"The mayor has once again urged residents to stay.", "urged/VBN residents/NNS"},
		{"The union has never before accused members of theft.", "accused/VBN members/NNS"},
		{"The town has once again red roofs.", "red/JJ roofs/NNS"},
		{"The general dismissed reports of a coup.", "general/NN dismissed/VBD"},
		{"The general briefed lawmakers.", "general/NN briefed/VBD"},
		{"The chairman attacked poll workers.", "attacked/VBD workers/NNS"},
		{"When the owners of the mill docked union members, they left.", "docked/VBD union/NN"},
		{"The chairman met skilled nurses.", "met/VBD nurses/NNS"},
		{"She saw a gala co-hosted by two banks.", "co-hosted/VBN by/IN"},
		{"The clerk was held by armed men.", "armed/JJ men/NNS"},
		{"Chile has since imposed duties on wine.", "imposed/VBN duties/NNS"},
		{"A home for displaced families was hit by stray dogs.", "displaced/JJ families/NNS"},
		{"Girl hurt as police evict squatters", "police/NN evict/VBP squatters/NNS"},
		{"Kenyans were angered by tax rises announced earlier.", "announced/VBN"},
		{"Officials in Kyiv proposed a deal.", "proposed/VBD"},
		{"Ada Lind, who came first, proposed a vote.", "came/VBD proposed/VBD"},
		{"They proposed talks.", "proposed/VBD"},
		{"He has agreed and was told.", "agreed/VBN told/VBN"},
		{"He told them that the talks failed.", "that/IN talks/NNS failed/VBD"},
		{"“Go,” he said — “no”.", "“/`` ”/'' —/: “/`` ”/''"},
		{"\"Go,\" she said.", "\"/`` \"/''"},
		{"It costs $40bn – about €3 or 5%.", "$/$ 40bn/CD –/: €/$ 3/CD %/NN"},
		{"The workers' pay rose 20-30 percent.", "'/POS 20/CD -/: 30/CD"},
		{"The workers’ pay rose.", "’/POS"},
		{"He's here, and Norland’s army left.", "'s/VBZ ’s/POS"},
		{"Will you come in May or on the third day?", "Will/MD May/NNP third/JJ"},
		{"They want to share the cost.", "share/VB"},
		{"Tech lobbyists offered a code.", "lobbyists/NNS offered/VBD"},
		{"The mayor has said so.", "has/VBZ said/VBN"},
		{"Thousands of people can not go.", "Thousands/NNS can/MD not/RB go/VB"},
		{"Norland and Sudria plan to swap all prisoners.", "plan/VBP swap/VB"},
		{"Norland will study the text, the foreign ministry reports.", "reports/VBZ"},
		{"The Harbour Post reports that the talks failed.", "reports/VBZ that/IN"},
		{"The trade union demands a vote.", "demands/VBZ"},
		{"He read the peace plan to the press.", "plan/NN"},
		{"The peace plan to end the war failed.", "plan/NN"},
		{"The port is safe, some argue.", "argue/VBP"},
		{"Norland considers Sudland a friend.", "considers/VBZ"},
		{"He met the envoy after the ministry reports.", "reports/NNS"},
		{"“Wait,” WHO chief Ada Lind said, who came late.", "WHO/NNP who/WP"},
		{"The envoy met Zorvath in Quell.", "Zorvath/NNP Quell/NNP"},
		{"Norland urges Sudria to wait", "urges/VBZ Sudria/NNP"},
		{"Renters at flooded Tulsa complex demand refunds", "demand/VBP refunds/NNS"},
		{"The head of the agency quit on Monday.", "quit/VBD"},
		{"The premier spoke by telephone with Ruiz.", "spoke/VBD"},
		{"The wheel lost a spoke.", "spoke/NN"},
		{"The mayor offered the city's tram drivers a rise.", "drivers/NNS"},
		{"The plan for the tram offers a way out.", "offers/VBZ"},
		{"The party insists on a vote.", "insists/VBZ"},
		{"The union that the mayor praised rejected the offer.", "praised/VBD rejected/VBD"},
		{"The bank, which the state owns, rejected it.", "owns/VBZ rejected/VBD"},
		{"A man who police said attacked a guard fled.", "police/NNS said/VBD attacked/VBD"},
		{"He read the claim that the court dropped charges.", "dropped/VBD"},
		{"The bridge that was destroyed reopened.", "destroyed/VBN"},
		{"He was convicted of theft and jailed.", "convicted/VBN jailed/VBN"},
		{"The clerk was tried, fined 300 euros and later expelled.", "tried/VBN fined/VBN expelled/VBN"},
		{"The editor was summoned on Monday and detained for a day.", "summoned/VBN detained/VBN"},
		{"The clerk was stopped by guards and killed two of them.", "stopped/VBN killed/VBD"},
		{"The guards stopped and arrested two men.", "stopped/VBD arrested/VBD"},
		{"Victims of Tulsa fire back bill", "back/VBP bill/NN"},
		{"Idaho town outlaws short-term rentals", "outlaws/VBZ short-term/JJ"},
		{"Troopers nab suspected thieves after chase", "nab/VBP suspected/JJ"},
		{"Talks with Norland over trade demand", "trade/NN demand/NN"},
		{"Norland Adopts New Rule", "Adopts/VBZ New/NNP"},
		{"City council rebukes mayor over rent", "rebukes/VBZ"},
		{"Cantons offer fuel rebate as prices climb", "offer/VBP"},
		{"We have both asked for the keys.", "both/RB asked/VBN"},
		{"They were both at the gate.", "both/DT"},
		{"The Sable Front let at least nine sailors go.", "let/VBD"},
		{"Norland meets envoy", "meets/VBZ envoy/NN"},
		{"Rebels attack village", "attack/VBP village/NN"},
		{"Norland condemns minister", "condemns/VBZ"},
		{"Oil workers strike deal with ministry", "strike/VBP deal/NN"},
		{"Norland calls for vote", "calls/VBZ"},
		{"Norland bank calls are costly, envoy says", "calls/NNS"},
		{"Norland urges and pleas fall on deaf ears.", "urges/NNS"},
		{"The mayor accused her of theft, and her aide left.", "her/PRP her/PRP$"},
		{"Her brother called her office.", "her/PRP$ office/NN"},
		{"Roe's said lenders would wait.", "said/VBD"},
		{"The port was shut, but the mayor disagreed.", "disagreed/VBD"},
		{"The clerk saw the watershed.", "watershed/NN"},
		{"Asked whether the wall would hold, engineer Ada Lind replied.", "engineer/NN"},
		{"They would hold it, call Ada and leave.", "call/VB"},
		{"They point to evidence they say shows that the mayor knew it.", "shows/VBZ"},
		{"A series its makers say airs real fears.", "airs/VBZ"},
		{"Officials say prices that farmers pay will rise.", "prices/NNS"},
		{"Roe shot back.", "shot/VBD"},
		{"Another Republican declared: “We must.”", "declared/VBD"},
		{"A Democratic-controlled house voted.", "controlled/JJ"},
		{"Added Ada Lind of the charges: “We are late.”", "Added/VBD"},
		{"The bank's head, Ada Lind, openly praised the clerks.", "praised/VBD"},
		{"The man suspected of stealing a bus was held.", "suspected/VBN was/VBD"},
		{"The levy that the senate approved in May was void.", "approved/VBD was/VBD"},
		{"The mayor canceled regular public tours of the fort.", "tours/NNS"},
		{"He has a bias and a plan.", "bias/NN"},
		{"The envoys met in Lima.", "envoys/NNS met/VBD"},
		{"A guard was shot twice.", "shot/VBN"},
		{"The judge told the firm to hand over the files.", "hand/VB"},
		{"Voters back the plan.", "back/VBP"},
		{"They gave the money back the next day.", "back/RB"},
		{"The panel subpoenaed two clerks.", "subpoenaed/VBD"},
		{"Police fired tear gas.", "tear/NN"},
		{"Police protests over pay cuts", "protests/NNS"},
	}
	for _, test := range tests {
		doc := annotated(t, test.text)
		i := 0
		for _, pair := range strings.Fields(test.want) {
			word, tag, _ := strings.Cut(pair, "/")
			for i < len(doc.Tokens) && doc.Tokens[i].Text != word {
				i++
			}
			if i == len(doc.Tokens) {
				t.Fatalf("%s: no token %q", test.text, word)
			}
			if doc.Tokens[i].Tag != tag {
				t.Errorf("%s: %s is %s, want %s", test.text, word, doc.Tokens[i].Tag, tag)
			}
			i++
		}
	}
}
