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

// lock keeps a second run from writing to a file while a run writes to it. The system releases it when the process ends,
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

// acquire locks a file that a flag names, and those beside it. The error says who holds the lock.
func acquire(path, flag string) (*lock, error) {
	name := path + suffixLock
	for range 10 {
		l := &lock{flock.New(name), name}
		ok, err := l.flock.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("cannot lock %s: %w", path, err)
		case !ok:
			return nil, usagef("wait until it ends, or write to another "+flag, "%s is being written by another run: %s", path, holder(name))
		case l.current():
			if err := l.sign(); err != nil {
				l.release()
				return nil, err
			}
			return l, nil
		}
		l.flock.Unlock() // the run that held it before has just removed the file
	}
	return nil, fmt.Errorf("cannot lock %s: the lock file keeps changing", path)
}

// lockReports locks the files of errors and of the summary, unless they are devices or pipes.
func (j *Job) lockReports() (locks []*lock, _ error) {
	for _, report := range []struct{ name, flag, what string }{{j.Errors, "--errors", "errors"}, {j.Summary, "--summary", "summary"}} {
		if report.name == "" {
			continue
		}
		l, err := lockFile(report.name, report.flag)
		if err != nil {
			if !errors.As(err, new(*UsageError)) {
				err = fmt.Errorf("cannot write the %s: %w", report.what, err)
			}
			releaseAll(locks)
			return nil, err
		}
		locks = append(locks, l)
	}
	return locks, nil
}

// lockFile locks a file, after following links. The lock is nil if the file is a device or a pipe.
func lockFile(name, flag string) (*lock, error) {
	t, err := locate(name)
	if err == nil && t.writable() {
		return nil, nil
	}
	if err == nil {
		err = makeFolder(t.path)
	}
	if err != nil {
		return nil, err
	}
	return acquire(t.path, flag)
}

func releaseAll(locks []*lock) {
	for _, l := range locks {
		l.release()
	}
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
