package main

import (
	"os"
	"os/signal"
	"slices"
	"syscall"
	"testing"
)

// TestInterrupts holds that a terminal which is closed interrupts a run, but not one that was started to outlive it.
func TestInterrupts(t *testing.T) {
	if before := signal.Ignored(syscall.SIGHUP); slices.Contains(interrupts(), os.Signal(syscall.SIGHUP)) == before {
		t.Errorf("ignored: %v, signals: %v", before, interrupts())
	}
	signal.Ignore(syscall.SIGHUP)
	defer signal.Reset(syscall.SIGHUP)
	if slices.Contains(interrupts(), os.Signal(syscall.SIGHUP)) {
		t.Error("a signal that is ignored would interrupt")
	}
}
