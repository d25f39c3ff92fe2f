package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"dateline/extract/ingest"
)

// errFirst ends a run with --fail-fast; the record that failed has been told.
var errFirst = errors.New("stopped at the first record that failed")

// teller tells of failed records and of progress. It belongs to one goroutine.
type teller struct {
	stderr   io.Writer
	quiet    bool
	animated bool     // show progress
	file     *os.File // of --errors, or nil
	written  int64    // bytes in file

	input        *ingest.Progress
	total        int64 // bytes of all inputs; 0 where that is not known
	read, noted  int
	bytes        int64
	began, shown time.Time
}

// newTeller opens the file of errors; kept is how much of an old one stays.
func newTeller(s *settings, kept int64) (*teller, error) {
	t := &teller{stderr: s.stderr, quiet: s.quiet, animated: s.progress, began: time.Now(), input: s.ingest.Progress, written: kept}
	if s.errors != "" {
		var err error
		if t.file, err = openAt(s.errors, kept); err != nil {
			return nil, fmt.Errorf("cannot write the errors: %w", err)
		}
	}
	return t, nil
}

// note tells, in the file alone, of an article in which nothing was looked for; close tells how many they were.
func (t *teller) note(rec *ingest.RecordError) error {
	if rec == nil {
		return nil
	}
	t.noted++
	return t.failure(rec)
}

// failure tells of a record that failed or, which is told in the file alone, was passed over.
func (t *teller) failure(rec *ingest.RecordError) error {
	if !t.quiet && rec.Skipped == "" {
		t.clear()
		fmt.Fprintf(t.stderr, "dateline: %v\n", rec)
	}
	if t.file == nil {
		return nil
	}
	line, err := jsonLine(rec)
	if err == nil {
		_, err = t.file.Write(line)
	}
	if err != nil {
		return fmt.Errorf("cannot write the errors: %w", err)
	}
	t.written += int64(len(line))
	return nil
}

// jsonLine is a value as one line of JSON.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// progress counts a record that was read.
func (t *teller) progress(bytes int) {
	t.read++
	t.bytes += int64(bytes)
	if t.animated && time.Since(t.shown) > 200*time.Millisecond {
		t.shown = time.Now()
		fmt.Fprintf(t.stderr, "\r\x1b[K%s", t.state(t.shown.Sub(t.began)))
	}
}

// state is the progress after some time: "1200 articles, 4.1 MB/s, 37%, 3m20s left".
func (t *teller) state(elapsed time.Duration) string {
	line := fmt.Sprintf("%d articles, %.1f MB/s", t.read, float64(t.bytes)/1e6/elapsed.Seconds())
	done := t.input.Read.Load()
	if t.total > 0 && done > 0 && done <= t.total {
		left := time.Duration(float64(elapsed) * float64(t.total-done) / float64(done))
		line += fmt.Sprintf(", %d%%, %s left", 100*done/t.total, left.Round(time.Second))
	}
	return line
}

// clear takes the progress off the screen.
func (t *teller) clear() {
	if t.animated && !t.shown.IsZero() {
		fmt.Fprint(t.stderr, "\r\x1b[K")
		t.shown = time.Time{}
	}
}

// close ends the telling; a second call does nothing.
func (t *teller) close() error {
	t.clear()
	if t.noted > 0 && !t.quiet {
		fmt.Fprintf(t.stderr, "dateline: %s not in English and not searched (hint: --any-language)\n", count(t.noted, "article"))
	}
	t.noted = 0
	if t.file != nil {
		err := t.file.Close()
		t.file = nil
		if err != nil {
			return fmt.Errorf("cannot write the errors: %w", err)
		}
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
