package ruletest

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/internal/testdoc"
)

// analyzer runs the phases of a set over a sentence of words apart by spaces.
func analyzer(set func() *rules.Set) Analyze {
	return func(ctx context.Context, text string, trace *rules.Trace) (*document.Document, error) {
		doc := testdoc.Sentence(text)
		m := set().NewMatcher()
		m.Begin(ctx, doc, trace)
		for _, p := range set().Phases() {
			m.Run(p)
		}
		return doc, nil
	}
}

func review(t *testing.T, sources ...rules.Source) string {
	t.Helper()
	set, err := rules.Compile(sources, rules.Options{Words: strings.Fields, Layers: []string{"m"}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, w := range Review(t.Context(), set, analyzer(func() *rules.Set { return set }), nil) {
		if w.Warning == strings.Contains(w.Message, " alike: ") { // ties alone are mistakes
			t.Errorf("warning %t: %v", w.Warning, w)
		}
		out = append(out, fmt.Sprintf("%s:%d:%d: %s", w.File, w.Line, w.Column, w.Message))
	}
	return strings.Join(out, "\n")
}

func TestReviewAlternatives(t *testing.T) {
	for _, c := range []struct{ pattern, unreached string }{
		{`"a" | "b"`, ""},
		{`"a" | "b" | "a"`, `"a"`},
		{`"a" | "a" "b"`, `"a" "b"`},
		{`( "a" | "a" "b" ) "c"`, ""},
		{`"c" ( "a" | "a" "b" )`, `"a" "b" )`},
		{`( "a" | "a" "b" ) $`, ""},
		{`"a" "b" | "a"`, ""},
		{`[] | "a"`, `"a"`},
		{`[tag=NN*] | [tag=NNS, text=a]`, `[tag=NNS, text=a]`},
		{`[tag=NNS, text=a] | [tag=NN*]`, ""},
		{`[text in verbs] | "propose"`, ""}, // the list has phrases
		{`[text in months] | "June"`, `"June"`},
		{`"june" | "June"`, `"June"`},
		{`"June" | "june"`, ""},
		{`[not text=a] | "b"`, ""},
		{`@m(kind=a) | @m`, ""},
		{`@m | @m`, `@m`},
		{`x:"a" | x:"a"`, `x:"a"`},
		{`(?= "a" | "a" ) []`, `"a" ) []`},
	} {
		mark := "p"
		if strings.HasPrefix(c.pattern, "x:") {
			mark = "x"
		}
		src := "phase: p\nlists:\n  verbs: [propose, put forward]\n  months: [June, March]\nrules:\n  - name: r\n    match: |\n      " + c.pattern + "\n    tests: |\n      + [x](" + mark + ")\n      - y\n"
		var got []string
		for line := range strings.Lines(review(t, rules.Source{Name: "t.yaml", Data: []byte(src)})) {
			var column int
			if n, _ := fmt.Sscanf(line, "t.yaml:8:%d: never reached", &column); n == 1 {
				got = append(got, c.pattern[column-7:])
			}
		}
		if strings.Join(got, ";") != c.unreached {
			t.Errorf("%s: unreached %q, want %q", c.pattern, got, c.unreached)
		}
	}
}

func TestReview(t *testing.T) {
	first := `phase: p
lists:
  used: [one, two]
  idle: [three]
patterns:
  idle-pattern: |
    "x"
finders:
  idle-finder:
    any: {left: 3, find: 'it:"a" who:"b"'}
rules:
  - name: one
    match: |
      [text in used]
    emit: {kind: first}
    tests: |
      + [one](p)
      - three
`
	second := `phase: p
lists:
  used+: [four]
rules:
  - name: two
    match: |
      [text in used]
    emit: {kind: second}
    tests: |
      + [six](p)
      - one
  - name: noun
    match: |
      [text=nine, tag=CD]
    tests: |
      + [nine/CD](p)
      - one
  - name: six
    match: |
      thing:[text~/s.*/]
    tests: |
      + [six](p)
      - one
  - name: six-again
    match: |
      [text=six]
    emit: {kind: other}
    tests: |
      + [six](p)
      - one six
`
	third := "lists:\n  used: [five]\n"
	want := `a.yaml:4:3: no pattern uses the list "idle"
a.yaml:6:3: nothing uses the pattern <idle-pattern>
a.yaml:9:3: no rule uses the finder "idle-finder"
a.yaml:10:34: the capture "who" is never used: in a finder only it: counts
b.yaml:5:11: rule "two" matches the same as a/one but gives a different finding
b.yaml:12:11: rule "b/noun" is not even tried in its misses (-), for lack of a word that it needs; take sentences that nearly match
b.yaml:18:11: rule "b/six" needs no word, tag or layer to be there: it is tried at every token, which costs about N ns a token
b.yaml:20:7: the capture "thing" is never used: no test marks it, and no other rule of the phase has it
b.yaml:29:7: b/six-again and b/six give different findings for one span; only their order decides: give one a priority
b.yaml:30:7: the miss passes for the wrong rule: b/six-again would match, but b/six wins the place
c.yaml:2:3: list "used" takes the place of the one in b.yaml; used+: adds to it`
	got := review(t, rules.Source{Name: "a.yaml", Data: []byte(first)}, rules.Source{Name: "b.yaml", Data: []byte(second)},
		rules.Source{Name: "c.yaml", Data: []byte(third)})
	got = costs.ReplaceAllString(got, "about N ns")
	if got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
}

// TestReviewUses checks that a list or pattern counts as used wherever a file can name it.
func TestReviewUses(t *testing.T) {
	const named = `phase: p
lists:
  words: [one, two]
patterns:
  thing: |
    [text in words]
`
	const rule = `rules:
  - name: six
    match: |
      trigger:[text=six]
    tests: |
      + [six](trigger)
      - sixes
`
	for user, unused := range map[string]bool{
		"": true,
		"features:\n  - set: {polarity: negative}\n    match: |\n      (?<= <thing> ) [tag=NN*]\n":                 false,
		"features:\n  - set: {polarity: negative}\n    match: |\n      (?<= [text in words] <thing> ) [tag=NN*]\n": false,
		"voices:\n  odd: |\n    <thing>\n": false,
		strings.Replace(rule, "    tests:", "    unless: |\n      <thing>\n    tests:",
			1): false,
		"finders:\n  f:\n    any: {left: 3, find: 'it:<thing>'}\n" + strings.Replace(rule, "    tests:", "    args: {a: f}\n    tests:",
			1): false,
	} {
		file := named + user
		if !strings.Contains(user, "rules:") {
			file += rule
		}
		if got := review(t, rules.Source{Name: "a.yaml", Data: []byte(file)}); strings.Contains(got, "uses the") != unused {
			t.Errorf("%s: got\n%s", user, got)
		}
	}
}

// TestMistakesInFeatures checks that a pattern of features is checked as those of rules are.
func TestMistakesInFeatures(t *testing.T) {
	for _, pattern := range []string{`[lema=one]`, `<nothing>`, `[text in nothing]`, `( "one"`} {
		file := "phase: p\nfeatures:\n  - set: {polarity: negative}\n    match: |\n      " + pattern + "\n"
		if _, err := rules.Compile([]rules.Source{{Name: "a.yaml", Data: []byte(file)}}, rules.Options{Words: strings.Fields}); err == nil {
			t.Errorf("%s: no mistake is reported", pattern)
		}
	}
}

// TestReviewTies holds that rules of different files between which nothing decides are a mistake, whoever owns the sentence, and that a
// priority, a longer match and a rule that extends the base each decide.
func TestReviewTies(t *testing.T) {
	file := func(name, pattern, more, hit string, base bool) rules.Source {
		layer := "l"
		if strings.Contains(more, "layer: k") {
			layer = "k"
		}
		return rules.Source{Name: name + ".yaml", Base: base, Data: []byte("phase: p\nlayer: l\nrules:\n  - name: " + name + more + "\n    match: |\n      " + pattern + "\n    tests: |\n      + [" + hit + "](" + layer + ")\n      - thing six\n")}
	}
	mine := file("mine", `[text~/s.*/, text=six|seven]`, "", "seven", false)
	for _, c := range []struct {
		name  string
		other rules.Source
		want  string
	}{
		{"same priority", file("other", `[text=six]`, "", "six", false), "mistake"},
		{"same priority, other names", file("a", `[text=six]`, "", "six", false), "mistake"},
		{"priority", file("other", `[text=six]`, "\n    priority: 1", "six", false), ""},
		{"longer", file("other", `[text=six] [tag=NN]`, "", "six days", false), ""},
		{"base", file("other", `[text=six]`, "", "six", true), ""},
		{"other layer", file("other", `[text=six]`, "\n    layer: k", "six", false), ""},
		{"triggers, equal", file("other", `"thing" trigger:[text=six]`, "", "six", false), "mistake"},
	} {
		for _, sources := range [][]rules.Source{{mine, c.other}, {c.other, mine}} {
			got := review(t, sources...)
			if mistake := strings.Contains(got, " alike: give one of them a priority"); mistake != (c.want != "") {
				t.Errorf("%s: got\n%s", c.name, got)
			}
		}
	}
}

// TestReviewOnlyWords: no near miss is asked for if a rule wants words, a tag or a layer alone.
func TestReviewOnlyWords(t *testing.T) {
	for pattern, warned := range map[string]bool{
		`[text=dozens|scores]`:               false,
		`( "tens" "of" )* [text=dozens]`:     false,
		`"few"? [text=dozens] "more"{0,2}`:   false,
		`[tag=NNS]`:                          false,
		`[text=dozens] | [tag=NNS, tag=NN*]`: true,
		`"few" [text=dozens]`:                true,
		`[text=dozens] [tag=NN]`:             true,
		`[text=dozens] (?! "more" )`:         true,
		`( "few"? [text=dozens, tag=NN*] )+`: true,
	} {
		got := review(t, rules.Source{Name: "a.yaml", Data: []byte("phase: p\nrules:\n  - name: r\n    match: |\n      \"so\"? " + pattern + "\n    tests: |\n      + [dozens](p)\n      - one\n")})
		if strings.Contains(got, "not even tried") != warned {
			t.Errorf("%s: got %q", pattern, got)
		}
	}
}

// TestReviewCopies holds that a later file that repeats a definition of an earlier one is not warned of.
func TestReviewCopies(t *testing.T) {
	const list, pattern, finder = "lists:\n  l: [a, %s]\n", "patterns:\n  p: |\n    [text in l] | \"1%s\"\n", "finders:\n  f:\n    any: {left: 3, find: 'it:<p>', stop: '\"%s\"'}\n"
	source := func(name, l, p, f string) rules.Source {
		rule := "phase: p\nrules:\n  - name: r\n    match: |\n      \"a\" trigger:\"t\"\n    args: {p: f}\n    tests: |\n      + a [t](trigger)\n      - t\n"
		return rules.Source{Name: name, Data: []byte(fmt.Sprintf(list, l) + fmt.Sprintf(pattern, p) + fmt.Sprintf(finder, f) + rule)}
	}
	first := source("a.yaml", "b", "b", "b")
	if got := review(t, first, source("x/a.yaml", "b", "b", "b")); got != "" {
		t.Errorf("a copy: %s", got)
	}
	want := `x/a.yaml:2:3: list "l" takes the place of the one in a.yaml; l+: adds to it
x/a.yaml:4:3: pattern "p" takes the place of the one in a.yaml
x/a.yaml:7:3: finder "f" takes the place of the one in a.yaml`
	if got := review(t, first, source("x/a.yaml", "c", "c", "c")); got != want {
		t.Errorf("another: got\n%s\nwant\n%s", got, want)
	}
}

var costs = regexp.MustCompile(`about \d+ ns`)
