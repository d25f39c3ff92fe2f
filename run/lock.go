package run

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lock keeps a second run from writing to the files of a run that can be resumed. The system releases it when the process ends,
// however that happens, so a file that a killed run left does not block the next one.
type lock struct {
	flock *flock.Flock
	name  string
}

// The lock file holds lockMark and then who holds it, padded to lockSize. The first byte is never written or read: on Windows it
// is the one that is locked.
const (
	lockMark = "dateline/lock/v1: "
	lockSize = 256
)

// acquire locks the files beside an output. The error says who holds the lock.
func acquire(output string) (*lock, error) {
	name := output + suffixLock
	for range 10 {
		l := &lock{flock.New(name), name}
		ok, err := l.flock.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("cannot lock %s: %w", output, err)
		case !ok:
			return nil, usagef("wait until it ends, or write to another --output", "%s is being written by another run: %s", output, holder(name))
		case l.current():
			return l, l.sign()
		}
		l.flock.Unlock() // the run that held it before has just removed the file
	}
	return nil, fmt.Errorf("cannot lock %s: the lock file keeps changing", output)
}

// current reports whether the locked file still has its name.
func (l *lock) current() bool {
	locked, err := l.flock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(l.name)
	return err == nil && os.SameFile(locked, named)
}

// sign writes down who holds the lock.
func (l *lock) sign() error {
	f, err := os.OpenFile(l.name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	text := fmt.Sprintf("%sprocess %d on %s since %s", lockMark, os.Getpid(), host, time.Now().Format(time.RFC3339))
	_, err = fmt.Fprintf(&offsetWriter{f, 1}, "%-*.*s\n", lockSize, lockSize, text)
	return err
}

// offsetWriter writes at a place of a file.
type offsetWriter struct {
	f  *os.File
	at int64
}

func (w *offsetWriter) Write(p []byte) (int, error) {
	n, err := w.f.WriteAt(p, w.at)
	w.at += int64(n)
	return n, err
}

// holder returns who holds a lock, as it wrote it down.
func holder(name string) string {
	unknown := "process unknown"
	f, err := os.Open(name)
	if err != nil {
		return unknown
	}
	defer f.Close()
	text := make([]byte, lockSize)
	n, _ := f.ReadAt(text, 1)
	who, ok := strings.CutPrefix(strings.TrimSpace(string(text[:n])), lockMark)
	if !ok {
		return unknown
	}
	return who
}

// release removes the lock file and gives the lock up.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	err := os.Remove(l.name)
	if unlockErr := l.flock.Unlock(); unlockErr != nil {
		return unlockErr
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return os.Remove(l.name) // some systems remove no open files
	}
	return nil
}
