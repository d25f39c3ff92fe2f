package main

import (
	"errors"
	"fmt"
	"strings"

	"dateline/extract/emit"
)

// results is where the finished tasks of a run go. As with an output, they are there for good after commit.
type results interface {
	write(t *task) error
	commit() error
	discard()
}

// openResults opens what --output names.
func (s *settings) openResults() (results, error) {
	switch {
	case s.split != nil:
		return newDivided(s), nil
	case s.intoFolder():
		return s.through(stream{}, s.output, false)
	}
	return s.openOne(s.output)
}

// intoFolder reports whether --output names a folder for the files of the articles.
func (s *settings) intoFolder() bool {
	switch s.format.Form {
	case emit.Folder:
		return true
	case emit.Page:
		return !toStdout(s.output) && !strings.HasSuffix(s.output, s.format.Ext)
	}
	return false
}

// openOne opens one file, or standard output.
func (s *settings) openOne(name string) (*whole, error) {
	out, err := openOutput(name, s.stdout)
	if err != nil {
		return nil, err
	}
	if s.format.Form != emit.File {
		return s.through(out, "", false)
	}
	file, ok := out.(*replacement)
	if !ok {
		out.discard()
		return nil, fmt.Errorf("cannot write --format %s to %s: it is no file", s.format.Name, name)
	}
	return s.through(out, file.File.Name(), false)
}

// through is an output with a writer of the run's format before it. The path is that of the output where
// the format writes files itself.
func (s *settings) through(out output, path string, resumed bool) (*whole, error) {
	w, err := s.encoder.Open(emit.Target{Writer: out, Path: path, Resumed: resumed})
	if err != nil {
		out.discard()
		return nil, writeError(err)
	}
	return &whole{w: w, out: out}, nil
}

// whole is an output that all tasks go to.
type whole struct {
	w      emit.Writer
	out    output
	closed bool
}

func (w *whole) write(t *task) error { return w.w.Write(t.out) }

func (w *whole) commit() error {
	if err := w.end(); err != nil {
		return writeError(err)
	}
	return w.out.commit()
}

// end lets the writer write what is left.
func (w *whole) end() error {
	if w.closed {
		return nil
	}
	w.closed = true
	return w.w.Close()
}

func (w *whole) discard() {
	w.end()
	w.out.discard()
}

// writeError says that the output could not be written.
func writeError(err error) error {
	if errors.Is(err, emit.ErrOneArticle) {
		return usagef("add --output DIR", "%v, and there is more than one", err)
	}
	return fmt.Errorf("cannot write the output: %w", err)
}

// parseOutput reads the placeholders of --output.
func (s *settings) parseOutput() error {
	shard := fmt.Sprintf("%d-of-%d", max(s.batch.shard, 1), max(s.batch.shards, 1))
	s.output = strings.ReplaceAll(s.output, "{shard}", shard)
	p, err := parsePlaceholders(s.output)
	if err != nil {
		return usagef("write one of "+placeholderNames()+", or leave out the braces", "--output: %v", err)
	}
	if p != nil && s.batch.resume {
		return usagef("use --shard with {shard}, or divide the output afterwards", "--resume goes on with one file, and --output %s is many", s.output)
	}
	s.split = p
	return nil
}
