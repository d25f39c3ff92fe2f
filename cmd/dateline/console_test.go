package main

import (
	"strings"
	"testing"
	"time"

	"dateline/extract/ingest"
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

// Of very many failed records, a thousand are shown and the others counted.
func TestManyFailures(t *testing.T) {
	for n, want := range map[int]string{
		maxFailures:     "",
		maxFailures + 1: "dateline: 1 more record failed and is not shown (hint: --errors FILE lists all)\n",
		maxFailures + 9: "dateline: 9 more records failed and are not shown (hint: --errors FILE lists all)\n",
	} {
		var out strings.Builder
		s := &console{stderr: &out}
		for range n {
			s.Failed(&ingest.RecordError{Source: "a.jsonl", Message: "no text"})
		}
		s.close()
		lines := strings.SplitAfterN(out.String(), "\n", maxFailures+1)
		if len(lines) != maxFailures+1 || lines[maxFailures] != want {
			t.Errorf("%d failures: %d lines, then %q", n, len(lines)-1, lines[maxFailures])
		}
	}
}
