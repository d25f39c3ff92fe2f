package emit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ownFiles knows which files of a folder earlier runs wrote, so that a run replaces these alone: what a user keeps there, or has
// changed since, stays. Pages and TimeML say that they are ours. Of the others, such as the annotations that a user corrects with
// brat, the folder has a list with a hash of each.
type ownFiles struct {
	dir    string
	listed map[string]bool // lines of the list: hash and name
	list   *os.File        // nil until something is added
	now    map[string]bool // names that this run wrote
}

// ownList is the name of the list. Nothing that reads folders looks at hidden files.
const ownList = ".dateline"

// ownMarks are in the first bytes of the files that say that they are ours.
var ownMarks = [][]byte{[]byte(`<meta name="generator" content="Dateline">`), []byte("<!-- written by Dateline -->")}

// markedWithin is how many bytes of a file are searched for marks.
const markedWithin = 2 << 10

// othersFileError is returned for a file that is not replaced.
type othersFileError struct{ path string }

func (e *othersFileError) Error() string {
	return fmt.Sprintf("%s is not as an earlier run wrote it, so it is not replaced: choose another folder, or move it", e.path)
}

func ownFilesOf(dir string) (*ownFiles, error) {
	o := &ownFiles{dir: dir, listed: map[string]bool{}, now: map[string]bool{}}
	data, err := os.ReadFile(filepath.Join(dir, ownList))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		o.listed[strings.TrimSuffix(line, "\n")] = true
	}
	return o, nil
}

// mayWrite reports whether a file is new, or was written by a run and has not been changed since.
func (o *ownFiles) mayWrite(name string) (bool, error) {
	path := filepath.Join(o.dir, filepath.FromSlash(name))
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	case o.now[name]:
		return true, nil
	case !info.Mode().IsRegular():
		return false, nil
	case info.Size() == 0:
		return true, nil
	}
	return o.isOwn(path, name)
}

func (o *ownFiles) isOwn(path, name string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	sum := sha256.New()
	head, err := io.ReadAll(io.LimitReader(io.TeeReader(f, sum), markedWithin))
	if err != nil {
		return false, err
	}
	for _, mark := range ownMarks {
		if bytes.Contains(head, mark) {
			return true, nil
		}
	}
	if _, err := io.Copy(sum, f); err != nil {
		return false, err
	}
	return o.listed[lineOf(sum, name)], nil
}

// lineOf is the line of the list for a file.
func lineOf(sum hash.Hash, name string) string {
	return hex.EncodeToString(sum.Sum(nil)[:16]) + " " + name
}

// mayWriteAll is mayWrite for the files of an article.
func (o *ownFiles) mayWriteAll(name string, files []articleFile) (bool, error) {
	for _, file := range files {
		if ok, err := o.mayWrite(name + file.ext); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// refuse returns an error if a file may not be written.
func (o *ownFiles) refuse(name string) error {
	ok, err := o.mayWrite(name)
	if err == nil && !ok {
		err = &othersFileError{filepath.Join(o.dir, filepath.FromSlash(name))}
	}
	return err
}

// create creates a file, or replaces one that a run wrote.
func (o *ownFiles) create(name string) (io.WriteCloser, error) {
	if err := o.refuse(name); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(o.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	o.now[name] = true
	return &ownFile{File: f, own: o, name: name, sum: sha256.New()}, nil
}

func (o *ownFiles) write(name string, data []byte) error {
	f, err := o.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// note adds a file to the list.
func (o *ownFiles) note(line string) error {
	if o.listed[line] {
		return nil
	}
	if o.list == nil {
		var err error
		if o.list, err = os.OpenFile(filepath.Join(o.dir, ownList), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666); err != nil {
			return err
		}
	}
	o.listed[line] = true
	_, err := io.WriteString(o.list, line+"\n")
	return err
}

// close closes the list.
func (o *ownFiles) close() error {
	if o.list == nil {
		return nil
	}
	return o.list.Close()
}

// ownFile is a file that is noted when it is closed, unless it says itself that it is ours.
type ownFile struct {
	*os.File
	own    *ownFiles
	name   string
	sum    hash.Hash
	marked bool
}

// Write implements io.Writer.
func (f *ownFile) Write(p []byte) (int, error) {
	for _, mark := range ownMarks {
		f.marked = f.marked || bytes.Contains(p[:min(len(p), markedWithin)], mark)
	}
	if !f.marked {
		f.sum.Write(p)
	}
	return f.File.Write(p)
}

// Close implements io.Closer.
func (f *ownFile) Close() error {
	err := f.File.Close()
	if err == nil && !f.marked {
		err = f.own.note(lineOf(f.sum, f.name))
	}
	return err
}
