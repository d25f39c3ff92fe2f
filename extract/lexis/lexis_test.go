package lexis

import (
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/longtest"
)

// annotated is a document of the paragraphs of text, annotated.
func annotated(t testing.TB, paragraphs ...string) *document.Document {
	t.Helper()
	text := strings.Join(paragraphs, "\n\n")
	var blocks []document.Block
	at := 0
	for _, p := range paragraphs {
		blocks = append(blocks, document.Block{Kind: document.Paragraph, Span: document.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	doc := document.New(document.Meta{}, text, blocks)
	if err := Annotate(t.Context(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestEmpty(t *testing.T) {
	for _, text := range []string{"", " \n\t", "\u00a0"} {
		doc := document.New(document.Meta{}, text, nil)
		if err := Annotate(t.Context(), doc); err != nil || len(doc.Tokens) != 0 || len(doc.Sentences) != 0 {
			t.Errorf("%q: error %v, tokens %v, sentences %v; want none", text, err, doc.Tokens, doc.Sentences)
		}
	}
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	want := annotated(t, benchText)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got := document.New(document.Meta{}, benchText, nil)
			if err := Annotate(t.Context(), got); err != nil {
				t.Error(err)
			}
			for i := range want.Tokens {
				if got.Tokens[i] != want.Tokens[i] {
					t.Errorf("token %d is %+v, want %+v", i, got.Tokens[i], want.Tokens[i])
					return
				}
			}
		})
	}
	wg.Wait()
}

// checkCover fails unless the tokens are sorted and disjoint, hold every byte that is
// not white space, lie on rune borders, and are covered by sentences inside of blocks.
func checkCover(t *testing.T, doc *document.Document) {
	t.Helper()
	valid := utf8.ValidString(doc.Text)
	at := 0
	gap := func(to int) {
		for i, r := range doc.Text[at:to] {
			if !unicode.IsSpace(r) {
				t.Fatalf("byte %d (%q) is in no token", at+i, r)
			}
		}
	}
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		if int(tok.Start) < at || tok.Text == "" || doc.Text[tok.Start:tok.End()] != tok.Text {
			t.Fatalf("token %d %q at %d does not follow %d", i, tok.Text, tok.Start, at)
		}
		if valid && !utf8.ValidString(tok.Text) {
			t.Fatalf("token %q cuts a rune", tok.Text)
		}
		if tok.Tag == "" || tok.Lemma == "" {
			t.Fatalf("token %+v has no tag or lemma", *tok)
		}
		gap(int(tok.Start))
		at = tok.End()
	}
	gap(len(doc.Text))
	next := int32(0)
	for _, s := range doc.Sentences {
		if s.Start != next || s.Empty() || s.Len() > maxSentence {
			t.Fatalf("sentence %v does not follow token %d", s, next)
		}
		if !doc.Blocks[s.Block].Span.Contains(doc.Bytes(s.Range)) {
			t.Fatalf("sentence %v is outside of block %d", s, s.Block)
		}
		next = s.End
	}
	if int(next) != len(doc.Tokens) {
		t.Fatalf("the sentences end at token %d of %d", next, len(doc.Tokens))
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("He said “no.” Then Gen. Smith left for the U.S.\nThe end", 9)
	f.Add("a\xff\x00b\u200b\u2028 \u00a0é…–'s n't $40bn 3%", 5)
	f.Add("1–2/3:4,5.6-7'8\"9 can't’s won’t", 3)
	f.Add(strings.Repeat("a", 3000)+strings.Repeat(")", 600)+strings.Repeat("é", 400), 100)
	f.Add(strings.Repeat("www.", 900)+" 2025-06-02T"+strings.Repeat("1", 90)+"@b.c https://", 1)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		doc := document.New(document.Meta{}, text, nil)
		if cut > 0 && cut < len(text) && utf8.RuneStart(text[cut]) {
			doc.Blocks = []document.Block{
				{Kind: document.Title, Span: document.Span{Start: 0, End: cut}},
				{Kind: document.Paragraph, Span: document.Span{Start: cut, End: len(text)}},
			}
		}
		if err := Annotate(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		checkCover(t, doc)
		for i, name := range []string{"np", "vg"} {
			layer := doc.Layer(name)
			if layer == nil {
				continue
			}
			end := int32(0)
			for _, m := range layer.Mentions() {
				head, ok := m.Capture("head")
				if m.Start < end || m.Empty() || !ok || !m.Contains(head) || len(m.Features) != []int{2, 5}[i] {
					t.Fatalf("bad mention %+v", m)
				}
				end = m.End
			}
		}
	})
}

// TestLongFieldsAreLinear would take minutes if any step were quadratic in a field.
func TestLongFieldsAreLinear(t *testing.T) {
	longtest.NotUnderRace(t)
	for _, unit := range []string{"a", ")", "'", "a.", "é", "1-", "-", "a@", "\xff", "n't", "http://\"", "a of ", "U.S. A "} {
		text := strings.Repeat(unit, 300_000/len(unit))
		doc := document.New(document.Meta{}, text, nil)
		if err := Annotate(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		checkCover(t, doc)
	}
}
