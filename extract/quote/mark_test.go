package quote

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract/document"
)

var tokenRE = regexp.MustCompile("``|''|[\\pL\\pN]+|[^\\s\\pL\\pN]")

// docOf cuts a text into blocks at newlines, into sentences at full stops, and into tokens.
func docOf(text string) *document.Document {
	doc := document.New(document.Meta{}, text, nil)
	at := 0
	for b, line := range strings.SplitAfter(text, "\n") {
		doc.Blocks = append(doc.Blocks, document.Block{Kind: document.Paragraph, Span: document.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}})
		first := int32(len(doc.Tokens))
		for _, m := range tokenRE.FindAllStringIndex(line, -1) {
			doc.Tokens = append(doc.Tokens, document.Token{Text: line[m[0]:m[1]], Start: int32(at + m[0])})
			if line[m[0]:m[1]] == "." {
				doc.Sentences = append(doc.Sentences, document.Sentence{Range: document.Range{Start: first, End: int32(len(doc.Tokens))}, Block: b})
				first = int32(len(doc.Tokens))
			}
		}
		if end := int32(len(doc.Tokens)); end > first {
			doc.Sentences = append(doc.Sentences, document.Sentence{Range: document.Range{Start: first, End: end}, Block: b})
		}
		at += len(line)
	}
	return doc
}

func quotations(doc *document.Document) string {
	var out []string
	if l := doc.Layer("quotation"); l != nil {
		for _, m := range l.Mentions() {
			s := doc.Words(m.Range)
			if m.Feature("nested") == "true" {
				s += " (nested)"
			}
			if m.Feature("shut") == "false" {
				s += " (open)"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func TestMark(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "go home" and left`, "go home"},
		{`“One,” he said, “and two”`, "One, | and two"},
		{`«Un» and „zwei“ and „drei” and ‘four’`, "Un | zwei | drei | four"},
		{"``Five'' and ''six''", "Five | six"},
		{`“She called it ‘a gift’ to us”`, "She called it ‘a gift’ to us | a gift (nested)"},
		{`"She called it 'a gift' to us"`, "She called it 'a gift' to us | a gift (nested)"},
		{`the drivers' union and the parties' lawyers`, ""},
		{`'the drivers' last offer' it was`, "the drivers' last offer"},
		{`it was the crew' s idea, wasn' t it`, ""},
		{`("yes") and — "no"`, "yes | no"},
		{"He left. A \"bad deal and no more. She stayed.", "bad deal and no more. (open)"},
		{"“One.\n“Two.\n“Three.”", "One. (open) | Two. (open) | Three."},
		{"“One.\nTwo.” And three", "One. (open) | Two."},
		{`a stray ” mark and "a pair"`, "a pair"},
		{`“first “second” third`, "first (open) | second"},
		{`""`, ""},
	} {
		doc := docOf(c.text)
		if err := Mark(doc, nil); err != nil {
			t.Fatal(err)
		}
		if got := quotations(doc); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]string{
		`"one two"`: "word", `"one, two three"`: "phrase", `"one two three four five"`: "phrase", `"one two three, four five six"`: "clause",
	} {
		doc := docOf(text)
		_ = Mark(doc, nil)
		if got := doc.Layer("quotation").Mentions()[0].Feature("size"); got != want {
			t.Errorf("%s is a %s, want %s", text, got, want)
		}
	}
}

func FuzzMark(f *testing.F) {
	for _, s := range []string{`"a" 'b' “c”`, "“a\n“b\n‘c’ ” ''d``", `'''"""“““”””`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		doc := docOf(text)
		if err := Mark(doc, nil); err != nil {
			t.Fatal(err)
		}
		l := doc.Layer("quotation")
		if l == nil {
			return
		}
		for _, m := range l.Mentions() {
			if m.Empty() || m.Start < 1 && m.Feature("shut") == "false" || int(m.End) > len(doc.Tokens) {
				t.Errorf("%q: quotation %v of %d tokens", text, m.Range, len(doc.Tokens))
			}
			if doc.Sentences[doc.SentenceAt(m.Start)].Block != doc.Sentences[doc.SentenceAt(m.End-1)].Block {
				t.Errorf("%q: quotation %v crosses a block", text, m.Range)
			}
		}
	})
}
