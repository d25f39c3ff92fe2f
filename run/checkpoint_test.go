package run

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestRunKilledAtItsEnd checks that a run is finished whose output is complete but has not got its name, or has just got it.
func TestRunKilledAtItsEnd(t *testing.T) {
	t.Chdir(t.TempDir())
	j := &Job{Output: "out", Inputs: []string{"in"}, Resume: true}
	for name, files := range map[string][]string{"before": {"out.part", "out.seen"}, "after": {"out"}} {
		for _, file := range files {
			if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		state := newCheckpoint()
		state.Identity, _ = j.identity()
		state.Done, state.Summary.Failed = true, 1
		line, _ := jsonLine(state)
		os.WriteFile("out.checkpoint", line, 0o644)
		r, err := j.begin(t.Context())
		if !errors.Is(err, ErrIncomplete) || !r.finished {
			t.Errorf("%s: %v", name, err)
		}
		left, _ := filepath.Glob("out*")
		if got, _ := os.ReadFile("out"); string(got) != name || len(left) != 1 {
			t.Errorf("%s: %q in %q", name, got, left)
		}
	}
}
