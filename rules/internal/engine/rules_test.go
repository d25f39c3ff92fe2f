package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules/internal/testdoc"
)

func compile(t testing.TB, src string, layers ...string) *Set {
	t.Helper()
	set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(src)}}, Options{Words: strings.Fields, Layers: layers})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// show writes mentions as layer[words] with their captures.
func show(doc *document.Document, ms []document.Mention) string {
	var out []string
	for i := range ms {
		s := fmt.Sprintf("%s[%s]", ms[i].Rule, doc.Words(ms[i].Range))
		for _, c := range ms[i].Captures {
			s += fmt.Sprintf(" %s=%s", c.Name, doc.Words(c.Range))
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func oneRule(pattern string) string {
	return "phase: p\nlists:\n  verbs: [propose, put forward]\n  months: [June, March]\nrules:\n  - name: r\n    match: |\n      " + pattern + "\n    tests: |\n      + [x](p)\n      - y\n"
}

func TestMatch(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{`"june"`, "in JUNE now", "t/r[JUNE]"},
		{`"June"`, "in JUNE June june", "t/r[June]"},
		{`[text in months]`, "march June", "t/r[June]"},
		{`a:[tag=CD]+ "to" b:[tag=CD]`, "1/CD 2/CD to 3/CD", "t/r[1 2 to 3] a=1 2 b=3"},
		{`( a:[tag=CD] )+`, "1/CD 2/CD x", "t/r[1 2] a=1 a=2"},
		{`[lemma in verbs]`, "they put/VBD/put forward plans", "t/r[put forward]"},
		{`[lemma in verbs, tag=VB*]`, "they put/NN/put forward plans", ""},
		{`"x" []{0,3}? "y"`, "x a b y y", "t/r[x a b y]"},
		{`"x" []{0,3} "y"`, "x a y y", "t/r[x a y y]"},
		{`(?<= "not" ) "x"`, "x not x", "t/r[x]"},
		{`"x" (?! "y" )`, "x y x z", "t/r[x]"},
		{`^ "x"`, "x x", "t/r[x]"},
		{`"x" $`, "x x", "t/r[x]"},
		{`[text~/\d+st/]`, "1st 2nd", "t/r[1st]"},
		{`[shape=Xx*]`, "abc Abc ABC", "t/r[Abc]"},
		{`[not tag=NN*]`, "a/NN b/DT", "t/r[b]"},
		{`"a" | "a" "b"`, "a b", "t/r[a]"},
		{`trigger:"t" x:[tag=CD]`, "t 5/CD", "t/r[t 5] trigger=t x=5"},
		{`x:[tag=CD] []* trigger:"t" "u"`, "1/CD 5/CD q t u", "t/r[1 5 q t u] x=1 trigger=t"},
		{`trigger:( "the" "prize" )+`, "the prize", "t/r[the prize] trigger=the prize"},
		{`trigger:( (?= [] "prize" ) "the" )`, "the prize the", "t/r[the] trigger=the"},
		{`[text~/t.*/] (?= []? "prize" )`, "two to the top prize", "t/r[the]; t/r[top]"},
		{`"x" (?= []* "z" )`, "x y z x y", "t/r[x]"},
	} {
		t.Run(c.pattern+" on "+c.text, func(t *testing.T) {
			set := compile(t, oneRule(c.pattern))
			doc := testdoc.Sentence(c.text)
			m := set.NewMatcher()
			m.Begin(t.Context(), doc, nil)
			if got := show(doc, m.Run("p")); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

const finderFile = `
phase: event
patterns:
  actors: |
    it:@actor ( ( "," | "and" ) it:@actor )*
voices:
  noun: |
    [tag=NN*]
  passive: |
    (?<= [lemma=be] ) [tag=VBN]
finders:
  subject:
    any: {left: 10, find: '<actors>', skip: '"of" @np', stop: '[tag=VB*]'}
    passive: {right: 10, find: '(?<= "by" ) <actors>'}
  object:
    any: {right: 10, find: '@np'}
    passive: {left: 10, find: '@np'}
features:
  - set: {polarity: negative}
    match: |
      (?<= "not" []{0,2} ) []
rules:
  - name: propose
    match: |
      trigger:[lemma=propose]
    args:
      actor: subject
      theme: object!
    emit: {event: proposal}
    tests: |
      + [x](event)
      - y
`

func TestFinders(t *testing.T) {
	set := compile(t, finderFile, "actor", "np")
	layer := func(doc *document.Document, name string, words ...string) {
		var ms []document.Mention
		for i := range doc.Tokens {
			for _, w := range words {
				if doc.Tokens[i].Text == w {
					ms = append(ms, document.Mention{Range: document.Range{Start: int32(i), End: int32(i + 1)}})
				}
			}
		}
		doc.AddLayer(name, ms)
	}
	for _, c := range []struct{ text, want, polarity string }{
		{"A and B proposed/VBD/propose talks", "t/propose[proposed] actor=A actor=B trigger=proposed theme=talks", ""},
		{"talks were/VBD/be proposed/VBN/propose by A", "t/propose[proposed] theme=talks trigger=proposed actor=A", ""},
		{"A did not quite proposed/VBD/propose talks", "t/propose[proposed] actor=A trigger=proposed theme=talks", "negative"},
		{"A proposed/VBD/propose nothing", "", ""},
	} {
		doc := testdoc.Sentence(c.text)
		layer(doc, "actor", "A", "B")
		layer(doc, "np", "talks")
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		ms := m.Run("event")
		if got := show(doc, ms); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
		if len(ms) > 0 && ms[0].Feature("polarity") != c.polarity {
			t.Errorf("%s: polarity %q", c.text, ms[0].Feature("polarity"))
		}
	}
}

func TestTriggerField(t *testing.T) {
	set := compile(t, "phase: p\nrules:\n  - name: r\n    trigger: |\n      [lemma=propose]\n    tests: |\n      + [x](p)\n      - y\n")
	m := set.NewMatcher()
	doc := testdoc.Sentence("they proposed/VBD/propose it")
	m.Begin(t.Context(), doc, nil)
	if got, want := show(doc, m.Run("p")), "t/r[proposed] trigger=proposed"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestConflicts(t *testing.T) {
	set := compile(t, `
phase: p
rules:
  - name: short
    match: |
      "b"
    tests: |
      + [b](p)
      - c
  - name: long
    match: |
      "b" "c"
    tests: |
      + [b c](p)
      - c
`)
	doc := testdoc.Sentence("a b c b")
	m := set.NewMatcher()
	trace := &Trace{}
	m.Begin(t.Context(), doc, trace)
	if got, want := show(doc, m.Run("p")), "t/long[b c]; t/short[b]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	lost := false
	for _, e := range trace.Events {
		lost = lost || e.Outcome == Lost && e.Rule == "t/short" && e.Detail == "to t/long"
	}
	if !lost {
		t.Errorf("the loser is not in the trace: %+v", trace.Events)
	}
}

func TestErrors(t *testing.T) {
	_, err := Compile([]Source{{Name: "t.yaml", Data: []byte(`phase: p
rules:
  - name: a
    match: |
      [lema=x] @nowhere
    tests: |
      + [x](p)
      - y
  - name: b
    match: |
      trigger:"x" [text in monhts]
    args:
      actor: subjct
    tests: |
      + [x](p)
      - y
  - name: c
    match: |
      "x"?
    tests: |
      + [x](p)
      - y
lists:
  months: [June]
`)}}, Options{Words: strings.Fields})
	want := `t.yaml:5:8: unknown attribute "lema": one of text, lemma, tag, shape (did you mean "lemma"?)
          [lema=x] @nowhere
           ^
t.yaml:5:17: unknown layer "nowhere"
          [lema=x] @nowhere
                    ^
t.yaml:11:28: unknown list "monhts" (did you mean "months"?)
          trigger:"x" [text in monhts]
                               ^
t.yaml:13:14: unknown finder "subjct"
          actor: subjct
                 ^
t.yaml:19:7: the pattern can match nothing
          "x"?
          ^`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestOwnRuleBeatsBase checks that a rule that extends the base beats those of the base, whatever the lengths of the matches, the
// priorities, the names and the order of the files; and that a rule that replaces one of the base loses to a longer match.
func TestOwnRuleBeatsBase(t *testing.T) {
	named := func(file, rule, pattern string, priority int, base bool) Source {
		data := fmt.Sprintf("phase: p\nrules:\n  - name: %s\n    priority: %d\n    match: |\n      %s\n    emit: {from: %s}\n    tests: |\n      + x [one two](p)\n      - three\n", rule, priority, pattern, file)
		return Source{Name: file + ".yaml", Data: []byte(data), Base: base}
	}
	file := func(name, pattern string, priority int, base bool) Source {
		return named(name, "r", pattern, priority, base)
	}
	const short, long = `[text=one] [text=two]`, `[text=x] [text=one] [text=two]`
	for _, c := range []struct {
		sources []Source
		want    string
	}{
		{[]Source{file("a", short, 0, true), file("z", short, 0, false)}, "z/r"},
		{[]Source{file("a", short, 9, true), file("z", short, 0, false)}, "z/r"},
		{[]Source{file("z", short, 0, true), file("a", short, -9, false)}, "a/r"},
		{[]Source{file("a", short, 0, false), file("z", short, 9, false)}, "z/r"},
		{[]Source{file("a", long, 0, true), file("z", short, -9, false)}, "z/r"},
		{[]Source{file("z", short, 0, true), file("a", long, 0, false)}, "a/r"},
		{[]Source{file("a", long, 0, true), file("b", short, 0, true), named("z", "b/r", short, 9, false)}, "a/r"},
		{[]Source{file("a", short, 9, true), file("b", short, 0, true), named("z", "b/r", short, 0, false)}, "b/r"},
	} {
		set, err := Compile(c.sources, Options{Words: strings.Fields})
		if err != nil {
			t.Fatal(err)
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), testdoc.Sentence("x one two"), nil)
		if got := m.Run("p"); len(got) != 1 || got[0].Rule != c.want {
			t.Errorf("%v: got %v, want a match of %s", c.sources, got, c.want)
		}
	}
}

// TestFileNamesDecideNothing holds that the winner of a tie is the same whatever the files are called and in whatever order they come.
func TestFileNamesDecideNothing(t *testing.T) {
	rule := func(name, pattern string) string {
		return "  - name: " + name + "\n    match: |\n      " + pattern + "\n    tests: |\n      + [one](p)\n      - x\n"
	}
	for _, c := range []struct {
		name, one, other, want string
	}{
		{"positions in the files", rule("b", `[text=one]`), rule("x", `[text=x]`) + rule("a", `[text=one]`), "b"},
		{"names", rule("b", `[text=one]`), rule("a", `[text=one]`), "a"},
		{"patterns", rule("a", `[text=one|two]`), rule("a", `[text=one]`), "a"},
		{"a cycle of positions and names", rule("z", `[text=one]`) + rule("a", `[text=one]`), rule("m", `[text=one]`), "m"},
	} {
		var won [2][]document.Feature
		for i, names := range [][2]string{{"f.yaml", "g.yaml"}, {"g.yaml", "f.yaml"}} {
			file := func(name, rules string) Source {
				return Source{Name: name, Data: []byte("phase: p\nrules:\n" + rules)}
			}
			sources := []Source{file(names[0], c.one), file(names[1], strings.ReplaceAll(c.other, "    tests",
				"    emit: {from: other}\n    tests"))}
			slices.SortFunc(sources, func(a, b Source) int { return strings.Compare(a.Name, b.Name) })
			set, err := Compile(sources, Options{Words: strings.Fields})
			if err != nil {
				t.Fatal(err)
			}
			m := set.NewMatcher()
			m.Begin(t.Context(), testdoc.Sentence("one"), nil)
			got := m.Run("p")
			if len(got) != 1 || !strings.HasSuffix(got[0].Rule, "/"+c.want) {
				t.Errorf("%s: got %v, want %s", c.name, got, c.want)
				continue
			}
			won[i] = got[0].Features
		}
		if !slices.Equal(won[0], won[1]) {
			t.Errorf("%s: %v or %v by the names of the files", c.name, won[0], won[1])
		}
	}
}

// TestExtendedList holds that a later file can add to a list of an earlier one.
func TestExtendedList(t *testing.T) {
	set, err := Compile([]Source{
		{Name: "a.yaml", Data: []byte(oneRule(`[text in months]`))},
		{Name: "b.yaml", Data: []byte("lists:\n  months+: [April]\n")},
	}, Options{Words: strings.Fields})
	if err != nil {
		t.Fatal(err)
	}
	doc := testdoc.Sentence("March April May")
	m := set.NewMatcher()
	m.Begin(t.Context(), doc, nil)
	if got, want := show(doc, m.Run("p")), "a/r[March]; a/r[April]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	_, err = Compile([]Source{{Name: "b.yaml", Data: []byte("lists:\n  months+: [April]\n")}}, Options{Words: strings.Fields})
	if err == nil || !strings.Contains(err.Error(), `b.yaml:2:3: there is no list "months" to add to`) {
		t.Errorf("got %v", err)
	}
}
