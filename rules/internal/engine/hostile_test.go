package engine

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
	"dateline/internal/cputime"
	"dateline/internal/longtest"
	"dateline/rules/internal/testdoc"
)

// quick is what a pattern may take that is out for trouble: 0.1 s, and patient is what a busy machine may make of it.
const (
	quick   = 100 * time.Millisecond
	patient = 5 * quick
)

// fastest is the least processor time of up to 20 runs.
func fastest(f func()) time.Duration {
	least := time.Duration(1 << 62)
	for range 20 {
		start := cputime.Used()
		f()
		if took := cputime.Used() - start; took < least {
			least = took
		}
		if least < quick {
			break
		}
	}
	return least
}

// TestHostilePatterns runs patterns that hang backtracking matchers over a sentence of 10,000 tokens, or 2,000 if long tests are not wanted.
func TestHostilePatterns(t *testing.T) {
	longtest.NotUnderRace(t)
	tokens := longtest.Size(10_000, 5)
	texts := map[string]*document.Document{}
	for name, unit := range map[string]string{"a": "a a ", "ab": "a b "} {
		texts[name] = testdoc.Sentence(strings.Repeat("c "+strings.Repeat(unit, 999), tokens/2000))
	}
	for _, doc := range texts {
		var ms []document.Mention
		for i := range int32(len(doc.Tokens)) {
			for n := range int32(4) {
				if int(i+n) < len(doc.Tokens) {
					ms = append(ms, document.Mention{Range: document.Range{Start: i, End: i + n + 1}})
				}
			}
		}
		doc.AddLayer("m", ms)
	}
	for _, pattern := range []string{
		`( "a" | "a" )* "b"`, `( "a" | [] )* "c"`, `( ( "a"* )* )* "c"`, `( ( ( "a"+ )+ )+ )+ "c"`, `[]* []* []* "c"`, `[]* []* []*`,
		`( "a"? ){100} "a"{100} "c"`, `( "a"{0,100} ){0,90} "c"`, `@m* "c"`, `( @m | @m @m )* @m "c"`, `x:( y:[]* )* "c"`, `"a"+ $`, `[] (?= []* "c" )`,
		`(?<= "a" []* ) "c"`, `(?<! []* "a" ) "c"`, `[] (?= ( [] (?! []* "c" ) )* "d" )`, `trigger:[] []* "c"`, `[]* "c" trigger:[]`,
		`trigger:[] ( "a" | "a" )* "c"`, `trigger:[] ( []* []* )* "c"`, `( [text~/a+/] | [shape=x] )* "c"`, `trigger:( "a" | "b" )+`, `[]`, `trigger:@m @m* "c"`,
	} {
		for name, doc := range texts {
			t.Run(pattern+" on "+name, func(t *testing.T) {
				set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(pattern))}}, Options{Words: strings.Fields, Layers: []string{"m"}})
				if err != nil {
					t.Logf("load error: %v", err)
					return
				}
				m := set.NewMatcher()
				took := fastest(func() {
					m.Begin(t.Context(), doc, nil)
					m.Run("p")
				})
				t.Log(took)
				if took > patient {
					t.Errorf("took %v", took)
				}
			})
		}
	}
}

// TestHostileFinders runs arguments that are sought everywhere and never found.
func TestHostileFinders(t *testing.T) {
	longtest.NotUnderRace(t)
	src := `
phase: p
finders:
  lost:
    any: {left: 64, find: '[]* "c"', stop: '[]* "d"', skip: '( "e" | "e" )+'}
rules:
  - name: r
    match: |
      trigger:"b"
    args: {x: lost}
    unless: |
      []* "c"
    tests: |
      + [b](p)
      - y
`
	set := compile(t, src)
	doc := testdoc.Sentence(strings.Repeat("a a a a b ", 200))
	m := set.NewMatcher()
	took := fastest(func() {
		m.Begin(t.Context(), doc, nil)
		m.Run("p")
	})
	if took > patient {
		t.Errorf("took %v", took)
	}
}

// TestHostileSources compiles patterns that are made to hurt the parser: each is a mistake, reported quickly.
func TestHostileSources(t *testing.T) {
	longtest.NotUnderRace(t)
	for _, unit := range []string{"[", "(", "x:(", "(?=", "(?<!", "[not ", "[a=", "@", "@m(", "<", "<a", `"`, "/", "[text~/(", "{", "*", "?", "^", "$", "|", "\\", "]", ")",
		"é", "\xff", "[]{", "[]{100}", "( [] ){100} "} {
		pattern := strings.Repeat(unit, (64<<10)/len(unit))
		var err error
		took := fastest(func() {
			_, err = Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(pattern))}}, Options{Words: strings.Fields})
		})
		t.Logf("%q: %v", unit, took)
		if err == nil || len(err.Error()) > 100_000 {
			t.Errorf("%q: no error, or too much of it", unit)
		}
		if took > patient {
			t.Errorf("%q: took %v", unit, took)
		}
	}
}

