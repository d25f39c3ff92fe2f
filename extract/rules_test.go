package extract

import "testing"

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
