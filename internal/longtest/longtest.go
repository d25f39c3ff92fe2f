// Package longtest separates tests and sizes of inputs that take long from those of every day. CI runs the long ones once, with the
// environment variable DATELINE_LONG_TESTS set; `go test ./...` does not.
package longtest

import (
	"os"
	"testing"
)

// Variable is the environment variable that asks for long tests.
const Variable = "DATELINE_LONG_TESTS"

// Wanted reports whether long tests are wanted.
func Wanted() bool { return os.Getenv(Variable) != "" }

// Only skips a test if long ones are not wanted.
func Only(t testing.TB) {
	t.Helper()
	if !Wanted() {
		t.Skip("takes long: set " + Variable + "=1")
	}
}

// NotUnderRace skips a test that runs under the race detector and could not find a race, since it does one thing after another.
func NotUnderRace(t testing.TB) {
	t.Helper()
	if race {
		t.Skip("has no concurrency to check, and takes ten times as long under the race detector")
	}
}

// Size returns n, or a part of it if long tests are not wanted.
func Size(n, part int) int {
	if Wanted() {
		return n
	}
	return n / part
}