// TestBounds holds that what is too large is reported.
func TestBounds(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`"a"{101}`, "a quantifier may not exceed 100"},
		{`"a"{2,1}`, "quantifier {2,1} is empty"},
		{`( ( "a"{100} ){100} ){100}`, "the pattern is too large"},
		{`trigger:( ( "a"{100} ){100} ){100}`, "the pattern is too large"},
		{`"a" (?= ( ( "a"{100} ){100} ){100} )`, "the pattern is too large"},
		{strings.Repeat("( ", 201) + `"a"` + strings.Repeat(" )", 201), "nested deeper than 200"},
	} {
		_, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(c.pattern))}}, Options{Words: strings.Fields})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40s: got %v, want %s", c.pattern, err, c.want)
		}
	}
}

// TestWindow holds how far the sides of a trigger and the parts of an endless sentence reach.
func TestWindow(t *testing.T) {
	set := compile(t, oneRule(`trigger:"t" []* "z"`))
	for gap, want := range map[int]int{0: 1, maxWindow - 2: 1, maxWindow - 1: 0} {
		doc := testdoc.Sentence("t " + strings.Repeat("x ", gap) + "z")
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		if got := len(m.Run("p")); got != want {
			t.Errorf("gap of %d: %d matches, want %d", gap, got, want)
		}
	}
	set = compile(t, oneRule(`"a"`))
	m := set.NewMatcher()
	m.Begin(t.Context(), testdoc.Sentence(strings.Repeat("a ", 2*maxSentence+1)), nil)
	if got, want := len(m.Run("p")), 2*maxSentence+1; got != want {
		t.Errorf("%d matches, want %d", got, want)
	}
}

// FuzzPattern compiles any pattern and matches it against a short text: nothing may panic, and matches lie in the text.
func FuzzPattern(f *testing.F) {
	for _, s := range []string{`"a"`, `trigger:[lemma in verbs, tag=VB*|NN*] x:@m+?`, `( "a" | [not text=b] ){2,3}? (?<! "c" []{,2} )`, `^m @m(kind=a|b, not x~/y/) $m`,
		`[text~/a+/, shape=Xx*, in @m(kind=a)]*`, `<sub> "put forward"`, `"`, "[[[", "((", `a:b:c`} {
		f.Add(s)
	}
	doc := testdoc.Sentence("a b c put/VB/put forward a June b 5/CD a c")
	doc.AddLayer("m", []document.Mention{{Range: document.Range{Start: 1, End: 4}, Features: []document.Feature{{Name: "kind", Value: "a"}}}, {Range: document.Range{Start: 3, End: 5}}})
	f.Fuzz(func(t *testing.T, pattern string) {
		src := fmt.Sprintf("phase: p\nlists: {verbs: [put, put forward]}\npatterns:\n  sub: |\n    \"a\" | @m\nrules:\n  - name: r\n    match: |\n      %s\n    tests: |\n      + [x](p)\n      - y\n",
			strings.ReplaceAll(pattern, "\n", "\n      "))
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(src)}}, Options{Words: strings.Fields, Layers: []string{"m"}})
		if err != nil {
			return
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, &Trace{})
		for _, x := range m.Run("p") {
			if x.Start < 0 || x.Empty() || int(x.End) > len(doc.Tokens) {
				t.Errorf("%q: match %v", pattern, x.Range)
			}
			for _, c := range x.Captures {
				if c.Start < x.Start || c.End > x.End {
					t.Errorf("%q: capture %v outside of %v", pattern, c, x.Range)
				}
			}
		}
	})
}

// FuzzCompile compiles any file.
func FuzzCompile(f *testing.F) {
	for _, name := range []string{"whole.yaml", "ten-mistakes.yaml"} {
		data, err := os.ReadFile("../rulefile/testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(finderFile))
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := Compile([]Source{{Name: "t.yaml", Data: data}}, Options{Words: strings.Fields, Layers: []string{"actor", "np"}})
		if (set == nil) == (err == nil) {
			t.Errorf("set %v, error %v", set, err)
		}
		if set == nil {
			return
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), testdoc.Sentence("A and B proposed/VBD/propose talks"), nil)
		for _, p := range set.Phases() {
			m.Run(p)
		}
	})
}
