package run

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/extract/ingest"
)

// listed is a file of the input.
type listed struct {
	path     string
	size     int64  // bytes
	modified int64  // nanoseconds since 1970
	content  string // its hash; "" if it is not known
}

// list returns the files of the inputs in the order in which they are read, standard input as ingest.Stdin, and how many bytes they
// have; 0 if that is not known.
func (j *Job) list(ctx context.Context) (files []listed, bytes int64) {
	known := true
	opts := j.Ingest
	opts.Exclude = j.ownFiles()
	ingest.Walk(ctx, j.Inputs, opts, func(name string) bool {
		info, err := os.Stat(name)
		if name == ingest.Stdin || err != nil {
			known = false
			files = append(files, listed{path: name})
			return true
		}
		files = append(files, listed{path: name, size: info.Size(), modified: info.ModTime().UnixNano()})
		bytes += info.Size()
		return true
	})
	if !known {
		return files, 0
	}
	return files, bytes
}

// inputLog is the file by which a resumed run notices that its input has changed. Its lines are the schema, the listed
// files, and then the hash of each file that has been read to its end.
//
// A file that has been read must still have that content; its time does not matter. Any other must have its size, its time and its
// content, and in the file that was being read the part that has been read must have the same content. Hashing takes a thousandth of the
// time that extraction takes. What is read is hashed in step, while the system still holds it in memory.
type inputLog struct {
	file    *os.File
	size    int64
	reading runningHash // of the file that is being read
}

// inputLine is one line of an inputLog.
type inputLine struct {
	Schema   string `json:"schema,omitempty"` // in the first line
	Path     string `json:"path,omitempty"`   // of a listed file
	Size     int64  `json:"size,omitempty"`
	Modified int64  `json:"modified,omitempty"`
	Content  string `json:"content,omitempty"` // hash of a file that is still to be read
	Read     string `json:"read,omitempty"`    // path of a file that has been read to its end
	SHA256   string `json:"sha256,omitempty"`
}

const schemaInputs = "dateline/inputs/v1"

// prefix is the beginning of an input, and the hash of it.
type prefix struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// openInputLog opens the log of the inputs of an output as of a checkpoint. The error is a *UsageError if they have changed.
func openInputLog(ctx context.Context, output string, state checkpoint, listing []listed) (*inputLog, error) {
	f, err := openAt(output+suffixInputs, state.Inputs)
	if err != nil {
		return nil, err
	}
	l := &inputLog{file: f, size: state.Inputs}
	if state.Inputs == 0 {
		err = l.begin(ctx, listing)
	} else {
		err = l.check(ctx, state, listing)
	}
	if err != nil {
		f.Close()
		return nil, l.describe(err, output)
	}
	return l, nil
}

// changedInput is how an input has changed since the run began.
type changedInput struct{ path, how string }

func (e *changedInput) Error() string { return fmt.Sprintf("%s %s", e.path, e.how) }

func (l *inputLog) describe(err error, output string) error {
	if errors.Is(err, ErrInterrupted) {
		return err
	}
	var changed *changedInput
	if !errors.As(err, &changed) {
		return &damagedError{fmt.Errorf("%s is damaged: %w", output+suffixInputs, err)}
	}
	c := &checkpointed{name: output}
	return c.changed("restore the input", changed.Error())
}

func (l *inputLog) begin(ctx context.Context, listing []listed) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.Encode(inputLine{Schema: schemaInputs})
	for _, f := range hashUnread(ctx, listing, nil) {
		enc.Encode(inputLine{Path: f.path, Size: f.size, Modified: f.modified, Content: f.content})
	}
	if ctx.Err() != nil {
		return ErrInterrupted
	}
	return l.append(b.Bytes())
}

func (l *inputLog) append(lines []byte) error {
	n, err := l.file.Write(lines)
	l.size += int64(n)
	return err
}

// check compares the inputs with those that the log has.
func (l *inputLog) check(ctx context.Context, state checkpoint, listing []listed) error {
	before, hashes, err := l.load()
	if err != nil {
		return err
	}
	now := hashUnread(ctx, listing, hashes)
	if ctx.Err() != nil {
		return ErrInterrupted
	}
	if err := sameFiles(before, now, hashes); err != nil {
		return err
	}
	for path, want := range hashes {
		if got, err := hashFile(path); err != nil || got != want {
			return &changedInput{path, "no longer has the content that was read"}
		}
	}
	if state.Reading.Path == "" {
		return nil
	}
	l.reading.path = state.Reading.Path
	if got, err := l.reading.upTo(state.Reading.Bytes); err != nil || got != state.Reading {
		return &changedInput{state.Reading.Path, "no longer has the content that was read"}
	}
	return nil
}

