package event_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

// TestHeadlineAndLead has headlines whose act the lead reports in other words, and some that are about another act.
func TestHeadlineAndLead(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		headline, lead string
		want           bool
	}{
		{"Norway suspends Lomar Bank", "The central bank of Norway suspended Lomar Bank on Monday over unpaid loans.", true},
		{"Chile rejects quota plan", "Chile on Tuesday rejected a proposal by Peru to set a quota on anchovies.", true},
		{"Unions reject pay offer", "Unions in Bergen rejected the 3 percent that the port had offered them in pay on Monday.", true},
		{"Zambia fires mining minister", "President Joseph Mwale dismissed Mining Minister Ruth Phiri on Monday.", true},
		{"Chile expels UN envoy", "Chile on Tuesday expelled the United Nations envoy, Erik Lund.", true},
		{"Chile expels UN envoy", "Chile on Tuesday expelled the French singer, Erik Lund.", false},
		{"Norway suspends Lomar Bank", "The central bank of Peru suspended Lomar Bank on Monday over unpaid loans.", false},
		{"Chile rejects quota plan", "Chile on Tuesday rejected a proposal by Peru to build a bridge.", false},
		{"Norway suspends Lomar Bank", "The central bank of Norway suspended Varo Bank on Monday over unpaid loans.", false},
	} {
		doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: []byte(c.headline + "\n\n" + c.lead + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Events) < 2 {
			t.Fatalf("%s: %d acts", c.headline, len(doc.Events))
		}
		if got := doc.Events[1].SameAs == 0; got != c.want {
			t.Errorf("%s: linked %v, want %v", c.lead, got, c.want)
		}
	}
}
