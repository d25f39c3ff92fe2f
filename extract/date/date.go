// Package date is the stage that finds temporal expressions and gives them their TIMEX3 type and value and, where there
// is one, an interval of the calendar.
//
// It runs after lexis and before all stages that need dates. It works in three steps, each in separate files:
//
//   - rules (rules/en/dates.yaml) find the expressions and name their parts: a month, a day, "last", a unit. They are
//     published as the layer "timex". Rules of a second phase look at the words around them: the tense of the
//     governing verb, "by", "since".
//   - a frame (frame.go) is what the words say: a date some of whose fields are open, a number of units.
//   - the resolver (resolve.go) fills the open fields from the article's date or an earlier date of the text. Without
//     either they stay open (XXXX-06-20); nothing is guessed. Words that are no date in the end (February 30) are refused.
//
// To get the dates of a text alone, call extract.Dates.
//
// The findings are Document.Dates, their places the layer "date" with the features type and mod.
//
// The conventions are those of TimeML (TIMEX3, ISO 8601 with XXXX, PRESENT_REF, P2D …).
package date

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules"
)

// Apply adds the dates and the layers "compound", "timex" and "date" to the document.
func Apply(doc *document.Document, m *rules.Matcher) error {
	addCompounds(doc)
	found := m.Run("date")
	if len(found) == 0 {
		return nil
	}
	doc.AddLayer("timex", append([]document.Mention(nil), found...))
	r := newResolver(doc, m.Run("date-context"))
	kept := make([]document.Mention, 0, len(found))
	features := make([]document.Feature, 0, 2*len(found))
	doc.Dates = slices.Grow(doc.Dates, len(found))
	for i := range found {
		if reason := r.resolve(&found[i]); reason != "" {
			m.Refuse(&found[i], reason)
			continue
		}
		d := &doc.Dates[len(doc.Dates)-1]
		n := len(features)
		features = append(features, document.Feature{Name: "type", Value: d.Type}, document.Feature{Name: "mod", Value: d.Mod})
		kept = append(kept, document.Mention{Range: found[i].Range, Rule: found[i].Rule, Captures: found[i].Captures, Ref: len(doc.Dates) - 1,
			Features: features[n : n+2 : n+2]})
	}
	doc.AddLayer("date", kept)
	return nil
}
