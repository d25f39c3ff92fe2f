package run

import (
	"errors"
	"fmt"
	"strings"

	"dateline/extract/emit"
)

// results takes the finished tasks of a run. As with an output, commit makes them permanent.
type results interface {
	write(t *task) error
	finish() error // ends the output, so that it only has to get its name
	commit() error
	discard()
}

// openResults opens the output.
func (r *execution) openResults() (results, error) {
	j, name := r.job, r.job.outputName()
	switch {
	case r.split != nil:
		return newSplitOutput(j), nil
	case j.intoFolder(name):
		return j.encodeTo(stream{}, name, false)
	}
	return j.openOne(name)
}

// intoFolder reports whether an output is a folder with files for each article.
func (j *Job) intoFolder(name string) bool {
	switch j.Format.Form {
	case emit.Folder:
		return true
	case emit.Page:
		return !toStdout(name) && !strings.HasSuffix(name, j.Format.Ext)
	}
	return false
}

// openOne opens one file, or standard output.
func (j *Job) openOne(name string) (*singleOutput, error) {
	out, err := openOutput(name, j.Stdout)
	if err != nil {
		return nil, err
	}
	if j.Format.Form != emit.File {
		return j.encodeTo(compressed(name, out, true), "", false)
	}
	file, ok := out.(*replacement)
	if !ok {
		out.discard()
		return nil, fmt.Errorf("cannot write --format %s to %s: it is not a regular file", j.Format.Name, name)
	}
	return j.encodeTo(out, file.File.Name(), false)
}

// encodeTo returns results that are written to an output in the job's format. The path is the output's if
// the format writes files itself.
func (j *Job) encodeTo(out output, path string, resumed bool) (*singleOutput, error) {
	w, err := j.Encoder.Open(emit.Target{Writer: out, Path: path, Resumed: resumed})
	if err != nil {
		out.discard()
		return nil, writeError(err)
	}
	return &singleOutput{w: w, out: out}, nil
}

// singleOutput is one output for all tasks.
type singleOutput struct {
	w      emit.Writer
	out    output
	closed bool
}

func (w *singleOutput) write(t *task) error { return w.w.Write(t.result.Piece) }

func (w *singleOutput) commit() error {
	if err := w.end(); err != nil {
		return writeError(err)
	}
	return w.out.commit()
}

// end writes what is left in the writer.
func (w *singleOutput) end() error {
	if w.closed {
		return nil
	}
	w.closed = true
	return w.w.Close()
}

// between reports whether a checkpoint can be saved: everything that was written is in the file.
func (w *singleOutput) between() bool {
	c, ok := w.out.(*compressor)
	return !ok || c.between()
}

// finish ends the output, so that it only has to get its name.
func (w *singleOutput) finish() error {
	if err := w.end(); err != nil {
		return err
	}
	if c, ok := w.out.(*compressor); ok {
		return c.finish()
	}
	return nil
}

// discard does nothing for an output that could not be opened.
func (w *singleOutput) discard() {
	if w == nil {
		return
	}
	w.end()
	w.out.discard()
}

// writeError returns why the output could not be written.
func writeError(err error) error {
	if errors.Is(err, emit.ErrOneArticle) {
		return usagef("add --output DIR", "%v, and there is more than one", err)
	}
	return fmt.Errorf("cannot write the output: %w", err)
}
