// Package quote is the stage that finds reported speech and its speakers.
//
// It runs twice. Mark runs before all other stages: it pairs quotation marks, so that every rule may ask what lies
// between them, and finds datelines, which are no part of the sentence after them. Apply runs after the entity stage, in
// four steps, each in files and types that read only what the steps before it made:
//
//   - cues (cue.go): rules find the words that report speech, with their speaker and addressee. Every match is read
//     once into a typed cue.
//   - candidates (gather.go, around.go, block.go): a gatherer collects the pieces of text that each cue may report:
//     quotations and clauses before, after or around it.
//   - statements (choose.go, continue.go): a chooser takes the candidates, the surest first, so that no word is
//     reported twice, and adds the quotations that continue a statement over sentences and paragraphs.
//   - speakers (attribute.go, self.go): an attributor ties the words that name a speaker to an entity, and the first
//     person inside a quotation to its speaker.
//
// The findings are Document.Quotes, their places the layer "quote" (publish.go).
package quote

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules"
)

// Apply fills doc.Quotes and publishes the layer "quote": the tokens of each piece of a quote, with the features kind (direct, indirect
// or mixed), relation, polarity and modality, and Ref, the index into doc.Quotes. It adds the words by which speakers
// name themselves inside their quotes to the layer "entity" and to the entities. Its error is always nil.
func Apply(doc *document.Document, m *rules.Matcher) error {
	found, selves := m.Run("quote"), m.Run("self")
	if len(found) == 0 && doc.Layer("quotation") == nil && !hasAttribution(doc) {
		return nil // nothing to gather: most of the tiny records of a dump are like that
	}
	t := newText(doc)
	p := readPersons(doc, selves)
	cues := readCues(t, found)
	g := gatherer{text: t, cues: cues, triggers: triggersOf(doc, cues), persons: p}
	statements := choose(&g, m.Refuse)
	publish(doc, &attributor{text: t, matcher: m, persons: p}, statements)
	return nil
}

// hasAttribution reports whether a block is the name of a speaker alone.
func hasAttribution(doc *document.Document) bool {
	return slices.ContainsFunc(doc.Blocks, func(b document.Block) bool { return b.Kind == document.Attribution })
}
