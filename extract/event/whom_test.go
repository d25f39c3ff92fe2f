package event_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestWhom has acts with those to whom they are done, what they are about and how certain they are, for each construction in several
// domains. What is wanted is the beginning of what whom gives.
func TestWhom(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ class, act, text, want string }{
		{"author of what is answered", "reject", "The board turned down a request from the nurses for more time.", "nurses / a request from the nurses for more time"},
		{"author of what is answered", "reject", "The court threw out a case brought by the Fishers' League.", "Fishers' League / a case brought by the Fishers' League"},
		{"author of what is answered", "accept", "The council accepted an offer of land from the bishop.", "/ an offer of land from the bishop"},
		{"author of something else", "reject", "The court rejected an appeal against rulings passed by a tribunal.", "/ an appeal against rulings passed by a tribunal"},
		{"author of what is answered", "back", "Mayors backed the lawsuit by Oslo and Bergen.", "Oslo, Bergen / the lawsuit by Oslo and Bergen"},
		{"author of what is answered", "condemn", "The premier condemned a decision by the league to expel two clubs.", "league / a decision by the league to expel two clubs"},
		{"no author", "reject", "The mayor rejected the idea that taxes would rise.", "/ the idea that taxes would rise"},
		{"object of a rejected deed", "reject", "The league rejected a call to suspend Mali.", "/ a call to suspend Mali"},
		{"who is only in a relative clause", "demand", "Chad demanded the return of nurses who had been taken to Peru.", "/ the return of nurses who had been taken to Peru"},
		{"who is to act", "demand", "Teachers demanded that the government pay them.", "government / the government pay them"},
		{"who is asked about", "investigate", "Auditors are investigating whether the bank hid losses.", "bank / whether the bank hid losses"},
		{"who is asked about", "investigate", "The council is looking into whether the bishop sold the land.", "bishop / whether the bishop sold the land"},
		{"who is said to do wrong", "accuse", "The clerks argued that the firm broke the rules.", "firm / the firm broke the rules"},
		{"clause without that", "deny", "The coach denied he had paid the referee.", "/ he had paid the referee"},
		{"clause of a verb of blame", "condemn", "The agency deplored that children are used as porters.", "/ children are used as porters"},
		{"name for a party", "condemn", "The coach called the referee a liar.", "referee / a liar"},
		{"name for a thing", "condemn", "The senator called the tax a disaster.", "/ the tax"},
		{"sum", "impose", "The regulator fined two banks 20 million dollars.", "two banks / 20 million dollars"},
		{"sum after a passive", "impose", "The driver was convicted and fined 900 euros.", "driver / 900 euros"},
		{"charges", "charge", "The pilot is facing charges of fraud.", "pilot / fraud"},
		{"apposition after a role", "arrest", "The founder of the Green Press, activist Ruth Amadi, was arrested.", "Ruth Amadi /"},
		{"age", "arrest", "A 16-year-old was arrested at the pier.", "16-year-old /"},
		{"time before the addressee", "apologize", "The bank apologized on Friday to families who had lost money.", "families /"},
		{"invaded state", "attack", "Chad's invasion of Niger began on Monday.", "Niger /"},
		{"town of a journey", "suspend", "The prime minister cancelled a trip to Cairo.", "/ a trip"},
		{"list of gerunds", "accuse", "The union accused the port of hiding losses, bribing auditors and lying to its staff.",
			"port / hiding losses, bribing auditors and lying to its staff"},
		{"clause after an addressee", "lift", "Ruiz told reporters that the curfew was lifted.", "/ the curfew"},
		{"list of things", "seize", "Police seized 300 knives, two cars and a boat.", "/ 300 knives, two cars and a boat"},
		{"thing of a party", "boycott", "Four clubs boycotted the union's talks.", "union / the union's talks"},
		{"time in the theme", "ban", "The league banned Ruiz from speaking in May or June.", "Ruiz / speaking in May or June"},
		{"place in the theme", "condemn", "The union blasted the council for letting the roof in Lima fall in.", "council / letting the roof in Lima fall in"},
		{"nobody", "charge", "Police questioned the owner, but no one was charged over the fire.", "/ the fire"},
		{"counted people", "agree", "Chad agreed in May to take in some Malians.", "/ to take in some Malians"},
		{"repayment", "return", "The bishop repaid the nuns for the loan.", "nuns / the loan"},
		{"who acts at a request", "request", "The firm gave up the lease at the request of Peru.", "firm /"},
		{"persuasion", "request", "The club coaxed the coach into staying by offering more.", "coach / staying"},
		{"forces that are moved", "mobilize", "Riot police were deployed on Monday.", "/ past"},
		{"condition after a promise", "refuse", "The pilots will not fly the jets unless the airline pays.", "/ the jets future conditional"},
		{"no condition", "refuse", "The pilots will not fly the jets.", "/ the jets future asserted"},
		{"them, after recipients", "sue", "The bank accused the brokers of fraud and sued them in May.", "brokers /"},
		{"them, after recipients", "promise", "The minister met farmers in Lima and promised them new roads.", "farmers /"},
		{"him, who does not act", "condemn", "Juan Ruiz said he had erred hours after Tom Hale rebuked him.", "Juan Ruiz /"},
		{"name in quotation marks", "sue", "The court sued the charity \"Open Hands League\" on Monday.", "Open Hands League /"},
		{"name of another body", "arrest", "Police arrested the founder of the charity \"Open Hands League\" on Monday.", "founder of the charity /"},
		{"shared complement", "arrest", "Police arrested the owner and the manager of the inn.", "owner of the inn, manager of the inn /"},
		{"refused deed", "refuse", "The mayor will never resign.", "/ resign future asserted"},
		{"object of a ban", "ban", "The council banned bikes on the bridge.", "/ bikes on the bridge"},
		{"infinitive in quotation marks", "request", "The bishop called on his people \"to gather arms, food and water\" on Monday.", "people / to gather arms, food and water"},
		{"reflexive object", "announce", "Ruiz proclaimed himself as king of the island on Monday.", "/ himself as king of the island"},
		{"infinitives joined", "request", "The mayor urged parents to use common sense and have clear rules.", "parents / to use common sense and have clear rules"},
		{"failure", "announce", "The bank failed for a second time to announce its results.", "/ its results"},
		{"reported would", "lift", "Officials said the curfew would be lifted.", "/ the curfew future asserted"},
		{"reported would", "sign", "The mayor indicated he would sign the decree.", "/ the decree future asserted"},
		{"would with a condition", "sign", "The mayor said he would sign the decree if the council paid.", "/ the decree future conditional"},
		{"would without a report", "sign", "The mayor would sign the decree.", "/ the decree future conditional"},
	} {
		if got := whom(t, x, c.act, c.text); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s\n got %s\nwant %s", c.class, c.text, got, c.want)
		}
	}
}

// whom is the first event of an act in a text as "recipients / theme tense modality".
func whom(t *testing.T, x *extract.Extractor, act, text string) string {
	t.Helper()
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.Act != act {
			continue
		}
		var names []string
		for _, r := range ev.Recipients {
			names = append(names, r.Name)
		}
		theme := ""
		if ev.Theme != nil {
			theme = doc.Words(*ev.Theme)
		}
		return strings.TrimSpace(fmt.Sprintf("%s / %s", strings.Join(names, ", "), strings.TrimSpace(fmt.Sprintf("%s %s %s", theme, ev.Status.Tense, ev.Status.Modality))))
	}
	return "no event"
}
