package made

import (
	"html"
	"slices"
	"strings"
	"testing"
)

func TestArticles(t *testing.T) {
	a := Articles(50, 1)
	if !slices.Equal(a, Articles(50, 1)) {
		t.Error("the same seed made other texts")
	}
	if slices.Equal(a, Articles(50, 2)) {
		t.Error("another seed made the same texts")
	}
	for _, x := range a {
		if strings.ContainsAny(x.Title+x.Text, "{}#") {
			t.Errorf("%s: a slot was left open: %q", x.ID, x.Text)
		}
		for p := range strings.SplitSeq(x.Text, "\n\n") {
			if !strings.Contains(x.HTML, html.EscapeString(p)) {
				t.Errorf("%s: the page lacks the paragraph %q", x.ID, p)
			}
		}
	}
}

// TestNews holds the shape: the mean length, some texts without and some with many quotations, each kind of mark.
func TestNews(t *testing.T) {
	a := News(400, 1)
	if !slices.Equal(a, News(400, 1)) {
		t.Error("the same seed made other texts")
	}
	words, kinds := 0, map[string]int{}
	for _, x := range a {
		words += len(strings.Fields(x.Text))
		if strings.ContainsAny(x.Text, "{}#") {
			t.Errorf("%s: a slot was left open: %q", x.ID, x.Text)
		}
		for _, mark := range []string{"“", `"`, "‘"} {
			if strings.Contains(x.Text, mark) {
				kinds[mark]++
			}
		}
	}
	if mean := words / len(a); mean < 510 || mean > 630 {
		t.Errorf("%d words on average", mean)
	}
	if len(kinds) != 3 {
		t.Errorf("texts with each kind of mark: %v", kinds)
	}
}
