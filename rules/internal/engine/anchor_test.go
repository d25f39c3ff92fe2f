package engine

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
	"dateline/rules/internal/testdoc"
)

// TestTriggersAgainstBruteForce compares where triggers are found with brute force. The trigger itself has no word in many of the
// patterns, so that the rule starts at a word before or after it.
func TestTriggersAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	matched, anchored := 0, 0
	for i := range 3000 {
		before, trigger, after := randomPattern(r, r.Intn(4)), [...]string{`[]`, `[not text=a]`, `"b"`}[r.Intn(3)], randomPattern(r, r.Intn(4))
		src := before + " trigger:( " + trigger + " ) " + after
		words := randomWords(r, r.Intn(13))
		doc := testdoc.Sentence(strings.Join(words, " "))
		b := &brute{words: words, layer: map[int][]int{}}
		doc.AddLayer("m", randomMentions(r, b))
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(src))}}, Options{Words: strings.Fields, Layers: []string{"m"}})
		if err != nil {
			continue
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		want, ok := b.triggers(before, trigger+" "+after)
		if !ok {
			continue
		}
		if got := triggersOf(m.Run("p")); !slices.Equal(got, want) {
			t.Fatalf("case %d: %s on %q, layer %v\ngot  %v\nwant %v", i, src, words, b.layer, got, want)
		}
		if len(want) > 0 {
			matched++
		}
		if r := set.rules.of(0); len(r.anchor.keys) > 0 && !r.anchor.exact() {
			anchored++
		}
	}
	if matched < 500 || anchored < 500 {
		t.Errorf("only %d cases matched anything, and %d have a word elsewhere", matched, anchored)
	}
}

// randomMentions gives a document and brute force the same mentions.
func randomMentions(r *rand.Rand, b *brute) (ms []document.Mention) {
	for s := range b.words {
		for e := len(b.words); e > s; e-- {
			if r.Intn(4) == 0 {
				b.layer[s] = append(b.layer[s], e)
				ms = append(ms, document.Mention{Range: document.Range{Start: int32(s), End: int32(e)}})
			}
		}
	}
	return ms
}

func triggersOf(ms []document.Mention) (starts []int32) {
	for _, m := range ms {
		for _, c := range m.Captures {
			if c.Name == triggerName {
				starts = append(starts, c.Start)
			}
		}
	}
	slices.Sort(starts)
	return starts
}

// triggers finds the positions at which one pattern ends and another one begins.
func (b *brute) triggers(before, after string) (starts []int32, ok bool) {
	defer func() {
		if r := recover(); r != nil && r != errTooLong {
			panic(r)
		}
	}()
	scope := &pattern.Scope{Words: strings.Fields, Layers: map[string]bool{"m": true}}
	left, _ := pattern.Parse(before, scope)
	right, _ := pattern.Parse(after, scope)
	behind := &pattern.Node{Op: pattern.Look, Behind: true, Kids: []*pattern.Node{left}}
	for at := range b.words {
		if b.match(right, at, func(int) bool { return true }) && b.look(behind, at) {
			starts = append(starts, int32(at))
		}
	}
	return starts, true
}

// TestAnchors holds which words a rule is started by, and where it then starts.
func TestAnchors(t *testing.T) {
	for _, c := range []struct{ pattern, keys, at string }{
		{`"june" [tag=CD]`, "june", "{0 0}"},
		{`[tag=CD] "june"`, "june", "{1 1}"},
		{`[tag=CD]{1,3} [tag=JJ]? "june"`, "june", "{1 4}"},
		{`[text in verbs] "june"`, "june", "{1 2}"},          // "put forward june"
		{`@m "june"`, "june", "{1 64}"},                      // a mention may be long
		{`( "the" "june" | "july" )`, "june, july", "{0 1}"}, // of each alternative the rarest
		{`trigger:"june" "july"`, "june", "{0 0}"},
		{`"july" trigger:"june"`, "june", "{0 0}"},
		{`"july" trigger:[]`, "july", "{-1 -1}"},
		{`"july" [tag=CD]? trigger:[]`, "july", "{-2 -1}"},
		{`trigger:[] [tag=CD]? "july"`, "july", "{1 2}"},
		{`trigger:( [tag=CD]? "july" )`, "july", "{0 1}"},
		{`[text in verbs] trigger:[]`, "propose, put", "{-2 -1}"},   // the key of "put forward" is its first word
		{`"july" [tag=NN]+ trigger:[] [tag=CD]`, "tag CD", "{1 1}"}, // "july" may be anywhere before it
		{`(?= [] "july" ) trigger:[]`, "july", "{1 1}"},
		{`(?<! "july" ) trigger:[]`, "", "{0 0}"},
		{`trigger:[] "july"?`, "", "{0 0}"},
	} {
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(c.pattern))}}, Options{Words: strings.Fields, Layers: []string{"m"}})
		if err != nil {
			t.Fatal(err)
		}
		a := set.rules.of(0).anchor
		if keys, at := set.describeKeys(a.keys), fmt.Sprint(a.at); keys != c.keys || at != c.at {
			t.Errorf("%s: started by %q at %s, want %q at %s", c.pattern, keys, at, c.keys, c.at)
		}
	}
}

// TestAnchoredRuleRunsOnce holds that a trigger in the reach of several keys is one match, and that one in no reach is none.
func TestAnchoredRuleRunsOnce(t *testing.T) {
	set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(`"a"{1,3} trigger:[not text=a]`))}}, Options{Words: strings.Fields})
	if err != nil {
		t.Fatal(err)
	}
	m := set.NewMatcher()
	far := "a " + strings.Repeat("c ", 300) + "a b"
	for text, want := range map[string]string{"a a a b": "[3]", "b a b b": "[2]", "b b a": "[]", far: "[1 302]"} {
		m.Begin(t.Context(), testdoc.Sentence(text), nil)
		if got := fmt.Sprint(triggersOf(m.Run("p"))); got != want {
			t.Errorf("%.20q: %s, want %s", text, got, want)
		}
	}
}
