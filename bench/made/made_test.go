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
