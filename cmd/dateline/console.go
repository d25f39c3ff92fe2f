package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract/ingest"
	"dateline/internal/terminal"
	"dateline/run"
)

// console shows failed records and progress on standard error. It implements run.Reporter. Its methods may be called by several goroutines:
// earlier results are read while articles are written.
type console struct {
	mu           sync.Mutex // of all below
	stderr       io.Writer
	screen       io.Writer // the same, for what controls the terminal
	quiet        bool
	animated     bool // show progress
	failed       int  // records
	notSearched  int  // articles that are not in English
	ignored      int  // files that hold no articles, such as earlier results
	firstIgnored *ingest.RecordError
	began        time.Time
	shown        time.Time // when progress was last shown; zero if it is not on the screen
}

func newConsole(c *cli.Context) *console {
	quiet := c.Bool("quiet")
	return &console{
		stderr: c.App.ErrWriter, screen: terminal.Raw(c.App.ErrWriter), quiet: quiet, began: time.Now(),
		animated: !quiet && !c.Bool("no-progress") && isTerminal(terminal.Raw(c.App.ErrWriter)),
	}
}

// maxFailures is how many failed records are shown. A dump may have millions of them, and to show them all takes longer than to
// read them.
const maxFailures = 1000

// Failed implements run.Reporter.
func (s *console) Failed(rec *ingest.RecordError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed++; s.quiet || s.failed > maxFailures {
		return
	}
	s.clear()
	fmt.Fprintf(s.stderr, "dateline: %s\n", terminal.Line(rec.Error()))
}

// Skipped implements run.Reporter. It counts, for a message at the end; duplicates are not shown.
func (s *console) Skipped(rec *ingest.RecordError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch rec.Stage {
	case "language":
		s.notSearched++
	case ingest.Stage:
		if s.ignored++; s.ignored == 1 {
			s.firstIgnored = rec
		}
	}
}

// Progress implements run.Reporter.
func (s *console) Progress(p run.Progress) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.animated && time.Since(s.shown) > 200*time.Millisecond {
		s.shown = time.Now()
		fmt.Fprintf(s.screen, "\r\x1b[K%s", progressLine(p, s.shown.Sub(s.began)))
	}
}

// Warning implements run.Reporter.
func (s *console) Warning(message string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.quiet {
		s.clear()
		fmt.Fprintf(s.stderr, "dateline: warning: %s\n", terminal.Line(message))
	}
}

// progressLine describes the progress after some time: "1200 articles, 4.1 MB/s, 37%, 3m20s left".
func progressLine(p run.Progress, elapsed time.Duration) string {
	line := fmt.Sprintf("%d articles, %.1f MB/s", p.Articles, float64(p.Bytes)/1e6/elapsed.Seconds())
	if p.Read > 0 && p.Read <= p.Total {
		left := time.Duration(float64(elapsed) * float64(p.Total-p.Read) / float64(p.Read))
		line += fmt.Sprintf(", %d%%, %s left", 100*p.Read/p.Total, left.Round(time.Second))
	}
	return line
}

// clear removes the progress from the screen.
func (s *console) clear() {
	if s.animated && !s.shown.IsZero() {
		fmt.Fprint(s.screen, "\r\x1b[K")
		s.shown = time.Time{}
	}
}

// close removes the progress and shows what was skipped.
func (s *console) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear()
	if s.quiet {
		return
	}
	if more := s.failed - maxFailures; more > 0 {
		are := "are"
		if more == 1 {
			are = "is"
		}
		fmt.Fprintf(s.stderr, "dateline: %s failed and %s not shown (hint: --errors FILE lists all)\n", count(more, "more record"), are)
	}
	if s.notSearched > 0 {
		fmt.Fprintf(s.stderr, "dateline: %s not in English and not searched (hint: --any-language)\n", count(s.notSearched, "article"))
	}
	switch {
	case s.ignored == 1:
		fmt.Fprintf(s.stderr, "dateline: skipped %s\n", terminal.Line(s.firstIgnored.Error()))
	case s.ignored > 1:
		fmt.Fprintf(s.stderr, "dateline: skipped %d files that hold no articles; the first is %s\n", s.ignored, terminal.Line(s.firstIgnored.Error()))
	}
}
