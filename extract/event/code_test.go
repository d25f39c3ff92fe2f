package event

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// uncoded are the codes of CAMEO without a root of PLOVER: public statements, appeals, and deliveries that may be no cooperation.
var uncoded = []string{"01", "02", "06"}

// TestActsHaveCodesAndDescriptions checks the table: each act has a description and codes, each code a known quad class.
func TestActsHaveCodesAndDescriptions(t *testing.T) {
	quads := []string{"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}
	for _, act := range Acts() {
		if len(strings.Fields(act.Description)) < 2 {
			t.Errorf("%s has no description", act.Name)
		}
		if _, ok := loaded().codes[codeKey{act.Name, "positive", ""}]; !ok {
			t.Errorf("%s has no codes for any content", act.Name)
		}
	}
	for key, c := range loaded().codes {
		if !slices.Contains(quads, c.Quad) {
			t.Errorf("%v has the quad class %q", key, c.Quad)
		}
		if len(c.CAMEO) < 3 || c.PLOVER == "" && !slices.Contains(uncoded, c.CAMEO[:2]) || c.PLOVER != strings.ToUpper(c.PLOVER) {
			t.Errorf("%v has the codes %+v", key, c)
		}
	}
}

// TestActsAreUnique checks that an act belongs to one type: the codes are looked up by the act alone.
func TestActsAreUnique(t *testing.T) {
	types := map[string]string{}
	for _, act := range Acts() {
		if other, ok := types[act.Name]; ok {
			t.Errorf("%s is an act of %s and of %s", act.Name, other, act.Type)
		}
		types[act.Name] = act.Type
	}
}

func TestCode(t *testing.T) {
	ev := func(act, content, polarity, modality string) document.Event {
		return document.Event{Act: act, Content: content, Status: document.Status{Polarity: polarity, Modality: modality}}
	}
	future := ev("release", "", "negative", "asserted")
	future.Status.Tense = "future"
	for _, test := range []struct {
		event         document.Event
		cameo, plover string
	}{
		{ev("propose", "meeting", "positive", "asserted"), "026", "REQUEST"},
		{ev("demand", "release", "positive", "asserted"), "1053", "REQUEST"},
		{ev("agree", "ceasefire", "negative", "asserted"), "1246", "REJECT"},
		{ev("agree", "no such class", "positive", "alleged"), "030", "AGREE"},
		{ev("offer", "aid", "positive", "conditional"), "", ""},
		{future, "1243", "REJECT"},
		{ev("deny", "", "positive", "asserted"), "016", ""},
	} {
		doc := &document.Document{Events: []document.Event{test.event}}
		code(doc, make([]note, 1))
		if c := doc.Events[0].Codes; c.CAMEO != test.cameo || c.PLOVER != test.plover {
			t.Errorf("%+v: %+v, want %s %s", test.event, c, test.cameo, test.plover)
		}
	}
}

// TestIntents holds that stated intents have codes, what is only imagined has none, and neither has what another act is about.
func TestIntents(t *testing.T) {
	possible := document.Status{Polarity: "positive", Tense: "future", Modality: "possible"}
	asserted := document.Status{Polarity: "positive", Modality: "asserted"}
	theme := document.Range{Start: 2, End: 5}
	doc := &document.Document{Events: []document.Event{
		{Type: "concession", Act: "withdraw", Status: possible},
		{Type: "concession", Act: "withdraw", Status: possible},
		{Type: "threat", Act: "threaten", Status: asserted, Theme: &theme},
		{Type: "protest", Act: "protest", Status: asserted, Trigger: document.Range{Start: 3, End: 4}},
	}}
	code(doc, []note{{intent: true}, {}, {}, {}})
	for i, want := range []string{"AGREE", "", "THREATEN", ""} {
		if got := doc.Events[i].Codes.PLOVER; got != want {
			t.Errorf("event %d has the root %q, want %q", i, got, want)
		}
	}
}
