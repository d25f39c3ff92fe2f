package engine

import (
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules/internal/testdoc"
)

// TestJoinedLists holds that lists are joined from words and other lists, wherever these are defined, less what is left out.
func TestJoinedLists(t *testing.T) {
	file := func(name, src string) Source { return Source{Name: name, Data: []byte("phase: p\n" + src)} }
	rule := `rules:
  - name: r
    match: |
      [text in wanted]
    tests: |
      + [x](p)
      - y
`
	for _, c := range []struct{ name, lists, later, text, want string }{
		{"union", "  wanted: {words: [a], lists: [more]}\n", "  more: [b, c d]\n", "a b c d e", "a|b|c d"},
		{"union of unions", "  wanted: {lists: [one, two]}\n", "  one: {lists: [two], words: [x]}\n  two: [y]\n", "x y z", "x|y"},
		{"word left out", "  wanted: {lists: [more], without: [b]}\n", "  more: [a, b]\n", "a b", "a"},
		{"list left out", "  wanted: {lists: [more], without: {lists: [less]}}\n", "  more: [a, b, c]\n  less: [b, d]\n", "a b c d", "a|c"},
		{"phrase left out, its words not", "  wanted: {words: [b, b c, a], without: [b c]}\n", "  more: [z]\n", "a b c", "a|b"},
		{"left out later", "  wanted: [a, b]\n", "  wanted+: {without: [b]}\n", "a b", "a"},
		{"added after it was left out", "  wanted: {words: [a, b], without: [b]}\n", "  wanted+: [b]\n", "a b", "a|b"},
		{"a named list is taken with all additions", "  wanted: {lists: [more]}\n", "  more: [a]\n  more+: [b]\n", "a b", "a|b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sources := []Source{file("a.yaml", "lists:\n"+c.lists+rule)}
			for line := range strings.Lines(c.later) { // a file for each, since a list and its addition need two
				sources = append(sources, file("b.yaml", "lists:\n"+line))
			}
			set, err := Compile(sources, Options{Words: strings.Fields})
			if err != nil {
				t.Fatal(err)
			}
			doc := testdoc.Sentence(c.text)
			m := set.NewMatcher()
			m.Begin(t.Context(), doc, nil)
			var got []string
			for _, x := range m.Run("p") {
				got = append(got, doc.Words(x.Range))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

// TestLeftOutInVain holds that a word that was not in the list is warned of.
func TestLeftOutInVain(t *testing.T) {
	src := "lists:\n  few: {words: [a, b], without: [bb, b]}\n"
	set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(src)}}, Options{Words: strings.Fields})
	if err != nil {
		t.Fatal(err)
	}
	if w := set.warnings; len(w) != 1 || w[0].Message != `list "few" has no entry "bb" to leave out` || w[0].Line != 2 {
		t.Errorf("warnings: %v", w)
	}
}

// TestHead holds what a pattern can ask of the head of a phrase: its lemma, a list with entries of several words that end with it, an
// expression, and the negations of these; in a mention and around a token.
func TestHead(t *testing.T) {
	doc := func() *document.Document {
		d := testdoc.Sentence("the/DT peace/NN talks/NNS/talk of/IN a/DT bank/NN run/NN it/PRP")
		head := func(start, at, end int32) document.Mention {
			return document.Mention{Range: document.Range{Start: start, End: end}, Captures: []document.Capture{{Name: "head", Range: document.Range{Start: at, End: at + 1}}}}
		}
		d.AddLayer("np", []document.Mention{head(0, 2, 3), head(4, 5, 7), {Range: document.Range{Start: 7, End: 8}}})
		return d
	}
	for pattern, want := range map[string]string{
		`@np(head=talk)`:                      "the peace talks",
		`@np(head=talk|bank)`:                 "the peace talks; a bank run",
		`@np(head=peace)`:                     "",
		`@np(head in heads)`:                  "the peace talks",
		`@np(head in heads|places)`:           "the peace talks; a bank run",
		`@np(not head in heads)`:              "a bank run; it",
		`@np(head~/b.*/)`:                     "a bank run",
		`[in @np(head=bank)]+`:                "a bank run",
		`[tag=NN, not in @np(head in heads)]`: "bank; run",
		`"of" [tag=DT, in @np(head=bank)]`:    "of a",
	} {
		src := "phase: p\nlists:\n  heads: [peace talk, run]\n  places: [bank]\nrules:\n  - name: r\n    match: |\n      " + pattern + "\n    tests: |\n      + [x](p)\n      - y\n"
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(src)}}, Options{Words: strings.Fields, Layers: []string{"np"}, Heads: []string{"np"}})
		if err != nil {
			t.Fatal(err)
		}
		compact, err := LoadCompact(string(set.AppendCompact(nil)))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*Set{set, compact} {
			d := doc()
			m := s.NewMatcher()
			m.Begin(t.Context(), d, nil)
			var got []string
			for _, x := range m.Run("p") {
				got = append(got, d.Words(x.Range))
			}
			if s := strings.Join(got, "; "); s != want {
				t.Errorf("%s: got %q, want %q", pattern, s, want)
			}
		}
	}
	_, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule("@date(head=year)"))}}, Options{Words: strings.Fields, Layers: []string{"np", "date"}, Heads: []string{"np"}})
	if err == nil || !strings.Contains(err.Error(), "t.yaml:8:13: the mentions of @date have no head") {
		t.Errorf("a layer without heads: %v", err)
	}
}

// TestFinderWithParameter holds that one finder serves each set of words as a separate finder does, that its patterns see no other
// list of the parameter's name, and that sub-patterns do not see the parameter.
func TestFinderWithParameter(t *testing.T) {
	const file = `
phase: event
lists:
  words: [nothing]
patterns:
  not-listed: |
    (?! [text in words] ) []
finders:
  after(words):
    any: {right: 9, find: '[text in words] it:( <not-listed> )', stop: '";"'}
rules:
  - name: r
    match: |
      trigger:"met"
    args: {actor: after(by), recipient: after(with|along with), theme: after(over|about)}
    emit: {event: meeting}
    tests: |
      + [x](event)
      - y
`
	set := compile(t, file)
	for text, want := range map[string]string{
		"met with Ana over wool by Bo": "t/r[met] trigger=met recipient=Ana theme=wool actor=Bo",
		"met along with Ana":           "t/r[met] trigger=met recipient=Ana",
		"met about with":               "t/r[met] trigger=met theme=with",
		"met with nothing":             "t/r[met] trigger=met",
		"met ; by Bo":                  "t/r[met] trigger=met",
	} {
		doc := testdoc.Sentence(text)
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		if got := show(doc, m.Run("event")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
