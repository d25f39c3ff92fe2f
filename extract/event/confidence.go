package event

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/internal/tsv"
)

// confidenceTSV has the weight of each piece of evidence; `go run ./confidence` in bench makes it from annotated articles.
//
//go:embed confidence.tsv
var confidenceTSV string

// evidence is a piece of evidence: an aspect of an event, and what is seen of it.
type evidence struct{ aspect, seen string }

// weights are the log-odds that an event is right: of any event (under "base"), and what each piece of evidence adds.
var weights = sync.OnceValue(func() map[evidence]float64 {
	t := map[evidence]float64{}
	for _, f := range tsv.Rows(confidenceTSV) {
		aspect, seen, _ := strings.Cut(f[0], " ")
		if w, err := strconv.ParseFloat(f[1], 64); err == nil {
			t[evidence{aspect, seen}] = w
		}
	}
	return t
})

// confidence is the share of findings with the evidence of an event that are acts of the actors that they name, in steps of a
// hundredth. It is rather too low than too high: see the head of confidence.tsv.
func confidence(doc *document.Document, ev *document.Event) float64 {
	w := weights()
	odds := w[evidence{"base", ""}]
	for _, e := range evidenceOf(doc, ev) {
		odds += w[e]
	}
	return math.Round(100/(1+math.Exp(-odds))) / 100
}

// Evidence returns what bears on whether an event of the document is right, one name for each aspect: its type, the file of its
// rule, the form of its trigger, how its parties and its theme are named, how its status was found, and if it is in the first
// sentence, which often is a headline. The names are those of confidence.tsv.
func Evidence(doc *document.Document, ev *document.Event) []string {
	var names []string
	for _, e := range evidenceOf(doc, ev) {
		names = append(names, e.aspect+" "+e.seen)
	}
	return names
}

func evidenceOf(doc *document.Document, ev *document.Event) [12]evidence {
	return [...]evidence{
		{"type", ev.Type},
		{"act", ev.Act},
		{"rules", ruleFile(ev.Rule)},
		{"trigger", triggerForm(doc, ev)},
		{"actor", partyForm(doc, ev, ev.Actors)},
		{"actor", reach(ev)},
		{ev.Type, someone(ev.Actors)},
		{"recipient", partyForm(doc, ev, ev.Recipients)},
		{"theme", themeForm(ev)},
		{"status", statusForm(ev)},
		{"tense", ev.Status.Tense},
		{"sentence", order(ev)},
	}
}

// ruleFile is the name of the file of a rule, whose rules share their construction.
func ruleFile(rule string) string {
	file, _, _ := strings.Cut(rule, "/")
	return file
}

// someone is whether an act is by any parties.
func someone(refs []document.Reference) string {
	if len(refs) == 0 {
		return "by none"
	}
	return "by a party"
}

// order is whether the sentence of an event is the first of the document.
func order(ev *document.Event) string {
	if ev.Start == 0 {
		return "first"
	}
	return "later"
}

// triggerForm is the form and voice of the verb group of a trigger, or "noun".
func triggerForm(doc *document.Document, ev *document.Event) string {
	vg := doc.Layer("vg").Over(ev.Trigger.Start)
	switch {
	case vg == nil:
		return "noun"
	case vg.Feature("voice") == "passive":
		return "passive"
	}
	return vg.Feature("form")
}

// partyForm is how the first of some parties is named.
func partyForm(doc *document.Document, ev *document.Event, refs []document.Reference) string {
	if len(refs) == 0 {
		return "none"
	}
	ref := &refs[0]
	switch {
	case ev.Theme != nil && ev.Theme.Contains(ref.Range):
		return "within the theme"
	case doc.Layer("deixis").Covers(ref.Start) && ref.Len() == 1:
		if ref.Entity == document.None {
			return "open pronoun"
		}
		return "pronoun"
	case ref.Entity == document.None:
		return "phrase"
	case len(refs) > 1:
		return "names"
	}
	return "name"
}

// reach is how far the first actor is from the trigger.
func reach(ev *document.Event) string {
	if len(ev.Actors) == 0 {
		return "absent"
	}
	switch apart := distance(ev.Actors[0].Range, ev.Trigger); {
	case apart <= 2:
		return "near"
	case apart <= 8:
		return "apart"
	}
	return "far"
}

// themeForm is how long the theme is.
func themeForm(ev *document.Event) string {
	switch {
	case ev.Theme == nil:
		return "none"
	case ev.Theme.Len() <= 12:
		return "short"
	}
	return "long"
}

// statusForm is what qualifies the act.
func statusForm(ev *document.Event) string {
	switch {
	case ev.Status.Modality != "asserted":
		return "unsure"
	case ev.Status.Polarity == "negative":
		return "negative"
	case ev.Status.Quote != document.None:
		return "reported"
	}
	return "asserted"
}
