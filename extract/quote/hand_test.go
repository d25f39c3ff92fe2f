package quote

import (
	"strings"
	"testing"

	"dateline/extract/document"
)

// annotated is a document made by hand: docOf with quotation marks paired, the given words as finite verb groups, and tags for those that
// tests depend on.
func annotated(t *testing.T, text, verbs string) *document.Document {
	t.Helper()
	doc := docOf(text)
	tags := map[string]string{"when": "WRB", "who": "WP", "which": "WDT", "and": "CC", "but": "CC", "of": "IN", "by": "IN", "the": "DT", "a": "DT", "to": "TO"}
	var groups []document.Mention
	for i := range doc.Tokens {
		k := &doc.Tokens[i]
		switch w := strings.ToLower(k.Text); {
		case strings.Contains(" "+verbs+" ", " "+w+" "):
			k.Tag = "VBD"
			groups = append(groups, document.Mention{Range: document.Range{Start: int32(i), End: int32(i) + 1}, Features: []document.Feature{{Name: "form", Value: "finite"}}})
		case tags[w] != "":
			k.Tag = tags[w]
		case capitalised(k.Text):
			k.Tag = "NNP"
		default:
			k.Tag = "NN"
		}
	}
	doc.AddLayer("vg", groups)
	if err := Mark(doc, nil); err != nil {
		t.Fatal(err)
	}
	return doc
}

// rangeOf is where words are in a document, the first time; empty for no words.
func rangeOf(t *testing.T, doc *document.Document, words string) document.Range {
	t.Helper()
	if words == "" {
		return document.Range{}
	}
	at := strings.Index(doc.Text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, doc.Text)
	}
	return doc.TokensIn(document.Span{Start: at, End: at + len(words)})
}

// found is a match of a rule with a trigger and a speaker.
func found(t *testing.T, doc *document.Document, trigger, speaker string, features ...document.Feature) document.Mention {
	t.Helper()
	m := document.Mention{Range: rangeOf(t, doc, trigger), Layer: "cue", Rule: "test/" + trigger, Features: features}
	m.Captures = append(m.Captures, document.Capture{Name: "trigger", Range: m.Range})
	if speaker != "" {
		m.Captures = append(m.Captures, document.Capture{Name: "speaker", Range: rangeOf(t, doc, speaker)})
	}
	return m
}

// gathererOf is a gatherer whose cues are the matches.
func gathererOf(doc *document.Document, ms ...document.Mention) *gatherer {
	x := newText(doc)
	cues := readCues(x, ms)
	return &gatherer{text: x, cues: cues, triggers: triggersOf(doc, cues), persons: readPersons(doc, nil)}
}

func content(value string) document.Feature { return document.Feature{Name: "content", Value: value} }

// joined are the words of pieces, a bar between them.
func joined(doc *document.Document, pieces []document.Range) string {
	var out []string
	for _, p := range pieces {
		out = append(out, doc.Words(p))
	}
	return strings.Join(out, " | ")
}
