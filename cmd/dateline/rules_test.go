package main

import (
	"context"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/lexis"
	"dateline/rules"
)

const paintings = `version: 1
phase: art
rules:
  - name: painting
    match: |
      by:[tag=NNP]+ "painted" [tag=DT]? what:[tag=NN]
    emit: {made: "yes"}
    tests: |
      + [Ada](by) painted a [boat](what).
      - Ada painted.
`

func TestExplain(t *testing.T) {
	set, err := rules.Compile([]rules.Source{{Name: "art.yaml", Data: []byte(paintings)}}, rules.Options{Words: lexis.Words})
	if err != nil {
		t.Fatal(err)
	}
	analyze := func(ctx context.Context, text string, trace *rules.Trace) (*document.Document, error) {
		doc := document.New(document.Meta{}, text, []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(text)}}})
		if err := lexis.Annotate(ctx, doc); err != nil {
			return nil, err
		}
		m := set.NewMatcher()
		m.Begin(ctx, doc, trace)
		m.Run("art")
		return doc, nil
	}
	rule, err := findRule(set, "painting")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Ada painted a boat.", []string{"art/painting (art.yaml:4)\n", "matched \"Ada painted a boat\"", "    by: \"Ada\"\n", "    what: \"boat\"\n", "    made=yes\n"}},
		{"Ada painted quickly.", []string{"failed \"quickly\": item 4 of 4: wanted [tag=NN], found \"quickly\" (not tag=NN: tag RB)"}},
		{"Nobody knows.", []string{"skipped ", "the sentence has none of: painted"}},
	} {
		var out strings.Builder
		if err := explain(t.Context(), &out, set, rule.Name, tt.text, analyze); err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: no %q in\n%s", tt.text, want, &out)
			}
		}
	}
	if _, err := findRule(set, "paintin"); err == nil || !strings.Contains(err.Error(), "no rule has the name") {
		t.Errorf("got %v", err)
	}
}
