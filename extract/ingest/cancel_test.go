package ingest

import (
	"context"
	"os"
	"testing"
)

// endless is a line without an end, which counts what is read of it and ends its context after the first megabyte.
type endless struct {
	read   int
	cancel context.CancelFunc
}

func (e *endless) Read(p []byte) (int, error) {
	if e.read += len(p); e.read > 1<<20 {
		e.cancel()
	}
	if e.read > 64<<20 {
		return 0, os.ErrDeadlineExceeded
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestAnEndlessLineEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in := &endless{cancel: cancel}
	for range ReadFrom(ctx, "in.jsonl", in, Options{}) {
	}
	if in.read > 2<<20 {
		t.Errorf("%d bytes were read", in.read)
	}
}
