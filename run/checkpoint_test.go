package run

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
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

// TestDamagedFilesAreNamed damages each of the files beside the output of a stopped run: the next one says which, and what to remove.
func TestDamagedFilesAreNamed(t *testing.T) {
	cut := func(name string) {
		text, _ := os.ReadFile(name)
		os.WriteFile(name, text[:len(text)/2], 0o644)
	}
	overwrite := func(name string) {
		text, _ := os.ReadFile(name)
		os.WriteFile(name, bytes.Repeat([]byte("x"), len(text)), 0o644)
	}
	for file, damages := range map[string][]func(string){
		"out.checkpoint": {cut, overwrite},
		"out.inputs":     {cut, overwrite},
		"out.seen":       {cut},
		"out.part":       {cut, func(name string) { os.Remove(name) }},
	} {
		for i, damage := range damages {
			bigInput(t)
			j := setJob(t, "--resume -o out in")
			j.Dedupe = true
			interrupted(t, j, 150)
			damage(file)
			again := setJob(t, "--resume -o out in")
			again.Dedupe = true
			err := again.Run(t.Context())
			usage := new(UsageError)
			if !errors.As(err, &usage) || !strings.Contains(usage.Message, file) ||
				!strings.Contains(usage.Hint, "remove out.checkpoint to start again") {
				t.Errorf("%s, damage %d: %v", file, i, err)
				continue
			}
			if i > 0 {
				continue
			}
			os.Remove("out.checkpoint")
			anew := setJob(t, "--resume -o out in")
			anew.Dedupe = true
			if err := anew.Run(t.Context()); err != nil {
				t.Errorf("%s, damage %d: cannot start again: %v", file, i, err)
			}
		}
	}
}
