package ingest

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// input reads one argument.
func (r *reader) input(name string) bool {
	if r.ctx.Err() != nil {
		return false
	}
	if name == Stdin && r.stdin == nil {
		return r.fail(RecordError{Source: "stdin", Message: "there is no standard input"})
	}
	if name == Stdin {
		return r.opened(Stdin, "stdin", r.stdin)
	}
	if r.opts.Open != nil {
		return r.file(name)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil && isPattern(name):
		return r.pattern(name)
	case err != nil:
		return r.fail(fileError(name, err))
	case info.IsDir():
		return r.folder(name)
	}
	return r.file(name)
}

// file reads one file.
func (r *reader) file(name string) bool {
	if r.visit != nil {
		return r.visit(name)
	}
	f, err := r.open(name)
	if err != nil {
		return r.fail(fileError(name, err))
	}
	defer f.Close()
	return r.opened(name, name, f)
}

func (r *reader) open(name string) (io.ReadCloser, error) {
	if r.opts.Open != nil {
		return r.opts.Open(name)
	}
	if r.opts.Root == nil {
		return os.Open(name)
	}
	inside, err := filepath.Rel(r.opts.Root.Name(), name)
	if err != nil {
		return nil, err
	}
	f, err := r.opts.Root.Open(inside)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	if info, _ := r.opts.Root.Lstat(inside); info != nil && info.Mode()&fs.ModeSymlink != 0 {
		err = errLeadsOut
	}
	return nil, err
}

// errLeadsOut is returned for a link from Options.Root to a file outside of it.
var errLeadsOut = errors.New("a link that leads out of the folder")

// opened reads an input that is open. The id is its argument; records are named after name.
func (r *reader) opened(id, name string, in io.Reader) bool {
	r.at.File++
	r.warned, r.undated = false, 0
	if r.at.File < r.opts.From.File {
		return true
	}
	if r.at.File == r.opts.From.File {
		r.seq = r.opts.From.Seq
	}
	r.at.Seq, r.at.Name = r.seq, id
	r.opts.Progress.begin(r.at.File)
	file, _ := in.(*os.File)
	in = &metered{in, r.opts.Progress}
	return r.stream(&source{name: name, plain: name, in: bufio.NewReaderSize(in, sniffLen), file: file,
		input: &input{reserve: reserve, maxRatio: r.opts.MaxRatio}, found: r.found})
}

// metered counts the bytes that a run reads.
type metered struct {
	io.Reader
	progress *Progress
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.progress.Read.Add(int64(n))
	return n, err
}

// fileError returns why a file cannot be opened or read.
func fileError(name string, err error) RecordError {
	e := RecordError{Source: name, Message: "cannot be read", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Message, e.Hint = "no such file or folder", "check the path; - reads standard input"
	case errors.Is(err, fs.ErrPermission):
		e.Message, e.Hint = "permission denied", "make the file readable for this user"
	default:
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		e.Message += ": " + err.Error()
	}
	return e
}
