package main

import (
	"testing"
	"time"

	"dateline/run"
)

func TestProgressLine(t *testing.T) {
	p := run.Progress{Articles: 1200, Bytes: 8_000_000, Read: 250}
	if got, want := progressLine(p, 2*time.Second), "1200 articles, 4.0 MB/s"; got != want {
		t.Errorf("without a total: %q, want %q", got, want)
	}
	p.Total = 1000
	if got, want := progressLine(p, 2*time.Minute), "1200 articles, 0.1 MB/s, 25%, 6m0s left"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
