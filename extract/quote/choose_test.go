package quote

import (
	"testing"

	"dateline/extract/document"
)

func candidateOf(t *testing.T, g *gatherer, cue int, pieces ...string) candidate {
	t.Helper()
	x := candidate{cue: &g.cues[cue], speaker: g.cues[cue].speaker}
	for _, p := range pieces {
		x.pieces = append(x.pieces, rangeOf(t, g.doc, p))
	}
	return x
}

func TestTake(t *testing.T) {
	doc := annotated(t, "Roe said prices fell and added wages rose. Berg warned of it. Allegedly, it hailed.", "said fell added rose warned hailed")
	g := gathererOf(doc, found(t, doc, "said", "Roe"), found(t, doc, "added", "prices"), found(t, doc, "warned", "Berg", document.Feature{Name: "clause", Value: "needed"}), found(t, doc, "Allegedly", ""))
	c := newChooser(g.text)
	carried := candidateOf(t, g, 3, "it hailed")
	carried.continues = true
	fresh := candidateOf(t, g, 2, "fell")
	fresh.fresh = true
	for _, x := range []struct {
		what string
		candidate
		want string
	}{
		{"nothing to continue", carried, "nothing that was said is around it"},
		{"no pieces", candidateOf(t, g, 0), "nothing that was said is around it"},
		{"the first", candidateOf(t, g, 0, "prices fell"), ""},
		{"the same cue", candidateOf(t, g, 0, "prices fell"), "another cue is there"},
		{"words that are taken", fresh, "nothing that was said is around it"},
		{"the same sentence", candidateOf(t, g, 1, "wages rose"), ""},
		{"a thing", candidateOf(t, g, 2, "it."), "its object is a thing, no clause"},
		{"not right before", carried, "nothing that was said is around it"},
	} {
		if got := c.take(x.candidate); got != x.want {
			t.Errorf("%s: %q, want %q", x.what, got, x.want)
		}
	}
	if got := doc.Words(c.statements[1].speaker); got != "Roe" {
		t.Errorf("the second statement's speaker is %q, not that of the first", got)
	}
}

func TestContinued(t *testing.T) {
	for _, c := range []struct {
		text, want string
	}{
		{"“We lost the match again today,” said Roe.\n“We will be back again next year.”", "We lost the match again today / 0: We will be back again next year."},
		{"“We lost the match again today,” said Roe. “And so.\n“We will be back again next year.”", "We lost the match again today | And so. / 0: We will be back again next year."},
		{"Roe said: “We lost the match again today. “We will be back next year.”", "We lost the match again today. | We will be back next year."},
		{"“We lost the match again today,” said Roe.\nHe left the “ground of the club at once again.”", "We lost the match again today"},
		{"“We lost the match again today,” said Roe.\nHe left.\nIt rained.\n“We will be back again next year.”", "We lost the match again today / -1: We will be back again next year."},
	} {
		doc := annotated(t, c.text, "lost said will left rained")
		g := gathererOf(doc, found(t, doc, "said", "Roe"))
		got := ""
		for i, s := range choose(g, func(*document.Mention, string) {}) {
			if i > 0 {
				got += " / " + map[int]string{-1: "-1", 0: "0"}[s.of] + ": "
			}
			got += joined(doc, s.pieces)
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}
