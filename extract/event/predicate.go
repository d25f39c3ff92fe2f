package event

import (
	"slices"

	"dateline/extract/document"
)

// predicate is whoever a description is said of whose clause says what they did: "| Chad | is one of the states that signed", "| Ana Berg | was
// the clerk who sued"; false if words are no such description. "It was the army that left" says nothing of "it".
func (b *builder) predicate(words document.Range, s document.Status) (document.Reference, bool) {
	np := b.np.Over(words.Start)
	if np == nil || int(words.End) >= len(b.doc.Tokens) || !b.opensDeed(words.End, np) {
		return document.Reference{}, false
	}
	vg := b.groupAt(b.beforePart(np.Start) - 1)
	if vg == nil || vg.Feature("polarity") != "positive" || vg.Feature("form") != "finite" {
		return document.Reference{}, false
	}
	head, _ := vg.Capture("head")
	if lemma := b.doc.Tokens[head.Start].Lemma; lemma != "be" && lemma != "become" {
		return document.Reference{}, false
	}
	clauses := b.matcher.RunAt("clause", head.Start)
	if len(clauses) == 0 {
		return document.Reference{}, false
	}
	subjects := b.references(&clauses[0], "actor", s)
	if len(subjects) != 1 || subjects[0].End > vg.Start || expletives[b.doc.Tokens[subjects[0].Start].Lemma] {
		return document.Reference{}, false
	}
	return subjects[0], true
}

// clauseTags are the tags of what opens a clause about the noun before it.
var clauseTags = []string{"WP", "WDT", "VBN"}

// opensDeed reports whether a clause about a noun phrase opens at a token. A past tense does so after a part of several alone: "the problem is
// the mayor | rejected | it".
func (b *builder) opensDeed(t int32, np *document.Mention) bool {
	tag := b.doc.Tokens[t].Tag
	return slices.Contains(clauseTags, tag) || tag == "VBD" && b.isPart(np.End-1)
}

// expletives are pronouns that may mean no one: "it was the army that left".
var expletives = map[string]bool{"it": true, "there": true, "this": true, "that": true}

// beforePart is where a description begins of which a noun phrase gives the kind: "| one of | the states", "| among | the states".
func (b *builder) beforePart(start int32) int32 {
	if start < 2 {
		return start
	}
	switch b.doc.Tokens[start-1].Text {
	case "among":
		return start - 1
	case "of":
		if np := b.np.Over(start - 2); np != nil && b.isPart(np.End-1) {
			return np.Start
		}
	}
	return start
}
