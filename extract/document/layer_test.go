package document

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomMentions(r *rand.Rand, tokens int) []Mention {
	ms := make([]Mention, r.IntN(80))
	for i := range ms {
		start := r.IntN(tokens)
		ms[i] = Mention{Range: Range{Start: int32(start), End: int32(start + 1 + r.IntN(min(12, tokens-start)))}, Rule: fmt.Sprint(i)}
	}
	return ms
}

func TestSortMentions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		got := randomMentions(r, 40)
		want := slices.Clone(got)
		SortMentions(got, inOrder)
		slices.SortStableFunc(want, func(a, b Mention) int { return inOrder(&a, &b) })
		for i := range want {
			if got[i].Rule != want[i].Rule {
				t.Fatalf("got %v\nwant %v", got, want)
			}
		}
	}
}

// TestLayer compares what a layer finds with what is found by looking at each mention.
func TestLayer(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		tokens := 1 + r.IntN(200)
		doc := Document{Tokens: make([]Token, tokens)}
		all := slices.Concat(randomMentions(r, tokens), randomMentions(r, tokens))
		half := len(all) / 2
		doc.AddLayer("x", slices.Clone(all[:half]))
		doc.AddLayer("x", slices.Clone(all[half:]))
		l := doc.Layer("x")
		if l == nil {
			continue
		}
		for at := range int32(tokens + 1) {
			starting, ending, over := 0, 0, 0
			for _, m := range all {
				if m.Start == at {
					starting++
				}
				if m.End == at {
					ending++
				}
				if m.Start <= at && at < m.End {
					over = max(over, m.Len())
				}
			}
			if got := len(l.StartingAt(at)); got != starting {
				t.Fatalf("%d of %d start at %d", got, starting, at)
			}
			if got := len(l.EndingAt(at)); got != ending {
				t.Fatalf("%d of %d end at %d", got, ending, at)
			}
			if at == int32(tokens) {
				continue
			}
			if got := l.AnyOver(at, func(*Mention) bool { return true }); got != (over > 0) || l.Covers(at) != got {
				t.Fatalf("token %d lies in a mention: %t", at, got)
			}
			last := int32(-1)
			from := int32(r.IntN(int(at) + 1))
			for t := from; t < at; t++ {
				if l.Covers(t) {
					last = t
				}
			}
			if got := l.LastCovered(Range{from, at}); got != last {
				t.Fatalf("the last token from %d to %d in a mention is %d, not %d", from, at, last, got)
			}
			if m := l.Over(at); (m == nil) != (over == 0) || m != nil && m.Len() != over {
				t.Fatalf("token %d lies in %v, not in one of %d", at, m, over)
			}
		}
	}
}

func TestNilLayerIsEmpty(t *testing.T) {
	var l *Layer
	if l.Mentions() != nil || l.StartingAt(3) != nil || l.EndingAt(3) != nil || l.Covers(3) || l.Over(3) != nil || l.AnyOver(3, func(*Mention) bool { return true }) || l.NextCovered(0) != math.MaxInt32 || l.LastCovered(Range{0, 3}) != -1 {
		t.Error("a nil layer has mentions")
	}
}
