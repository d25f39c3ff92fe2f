package actor

import (
	"strings"

	"dateline/extract/document"
)

// Owned is the name of a party that is no entity and whose words, without a possessive pronoun, are in r: with the name of whoever
// the pronoun before them means, "Ana Ruiz's aides" for "her aides". It reports false if there is none or nothing resolves it.
func Owned(doc *document.Document, r document.Range) (string, bool) {
	entities := doc.Layer("entity")
	if r.Start == 0 || entities == nil || doc.Tokens[r.Start-1].Tag != "PRP$" {
		return "", false
	}
	for _, m := range entities.StartingAt(r.Start - 1) {
		if m.End != r.Start || m.Ref < 0 || m.Ref >= len(doc.Entities) || m.Feature("joint") != "" {
			continue
		}
		return Possessive(doc.Entities[m.Ref].Name, doc.Words(r)), true
	}
	return "", false
}

// Possessive is a name in the possessive before words: "Ana Ruiz's aides", "Jon James' aides".
func Possessive(name, words string) string {
	if strings.HasSuffix(name, "s") {
		return name + "' " + words
	}
	return name + "'s " + words
}
