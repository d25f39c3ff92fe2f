package main

import (
	"testing"
	"time"

	"dateline/extract/ingest"
)

func TestProgressLine(t *testing.T) {
	p := new(ingest.Progress)
	told := &teller{input: p, read: 1200, bytes: 8_000_000}
	if got, want := told.state(2*time.Second), "1200 articles, 4.0 MB/s"; got != want {
		t.Errorf("without a total: %q, want %q", got, want)
	}
	told.total = 1000
	p.Read.Store(250)
	if got, want := told.state(2*time.Minute), "1200 articles, 0.1 MB/s, 25%, 6m0s left"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
