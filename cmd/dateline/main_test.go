package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onWrite is a writer that calls after once it has written.
type onWrite struct {
	bytes.Buffer
	after func()
}

func (w *onWrite) Write(p []byte) (int, error) {
	defer w.after()
	return w.Buffer.Write(p)
}

// TestInterrupted ends a run whose input never does, as a terminal's.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, feed := io.Pipe()
	defer feed.Close()
	go io.WriteString(feed, `{"id":"1","text":"The bridge at Ostby fell."}`+"\n")

	stdout := &onWrite{after: cancel}
	var stderr bytes.Buffer
	code := execute(ctx, strings.Fields("extract --input-format jsonl --format articles"), in, stdout, &stderr)
	if code != exitInterrupted || stderr.String() != "dateline: interrupted\n" {
		t.Errorf("exit code %d, stderr %s", code, &stderr)
	}
	if n := strings.Count(stdout.String(), "\n"); n != 1 {
		t.Errorf("got %d lines, want the one that was read", n)
	}
}

// TestInterruptedOutput holds that a file of results is never one of half the results.
func TestInterruptedOutput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	args := []string{"extract", "--output", filepath.Join(dir, "out.jsonl"), "main.go"}
	if code := execute(ctx, args, strings.NewReader(""), io.Discard, io.Discard); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestStdinIsNoTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if isTerminal(null) || isTerminal(strings.NewReader("")) {
		t.Error("taken for a terminal")
	}
}
