package run

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// output is what the results are written to. commit makes them permanent; discard removes what is incomplete, and
// does nothing after commit.
type output interface {
	io.Writer
	commit() error
	discard()
}

// openOutput opens the file of that name, or stdout if the name is empty or "-".
func openOutput(name string, stdout io.Writer) (output, error) {
	if toStdout(name) {
		return stream{stdout, nil}, nil
	}
	// A link stays a link: what it points to is replaced.
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	st, err := os.Stat(name)
	switch {
	case err == nil && st.IsDir():
		return nil, fmt.Errorf("cannot write to %s: it is a folder", name)
	case err == nil && !st.Mode().IsRegular(): // a device or a named pipe, not to be replaced
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		return stream{f, f}, err
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	return newReplacement(name, st)
}

// stream is an output that cannot be undone.
type stream struct {
	io.Writer
	closer io.Closer // or nil
}

func (s stream) commit() error {
	if s.closer == nil {
		return nil
	}
	return s.closer.Close()
}

func (s stream) discard() {}

// replacement is a new file that replaces the one of its name when it is complete.
type replacement struct {
	*os.File
	name   string
	paused bool // closed until the next Write
	over   bool
}

// Write implements io.Writer.
func (r *replacement) Write(p []byte) (int, error) {
	if r.paused {
		f, err := os.OpenFile(r.File.Name(), os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return 0, err
		}
		r.File, r.paused = f, false
	}
	return r.File.Write(p)
}

// pause closes the file until the next Write.
func (r *replacement) pause() error {
	if r.paused {
		return nil
	}
	r.paused = true
	return r.Close()
}

// newReplacement creates a file beside name, with the permissions of the old one if there is one.
func newReplacement(name string, old fs.FileInfo) (*replacement, error) {
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%016x", filepath.Base(name), rand.Uint64()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	r := &replacement{File: f, name: name}
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			r.discard()
			return nil, err
		}
	}
	return r, nil
}

func (r *replacement) commit() error {
	if err := r.pause(); err != nil {
		return fmt.Errorf("cannot write %s: %w", r.name, err)
	}
	if err := os.Rename(r.File.Name(), r.name); err != nil {
		return err
	}
	r.over = true
	return nil
}

func (r *replacement) discard() {
	if !r.over {
		r.over = true
		r.pause()
		os.Remove(r.File.Name())
	}
}
