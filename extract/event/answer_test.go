package event

import (
	"testing"

	"dateline/extract/document"
)

// party is a reference to someone by words alone.
func party(name string) []document.Reference {
	return []document.Reference{{Entity: document.None, Name: name}}
}

func TestOutcome(t *testing.T) {
	past := document.Status{Polarity: "positive", Tense: "past", Modality: "asserted"}
	with := func(change func(*document.Status)) document.Status {
		s := past
		change(&s)
		return s
	}
	negative := with(func(s *document.Status) { s.Polarity = "negative" })
	for _, test := range []struct {
		name     string
		proposal document.Status
		answers  []document.Event
		notes    []note
		want     string
	}{
		{"no answer", past, nil, nil, ""},
		{"accepted", past, []document.Event{{Type: agreement, Status: past}}, []note{{}}, "accepted"},
		{"rejected", past, []document.Event{{Type: rejection, Status: past}}, []note{{}}, "rejected"},
		{"did not agree", past, []document.Event{{Type: agreement, Status: negative}}, []note{{}}, "rejected"},
		{"has not agreed", past, []document.Event{{Type: agreement, Status: negative}}, []note{{perfect: true}}, ""},
		{"has not refused", past, []document.Event{{Type: rejection, Status: negative}}, []note{{}}, ""},
		{"agreed to listen", past, []document.Event{{Type: agreement, Status: past}}, []note{{partial: true}}, ""},
		{"a promise decides nothing", past, []document.Event{{Type: commitment, Status: past}}, []note{{}}, ""},
		{"in conflict", past, []document.Event{{Type: agreement, Status: past}, {Type: rejection, Status: past}}, []note{{}, {}}, ""},
		{"may agree", past, []document.Event{{Type: agreement, Status: with(func(s *document.Status) { s.Modality = "possible" })}}, []note{{}}, ""},
		{"never made", negative, nil, nil, ""},
		{"still to come", with(func(s *document.Status) { s.Tense = "future" }), nil, nil, ""},
	} {
		a := answerer{&document.Document{}, []document.Event{{Type: proposal, Status: test.proposal, ResponseTo: document.None}}, []note{{}}}
		a.events, a.notes = append(a.events, test.answers...), append(a.notes, test.notes...)
		a.outcomes()
		if got := a.events[0].Outcome; got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestLikeness(t *testing.T) {
	first := document.Event{Type: proposal, Actors: party("Peru"), Recipients: party("Chile"), Trigger: document.Range{Start: 1, End: 2}}
	theme := &document.Range{Start: 20, End: 24}
	answer := func(actor string, theme *document.Range) document.Event {
		return document.Event{Range: document.Range{Start: 10, End: 30}, Type: agreement, Act: "accept", Actors: party(actor), Theme: theme}
	}
	for _, test := range []struct {
		name     string
		proposal document.Event
		answer   document.Event
		note     note
		want     int
	}{
		{"names it", first, answer("Cuba", &document.Range{Start: 0, End: 4}), note{}, 100},
		{"points back, and was asked", first, answer("Chile", theme), note{anaphor: true}, 10},
		{"same content", first, answer("Cuba", theme), note{contents: []class{{"meeting", "meeting"}}}, 8},
		{"no theme", first, answer("Cuba", nil), note{}, 4},
		{"another content", first, answer("Chile", theme), note{contents: []class{{"tax", "tax"}}}, 0},
		{"who proposes does not answer", first, answer("Peru", theme), note{anaphor: true}, 0},
	} {
		a := answerer{&document.Document{}, []document.Event{test.proposal, test.answer}, []note{{contents: []class{{"meeting", "meeting"}}}, test.note}}
		if got := a.likeness(1, 0); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestRelated(t *testing.T) {
	offer := document.Event{Type: proposal, Actors: party("Peru"), Recipients: party("Chile"), Trigger: document.Range{Start: 1, End: 2}}
	for _, test := range []struct {
		name   string
		actor  string
		offer  note
		answer note
		want   bool
	}{
		{"the next sentence", "Cuba", note{sentence: 1}, note{sentence: 2}, true},
		{"far behind, but asked", "Chile", note{sentence: 1}, note{sentence: 30}, true},
		{"far behind, and not asked", "Cuba", note{sentence: 1}, note{sentence: 30}, false},
		{"of another year", "Chile", note{sentence: 1, year: "2024"}, note{sentence: 2, year: "2019"}, false},
		{"told before what it answers", "Chile", note{sentence: 2, anterior: true}, note{sentence: 1}, true},
	} {
		test.offer.contents, test.answer.contents = []class{{"meeting", "meeting"}}, []class{{"meeting", "meeting"}}
		answer := document.Event{Range: document.Range{Start: 10, End: 30}, Type: agreement, Act: "accept", Actors: party(test.actor), Theme: &document.Range{Start: 20, End: 24}}
		a := answerer{&document.Document{}, []document.Event{offer, answer}, []note{test.offer, test.answer}}
		if got := a.likeness(1, 0) > 0; got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestRepeated(t *testing.T) {
	one := document.Range{Start: 0, End: 20}
	events := []document.Event{
		{Range: one, Type: proposal, ResponseTo: document.None},
		{Range: one, Type: rejection, Actors: party("judge"), ResponseTo: 0},
		{Range: one, Type: agreement, Actors: party("judge"), ResponseTo: document.None},
	}
	for _, test := range []struct {
		name string
		last note
		want bool
	}{
		{"of something else", note{}, true},
		{"points back", note{anaphor: true}, false},
		{"of the same", note{contents: []class{{"bail", "bail"}}}, false},
	} {
		a := answerer{&document.Document{}, events, []note{{contents: []class{{"bail", "bail"}}}, {}, test.last}}
		if got := a.repeated(2, 0); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestHeadline holds that an answer in a headline answers what the same party's answer in the text does.
func TestHeadline(t *testing.T) {
	past := document.Status{Polarity: "positive", Tense: "past", Modality: "asserted"}
	at := func(start int32) document.Range { return document.Range{Start: start, End: start + 5} }
	theme := document.Range{Start: 14, End: 17}
	doc := &document.Document{Events: []document.Event{
		{Range: at(0), Type: rejection, Act: "reject", Actors: party("Kestrel"), ResponseTo: document.None, Status: past},
		{Range: at(10), Type: rejection, Act: "reject", Actors: party("Kestrel"), ResponseTo: document.None, Status: past, Theme: &theme},
		{Range: at(10), Type: proposal, Act: "propose", Actors: party("Ruhr"), ResponseTo: document.None, Status: past, Trigger: document.Range{Start: 15, End: 16}},
	}}
	answer(doc, []note{{headline: true}, {sentence: 2}, {sentence: 2}})
	if got := doc.Events[0].ResponseTo; got != 2 {
		t.Errorf("the headline answers %d, want 2", got)
	}
}
