package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/rules/internal/testdoc"
)

// ending is a context that is done after it was asked so many times.
type ending struct {
	context.Context
	left, asked int
}

func (e *ending) Err() error {
	if e.asked++; e.asked > e.left {
		return context.Canceled
	}
	return nil
}

// slowRules find nothing in sentences with b and c apart and take long to do so, each in another part of the engine.
var slowRules = map[string]string{
	"span rule":    oneRule(`[] ( [text~/.*/]{0,90} [text~/.*/]{0,90} )* "b" "c"`),
	"trigger rule": oneRule(`trigger:[text~/.*/] ( []{0,90} []{0,90} ) "b" "c"`),
	"look-around":  oneRule(`[text~/.*/] (?= []* []{0,90} []{0,90} "b" "c" )`),
	"many rules":   manyRules(400),
}

// manyRules are rules that start at each a and find nothing there.
func manyRules(n int) string {
	var b strings.Builder
	b.WriteString("phase: p\nrules:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - name: r%d\n    match: |\n      trigger:[lemma=a] \"b\" \"c\"\n    tests: |\n      + [a b c](p)\n      - y\n", i)
	}
	return b.String()
}

func TestARunWhoseContextIsDoneEndsSoon(t *testing.T) {
	doc := testdoc.Sentence(strings.Repeat("b a c a "+strings.Repeat("a ", 1000), 3))
	for name, src := range slowRules {
		m := compile(t, src).NewMatcher()
		whole := &ending{left: 1 << 30}
		m.Begin(whole, doc, nil)
		found := len(m.Run("p"))
		if m.Err() != nil || whole.asked < 3 {
			t.Errorf("%s: the whole run asked its context %d times, %v", name, whole.asked, m.Err())
		}
		for left := range min(3, whole.asked-1) {
			ctx := &ending{left: left}
			m.Begin(ctx, doc, nil)
			m.Run("p")
			if !errors.Is(m.Err(), context.Canceled) {
				t.Errorf("%s: after %d looks at the context: %v", name, left, m.Err())
			}
			if steps := int(m.watch.asked) - (left+1)*watchSteps; steps > 4*maxSentence {
				t.Errorf("%s: %d steps after the end of the context", name, steps)
			}
		}
		m.Begin(t.Context(), doc, nil)
		if again := len(m.Run("p")); again != found || m.Err() != nil {
			t.Errorf("%s: after runs that were stopped %d matches are found, not %d", name, again, found)
		}
	}
}
