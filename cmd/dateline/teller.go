package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"dateline/extract/ingest"
)

// errFirst ends a run with --fail-fast; the record that failed has been told.
var errFirst = errors.New("stopped at the first record that failed")

// failureOf tells where and why a task failed. An error from beyond the reading of records
// names its stage at its beginning, as all of package extract does.
func failureOf(t *task) *ingest.RecordError {
	var rec *ingest.RecordError
	if errors.As(t.err, &rec) {
		return rec
	}
	stage, message, ok := strings.Cut(t.err.Error(), ": ")
	if !ok || strings.Contains(stage, " ") {
		stage, message = "extract", t.err.Error()
	}
	return &ingest.RecordError{Source: t.item.Raw.Meta.Source, Stage: stage, Message: message, Err: t.err}
}

// teller tells of failed records and of progress. It belongs to one goroutine.
type teller struct {
	stderr   io.Writer
	quiet    bool
	animated bool     // show progress
	file     *os.File // of --errors, or nil

	read, failed int
	bytes        int64
	began, shown time.Time
}

func newTeller(s *settings) (*teller, error) {
	t := &teller{stderr: s.stderr, quiet: s.quiet, animated: s.progress, began: time.Now()}
	if s.errors != "" {
		var err error
		if t.file, err = os.Create(s.errors); err != nil {
			return nil, fmt.Errorf("cannot write the errors: %w", err)
		}
	}
	return t, nil
}

// failure tells of a record that failed.
func (t *teller) failure(failed *task) error {
	t.failed++
	rec := failureOf(failed)
	if !t.quiet {
		t.clear()
		fmt.Fprintf(t.stderr, "dateline: %v\n", rec)
	}
	if t.file == nil {
		return nil
	}
	enc := json.NewEncoder(t.file)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(rec); err != nil {
		return fmt.Errorf("cannot write the errors: %w", err)
	}
	return nil
}

// progress counts a record that was read.
func (t *teller) progress(bytes int) {
	t.read++
	t.bytes += int64(bytes)
	if t.animated && time.Since(t.shown) > 200*time.Millisecond {
		t.shown = time.Now()
		rate := float64(t.bytes) / 1e6 / t.shown.Sub(t.began).Seconds()
		fmt.Fprintf(t.stderr, "\r\x1b[K%d articles, %.1f MB/s", t.read, rate)
	}
}

// clear takes the progress off the screen.
func (t *teller) clear() {
	if t.animated && !t.shown.IsZero() {
		fmt.Fprint(t.stderr, "\r\x1b[K")
		t.shown = time.Time{}
	}
}

// close ends the telling; a second call does nothing. The error is errIncomplete where a record failed.
func (t *teller) close() error {
	t.clear()
	if t.file != nil {
		err := t.file.Close()
		t.file = nil
		if err != nil {
			return fmt.Errorf("cannot write the errors: %w", err)
		}
	}
	if t.failed > 0 {
		return errIncomplete
	}
	return nil
}

// isTerminal reports whether a person sits at the other end of f.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	if !ok {
		return false
	}
	st, err := file.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(st, null)
}
