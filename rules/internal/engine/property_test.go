package engine

import (
	"errors"
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
	"dateline/rules/internal/testdoc"
)

// brute matches by plain backtracking with continuations: slow, and too simple to be wrong.
type brute struct {
	words []string
	layer map[int][]int // mentions by start: ends, the longest first
	steps int
}

// errTooLong is what brute force panics with where it would take too long.
var errTooLong = errors.New("too long for brute force")

func (b *brute) match(n *pattern.Node, pos int, then func(int) bool) bool {
	b.steps++
	if b.steps > 200000 {
		panic(errTooLong)
	}
	switch n.Op {
	case pattern.Token:
		if pos < len(b.words) && (len(n.Cons) == 0 || n.Cons[0].Neg != contains(n.Cons[0].Values, b.words[pos])) {
			return then(pos + 1)
		}
		return false
	case pattern.Layer:
		for _, end := range b.layer[pos] {
			if then(end) {
				return true
			}
		}
		return false
	case pattern.Seq:
		return b.seq(n.Kids, pos, then)
	case pattern.Alt:
		for _, k := range n.Kids {
			if b.match(k, pos, then) {
				return true
			}
		}
		return false
	case pattern.Repeat:
		return b.repeat(n, 0, pos, -1, then)
	case pattern.Capture:
		return b.match(n.Kids[0], pos, then)
	case pattern.Look:
		return b.look(n, pos) && then(pos)
	case pattern.Edge:
		return (n.AtEnd && pos == len(b.words) || !n.AtEnd && pos == 0) && then(pos)
	}
	return then(pos)
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

func (b *brute) seq(kids []*pattern.Node, pos int, then func(int) bool) bool {
	if len(kids) == 0 {
		return then(pos)
	}
	return b.match(kids[0], pos, func(p int) bool { return b.seq(kids[1:], p, then) })
}

func (b *brute) repeat(n *pattern.Node, count, pos, last int, then func(int) bool) bool {
	more := func() bool {
		if n.Max != pattern.Unbounded && count >= n.Max || pos == last && count >= n.Min {
			return false
		}
		return b.match(n.Kids[0], pos, func(p int) bool { return b.repeat(n, count+1, p, pos, then) })
	}
	if count < n.Min {
		return more()
	}
	if n.Lazy {
		return then(pos) || more()
	}
	return more() || then(pos)
}

func (b *brute) look(n *pattern.Node, pos int) bool {
	if !n.Behind {
		return b.match(n.Kids[0], pos, func(int) bool { return true }) != n.Neg
	}
	for start := range pos + 1 {
		if b.match(n.Kids[0], start, func(end int) bool { return end == pos }) {
			return !n.Neg
		}
	}
	return n.Neg
}

// randomPattern writes a pattern over the words a, b, c and the layer m.
func randomPattern(r *rand.Rand, depth int) string {
	if depth == 0 {
		return [...]string{`"a"`, `"b"`, `"c"`, `[text=a|b]`, `[not text=a]`, `@m`, `[]`}[r.Intn(7)]
	}
	sub := func() string { return randomPattern(r, depth-1) }
	switch r.Intn(11) {
	case 0:
		return "( " + sub() + " | " + sub() + " )"
	case 1, 2:
		return "( " + sub() + " " + sub() + " )"
	case 3:
		return "( " + sub() + " )" + [...]string{"*", "+", "?", "{2}", "{1,2}", "{,2}"}[r.Intn(6)] + [...]string{"", "?"}[r.Intn(2)]
	case 4:
		return "x:( " + sub() + " )"
	case 5:
		return "( (?" + [...]string{"=", "!", "<=", "<!"}[r.Intn(4)] + " " + sub() + " ) " + sub() + " )"
	case 6:
		return "( ^ " + sub() + " )"
	case 7:
		return "( " + sub() + " $ )"
	case 8: // so long that all of a sentence is answered at once
		return "( (?" + [...]string{"=", "!", "<=", "<!"}[r.Intn(4)] + " " + sub() + " " + randomRun(r) + " " + sub() + " ) " + sub() + " )"
	case 9:
		return "( " + randomRun(r) + " " + sub() + " )"
	}
	return sub()
}

func randomRun(r *rand.Rand) string {
	return [...]string{`[text=a|b]`, `[not text=a]`, `[]`}[r.Intn(3)] + [...]string{"{0,30}", "{2,40}", "{0,3}"}[r.Intn(3)] + [...]string{"", "?"}[r.Intn(2)]
}

func randomWords(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = string(rune('a' + r.Intn(3)))
	}
	return out
}

