package extract

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// The whole phrase of a recipient is its name, whatever preposition is in it, and the theme has none of its words.
func TestRecipientsWithPhrases(t *testing.T) {
	checkRows(t, map[string]string{
		"The council charged some of the workers with fraud.":                      "charge: some of the workers: fraud",
		"The council sued a group of 20 senators over the losses.":                 "sue: group of 20 senators: the losses",
		"The council indicted the head of a small union of dockers on two counts.": "charge: head of a small union of dockers: two counts",
		"The council accused the head of a union of dockers in Norway of fraud.":   "accuse: head of a union of dockers in Norway: fraud",
		"The council accused each of the parties of fraud.":                        "accuse: each of the parties: fraud",
		"The council accused the leaders of Chad and Niger of fraud.":              "accuse: leaders of Chad, leaders of Niger: fraud",
		"The council warned most of the states of a strike.":                       "warn: most of the states: a strike",
		"The council blamed a spokeswoman for the ministry for the losses.":        "accuse: spokeswoman for the ministry: the losses",
		"The council criticized some of the workers on Monday.":                    "condemn: some of the workers: ",
		"The council accused the bank of the theft of 20 cars.":                    "accuse: bank: the theft of 20 cars",
		"The council accused the bank of fraud.":                                   "accuse: bank: fraud",
		"The council criticized the country's top court.":                          "condemn: country's top court: ",
		"The union accused members of a club of fraud and of theft.":               "accuse: members of a club: fraud and of theft",
		"Hundreds of Muslims were killed in May.":                                  "kill: Hundreds of Muslims: ",
		"Two men were charged with plotting to rob the head of a bank.":            "charge: Two men: plotting to rob the head of a bank",
	})
}

// Of the parties that a theme names, the one whose thing it is, or whom it is against, is the recipient: no place of an event, and
// whoever is only named farther on.
func TestRecipientsInThemes(t *testing.T) {
	checkRows(t, map[string]string{
		"The mayor condemned the Russian strikes.":                                  "condemn: Russia: the Russian strikes",
		"The lawyers dropped the suit against Ana Ruiz.":                            "withdraw: Ana Ruiz: the suit",
		"The ministry seized the phones of Ana Ruiz.":                               "seize: Ana Ruiz: the phones of Ana Ruiz",
		"Norway threatened to sue Chad over the dam.":                               "threaten: Chad: to sue Chad over the dam",
		"The mayor endorsed holding a concert for the choir in Denmark.":            "back: : holding a concert for the choir in Denmark",
		"Hundreds of dockers gathered to protest the trip of Ana Ruiz to the port.": "protest: : the trip of Ana Ruiz to the port",
	})
}

// Examples of the subject of a passive verb may come at the end of its clause; those of another noun are none of it.
func TestRecipientsWithLateExamples(t *testing.T) {
	checkRows(t, map[string]string{
		"Four Danes were killed in the attack, including Jon Lind.":                 "kill: Four Danes, Jon Lind: ",
		"Four Danes were arrested on Monday, including Jon Lind and Ana Ruiz.":      "arrest: Four Danes, Jon Lind, Ana Ruiz: ",
		"The clerk was arrested on Monday, including Jon Lind.":                     "arrest: clerk: ",
		"Four Danes were arrested over fees for ships, including a fee on ferries.": "arrest: Four Danes: fees for ships",
	})
}

// A participle that opens a sentence is done to the subject of the main clause, whatever its act; a relative clause to its antecedent.
func TestRecipientsOfFrontedParticiples(t *testing.T) {
	checkRows(t, map[string]string{
		"Accused by the mayor of fraud, the bank closed.":       "accuse: bank: fraud",
		"Condemned by the mayor, the Danish bank closed.":       "condemn: Danish bank: ",
		"Rejected by the mayor, the plan was forgotten.":        "reject: : the plan",
		"The curfew, which was lifted by the mayor, was harsh.": "lift: : The curfew",
	})
}

// What a noun is about ends before the verb of which the noun is the subject; a clause inside it has its own verb.
func TestThemeOfNounEndsBeforeVerb(t *testing.T) {
	checkRows(t, map[string]string{
		"Protests against the new tax drew thousands of farmers.":      "protest: : the new tax",
		"The lawsuit over the dam was filed in May.":                   "sue: : the dam",
		"The lawsuit over a dam that the firm built was filed in May.": "sue: : a dam that the firm built",
		"The investigation into the fire will take a year.":            "investigate: : the fire",
		"His apology for the delay came late.":                         "apologize: : the delay",
	})
}

// checkRows compares the first act of each text, its recipients and its theme with those wanted, "act: recipients: theme".
func checkRows(t *testing.T, texts map[string]string) {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range texts {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		if got := firstRow(doc); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// firstRow is the first act of a document as "act: recipients: theme".
func firstRow(doc *document.Document) string {
	if len(doc.Events) == 0 {
		return ""
	}
	ev := &doc.Events[0]
	var names []string
	for i := range ev.Recipients {
		names = append(names, ev.Recipients[i].Name)
	}
	theme := ""
	if ev.Theme != nil {
		theme = doc.Words(*ev.Theme)
	}
	return ev.Act + ": " + strings.Join(names, ", ") + ": " + theme
}
