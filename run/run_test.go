package run

import (
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// testJob returns a job that only cleans, so that it is fast. It reads lines of JSON from standard input, and discards
// the output.
func testJob(t *testing.T, format, stdin string) *Job {
	t.Helper()
	x, err := extract.New(extract.WithCleanOnly())
	if err != nil {
		t.Fatal(err)
	}
	f, err := emit.Find(format)
	if err != nil {
		t.Fatal(err)
	}
	encoder, err := emit.New(format, emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &Job{
		Inputs: []string{ingest.Stdin}, Stdin: strings.NewReader(stdin), Extractor: x,
		Format: f, Encoder: encoder, Jobs: runtime.GOMAXPROCS(0), Stdout: io.Discard, Checkpoint: 100 * time.Millisecond,
	}
}

// findingJob is setJob with an extractor that finds things.
func findingJob(t *testing.T, args string) *Job {
	t.Helper()
	j := setJob(t, args)
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	j.Extractor = x
	return j
}
