package quantity_test

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestAboutIsTied has quantities that a preposition, an apposition or the verb ties to a phrase, and those that nothing does: what
// people do with them is not said of people.
func TestAboutIsTied(t *testing.T) {
	for _, c := range []struct{ text, quantity, about string }{
		{"Tariffs were put on $325 billion worth of goods.", "$325 billion", "goods"},
		{"Dana Brook signed up in 15 minutes.", "15 minutes", ""},
		{"Dana Brook waited for 15 minutes.", "15 minutes", "Dana Brook"},
		{"The strike lasted three weeks.", "three weeks", "strike"},
		{"Peru put sanctions on banks, closed two embassies and left.", "two embassies", "Peru"},
		{"Half stayed at home, and 71 percent said they would.", "71 percent", ""},
		{"The office estimated last year that 40 million adults in Peru had colds.", "40 million adults", ""},
		{"The group got enough signatures to challenge three laws.", "three laws", "group"},
		{"The car lets drivers use 640 hp.", "640 hp", "drivers"},
		{"The bank expects growth of 1% this year and 1.2% next year.", "1.2%", "growth"},
		{"Shoppers spent $2 billion online and $3 billion in shops.", "$2 billion", "Shoppers"},
		{"Unemployment rate: 5%", "5%", "Unemployment rate"},
		{"Photos: 8 key players in the case", "8 key players", ""},
		{"Miners gained, with Acme up 4% to $84.", "$84", "Acme"},
		{"Brook Steel, down 2%, was the weakest.", "2%", "Brook Steel"},
		{"Prince Leo, the heir to the throne, 71, has a cold.", "71", "Leo"},
		{"Anna Berg, a nurse from Kor, 34, won the prize.", "34", "Anna Berg"},
		{"The mayor of Kor, 52, resigned.", "52", "mayor"},
		{"He gets the most for a family of three -- $526 a month.", "three", "family"},
	} {
		doc := quantitiesOf(t, c.text, document.Meta{})
		q := quantityIn(doc, c.quantity)
		if q == nil {
			t.Errorf("%s: %q is not found", c.text, c.quantity)
			continue
		}
		about := ""
		if q.About != nil {
			about = doc.Words(*q.About)
		}
		if about != c.about {
			t.Errorf("%s\n%s is about %q, want %q", c.text, c.quantity, about, c.about)
		}
	}
}

// TestWordsBesideMoneyAreCounts has small numbers in letters beside amounts of money, whose unit they do not share.
func TestWordsBesideMoneyAreCounts(t *testing.T) {
	for _, c := range []struct{ text, quantity, kind string }{
		{"Families get $1,200 for each child, up to a maximum of three.", "up to a maximum of three", "count"},
		{"He gets the most for a family of three -- $526 a month.", "three", "count"},
		{"It cost eight or $9.", "eight", "money"},
	} {
		q := quantityIn(quantitiesOf(t, c.text, document.Meta{}), c.quantity)
		if q == nil || q.Kind != c.kind {
			t.Errorf("%s: %q is %v, want a %s", c.text, c.quantity, q, c.kind)
		}
	}
}

// quantityIn is the quantity of those words, or nil.
func quantityIn(doc *document.Document, words string) *document.Quantity {
	for i := range doc.Quantities {
		if q := &doc.Quantities[i]; doc.Words(q.Range) == words {
			return q
		}
	}
	return nil
}

// TestListsWithoutCommasAreNoTopic: phrases of news have up to ten words, and runs of numbers and names are taken for one phrase.
func TestListsWithoutCommasAreNoTopic(t *testing.T) {
	for _, unit := range []string{"$5 ", "5 km ", "40% ", "Anna 5% ", "5% price ", "old $5 price "} {
		doc := quantitiesOf(t, "It sold "+strings.Repeat(unit, 300)+"last year.", document.Meta{})
		for i := range doc.Quantities {
			if about := doc.Quantities[i].About; about != nil && about.Len() > 24 {
				t.Errorf("%s: %s is about %d words", unit, doc.Words(doc.Quantities[i].Range), about.Len())
				break
			}
		}
	}
	const long = "The $5 very large and long planned national coastal public road repair fund began."
	if q := quantityIn(quantitiesOf(t, long, document.Meta{}), "$5"); q == nil || q.About == nil {
		t.Errorf("%s: $5 is about nothing", long)
	}
}
