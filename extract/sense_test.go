package extract

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// TestSensesThatAreNoAct holds that habits, powers, play, accidents and words of another meaning are no acts, and that what looks
// like them is one.
func TestSensesThatAreNoAct(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"The court approves budgets every year.", "Each spring the council bans cars from the lake road.", "The regulator regularly fines banks.",
		"Twice a year the two sides meet in Geneva.", "The firm usually refuses such requests.", "On Sundays the priest praises the crews.",
		"A lorry killed two cyclists near Lugo on Friday.", "A train hit a car and killed two people.", "Dengue fever has killed 34 people in Hanoi.",
		"A bus overturned in Peru, killing six people.", "A wall collapsed and killed three children.",
		"Under the 1998 act the governor may deploy the guard.", "The unit responsible for arresting loggers has two jeeps.",
		"The women of Perm attacked after the final whistle of the first half.",
		"Two tourists were killed as their balloon caught fire over Luxor.", "A cyclist was killed after a lorry skidded on ice near Leeds.",
		"The serum kills a protein that attacks healthy tissue.", "A fungus is attacking banana plants across Fiji.",
		"The subsidy targets villages without a doctor.", "The charity hit the city with 10,000 leaflets.",
		"She shot a documentary about ants in Gabon.", "The bishop looked imposing in his robes.", "The quartet adopted a brisker pace.",
		"The cyclist attacked the last climb.", "The club's attack lacked width.",
		"Her memoir, which covers nine wars, promises few answers.",
	} {
		if got := actsOf(t, x, text); len(got) > 0 {
			t.Errorf("%s: found %v", text, got)
		}
	}
	for _, text := range []string{
		"The court approved the budget last year.", "Police arrested four men every day this week.", "A car bomb killed six people in Kabul.",
		"A man in a van killed two people in Lyon.", "He was responsible for killing 12 people.", "The ministry bans the drug.",
		"A bus carrying soldiers was attacked by rebels.",
		"Six soldiers were killed when their truck hit a roadside bomb.", "Three clerks were killed when gunmen opened fire on a bus in Minsk.",
		"Warplanes targeted an area of Idlib.", "He shot a waiter in a bar in Lyon.", "The rebels hit the capital with rockets.",
		"The court is imposing a fine on the port.", "The council adopted a budget.", "The city is threatening to sue the port.",
		"Two men were killed when a block collapsed after an Israeli strike.",
	} {
		if got := actsOf(t, x, text); len(got) == 0 {
			t.Errorf("%s: found nothing", text)
		}
	}
}

// actsOf are the triggers of the acts of a text.
func actsOf(t *testing.T, x *Extractor, text string) []string {
	t.Helper()
	doc, err := x.Extract(t.Context(), document.Raw{Meta: document.Meta{Published: "2026-03-04"}, Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range doc.Events {
		out = append(out, doc.Words(doc.Events[i].Trigger))
	}
	return out
}

// TestInquiriesThatAreAskedFor holds that an inquiry that someone only asks for, refuses or promises is no act, and that others are.
func TestInquiriesThatAreAskedFor(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]string{
		"The guild urged the governor to order an independent inquiry.": "urged",
		"Ana Ruiz refused to open an investigation into the bank.":      "refused",
		"The guild demanded that the state hold an inquiry.":            "demanded",
		"The council opened an investigation into the bank.":            "investigation",
		"The bishop condemned the mayor's investigation of the nuns.":   "condemned investigation",
	} {
		if got := strings.Join(actsOf(t, x, text), " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
