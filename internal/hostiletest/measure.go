package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The articles around each input.
const (
	before = "article before"
	after  = "article after"
)

// settings are how the program is run.
type settings struct {
	dir     string // for inputs and the program
	program string
	format  string
	jobs    int
	page    string // "" for none
}

// measured is what a run over one input cost and gave.
type measured struct {
	size      int64 // bytes of the input
	processor time.Duration
	quarter   time.Duration // for a quarter of a text that grows, or 0
	memory    int64         // bytes, at most at one time
	limit     time.Duration
	mostBytes int64 // of memory
	faults    []string
}

const (
	second    = time.Second // for the start of the program and what is small
	forMB     = 3 * time.Second
	mostBytes = 400 << 20 // with two jobs
	forJob    = 50 << 20  // with each further job
)

// The exit codes of a run that read everything, and of one in which records failed.
const (
	exitOK         = 0
	exitIncomplete = 3
)

// allowed is the processor time for a file of so many bytes. A small archive or packed file may hold more, so it counts as 1 MB.
func allowed(name string, size int64) time.Duration {
	mb := float64(size) / 1e6
	if !slices.Contains(plain, filepath.Ext(name)) {
		mb = max(1, mb)
	}
	return second + time.Duration(mb*float64(forMB))
}

// plain are the extensions of files that are read as they are.
var plain = []string{".txt", ".html", ".json", ".jsonl", ".csv", ".xml", ".mhtml"}

// build creates an input in another process: a process that is started is counted with the memory that its parent has then.
func build(ctx context.Context, path string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, name := filepath.Split(path)
	out, err := exec.CommandContext(ctx, self, "-keep", dir, "-create", name).CombinedOutput()
	if err != nil {
		return fmt.Errorf("cannot build it: %w\n%s", err, out)
	}
	return nil
}

// most is how often an input that is too slow is measured, slow the verdict on it.
const (
	most = 3
	slow = "slow"
)

// measure builds an input and runs the program on it, again if it is too slow.
func (s *settings) measure(ctx context.Context, in input, path string) (measured, error) {
	var best measured
	if err := build(ctx, path); err != nil {
		return best, err
	}
	for i := range most {
		m, err := s.once(ctx, in, path)
		if err != nil {
			return m, err
		}
		if i == 0 || m.processor < best.processor || m.verdict() != slow {
			best = m
		}
		if best.verdict() != slow {
			break
		}
	}
	if in.quarter == nil {
		return best, nil
	}
	return best, s.measureQuarter(ctx, in, path, &best)
}

// measureQuarter runs the program on a quarter of a text. If the whole takes much more than four times as long, both are measured again.
func (s *settings) measureQuarter(ctx context.Context, in input, path string, whole *measured) error {
	quarter := filepath.Join(filepath.Dir(path), quarterOf(in.name))
	if err := build(ctx, quarter); err != nil {
		return err
	}
	defer os.Remove(quarter)
	for i := range most {
		part, err := s.once(ctx, in, quarter)
		if err != nil {
			return err
		}
		whole.quarter = part.processor
		if !whole.grows() {
			return nil
		}
		if i+1 == most {
			break
		}
		again, err := s.once(ctx, in, path)
		if err != nil {
			return err
		}
		whole.processor = min(whole.processor, again.processor)
	}
	whole.faults = append(whole.faults, "grows")
	return nil
}

// grows reports whether the time for a text is much more than four times that for a quarter of it, apart from the start of the program.
func (m *measured) grows() bool { return m.processor > 6*(m.quarter-start)+start }

// start is the time that a run takes at least.
const start = 60 * time.Millisecond

// once runs the program on an input.
func (s *settings) once(ctx context.Context, in input, path string) (measured, error) {
	var m measured
	info, err := os.Stat(path)
	if err != nil {
		return m, err
	}
	m.size, m.limit, m.mostBytes = info.Size(), allowed(in.name, info.Size()), mostBytes+int64(max(0, s.jobs-2))*forJob
	// A run that hangs is ended, ten times later than it should have ended by itself.
	ctx, cancel := context.WithTimeout(ctx, 10*m.limit+time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, s.program, "extract", "--any-language", "--no-progress", "--format", s.format, "--jobs",
		strconv.Itoa(s.jobs),
		filepath.Join(s.dir, before+".txt"), path, filepath.Join(s.dir, after+".txt"))
	var messages bytes.Buffer
	cmd.Stderr = &messages
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return m, err
	}
	if err := cmd.Start(); err != nil {
		return m, err
	}
	found := s.read(stdout, in.last)
	err = cmd.Wait()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		return m, err
	}
	m.processor, m.memory = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), peak(cmd.ProcessState)
	m.judge(cmd.ProcessState.ExitCode(), found, messages.String())
	return m, nil
}

// output is what was found in the output.
type output struct {
	before, after, last bool
	broken              int // lines
}

// read reads the output of a run. Lines of JSON are checked as long as they are short.
func (s *settings) read(r io.Reader, last bool) (found output) {
	found.last = !last
	in := bufio.NewReaderSize(r, 1<<20)
	for whole := true; ; {
		line, err := in.ReadSlice('\n')
		text := string(line)
		found.before = found.before || strings.Contains(text, before)
		found.after = found.after || strings.Contains(text, after)
		found.last = found.last || strings.Contains(text, lastWords)
		ended := err == nil
		if whole && ended && !json.Valid(line) {
			found.broken++
		}
		whole = ended
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return found
		}
	}
}

// judge finds the faults of a run.
func (m *measured) judge(exit int, found output, messages string) {
	for _, fault := range []struct {
		name string
		is   bool
	}{
		{slow, m.processor > m.limit},
		{"memory", m.memory > m.mostBytes},
		{"exit " + strconv.Itoa(exit), exit != exitOK && exit != exitIncomplete},
		{"lost an article around it", !found.before || !found.after},
		{"lost its last record", !found.last},
		{"broken JSON", found.broken > 0},
		{"panic", strings.Contains(messages, "internal error") || strings.Contains(messages, "goroutine ")},
	} {
		if fault.is {
			m.faults = append(m.faults, fault.name)
		}
	}
}

// verdict is "ok" or the faults.
func (m *measured) verdict() string {
	if len(m.faults) == 0 {
		return "ok"
	}
	return strings.Join(m.faults, ", ")
}
