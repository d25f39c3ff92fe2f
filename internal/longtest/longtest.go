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

// NotUnderRace skips a test if it runs under the race detector, which makes programs ten times slower. It is for tests that bound
// processor time, and for those that do one thing after another.
func NotUnderRace(t testing.TB) {
	t.Helper()
	if Race {
		t.Skip("bounds processor time or has no concurrency: not for the race detector")
	}
}

// Size returns n, or a part of it if long tests are not wanted.
func Size(n, part int) int {
	if Wanted() {
		return n
	}
	return n / part
}
