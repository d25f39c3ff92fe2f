package engine

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
)

// featureTest is a constraint on a feature of a mention, or on its head.
type featureTest struct {
	name   string
	values []string
	re     *expression
	neg    bool

	head  bool  // on the word that is the capture headName, and those before it
	lemma int32 // predicate that the head must satisfy
	list  int32 // word list with an entry of which the words up to the head must end, from 1; 0 for none
}

// headName is the capture of a mention that is its head, and the feature by which patterns ask for it.
const headName = "head"

// allHold tests the constraints on a mention.
func (m *Matcher) allHold(tests []featureTest, x *document.Mention) bool {
	for i := range tests {
		f := &tests[i]
		var v bool
		switch {
		case f.head:
			v = m.headHolds(f, x)
		case f.re != nil:
			v = f.re.matches(x.Feature(f.name))
		default:
			v = slices.Contains(f.values, x.Feature(f.name))
		}
		if v == f.neg {
			return false
		}
	}
	return true
}

func (m *Matcher) headHolds(f *featureTest, x *document.Mention) bool {
	head, ok := x.Capture(headName)
	switch {
	case !ok || head.Empty():
		return false
	case f.re != nil:
		return f.re.matches(m.doc.Tokens[head.End-1].Lemma)
	case f.list > 0:
		return m.entryEnds(m.set.wordLists.of(f.list-1), document.Range{Start: x.Start, End: head.End})
	}
	return m.holds(f.lemma, head.End-1)
}

// entryEnds reports whether an entry of a mirrored list ends with a range.
func (m *Matcher) entryEnds(l *wordList, r document.Range) bool {
	if !m.holds(l.opens, r.End-1) {
		return false
	}
	node := int32(0)
	for at := r.End - 1; at >= r.Start; at-- {
		if node = l.step(node, &m.ids[at]); node == 0 || l.ends[node] {
			return node != 0
		}
	}
	return false
}

// featureTests compiles constraints on the mentions of a layer.
func (b *builder) featureTests(layer string, cons []pattern.Constraint) []featureTest {
	out := make([]featureTest, len(cons))
	for i := range cons {
		c := &cons[i]
		t := &out[i]
		t.name, t.neg, t.values = c.Attr, c.Neg, c.Values
		switch {
		case c.Kind == pattern.InLayer:
			b.patternErr(c.Pos, "a mention cannot be tested for being inside a layer")
		case c.Attr == headName && b.headless(layer):
			b.patternErr(c.Pos, "the mentions of @%s have no head", layer)
		case c.Attr == headName:
			b.headTest(t, c)
		case c.Kind == pattern.Regexp:
			t.re = b.expression(c)
		case c.Kind == pattern.InList:
			t.values = b.singleWords(c)
		}
	}
	return out
}

// headless reports whether the layer is made by a caller that gives its mentions no head.
func (b *builder) headless(layer string) bool {
	return slices.Contains(b.opts.Layers, layer) && !slices.Contains(b.opts.Heads, layer)
}

// headTest compiles a constraint on the head of a mention. Its lists are read from their ends.
func (b *builder) headTest(t *featureTest, c *pattern.Constraint) {
	t.head = true
	switch c.Kind {
	case pattern.Regexp:
		t.re = b.expression(c)
	case pattern.InList:
		lemmas := *c
		lemmas.Attr = "lemma"
		t.list = b.wordList(&lemmas, true) + 1
	default:
		t.lemma = b.predicate([]pattern.Constraint{{Attr: "lemma", Values: c.Values}})
	}
}
