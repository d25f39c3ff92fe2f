package engine

import (
	"strings"
	"testing"

	"dateline/rules/internal/testdoc"
)

func TestAListStartsARuleOnlyBeforeAWordThatGoesOn(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{`trigger:[lemma in verbs]`, "he put forward a bill", "t/r[put forward]"},
		{`trigger:[lemma in verbs]`, "he put off a bill", ""},
		{`trigger:[lemma in verbs]`, "he put", ""},
		{`trigger:[lemma in verbs]`, "he propose forward", "t/r[propose]"}, // a word alone asks for none after it
		{`[lemma in verbs]`, "he put forward and put it", "t/r[put forward]"},
		{`trigger:( (?<= "he" ) (?! "now" ) [lemma in verbs] )`, "he put forward , we put forward", "t/r[put forward]"},
		{`"we"? trigger:[lemma in verbs]`, "we put forward", "t/r[we put forward]"},
		{`[text=he|we]? [lemma in verbs]`, "we put forward", "t/r[we put forward]"}, // it does not start at the list
	} {
		doc := testdoc.Sentence(c.text)
		m := compile(t, oneRule(c.pattern)).NewMatcher()
		m.Begin(t.Context(), doc, nil)
		if got, _, _ := strings.Cut(show(doc, m.Run("p")), " trigger="); got != c.want {
			t.Errorf("%s in %q: %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
}
