package harness

import (
	"errors"
	"strings"
	"testing"

	"dateline/bench/made"
)

func TestMeasure(t *testing.T) {
	articles := made.Articles(3, 1)
	words := func(a made.Article) (int, error) { return len(strings.Fields(strings.Repeat(a.Text, 100))), nil }
	r, err := Measure("tag", words, articles[:1], 0.01)
	if err != nil {
		t.Fatal(err)
	}
	if r.Texts < 1 || r.Seconds < 0.01 || r.Start <= 0 {
		t.Errorf("nothing was measured: %+v", r)
	}
	one, _ := words(articles[0])
	if r.Bytes != r.Texts*len(articles[0].Text) || r.Found != r.Texts*one {
		t.Errorf("what was counted is not what was done: %+v", r)
	}
	broken := errors.New("broken")
	if _, err := Measure("tag", func(made.Article) (int, error) { return 0, broken }, articles, 0.01); !errors.Is(err, broken) {
		t.Errorf("a peer that fails: %v", err)
	}
}
