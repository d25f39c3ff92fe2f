package quantity_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// phrases are the forms in which news writes amounts, and how each is read. The forms follow the specifications of
// Recognizers-Text, Duckling and quantulum3; what they have and this table lacks is at its end.
var phrases = []struct{ text, want string }{
	// currencies
	{"$75 million", "money 75000000 iso4217:USD"},
	{"US $3 billion", "money 3000000000 iso4217:USD"},
	{"US$3bn", "money 3000000000 iso4217:USD"},
	{"C$16.4 million", "money 16400000 iso4217:CAD"},
	{"HK$10.05 billion", "money 10050000000 iso4217:HKD"},
	{"A$50", "money 50 iso4217:AUD"},
	{"€5m", "money 5000000 iso4217:EUR"},
	{"£2.7m", "money 2700000 iso4217:GBP"},
	{"₹1 trillion", "money 1000000000000 iso4217:INR"},
	{"EUR 125", "money 125 iso4217:EUR"},
	{"125 EUR", "money 125 iso4217:EUR"},
	{"USD10m", "money 10000000 iso4217:USD"},
	{"RM79", "money 79 iso4217:MYR"},
	{"50 cents", "money 50 iso4217:USD/100"},
	{"470 pence", "money 470 iso4217:GBP/100"},
	{"five million yen", "money 5000000 iso4217:JPY"},
	{"10,000 Swiss francs", "money 10000 iso4217:CHF"},
	{"125 million Australian dollars", "money 125000000 iso4217:AUD"},
	{"1.3 billion shekels", "money 1300000000 iso4217:ILS"},
	{"361 million pounds", "money 361000000 iso4217:GBP"},
	{"323 million euros", "money 323000000 iso4217:EUR"},
	{"528 million French francs", "money 528000000 iso4217:FRF"},
	{"420 million Finnish markka", "money 420000000 iso4217:FIM"},
	{"100 billion yuan", "money 100000000000 iso4217:CNY"},
	{"thirteen dollars and forty-five cents", "money 13.45 iso4217:USD"},
	{"half a million dollars", "money 500000 iso4217:USD"},
	{"a million dollars", "money 1000000 iso4217:USD"},
	{"$3-5bn", "money 3000000000..5000000000 iso4217:USD between"},
	{"$52 a barrel", "money 52 iso4217:USD/[bbl_us]"},
	{"over $1.2 million", "money 1200000 iso4217:USD more-than"},
	// dimensions
	{"10 feet", "measure 10 ucum:[ft_i]"},
	{"5 feet 2 inches", "measure 5.1666666666666667 ucum:[ft_i]"},
	{"0.9 trillion cubic feet", "measure 900000000000 ucum:[cft_i]"},
	{"660 square metres", "measure 660 ucum:m2"},
	{"190 km2", "measure 190 ucum:km2"},
	{"20 hectares", "measure 20 ucum:har"},
	{"7.62mm", "measure 7.62 ucum:mm"},
	{"1/4 mile", "measure 0.25 ucum:[mi_i]"},
	{"2.5 miles", "measure 2.5 ucum:[mi_i]"},
	{"34,500 metric tons", "measure 34500 ucum:t"},
	{"25 pounds", "measure 25 ucum:[lb_av]"},
	{"80 miles an hour", "measure 80 ucum:[mi_i]/h"},
	{"100km/h", "measure 100 ucum:km/h"},
	{"325,000 barrels per day", "measure 325000 ucum:[bbl_us]/d"},
	{"500 megawatts", "measure 500 ucum:MW"},
	{"60 kWh", "measure 60 ucum:kW.h"},
	{"98.6 degrees Fahrenheit", "measure 98.6 ucum:[degF]"},
	{"30°C", "measure 30 ucum:Cel"},
	{"minus 20 degrees", "measure -20 ucum:deg"},
	{"256GB", "measure 256 ucum:GBy"},
	{"40 to 50 kg", "measure 40..50 ucum:kg between"},
	{"5.6 trillion litres", "measure 5600000000000 ucum:L"},
	{"6.5 magnitudes", "count 6.5 magnitude"},
	// ages
	{"five years old", "age 5 ucum:a{age}"},
	{"ninety five years of age", "age 95 ucum:a{age}"},
	{"10 months old", "age 10 ucum:mo{age}"},
	{"15-year-old", "age 15 ucum:a{age}"},
	{"under the age of 25", "age 25 ucum:a{age} less-than"},
	{"aged 40 to 50", "age 40..50 ucum:a{age} between"},
	// percent
	{"3%", "percent 3 ucum:%"},
	{"0.2 per cent", "percent 0.2 ucum:%"},
	{"one hundred percent", "percent 100 ucum:%"},
	{"25 basis points", "percent 25 ucum:{bp}"},
	{"2 percentage points", "percent 2 ucum:{pp}"},
	{"between 5% and 6%", "percent 5..6 ucum:% between"},
	// ranges and bounds
	{"20-30 people", "count 20..30 people between"},
	{"10 to 15 million people", "count 10000000..15000000 people between"},
	{"from 200 to 300 people", "count 200..300 people between"},
	{"at least 20 apples", "count 20 apple at-least"},
	{"up to 700 workers", "count 700 worker at-most"},
	{"fewer than a thousand cars", "count 1000 car less-than"},
	{"no more than 12 seats", "count 12 seat at-most"},
	{"some 300 guests", "count 300 guest about"},
	{"500 guests or more", "count 500 guest"},
	// numbers
	{"two hundred and five guests", "count 205 guest"},
	{"one hundred thousand guests", "count 100000 guest"},
	{"seven hundred twenty-one thousand twelve guests", "count 721012 guest"},
	{"a couple of hundred guests", "count 200 guest about"},
	{"dozens of guests", "count 24..99 guest about"},
	{"tens of thousands of guests", "count 10000..100000 guest between"},
	{"two thirds of the guests", "fraction 0.666666666666667 guest"},
	{"a quarter of the guests", "fraction 0.25 guest"},
	{"two and a half million guests", "count 2500000 guest"},
	{"5k-20k", "count 5000..20000 between"},
	{"one point six billion dollars", "money 1600000000 iso4217:USD"},
	{"dlrs 14 billion", "money 14000000000 iso4217:USD"},
	{"a million and a half dollars", "money 1500000 iso4217:USD"},
	{"3 million and a half dollars", "money 3500000 iso4217:USD"},
	{"one hundred and sixty-one guests", "count 161 guest"},
	{"one eighth of the guests", "fraction 0.125 guest"},
	{"$1.2b", "money 1200000000 iso4217:USD"},
	{"$2.174T", "money 2174000000000 iso4217:USD"},
	{"two out of five hundred guests", "ratio 0.004 guest"},
	{"1½ pounds", "measure 1.5 ucum:[lb_av]"},
	{"one in five guests", "ratio 0.2 guest"},
	{"the 22nd guest", "ordinal 22 guest"},
	{"25 lakh tonnes", "measure 2500000 ucum:t"},
	{"75 USD million", "money 75000000 iso4217:USD"},
	{"30 MUSD", "money 30000000 iso4217:USD"},
	{"120 MEUR", "money 120000000 iso4217:EUR"},
	{"MAUD 60", "money 60000000 iso4217:AUD"},
	{"USD115", "money 115 iso4217:USD"},
	{"115.5USD", "money 115.5 iso4217:USD"},
	{"hk $ 10.05 billion", "money 10050000000 iso4217:HKD"},
	{"mxn$ 15", "money 15 iso4217:MXN"},
	{"6.65 billion pesetas", "money 6650000000 iso4217:ESP"},
	{"250 million Dutch guilders", "money 250000000 iso4217:NLG"},
	{"one-yen", "money 1 iso4217:JPY"},
	{"12,34,567.89 rupees", "money 1234567.89 iso4217:INR"},
	{"6.25 BTC", "money 6.25 iso4217:BTC"},
	{"$10 000", "money 10000 iso4217:USD"},
	{"1 250 000 guests", "count 1250000 guest"},
	{"hundred thousand dollars", "money 100000 iso4217:USD"},
	{"more than 10 but fewer than 40 guests", "count 10..40 guest between"},
	{"at most 100 and at least 20 guests", "count 20..100 guest between"},
	{"five - eighths of the guests", "fraction 0.625 guest"},
	{"NT$30 million", "money 30000000 iso4217:TWD"},
	{"R$30 million", "money 30000000 iso4217:BRL"},
	{"Rs 500 crore", "money 5000000000 iso4217:INR"},
	{"300 cr rupees", "money 3000000000 iso4217:INR"},
	{"10 million kroner", "money 10000000 iso4217:NOK"},
	{"300 Deutschmarks", "money 300 iso4217:DEM"},
	{"300 billion lire", "money 300000000000 iso4217:ITL"},
	{"5,000 Austrian schillings", "money 5000 iso4217:ATS"},
	{"3,000 escudos", "money 3000 iso4217:PTE"},
	{"400 Irish pounds", "money 400 iso4217:IEP"},
	{"£300-400", "money 300..400 iso4217:GBP between"},
	{"$1m-$2m", "money 1000000..2000000 iso4217:USD between"},
	{"99p", "money 99 iso4217:GBP/100"},
	{"$6.50 a bushel", "money 6.5 iso4217:USD/[bu_us]"},
	{"12 euros per square metre", "money 12 iso4217:EUR/m2"},
	{"6ft 2in", "measure 6.1666666666666667 ucum:[ft_i]"},
	{"7lb 3oz", "measure 7.1875 ucum:[lb_av]"},
	{"500sq ft", "measure 500 ucum:[ft_i]2"},
	{"2 sq. miles", "measure 2 ucum:[mi_i]2"},
	{"98.6 degrees f", "measure 98.6 ucum:[degF]"},
	{"20 degrees c", "measure 20 ucum:Cel"},
	{"-10C to 5C", "measure -10..5 ucum:Cel between"},
	{"half an hour", "measure 0.5 ucum:h"},
	{"an hour and a half", "measure 1.5 ucum:h"},
	{"two more hours", "measure 2 ucum:h"},
	{"14 mGy", "measure 14 ucum:mGy"},
	{"300 people per square mile", "measure 300 ucum:{people}/[mi_i]2"},
	{"three or four years", "measure 3..4 ucum:a between"},
	{"those 65 and older", "age 65 ucum:a{age} at-least"},
	{"boys aged between 6 and 12", "age 6..12 ucum:a{age} between"},
	{"a quarter of a percentage point", "percent 0.25 ucum:{pp}"},
	{"50bp", "percent 50 ucum:{bp}"},
	{"a couple hundred guests", "count 200 guest about"},
	{"a few dozen guests", "count 24..108 guest about"},
	{"3 dozens of guests", "count 36 guest"},
	{"3 dozen guests", "count 36 guest"},
	{"two thirds of a million guests", "count 666666.666666667 guest"},
	{"the two hundredth guest", "ordinal 200 guest"},
	{"the one hundred and fiftieth guest", "ordinal 150 guest"},
	{"naught percent", "percent 0 ucum:%"},
	{"2.5 m guests", "count 2500000 guest"},
	{"nine in 10 guests", "ratio 0.9 guest"},
	{"two out of every three guests", "ratio 0.6666666666666667 guest"},
	{"15 dollars 50", "money 15.5 iso4217:USD"},
	{"more than 40 and less than 10", "count 40 more-than; count 10 less-than"},
	{"110 yen to 1 dollar", "money 110 iso4217:JPY; money 1 iso4217:USD"},
	{"a 3-to-1 margin", "ratio 3 margin"},
	// Not read is what news does not write. Of money, forms of chat: "one dollar and two and", "$100 and fifty",
	// "one kuai and five mao five", "10 $ 30 cent", and "dollar 22
	// million", "sen 100,000", satoshis, "ரூ". Of numbers, sums: "2.5^-1", "one over three", "twenty-three
	// fifths", "two hundred and fifty-four hundredths", and "last" or "next" as ordinals. Of ranges: "20~100", "between the
	// tenth and the fifteenth". "A gallon" and "a penny" have an article and no number; "a few" and "several" have no scale;
	// "20 43" as dollars and cents has no sign.
	{"15 dollars and guests", "money 15 iso4217:USD"},
	{"a gallon", ""},
}

