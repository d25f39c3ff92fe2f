// Package store reads and writes the files of a run, on this machine or wherever Beam has a file system for:
// "out/manifest.json", "gs://bucket/out/manifest.json".
//
//	f, err := store.Create(ctx, "out/events/a.jsonl")
//	defer f.Discard()
//	… write to f …
//	err = f.Commit() // only now the file is there, and it is whole
//
// It is the only importer of Beam's file systems. All functions may be called by any number of goroutines; a File belongs to one.
package store

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"   // gs://
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // names without a scheme
)

// Remote reports whether a name leads beyond the file system of this machine.
func Remote(name string) bool { return strings.Contains(name, "://") }

// Join puts a name below a folder.
func Join(folder string, elems ...string) string {
	return strings.TrimRight(folder, "/") + "/" + path.Join(elems...)
}

// Open opens a file for reading. An error, also one of a later Read, is an *fs.PathError.
func Open(ctx context.Context, name string) (io.ReadCloser, error) {
	if !Remote(name) {
		return os.Open(name)
	}
	system, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, pathError("open", name, err)
	}
	in, err := system.OpenRead(ctx, name)
	if err != nil {
		return nil, errors.Join(pathError("open", name, err), system.Close())
	}
	return &remote{in, system, name}, nil
}

// remote is an open file of another system.
type remote struct {
	in     io.ReadCloser
	system filesystem.Interface
	name   string
}

func (r *remote) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if err != nil && err != io.EOF {
		err = pathError("read", r.name, err)
	}
	return n, err
}

func (r *remote) Close() error { return errors.Join(r.in.Close(), r.system.Close()) }

// Fetch copies a file to this machine and opens the copy, which is gone once it is closed.
func Fetch(ctx context.Context, name string) (*os.File, error) {
	in, err := Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	copied, err := os.CreateTemp("", "dateline-")
	if err != nil {
		return nil, err
	}
	os.Remove(copied.Name()) // it has no name from here on, and lives as long as it is open
	if _, err = io.Copy(copied, in); err == nil {
		_, err = copied.Seek(0, io.SeekStart)
	}
	if err != nil {
		copied.Close()
		return nil, err
	}
	return copied, nil
}

func pathError(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// Read gives the whole content of a file.
func Read(ctx context.Context, name string) ([]byte, error) {
	in, err := Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// Size is the length of a file in bytes; an error where there is none.
func Size(ctx context.Context, name string) (int64, error) {
	if !Remote(name) {
		info, err := os.Stat(name)
		if err != nil {
			return 0, err
		}
		return info.Size(), nil
	}
	system, err := filesystem.New(ctx, name)
	if err != nil {
		return 0, err
	}
	defer system.Close()
	return system.Size(ctx, name)
}

// List returns the names that match a pattern, in which * matches anything but a slash.
func List(ctx context.Context, pattern string) ([]string, error) {
	system, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer system.Close()
	return system.List(ctx, pattern)
}

// Remove removes files.
func Remove(ctx context.Context, names ...string) error {
	for _, name := range names {
		system, err := filesystem.New(ctx, name)
		if err != nil {
			return err
		}
		remover, ok := system.(filesystem.Remover)
		if !ok {
			return fmt.Errorf("cannot remove %s: its file system does not allow it", name)
		}
		if err := errors.Join(remover.Remove(ctx, name), system.Close()); err != nil {
			return err
		}
	}
	return nil
}

// Leftovers are the files below the folders of out that a killed process began and never finished.
// While a run is at work they may be ones that it is writing.
func Leftovers(ctx context.Context, out string) ([]string, error) {
	inside, err := List(ctx, Join(out, "*", ".*"+unfinished))
	if err != nil {
		return nil, err
	}
	beside, err := List(ctx, Join(out, ".*"+unfinished))
	return append(inside, beside...), err
}

// unfinished ends the name that a file has before it is whole.
const unfinished = ".unfinished"

// File is a file that takes its name when it is whole. Others may write the same file at the same time;
// the last one to commit stays.
type File struct {
	name, temp string
	system     filesystem.Interface
	ctx        context.Context
	out        io.WriteCloser // nil after Commit or Discard
	buffer     *bufio.Writer
	hash       hash.Hash
	size       int64
}

// Create begins a file. Folders above it are made.
func Create(ctx context.Context, name string) (*File, error) {
	system, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	folder, base := path.Split(name)
	f := &File{name: name, system: system, ctx: ctx, hash: sha256.New()}
	f.temp = fmt.Sprintf("%s.%s.%016x%s", folder, base, rand.Uint64(), unfinished)
	if f.out, err = system.OpenWrite(ctx, f.temp); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot write %s: %w", name, err), system.Close())
	}
	f.buffer = bufio.NewWriterSize(f.out, 1<<16)
	return f, nil
}

// Write implements io.Writer.
func (f *File) Write(p []byte) (int, error) {
	f.hash.Write(p)
	n, err := f.buffer.Write(p)
	f.size += int64(n)
	return n, err
}

// Commit gives the file its name. What it holds is on the disk before.
func (f *File) Commit() error {
	err := f.buffer.Flush()
	if disk, ok := f.out.(*os.File); ok && err == nil {
		if err = disk.Sync(); errors.Is(err, errors.ErrUnsupported) {
			err = nil
		}
	}
	if err = errors.Join(err, f.out.Close()); err != nil {
		f.abandon()
		return fmt.Errorf("cannot write %s: %w", f.name, err)
	}
	f.out = nil
	err = filesystem.Rename(f.ctx, f.system, f.temp, f.name)
	return errors.Join(err, f.system.Close())
}

// Discard removes what was written, if it was not committed.
func (f *File) Discard() {
	if f.out != nil {
		f.out.Close()
		f.abandon()
	}
}

func (f *File) abandon() {
	f.out = nil
	if remover, ok := f.system.(filesystem.Remover); ok {
		remover.Remove(context.WithoutCancel(f.ctx), f.temp)
	}
	f.system.Close()
}

// Written describes a file that was written.
type Written struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// Written returns what was written so far.
func (f *File) Written() Written {
	return Written{f.name, f.size, hex.EncodeToString(f.hash.Sum(nil))}
}

// Write writes a whole file.
func Write(ctx context.Context, name string, content []byte) (Written, error) {
	f, err := Create(ctx, name)
	if err != nil {
		return Written{}, err
	}
	defer f.Discard()
	if _, err := f.Write(content); err != nil {
		return Written{}, err
	}
	return f.Written(), f.Commit()
}

// Verify reads a file below a folder and reports where it is not what was written.
func Verify(ctx context.Context, folder string, w Written) error {
	in, err := Open(ctx, Join(folder, w.Name))
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	n, err := io.Copy(h, in)
	if err == nil && (n != w.Size || hex.EncodeToString(h.Sum(nil)) != w.SHA256) {
		err = fmt.Errorf("%s: %d bytes are not the %d that were written", w.Name, n, w.Size)
	}
	return err
}
