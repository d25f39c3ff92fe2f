// Package testdoc makes documents for the tests of rules, without a tokenizer or tagger.
package testdoc

import (
	"strings"

	"dateline/extract/document"
)

// Sentence returns a document of one sentence, whose tokens are apart by spaces and written text, text/TAG or text/TAG/lemma. The tag is
// NN and the lemma the text in lower case unless they are given.
func Sentence(s string) *document.Document {
	var toks []document.Token
	var text strings.Builder
	for i, w := range strings.Fields(s) {
		parts := strings.Split(w, "/")
		tok := document.Token{Text: parts[0], Lemma: strings.ToLower(parts[0]), Tag: "NN"}
		if len(parts) > 1 {
			tok.Tag = parts[1]
		}
		if len(parts) > 2 {
			tok.Lemma = parts[2]
		}
		if i > 0 {
			text.WriteByte(' ')
		}
		tok.Start = int32(text.Len())
		text.WriteString(parts[0])
		toks = append(toks, tok)
	}
	d := document.New(document.Meta{}, text.String(), nil)
	d.Tokens = toks
	d.Sentences = []document.Sentence{{Range: document.Range{End: int32(len(toks))}}}
	return d
}
