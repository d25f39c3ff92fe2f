package article

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// oddTexts have what scanners of bytes get wrong.
var oddTexts = []string{
	"", "a", "One two, THREE.", "naïve Ünal İzmir’s ΣΊΣΥΦΟΣ", "e\u0301te\u0301 a\u0301", "a\xffb \xe2\x80", "год Хороший день", "漢字 かな",
	strings.Repeat("long", 40) + " end", "1a2b", "tab\tand\x00null", "one\u2028two\u0085three\u2029", "\r\nline\n", "\x7fdel", "\u009fx", "\ufeffbom", "$\u00a0é",
}

func TestEachWord(t *testing.T) {
	for _, text := range oddTexts {
		want := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		var got []string
		eachWord(text, func(w []byte) bool {
			got = append(got, string(w))
			return true
		})
		if !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
		n := 0
		eachWord(text, func([]byte) bool { n++; return n < 2 })
		if n != min(2, len(want)) {
			t.Errorf("%q: %d words before the end, want %d", text, n, min(2, len(want)))
		}
	}
}

func TestIsNormal(t *testing.T) {
	for _, text := range oddTexts {
		want := !strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || paragraphMark(r) })
		if isNormal(text) != want {
			t.Errorf("isNormal(%q) is %t", text, !want)
		}
	}
}

func TestOtherScript(t *testing.T) {
	for text, want := range map[string]bool{"": false, "plain": false, "“naïve” — €5…": false, "Ünal İzmir": false, "a год": true, "漢": true, "α": true, "\xff\xfe": false} {
		if hasOtherScript(text) != want {
			t.Errorf("hasOtherScript(%q) is %t", text, !want)
		}
	}
}
