package document

import "testing"

// TestReleasedMemoryIsEmpty uses the memory of a document for another one, whose layers must know nothing of the first.
func TestReleasedMemoryIsEmpty(t *testing.T) {
	made := func(mentions ...Range) *Document {
		d := New(Meta{}, "wordwordword", nil)
		d.Tokens = d.MakeTokens(4)
		for start := range int32(4) {
			d.Tokens = append(d.Tokens, Token{Text: "word", Start: start})
		}
		ms := d.MakeMentions(len(mentions))
		for i, r := range mentions {
			ms[i] = Mention{Range: r}
		}
		d.AddLayer("x", ms)
		return d
	}
	first := made(Range{0, 4}, Range{1, 2}, Range{3, 4})
	tokens := &first.Tokens[0]
	first.Release()
	if first.Tokens != nil || first.Layer("x") != nil {
		t.Error("a released document has words")
	}
	second := made(Range{2, 3})
	if &second.Tokens[0] != tokens {
		t.Error("the memory was not used again")
	}
	for at := range int32(4) {
		if got := second.Layer("x").Covers(at); got != (at == 2) {
			t.Errorf("token %d: covered is %v", at, got)
		}
	}
	first.Release() // does nothing
}
