// Package date is the stage that finds temporal expressions and gives them their TIMEX3 type and value and, where there
// is one, an interval of the calendar.
//
// It runs after lexis and before all stages that need dates. It works in four steps, each in separate files:
//
//   - rules (rules/en/dates*.yaml) find the expressions and name their parts: a month, a day, "last", a unit. A frame
//     (frame.go) is what the words say: a date some of whose fields are open, a number of units.
//   - links (rules/en/date-links.yaml, compose.go) join expressions: the ends of a range, a part and its whole, a time and its day.
//     What does not fit together stays apart. The result is the layer "timex".
//   - rules of the context (rules/en/date-context.yaml) look at the words around: the tense of the verb, "by", "since".
//   - the resolver (resolve.go) fills the open fields from the article's date or an earlier date of the text (story.go). Without
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
	"dateline/internal/freelist"
	"dateline/rules"
)

// Apply adds the dates and the layers "compound", "timex" and "date" to the document.
func Apply(doc *document.Document, m *rules.Matcher) error {
	addCompounds(doc)
	room := rooms.Get()
	*room = readAll(*room, doc, m)
	if len(*room) > 0 {
		resolve(doc, m, *room)
	}
	clear(*room) // so that the document can be collected
	if *room = (*room)[:0]; cap(*room) <= mostRoom {
		rooms.Put(room) // not deferred: what a panic leaves half done is not used again
	}
	return nil
}

// rooms are memory for expressions, which are large.
var rooms = freelist.List[*[]expression]{New: func() *[]expression { return new([]expression) }}

// mostRoom bounds the expressions whose memory is kept.
const mostRoom = 256

// resolve adds the dates that expressions mean.
func resolve(doc *document.Document, m *rules.Matcher, es []expression) {
	setOrder(doc, es)
	es = compose(doc, es, m)
	doc.AddLayer("timex", mentionsOf(doc, es))
	r := newResolver(doc, m.Run("date-context"))
	r.story.history = tellsHistory(doc, es)
	doc.Dates = slices.Grow(doc.Dates, len(es))
	kept := r.resolveAll(es, doc.MakeMentions(len(es))[:0], m)
	doc.AddLayer("date", kept)
}

// resolveAll appends the mentions of expressions that mean a date. Of a composition that means none, the parts may.
func (r *resolver) resolveAll(es []expression, kept []document.Mention, m *rules.Matcher) []document.Mention {
	for i := range es {
		e := &es[i]
		parts := e.frame.parts.expressions
		r.ahead = es[i+1:]
		if reason := r.resolve(e); reason != "" {
			m.Refuse(&e.Mention, reason)
			kept = r.resolveAll(parts, kept, m)
			continue
		}
		for j := range parts {
			m.Refuse(&parts[j].Mention, "it is a part of a longer expression")
		}
		d := &r.doc.Dates[len(r.doc.Dates)-1]
		kept = append(kept, document.Mention{Range: e.Range, Rule: e.Rule, Captures: e.Captures, Ref: len(r.doc.Dates) - 1,
			Features: []document.Feature{{Name: "type", Value: d.Type}, {Name: "mod", Value: d.Mod}}})
	}
	return kept
}

// expression is a temporal expression: the words that the rules found, and what they say.
type expression struct {
	document.Mention
	frame frame
}

// readAll appends the expressions that the rules find, without those whose words are no date.
func readAll(es []expression, doc *document.Document, m *rules.Matcher) []expression {
	found := m.Run("date")
	if len(found) == 0 {
		return es
	}
	es = slices.Grow(es, len(found))
	reader := reader{meanings: words(), doc: doc}
	for i := range found {
		f, reason := reader.read(&found[i])
		if reason != "" {
			m.Refuse(&found[i], reason)
			continue
		}
		es = append(es, expression{found[i], f})
	}
	return es
}
