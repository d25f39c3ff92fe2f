//go:build !unix

// Package cputime returns how much processor time the process has used. If the system does not report it, it is the time of the clock.
package cputime

import "time"

var start = time.Now()

// Used is the time since the process started.
func Used() time.Duration { return time.Since(start) }
