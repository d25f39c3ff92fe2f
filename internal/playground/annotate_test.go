package main

import (
	"encoding/json"
	"strings"
	"testing"
)

const ownRule = `version: 1
phase: event
labels:
  verdict: [convict]
rules:
  - name: convict
    match: |
      trigger:[lemma=convict, tag=VB*]
    args: {actor: subject, recipient: object!}
    emit: {event: verdict, act: convict}
    tests: |
      + [The jury](actor) [convicted](trigger) [the driver](recipient).
      - The convict escaped at night.
`

func TestAnnotate(t *testing.T) {
	a := &annotator{}
	out := a.annotate("Kenya proposed a summit to Uganda on May 5.", "2025-06-02", "")
	if out.Error != "" || out.Acts != 1 || !strings.Contains(out.Page, "<mark") {
		t.Fatalf("%+v", out)
	}
	var article struct {
		Published string
		Events    []struct{ Act string }
	}
	if err := json.Unmarshal([]byte(out.JSON), &article); err != nil || article.Published != "2025-06-02" ||
		article.Events[0].Act != "propose" {
		t.Errorf("%v: %s", err, out.JSON)
	}
	shipped := out.Rules
	if out = a.annotate("A jury convicted Rossi.", "", ownRule); out.Error != "" || out.Rules == shipped {
		t.Errorf("own rules are not used: %+v", out)
	}
	if out = a.annotate("Kenya proposed a summit.", "", ""); out.Rules != shipped {
		t.Errorf("the shipped rules are not used again: %s", out.Rules)
	}
}

func TestAnnotateReportsWhatIsWrong(t *testing.T) {
	a := &annotator{}
	tests := []struct{ text, published, own, want string }{
		{"", "", "", "no text"},
		{" \n\t", "", "", "no text"},
		{"Kenya proposed a summit.", "", "rules: [", ruleFile},
		{"Kenya proposed a summit.", "", strings.Replace(ownRule, "lemma=convict", "lemma=", 1), ruleFile + ":8:"},
	}
	for _, tt := range tests {
		out := a.annotate(tt.text, tt.published, tt.own)
		if !strings.Contains(out.Error, tt.want) || out.Page != "" || out.JSON != "" {
			t.Errorf("%q, %q: %+v", tt.text, tt.own, out)
		}
	}
}