// load reads the log: the files in their order, and the hashes of those that have been read.
func (l *inputLog) load() (files []listed, hashes map[string]string, err error) {
	hashes = map[string]string{}
	dec := json.NewDecoder(bufio.NewReader(io.NewSectionReader(l.file, 0, l.size)))
	for {
		var line inputLine
		if err := dec.Decode(&line); err == io.EOF {
			return files, hashes, nil
		} else if err != nil {
			return nil, nil, err
		}
		switch {
		case line.Path != "":
			files = append(files, listed{line.Path, line.Size, line.Modified, line.Content})
		case line.Read != "":
			hashes[line.Read] = line.SHA256
		}
	}
}

// sameFiles returns a *changedInput if files were added or removed or have changed. The time of files with a hash does not matter.
func sameFiles(before, now []listed, hashes map[string]string) error {
	old := make(map[string]listed, len(before))
	for _, f := range before {
		old[f.path] = f
	}
	left := make(map[string]bool, len(now))
	for _, f := range now {
		was, known := old[f.path]
		left[f.path] = true
		switch {
		case !known:
			return &changedInput{f.path, "has been added to the input"}
		case f.size != was.size:
			return &changedInput{f.path, fmt.Sprintf("had %d bytes and now has %d", was.size, f.size)}
		case f.modified != was.modified && hashes[f.path] == "":
			return &changedInput{f.path, "has been modified"}
		case was.content != "" && f.content != was.content && hashes[f.path] == "":
			return &changedInput{f.path, "no longer has the content that it had"}
		}
	}
	for _, f := range before {
		if !left[f.path] {
			return &changedInput{f.path, "is no longer part of the input"}
		}
	}
	return nil
}

// advance records that the run has come to a file. The one before it has been read to its end.
func (l *inputLog) advance(path string) error {
	if path == l.reading.path {
		return nil
	}
	if err := l.complete(); err != nil {
		return err
	}
	l.reading.close()
	l.reading = runningHash{path: path}
	return nil
}

// complete hashes the rest of the file that is being read.
func (l *inputLog) complete() error {
	path := l.reading.path
	if path == "" || path == ingest.Stdin {
		return nil
	}
	all, err := l.reading.upTo(-1)
	if err != nil {
		return nil // the file is gone; its size and time will be missed
	}
	line, err := jsonLine(inputLine{Read: path, SHA256: all.SHA256})
	if err != nil {
		return err
	}
	return l.append(line)
}

// soFar hashes the part of the current file that has been read.
func (l *inputLog) soFar(file int, progress *ingest.Progress) prefix {
	if l.reading.path == "" || l.reading.path == ingest.Stdin {
		return prefix{}
	}
	bytes := int64(-1)
	if now, n := progress.File(); now == file {
		bytes = n
	}
	p, err := l.reading.upTo(bytes)
	if err != nil {
		return prefix{}
	}
	return p
}

func (l *inputLog) close() {
	if l == nil || l.file == nil {
		return
	}
	l.file.Close()
	l.file = nil
	l.reading.close()
}

// runningHash is the hash of a growing part of a file.
type runningHash struct {
	path  string
	file  *os.File
	sum   hash.Hash
	bytes int64
}

// upTo returns the hash of the first so many bytes, or of all if bytes is negative. The part must not shrink.
func (h *runningHash) upTo(bytes int64) (prefix, error) {
	if h.file == nil {
		f, err := os.Open(h.path)
		if err != nil {
			return prefix{}, err
		}
		h.file, h.sum = f, sha256.New()
	}
	rest := io.Reader(h.file)
	if bytes >= 0 {
		rest = io.LimitReader(h.file, bytes-h.bytes)
	}
	n, err := io.Copy(h.sum, rest)
	h.bytes += n
	return prefix{h.path, h.bytes, hex.EncodeToString(h.sum.Sum(nil))}, err
}

func (h *runningHash) close() {
	if h.file != nil {
		h.file.Close()
	}
}

func hashFile(path string) (string, error) {
	h := runningHash{path: path}
	defer h.close()
	p, err := h.upTo(-1)
	return p.SHA256, err
}

// hashFolder returns a hash of the names and contents of all files below a folder.
func hashFolder(dir string) (string, error) {
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			return err
		}
		content, err := hashFile(path)
		fmt.Fprintln(sum, path, content)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:24], err
}
