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

// pauser is an output that can be closed until the next Write, so that many can be used in turn.
type pauser interface{ pause() error }

// openOutput opens the file of that name, or stdout if the name is empty or "-". Folders above the file are created. A regular
// file is replaced when the output is committed; a device or pipe is written to.
func openOutput(name string, stdout io.Writer) (output, error) {
	if toStdout(name) {
		return stream{stdout, nil}, nil
	}
	out, err := openNamed(name)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	return out, nil
}

func openNamed(name string) (output, error) {
	t, err := locate(name)
	if err != nil {
		return nil, err
	}
	if t.writable() {
		f, err := t.open(0)
		return stream{f, f}, err
	}
	return newReplacement(t)
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

// newReplacement creates a file beside the target, with the permissions of the old one if there is one.
func newReplacement(t target) (*replacement, error) {
	folder, base := filepath.Split(t.path)
	if err := makeFolder(t.path); err != nil {
		return nil, err
	}
	temp := filepath.Join(folder, fmt.Sprintf(".%s.%016x", base, rand.Uint64()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	r := &replacement{File: f, name: t.path}
	if t.info != nil {
		if err := f.Chmod(t.info.Mode().Perm()); err != nil {
			r.discard()
			return nil, err
		}
	}
	return r, nil
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

// writeFile writes a file that has either its old or its new content, whenever the process ends. What is not a
// regular file is written to.
func writeFile(name string, content []byte) error {
	out, err := openOutput(name, nil)
	if err != nil {
		return err
	}
	defer out.discard()
	if _, err := out.Write(content); err != nil {
		return err
	}
	if f, ok := out.(*replacement); ok {
		if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	return out.commit()
}

// openAt opens a file for writing and keeps so many bytes of it. Folders above it are created.
func openAt(name string, kept int64) (*os.File, error) {
	t, err := locate(name)
	if err != nil {
		return nil, err
	}
	return t.open(kept)
}

// makeFolder creates the folders above a file.
func makeFolder(name string) error { return os.MkdirAll(filepath.Dir(name), 0o777) }

// errFolder is returned for an output that is a folder.
var errFolder = errors.New("it is a folder")

// target is a file to write, after following links.
type target struct {
	path       string
	info       fs.FileInfo // nil if there is no such file yet
	descriptor bool        // an open file of this process, such as /dev/stdout
}

// maxLinks is how many links to links are followed.
const maxLinks = 40

// locate follows the links that a name leads through, also if the last one points to a file that does not exist yet. The error
// is errFolder if the name is a folder's, or ends as only folder names do.
func locate(name string) (target, error) {
	t := target{path: name}
	if name != "" && os.IsPathSeparator(name[len(name)-1]) {
		return t, errFolder
	}
	for range maxLinks {
		info, err := os.Lstat(t.path)
		if errors.Is(err, fs.ErrNotExist) {
			return t, nil
		}
		if err != nil {
			return t, err
		}
		if info.IsDir() {
			return t, errFolder
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			t.info = info
			return t, nil
		}
		if descriptorFolder(filepath.Dir(t.path)) {
			t.descriptor = true
			t.info, err = os.Stat(t.path)
			return t, err
		}
		next, err := os.Readlink(t.path)
		if err != nil {
			return t, err
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(t.path), next)
		}
		t.path = next
	}
	return t, fmt.Errorf("more than %d links in a row", maxLinks)
}

// descriptorFolder reports whether the entries of a folder are the open files of a process, as in /proc/self/fd.
func descriptorFolder(dir string) bool {
	if path, err := filepath.EvalSymlinks(dir); err == nil {
		dir = path
	}
	ok, _ := filepath.Match("/proc/*/fd", filepath.ToSlash(dir))
	return ok || dir == "/dev/fd"
}

// writable reports whether the target must be written to as it is: a device, a pipe or an open file.
func (t target) writable() bool {
	return t.descriptor || t.info != nil && !t.info.Mode().IsRegular()
}

// open opens the target for writing and keeps so many bytes of it, if it is a regular file. Of a file that is already open nothing is
// removed.
func (t target) open(kept int64) (*os.File, error) {
	if t.writable() {
		return os.OpenFile(t.path, os.O_WRONLY|os.O_APPEND, 0)
	}
	if err := makeFolder(t.path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(t.path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := truncate(f, kept); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// truncate cuts a file to so many bytes and moves to its end.
func truncate(f *os.File, size int64) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if st.Size() < size {
		return &damagedError{fmt.Errorf("%s is shorter than the checkpoint says", f.Name())}
	}
	if err := f.Truncate(size); err != nil {
		return err
	}
	_, err = f.Seek(size, io.SeekStart)
	return err
}
