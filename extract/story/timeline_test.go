package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func party(kind, name, country string) Party {
	p := Party{Name: name, Kind: known(kind), Country: known(country)}
	if kind != "group" {
		p.Key = known(kind + "/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + "/" + country)
	}
	if kind == "group" || kind == "person" {
		p.Sector = known("GOV")
	}
	return p
}

var (
	marovia   = party("place", "Marovia", "NOR") // made up, with the codes of others
	kestria   = party("place", "Kestria", "FIN")
	orsova    = party("person", "Lena Orsova", "NOR")
	brother   = party("person", "Karl Orsova", "NOR")
	officials = party("group", "Marovian officials", "NOR")
	league    = Party{Name: "Harbour League", Kind: known("organization"), Key: known("organization/harbour-league/")}
	authority = Party{Name: "Port Authority", Kind: known("organization"), Key: known("organization/port-authority/")}
)

// of is an article with one act.
func of(id, published string, acts ...Act) *Summary {
	for i := range acts {
		acts[i].ID = fmt.Sprint("V", i+1)
		if acts[i].First == "" {
			acts[i].First, acts[i].Last = published, published
		}
	}
	return &Summary{Record: id, Article: id, Published: published, Source: id + ".test", Acts: acts}
}

func act(kind, name string, actors, recipients []Party, theme string) Act {
	return Act{Type: kind, Act: name, Actors: actors, Recipients: recipients, Theme: theme}
}

func list(parties ...Party) []Party { return parties }

func storyOf(articles ...*Summary) *Story { return newStory(articles) }

func TestReportsOfOneActAreMerged(t *testing.T) {
	offer := act("proposal", "offer", list(marovia), list(kestria), "to share the water of Lake Ondal")
	with := func(change func(*Act)) Act {
		a := offer
		change(&a)
		return a
	}
	tests := []struct {
		name  string
		other Act
		same  bool
	}{
		{"in other words", with(func(a *Act) { a.Act, a.Theme = "propose", "that the lake's water be shared" }), true},
		{"by the head of the state", with(func(a *Act) { a.Actors = list(orsova) }), true},
		{"by officials of the state", with(func(a *Act) { a.Actors = list(officials) }), true},
		{"without the recipient", with(func(a *Act) { a.Recipients = nil }), true},
		{"without the actor", with(func(a *Act) { a.Actors = nil }), true},
		{"by another state", with(func(a *Act) { a.Actors, a.Recipients = list(kestria), list(marovia) }), false},
		{"about something else", with(func(a *Act) { a.Theme = "to build a bridge at Brask" }), false},
		{"not made", with(func(a *Act) { a.Negative = true }), false},
		{"still to come", with(func(a *Act) { a.Future = true }), false},
		{"of another type", with(func(a *Act) { a.Type = "agreement" }), false},
		{"on a day long before", with(func(a *Act) { a.First, a.Last, a.Dated = "2025-01-02", "2025-01-02", true }), false},
	}
	for _, tt := range tests {
		s := storyOf(of("a", "2025-03-10", offer), of("b", "2025-03-11", tt.other))
		if got := len(s.Timeline) == 1; got != tt.same {
			t.Errorf("%s: %d events", tt.name, len(s.Timeline))
		}
		if tt.same && (s.Timeline[0].Articles != 2 || !slices.Equal(s.Timeline[0].Sources, []string{"a.test", "b.test"})) {
			t.Errorf("%s: %+v", tt.name, s.Timeline[0])
		}
	}
}

func TestPersonsOfOneLastName(t *testing.T) {
	lastName := party("person", "Orsova", "NOR")
	first := act("meeting", "meet", list(orsova), nil, "")
	for _, tt := range []struct {
		other Party
		same  bool
	}{{lastName, true}, {brother, false}, {party("person", "L. Orsova", "NOR"), true}} {
		s := storyOf(of("a", "2025-03-10", first), of("b", "2025-03-10", act("meeting", "meet", list(tt.other), nil, "")))
		if got := len(s.Timeline) == 1; got != tt.same {
			t.Errorf("%s: %d events", tt.other.Name, len(s.Timeline))
		}
	}
}

// TestPartiesWithoutNames has acts of those whom articles only describe.
func TestPartiesWithoutNames(t *testing.T) {
	unnamed := func(name string) []Party { return []Party{{Name: name}} }
	first := act("protest", "strike", unnamed("2,300 dockers"), nil, "")
	for other, same := range map[string]bool{"2,300 dockers": true, "the 2,300 dockers": true, "2,300 Dockers": true,
		"dockers of Kestria": false, "teachers": false} {
		s := storyOf(of("a", "2025-03-10", first), of("b", "2025-03-10", act("protest", "strike", unnamed(other), nil, "")))
		if got := len(s.Timeline) == 1; got != same {
			t.Errorf("%s: %d events", other, len(s.Timeline))
		}
	}
}

func TestTheDayOfAnActIsWhatSaysMost(t *testing.T) {
	a, b := act("meeting", "meet", list(marovia), list(kestria), ""), act("meeting", "meet", list(marovia), list(kestria), "")
	b.First, b.Last, b.Dated = "2025-03-09", "2025-03-09", true
	s := storyOf(of("a", "2025-03-10", a), of("b", "2025-03-11", b))
	if e := s.Timeline[0]; len(s.Timeline) != 1 || value(e.First) != "2025-03-09" || value(e.Basis) != "text" {
		t.Errorf("%+v", s.Timeline)
	}
}

// TestAnswersOfOtherArticles has proposals in one article and what may answer them in another.
func TestAnswersOfOtherArticles(t *testing.T) {
	water := act("proposal", "offer", list(marovia), list(kestria), "to share the water of Lake Ondal")
	pay := act("proposal", "demand", list(league), list(authority), "7 percent more pay")
	bridge := act("proposal", "offer", list(marovia), list(kestria), "to build a bridge at Brask")
	tests := []struct {
		name    string
		first   []Act
		answer  Act
		day     string
		outcome string
	}{
		{"a rejection", []Act{water}, act("rejection", "reject", list(kestria), list(marovia), "Marovia's offer to share the water"),
			"2025-03-12", "rejected"},
		{"an agreement without its recipient", []Act{water}, act("agreement", "accept", list(kestria), nil,
			"to share the water of the lake"), "2025-03-12", "accepted"},
		{"by the one of two proposals that it is about", []Act{water, bridge}, act("rejection", "reject", list(kestria), list(marovia),
			"the bridge at Brask"), "2025-03-12", "rejected"},
		{"of a demand", []Act{pay}, act("rejection", "refuse", list(authority), nil, "7 percent more pay"), "2025-03-12", "rejected"},
		{"by who proposed", []Act{water}, act("rejection", "reject", list(marovia), nil, "to share the water of the lake"),
			"2025-03-12", ""},
		{"by a third", []Act{water}, act("rejection", "reject", list(league), list(marovia), "to share the water of the lake"),
			"2025-03-12", ""},
		{"to a third", []Act{water}, act("rejection", "reject", list(kestria), list(league), "to share the water of the lake"),
			"2025-03-12", ""},
		{"about something else", []Act{water}, act("rejection", "reject", list(kestria), list(marovia), "a visit of the king"),
			"2025-03-12", ""},
		{"before the proposal", []Act{water}, act("rejection", "reject", list(kestria), list(marovia),
			"to share the water of the lake"), "2025-03-07", ""},
		{"about neither of two proposals in particular", []Act{water, bridge}, act("rejection", "reject", list(kestria), list(marovia),
			""), "2025-03-12", ""},
	}
	for _, tt := range tests {
		articles := []*Summary{of("a", "2025-03-10", slices.Clone(tt.first)...), of("b", tt.day, tt.answer)}
		slices.SortFunc(articles, func(a, b *Summary) int { return strings.Compare(a.Published, b.Published) })
		var outcomes []string
		for _, p := range storyOf(articles...).Proposals {
			if p.Outcome != nil {
				outcomes = append(outcomes, *p.Outcome)
			}
		}
		if got := strings.Join(outcomes, " "); got != tt.outcome {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestOneStatementInSeveralArticles(t *testing.T) {
	said := func(id, kind, text string, by Party) *Summary {
		s := of(id, "2025-03-10")
		s.Statements = []Statement{{ID: "S1", Speaker: &by, Kind: kind, Text: text}}
		return s
	}
	s := storyOf(
		said("a", "direct", "We would rather share a lake than fight over it", orsova),
		said("b", "direct", "rather share a lake than fight", orsova),
		said("c", "direct", "We would rather share a lake than fight over it.", party("person", "Orsova", "NOR")),
		said("d", "direct", "We would rather share a lake than fight over it", brother),
		said("e", "direct", "a lake", orsova),
	)
	if len(s.Statements) != 3 || s.Statements[0].Articles != 3 || s.Statements[0].Speaker.Name != "Lena Orsova" {
		t.Errorf("%+v", s.Statements)
	}
}
