package article

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// checkBlocks holds what every document promises: valid text, and blocks that are
// in order, apart, trimmed, on character edges, and leave out only white space.
func checkBlocks(t *testing.T, doc *document.Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Error("text is not valid UTF-8")
	}
	at := 0
	for _, b := range doc.Blocks {
		s := b.Span
		if s.Start < at || s.Empty() || s.End > len(doc.Text) {
			t.Fatalf("block %v after byte %d of %d", s, at, len(doc.Text))
		}
		if gap := doc.Text[at:s.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("outside all blocks: %.40q", gap)
		}
		if !utf8.RuneStart(doc.Text[s.Start]) || s.End < len(doc.Text) && !utf8.RuneStart(doc.Text[s.End]) {
			t.Fatalf("block %v cuts a character", s)
		}
		if text := doc.Slice(s); strings.TrimFunc(text, unicode.IsSpace) != text {
			t.Fatalf("block %.40q is not trimmed", text)
		}
		at = s.End
	}
	if gap := doc.Text[at:]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
		t.Fatalf("outside all blocks: %.40q", gap)
	}
}