// TestAgainstBruteForce compares the engine's matches with those of brute force on random patterns and texts.
func TestAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	matched, skipped := 0, 0
	for i := range 4000 {
		pattern := randomPattern(r, 1+r.Intn(4))
		words := randomWords(r, r.Intn(13))
		doc := testdoc.Sentence(strings.Join(words, " "))
		b := &brute{words: words, layer: map[int][]int{}}
		doc.AddLayer("m", randomMentions(r, b))
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(pattern))}}, Options{Words: strings.Fields, Layers: []string{"m"}})
		if err != nil {
			continue // a pattern that can match nothing
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), doc, nil)
		got := ranges(m.Run("p"))
		want, ok := b.all(set, pattern)
		if !ok {
			skipped++
			continue
		}
		if got != want {
			t.Fatalf("case %d: %s on %q, layer %v\ngot  %s\nwant %s", i, pattern, words, b.layer, got, want)
		}
		if want != "" {
			matched++
		}
	}
	if matched < 500 || skipped > 100 {
		t.Errorf("only %d cases matched anything, and %d were skipped", matched, skipped)
	}
}

func ranges(ms []document.Mention) string {
	var out []string
	for _, m := range ms {
		out = append(out, fmt.Sprintf("%d-%d", m.Start, m.End))
	}
	return strings.Join(out, " ")
}

// all finds all matches from left to right, as the engine does. It reports whether that was possible in time.
func (b *brute) all(set *Set, src string) (found string, ok bool) {
	defer func() {
		if r := recover(); r != nil && r != errTooLong {
			panic(r)
		}
	}()
	n, _ := pattern.Parse(src, &pattern.Scope{Words: strings.Fields, Layers: map[string]bool{"m": true}})
	var out []string
	for pos := 0; pos < len(b.words); {
		end := -1
		b.match(n, pos, func(e int) bool { end = e; return true })
		if end > pos {
			out = append(out, fmt.Sprintf("%d-%d", pos, end))
			pos = end
		} else {
			pos++
		}
	}
	return strings.Join(out, " "), true
}

// TestAgainstRegexp compares the engine with Go's regular expressions where both can say the same.
func TestAgainstRegexp(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := range 2000 {
		pattern, expr := regular(r, 1+r.Intn(4))
		text := strings.Join(randomWords(r, r.Intn(12)), "")
		set, err := Compile([]Source{{Name: "t.yaml", Data: []byte(oneRule(pattern))}}, Options{Words: strings.Fields})
		if err != nil {
			continue
		}
		m := set.NewMatcher()
		m.Begin(t.Context(), testdoc.Sentence(strings.Join(strings.Split(text, ""), " ")), nil)
		got := ranges(m.Run("p"))
		var want []string
		for _, x := range regexp.MustCompile(expr).FindAllStringIndex(text, -1) {
			want = append(want, fmt.Sprintf("%d-%d", x[0], x[1]))
		}
		if got != strings.Join(want, " ") {
			t.Fatalf("case %d: %s (%s) on %q\ngot  %s\nwant %s", i, pattern, expr, text, got, want)
		}
	}
}

// regular writes one pattern in both languages. Nothing in it matches the empty text under a repeat, where the two differ.
func regular(r *rand.Rand, depth int) (pattern, expr string) {
	if depth == 0 {
		i := r.Intn(4)
		return [...]string{`"a"`, `"b"`, `[text=a|c]`, `[not text=a]`}[i], [...]string{`a`, `b`, `[ac]`, `[^a]`}[i]
	}
	p1, e1 := regular(r, depth-1)
	p2, e2 := regular(r, depth-1)
	switch r.Intn(4) {
	case 0:
		return "( " + p1 + " | " + p2 + " )", "(?:" + e1 + "|" + e2 + ")"
	case 1:
		q := [...]string{"+", "{1,2}", "+?", "{2}"}[r.Intn(4)]
		return "( " + p1 + " )" + q, "(?:" + e1 + ")" + q
	case 2:
		q := [...]string{"*", "?", "*?", "??"}[r.Intn(4)]
		return "( ( " + p1 + " )" + q + " " + p2 + " )", "(?:(?:" + e1 + ")" + q + e2 + ")"
	}
	return "( " + p1 + " " + p2 + " )", "(?:" + e1 + e2 + ")"
}
