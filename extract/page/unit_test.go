package page

import (
	"bytes"
	"html/template"
	"strings"
	"testing"
)

func TestUnitsInWords(t *testing.T) {
	for _, tt := range []struct {
		unit, text string
		one        bool
		want       string
	}{
		{"ucum:km", "km", false, "kilometres"}, {"ucum:km", "km", true, "kilometre"}, {"iso4217:USD/100/L", "cents a litre", false, "US cents a litre"},
		{"iso4217:USD/{ticket}", "$", false, "US dollars a ticket"}, {"ucum:%", "percent", true, "percent"}, {"ucum:{bp}", "basis points", false, "basis points"},
		{"iso4217:XPF", "francs", false, "francs"}, {"ucum:[stone_av]", "stone", false, "stone"}, {"ucum:{TEU}", "", false, "TEU"}, {"ucum:a{age}", "years", false, "years old"},
		{"iso4217:EUR/t", "euros a tonne", false, "euros a tonne"},
	} {
		if got := unitName(tt.unit, tt.text, tt.one); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.unit, got, tt.want)
		}
	}
}

func TestValuesOfDatesInWords(t *testing.T) {
	for value, want := range map[string]string{
		"P18M": "18 months", "P2DT3H": "2 days 3 hours", "PT9.8S": "9.8 seconds", "P1Y": "1 year", "PXM": "some months", "P2C": "2 centuries", "PT": "PT", "P": "P", "PYM": "PYM", "P3": "P3",
		"PAST_REF": "in the past", "2025-06-02": "2 June 2025", "XXXX-06-20": "XXXX-06-20", "2025-W23": "2025-W23",
	} {
		if got := timexName(value); got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestCodesAreExplained(t *testing.T) {
	for code, want := range map[string]string{"026": "CAMEO 026 (appeal)", "1246": "CAMEO 1246 (reject)", "": "", "99": "CAMEO 99"} {
		if got := cameoName(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestLayoutAfterWrite holds that pages over many articles can be made after pages of one.
func TestLayoutAfterWrite(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, nil, Options{}); err != nil {
		t.Fatal(err)
	}
	site := template.Must(Layout(nil).Parse(`{{template "site-head" .}}`))
	if err := site.Execute(&out, struct{ Title string }{"Harbors"}); err != nil || !strings.Contains(out.String(), "Harbors") {
		t.Errorf("no title: %v", err)
	}
}
