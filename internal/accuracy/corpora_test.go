package accuracy

import (
	"strings"
	"testing"

	"dateline/extract/record"
)

func TestParseTimeML(t *testing.T) {
	const article = `<?xml version="1.0"?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-06-02" functionInDocument="CREATION_TIME">June 2</TIMEX3></DCT>
<TEXT>The café reopens <TIMEX3 tid="t1" type="DATE" value="2025-06-03">tomorrow</TIMEX3> &amp; stays open <SIGNAL>for</SIGNAL> <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.</TEXT></TimeML>`
	g, err := ParseTimeML(strings.NewReader(article))
	if err != nil {
		t.Fatal(err)
	}
	if want := "The café reopens tomorrow & stays open for three days."; g.Text != want || g.Published != "2025-06-02" {
		t.Errorf("%q, %q", g.Text, g.Published)
	}
	for i, want := range []Date{{Text: "tomorrow", Value: "2025-06-03"}, {Text: "three days", Value: "P3D"}} {
		got := g.Dates[i]
		if got.Text != want.Text || got.Value != want.Value || g.Text[got.Start:got.End] != want.Text {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	for _, bad := range []string{"", "<TimeML><TEXT></TEXT></TimeML>", "<TimeML><TEXT>cut", "plain text"} {
		if _, err := ParseTimeML(strings.NewReader(bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

func TestParseJSONCountsCodePoints(t *testing.T) {
	g, err := ParseJSON([]byte(`{"text":"Café owners rejected the plan on Monday.","published":"2025-06-02",
		"timex":[{"start":33,"end":39,"text":"Monday","value":"2025-06-02"},{"start":0,"end":0,"value":"2025-06-02"}],
		"acts":[{"type":"rejection","act":"reject","trigger":{"start":12,"end":20},"actors":["Café owners"],"recipients":[],"theme":{"text":"the plan"},"status":{"polarity":"positive"},"when":null}],
		"statements":[],"entities":[{"name":"Café","kind":"place","country":null}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Dates) != 1 || len(g.Acts) != 1 || len(g.Entities) != 1 {
		t.Fatalf("%+v", g)
	}
	if d, a := g.Dates[0], g.Acts[0]; g.Text[d.Start:d.End] != "Monday" || a.Trigger != "rejected" || a.Theme != "the plan" {
		t.Errorf("%+v %+v", d, a)
	}
	for bad, want := range map[string]string{
		`{`: "unexpected end",
		`{"text":"Short.","acts":[{"type":"a","act":"b","trigger":{"start":3,"end":30}}]}`: "act 0: the trigger from 3 to 30 is not in the text",
	} {
		if _, err := ParseJSON([]byte(bad)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", bad, err, want)
		}
	}
}

// TestTimexPairs: equal extents go first, and no date is in two pairs.
func TestTimexPairs(t *testing.T) {
	g := &Gold{Text: "from 3 May to 5 May 2025", Dates: []Date{{"3 May", "2025-05-03", 5, 10}, {"5 May 2025", "2025-05-05", 14, 24}}}
	found := make([]record.Date, 2)
	found[0].Start, found[0].End, found[0].Value = 5, 24, "2025-05-03"
	found[1].Start, found[1].End, found[1].Value = 14, 24, "2025-05-05"
	var score Timex
	score.add(g, found)
	want := Timex{Strict: Figure{1, 2, 2}, Relaxed: Figure{2, 2, 2}, Value: Figure{2, 2, 2}}
	if score != want {
		t.Errorf("%+v, want %+v", score, want)
	}
}
