package quote

import (
	"testing"

	"dateline/extract/document"
)

func TestCutComma(t *testing.T) {
	for s, want := range map[string][2]string{"we lost,": {"we lost", ""}, "‘we lost,’": {"‘we lost", "’"}, "we lost": {"we lost", ""}} {
		rest, mark, ok := cutComma(s)
		if rest != want[0] || mark != want[1] || ok != (rest+mark != s) {
			t.Errorf("cutComma(%q) = %q, %q, %v, want %q", s, rest, mark, ok, want)
		}
	}
}

func TestLeavesOpen(t *testing.T) {
	x := newText(&document.Document{Tokens: []document.Token{{Text: "("}, {Text: "no"}, {Text: ")"}}})
	if x.leavesOpen(document.Range{Start: 0, End: 3}) || !x.leavesOpen(document.Range{Start: 0, End: 2}) || x.leavesOpen(document.Range{Start: 1, End: 2}) {
		t.Error("a bracket is open unless the range closes it")
	}
}

func TestOnOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "we lost": "we lost", "we  lost": "we lost", "we\nlost ": "we lost", " we lost": "we lost", "we\u00a0lost": "we lost",
		"“we” lost": "“we” lost", "we lost ": "we lost",
	} {
		if got := onOneLine(s); got != want {
			t.Errorf("onOneLine(%q) = %q, want %q", s, got, want)
		}
	}
}