func TestPhrases(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range phrases {
		doc, err := x.Analyze(t.Context(), "They saw "+p.text+".", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range doc.Quantities {
			got = append(got, describe(&doc.Quantities[i]))
		}
		if g := strings.Join(got, "; "); g != p.want {
			t.Errorf("%s: got %q, want %q", p.text, g, p.want)
		}
	}
}

// describe writes kind, value or ends, unit or counted noun, and the bound.
func describe(q *document.Quantity) string {
	parts := []string{q.Kind}
	switch {
	case q.Value != nil:
		parts = append(parts, q.Value.String())
	case q.Low != nil:
		parts = append(parts, q.Low.String()+".."+q.High.String())
	}
	if q.Unit != "" {
		parts = append(parts, q.Unit)
	} else if q.Counted != nil {
		parts = append(parts, q.Counted.Lemma)
	}
	if q.Bound != "exact" {
		parts = append(parts, q.Bound)
	}
	return strings.Join(parts, " ")
}

// TestEndless reads chains of number words that no float holds, and divisions by zero, without a value that JSON cannot write.
func TestEndless(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"a" + strings.Repeat(" hundred", 50), strings.Repeat("tens of ", 60) + "tens",
		strings.Repeat("9", 48) + " billion", "5 in zero", "5:0"} {
		doc, err := x.Analyze(t.Context(), "They saw "+text+" guests.", nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Quantities {
			q := &doc.Quantities[i]
			for _, n := range []*json.Number{q.Value, q.Low, q.High} {
				if n == nil {
					continue
				}
				if v, err := n.Float64(); err != nil || math.IsInf(v, 0) || math.IsNaN(v) || !json.Valid([]byte(*n)) {
					t.Errorf("%q gives %v", text, *n)
				}
			}
		}
	}
}
