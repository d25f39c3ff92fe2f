package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/rules"
	"dateline/rules/ruletest"
)

// TestRules runs the tests in the shipped rule files.
func TestRules(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	failures, run := ruletest.Run(t.Context(), x.Rules(), x.Analyze, nil)
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
	doc, err := x.Analyze(t.Context(), "Ada painted a boat.", nil)
	if err != nil {
		t.Fatal(err)
	}
	if l := doc.Layer("painting"); l == nil || len(l.Mentions()) != 1 {
		t.Errorf("the rule of the file did not match: %v", l)
	}
	if failures, run := ruletest.RunOf(t.Context(), x.Rules(), x.Analyze,
		func(r rules.Rule) bool { return r.File == "own.yaml" }); run != 2 || len(failures) > 0 {
		t.Errorf("%d tests, %v", run, failures)
	}
	if _, err := New(WithRuleFiles(rules.Source{Name: "own.yaml", Data: []byte("phase: [")})); err == nil ||
		!strings.Contains(err.Error(), "own.yaml:1:") {
		t.Errorf("a broken file: %v", err)
	}
}

// TestReplacedPhase holds that a phase whose shipped rules are all replaced is run once, in the place of its stage.
func TestReplacedPhase(t *testing.T) {
	const sentence = "The city was asked. Oslo accepted the plan."
	dir := t.TempDir()
	data, err := os.ReadFile("../rules/en/entities-nominals.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "entities-nominals.yaml"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	var layers [][]string
	for _, opts := range [][]Option{nil, {WithRules(dir)}} {
		x, err := New(opts...)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Analyze(t.Context(), sentence, nil)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, l := range doc.Layers() {
			for _, m := range l.Mentions() {
				found = append(found, m.Layer+" "+doc.Words(m.Range))
			}
		}
		layers = append(layers, found)
	}
	if !slices.Equal(layers[0], layers[1]) {
		t.Errorf("without the folder:\n%q\nwith it:\n%q", layers[0], layers[1])
	}
}
