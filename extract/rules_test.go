package extract

import (
	"strings"
	"testing"

	"dateline/rules"
)

// TestRules runs the tests that stand inside the shipped rule files.
func TestRules(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	failures, run := x.Rules().RunTests(x.Analyze, nil)
	for _, f := range failures {
		t.Errorf("%s:%d: %s: %q: %s", f.File, f.Line, f.Rule, f.Text, f.Message)
	}
	if run == 0 && len(x.Rules().Rules()) > 0 {
		t.Error("no rule test was run")
	}
}

func TestWithRuleFiles(t *testing.T) {
	const file = "version: 1\nphase: art\nlayer: painting\nrules:\n  - name: painted\n    match: |\n      by:[tag=NNP]+ \"painted\" [tag=DT]? what:[tag=NN]\n" +
		"    tests: |\n      + [Ada](by) painted a [boat](what).\n      - Ada ran.\n"
	x, err := New(WithRuleFiles(rules.Source{Name: "own.yaml", Data: []byte(file)}))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Analyze("Ada painted a boat.", nil)
	if err != nil {
		t.Fatal(err)
	}
	if l := doc.Layer("painting"); l == nil || len(l.Mentions()) != 1 {
		t.Errorf("the rule of the file did not match: %v", l)
	}
	if failures, run := x.Rules().RunTestsIn(x.Analyze, func(r rules.Rule) bool { return r.File == "own.yaml" }); run != 2 || len(failures) > 0 {
		t.Errorf("%d tests, %v", run, failures)
	}
	if _, err := New(WithRuleFiles(rules.Source{Name: "own.yaml", Data: []byte("phase: [")})); err == nil || !strings.Contains(err.Error(), "own.yaml:1:") {
		t.Errorf("a broken file: %v", err)
	}
}
