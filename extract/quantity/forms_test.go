package quantity_test

import (
	"strings"
	"testing"

	"dateline/extract"
)

// forms are classes of ways to write amounts, with near misses of each.
var forms = []struct {
	class string
	cases [][2]string
}{
	{"scale words are glued to digits", [][2]string{
		{"It cost £4million.", "money 4000000 iso4217:GBP"},
		{"It lent €2.5billion.", "money 2500000000 iso4217:EUR"},
		{"It has 3million users.", "count 3000000 user"},
		{"It made a $7-billion loan.", "money 7000000000 iso4217:USD"},
		{"It has 12thousand users.", "count 12000 user"},
		{"It raised $3.5mm.", "money 3500000 iso4217:USD"},
		{"It raised GBP 9mm.", "money 9000000 iso4217:GBP"},
		{"The bolt is 9mm long.", "measure 9 ucum:mm"},
		{"It is a million-dollar home.", "money 1000000 iso4217:USD"},
		{"It made a 40 million-mile trip.", "measure 40000000 ucum:[mi_i]"},
	}},
	{"powers and fractions", [][2]string{
		{"It weighs 5.9×10^24 kg.", "measure 5900000000000000000000000 ucum:kg"},
		{"It weighs 5.9 × 10²⁴ kg.", "measure 5900000000000000000000000 ucum:kg"},
		{"It has 1.2e6 atoms.", "count 1200000 atom"},
		{"It has 2^10 rooms.", "count 1024 room"},
		{"It takes 2⁄3 cup.", "measure 0.666666666666667 ucum:[cup_us]"},
		{"It is 2-3/4 inches wide.", "measure 2.75 ucum:[in_i]"},
		{"It is one and three-quarters miles long.", "measure 1.75 ucum:[mi_i]"},
		{"It is two and one-half miles long.", "measure 2.5 ucum:[mi_i]"},
		{"They baked a half-million rolls.", "count 500000 roll"},
		{"It is a half-mile long.", "measure 0.5 ucum:[mi_i]"},
		{"Her half-brother left.", ""},
		{"They won the quarter-final.", ""},
	}},
	{"money", [][2]string{
		{"It posted a loss of -£3.2m.", "money -3200000 iso4217:GBP"},
		{"The sum was minus €5 million.", "money -5000000 iso4217:EUR"},
		{"It costs $3-$4.", "money 3..4 iso4217:USD between"},
		{"It cost $NZ40.", "money 40 iso4217:NZD"},
		{"It cost $A2.5 million.", "money 2500000 iso4217:AUD"},
		{"A $2 million fine was set.", "money 2000000 iso4217:USD"},
		{"They met at COP30.", ""},
		{"They met at COP 28.", ""},
		{"It cost COP50,000.", "money 50000 iso4217:COP"},
		{"It costs S/45.", "money 45 iso4217:PEN"},
		{"They owe Tk 30 lakh.", "money 3000000 iso4217:BDT"},
	}},
	{"rates", [][2]string{
		{"It pays $3 a share.", "money 3 iso4217:USD/{share}"},
		{"It costs €90 a night.", "money 90 iso4217:EUR/{night}"},
		{"It costs £4 per passenger.", "money 4 iso4217:GBP/{passenger}"},
		{"It costs £7 each visit.", "money 7 iso4217:GBP/{visit}"},
		{"He gets £900-a-week.", "money 900 iso4217:GBP/wk"},
		{"It pumps 2 million litres of oil an hour.", "measure 2000000 ucum:L/h"},
		{"It burns 4 litres per 100 km.", "measure 4 ucum:L/100.km"},
		{"It has 12 nurses per 10,000 people.", "measure 12 ucum:{nurse}/10000.{people}"},
		{"She scored 12 goals a season.", "measure 12 ucum:{goal}/{season}"},
		{"Silver hit $30 an ounce.", "money 30 iso4217:USD/[oz_tr]"},
		{"Saffron hit $30 an ounce.", "money 30 iso4217:USD/[oz_av]"},
		{"It paid $3 a year ago.", "money 3 iso4217:USD"},
	}},
	{"what is no quantity", [][2]string{
		{"Doors open at 8pm.", ""},
		{"It runs from 7am to 6.45pm.", ""},
		{"The lease ends in 2127.", ""},
		{"It was built between A.D. 300 and 410.", ""},
		{"Its 2019 sales were poor.", ""},
		{"They met on March 3 and 4.", ""},
		{"The Second Amendment was read.", ""},
		{"He joined Local 32 of the union.", ""},
		{"The No 12 seed lost.", ""},
		{"It sells the 14 Pro.", ""},
		{"The maker showed its MX.3 and MX.4 vans.", ""},
		{"He scores late in every match.", ""},
		{"Their chances are 50-50.", ""},
		{"It lies at 12° 30' N.", ""},
		{"They met two days ago.", ""},
	}},
	{"near misses of what is no quantity", [][2]string{
		{"It sold 2,019 cars.", "count 2019 car"},
		{"Scores of guests left.", "count 40..100 guest about"},
		{"It took two days.", "measure 2 ucum:d"},
		{"It gained 8pp.", "percent 8 ucum:{pp}"},
		{"Its 12 pro players left.", "count 12 pro player"},
	}},
	{"bounds", [][2]string{
		{"Not even 30 guests came.", "count 30 guest less-than"},
		{"It may not exceed 40 tonnes.", "measure 40 ucum:t at-most"},
		{"It sells sub-4 micron filters.", "measure 4 ucum:um less-than"},
		{"Over-70s go free.", "age 70 ucum:a{age} more-than"},
		{"Forty-odd guests came.", "count 40 guest about"},
		{"It went up to 40 tonnes.", "measure 40 ucum:t"},
	}},
	{"shares, heat and what is counted", [][2]string{
		{"Three-quarters of voters agree.", "fraction 0.75 voter"},
		{"A fifth of shops shut.", "fraction 0.2 shop"},
		{"The temperature rose to 30 degrees.", "measure 30 ucum:Cel"},
		{"The arm turns 30 degrees.", "measure 30 ucum:deg"},
		{"It bought six Type 26 frigates.", "count 6 type 26 frigate"},
		{"Turnout was 51 and 56 percent.", "percent 51 ucum:%; percent 56 ucum:%"},
		{"It is 3 by 4 metres.", "measure 3 ucum:m; measure 4 ucum:m"},
		{"She is in her 40s.", "age 40..49 ucum:a{age} between"},
		{"The median age is 44.", "measure 44 ucum:a"},
	}},
}

func TestForms(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		t.Run(f.class, func(t *testing.T) {
			for _, c := range f.cases {
				doc, err := x.Analyze(t.Context(), c[0], nil)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for i := range doc.Quantities {
					if doc.Quantities[i].Kind != "ordinal" {
						got = append(got, describe(&doc.Quantities[i]))
					}
				}
				if g := strings.Join(got, "; "); g != c[1] {
					t.Errorf("%s: got %q, want %q", c[0], g, c[1])
				}
			}
		})
	}
}
