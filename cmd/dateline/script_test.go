package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/internal/longtest"
)

func TestMain(m *testing.M) {
	if os.Getenv("HOME") != "/no-home" { // that of the scripts
		os.Setenv("XDG_CONFIG_HOME", os.DevNull) // whoever runs the tests may have a configuration
	}
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScript runs the program as a user does; each script in testdata is named for its subject.
func TestScript(t *testing.T) {
	longtest.NotUnderRace(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           longCondition,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// longCondition is [long], which holds if long tests are wanted.
func longCondition(name string) (bool, error) {
	if name != "long" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return longtest.Wanted(), nil
}

// exits runs a program, which must end with the exit code: exits CODE PROGRAM ARGS…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
