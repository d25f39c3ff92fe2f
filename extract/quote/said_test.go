package quote

import "testing"

func TestSaid(t *testing.T) {
	for _, c := range []struct{ text, verbs, want string }{
		{`“The boat leaks,” Roe said.`, "leaks said", "The boat leaks"},
		{`“If it rains,” Roe said, “we will stay.”`, "rains said stay", "If it rains, we will stay."},
		{`“The boat leaks,” Roe said. “It always has.”`, "leaks said has", "The boat leaks. It always has."},
		{`“Does it leak?” Roe said. “It always has.”`, "leak said has", "Does it leak? It always has."},
		{`It was “a mess,” Roe said.`, "was said", "It was “a mess”"},
		{`The price, Roe said, fell again.`, "fell said", "The price fell again"},
		{"Roe said: “The boat\nleaks.”", "leaks said", "The boat"},
	} {
		doc := annotated(t, c.text, c.verbs)
		g := gathererOf(doc, found(t, doc, "said", "Roe", content("around")))
		if got := said(g.text, g.gather(&g.cues[0]).pieces); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}
