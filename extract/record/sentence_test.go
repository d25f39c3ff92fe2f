package record

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract/document"
)

// The part of a long sentence holds the finding, ends between words, and no byte more than is allowed.
func TestExcerpt(t *testing.T) {
	short := strings.Repeat("word ", 50)
	long := strings.Repeat("größere words, ", 300)
	solid := strings.Repeat("é", 3000)
	for _, test := range []struct {
		name, text string
		at         document.Span
		cut        bool
	}{
		{"short", short, document.Span{Start: 5, End: 9}, false},
		{"of the greatest length", strings.Repeat("x", maxSentence), document.Span{Start: 5, End: 9}, false},
		{"at the start", long, document.Span{Start: 0, End: 9}, true},
		{"in the middle", long, document.Span{Start: 1700, End: 1709}, true},
		{"at the end", long, document.Span{Start: len(long) - 7, End: len(long) - 1}, true},
		{"as long as a long statement", long, document.Span{Start: 1700, End: 2400}, true},
		{"longer than is allowed", long, document.Span{Start: 0, End: 1700}, true},
		{"without a space", solid, document.Span{Start: 2000, End: 2002}, true},
		{"without a space and longer than is allowed", solid, document.Span{Start: 2, End: 3002}, true},
		{"past the sentence", long, document.Span{Start: len(long) - 7, End: len(long) + 40}, true},
	} {
		whole := document.Span{End: len(test.text)}
		got := excerpt(test.text, whole, test.at)
		words := test.text[got.Start:got.End]
		switch {
		case (got != whole) != test.cut:
			t.Errorf("%s: cut is %t", test.name, got != whole)
		case !whole.Contains(got) || got.Len() > maxSentence || got.Len() < shortExcerpt/2 && test.cut || !utf8.ValidString(words):
			t.Errorf("%s: %v is %d bytes", test.name, got, got.Len())
		case got.Start > test.at.Start || test.at.Len() <= maxSentence && got.End < min(test.at.End, whole.End):
			t.Errorf("%s: %v does not hold %v", test.name, got, test.at)
		case test.cut && strings.Contains(test.text, " ") && strings.TrimSpace(words) != words && got.End < whole.End:
			t.Errorf("%s: %q does not end between words", test.name, words)
		}
	}
}
