//go:build unix

// Package cputime returns how much processor time the process has used. Tests that bound the work on hostile input use it: unlike the
// time of the clock, it does not grow on a machine that is busy with other things.
package cputime

import (
	"syscall"
	"time"
)

// Used is the user time of the process so far, all threads together.
func Used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}
