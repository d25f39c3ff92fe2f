package run

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dateline/extract/dedupe"
	"dateline/extract/ingest"
)

// checkpoint is how far a run is. Whatever follows these lengths of the
// files is unfinished and is cut off by the next run.
type checkpoint struct {
	Run     string          `json:"run"`    // hash of what the output depends on
	Next    int             `json:"next"`   // number of the first record that is not finished
	At      ingest.Position `json:"at"`     // the file of the last finished record
	Output  int64           `json:"output"` // bytes
	Errors  int64           `json:"errors"` // bytes
	Seen    int64           `json:"seen"`   // bytes
	Done    bool            `json:"done"`   // everything is written; only the output has to get its name
	Summary Summary         `json:"summary"`
}

func newCheckpoint() checkpoint { return checkpoint{Summary: newSummary()} }

// checkpointed is the output of a run that can be resumed. Its files are beside the output: FILE.part is
// the output so far, FILE.checkpoint is the checkpoint, FILE.seen holds the
// signatures of articles if the run looks for duplicates.
type checkpointed struct {
	name string // of the output
	run  string
	part *os.File
	size int64 // of part

	seen     *os.File // or nil
	seenOut  *bufio.Writer
	seenSize int64
	saved    time.Time
}

// openCheckpointed opens the files as of the last checkpoint, and loads the signatures of earlier articles into seen.
func (j *Job) openCheckpointed(listing inputs, seen *dedupe.Index) (*checkpointed, checkpoint, error) {
	name := j.outputName()
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	c := &checkpointed{name: name, run: j.identity(listing), saved: time.Now()}
	state, err := c.load()
	if err != nil || state.Done {
		return c, state, err
	}
	if c.part, err = openAt(name+".part", state.Output); err != nil {
		return nil, state, fmt.Errorf("cannot write %s: %w", name, err)
	}
	c.size, c.seenSize = state.Output, state.Seen
	if seen != nil {
		err = c.openSeen(seen)
	}
	if err != nil {
		c.discard()
	}
	return c, state, err
}

// load returns the checkpoint, or a new one if there is none.
func (c *checkpointed) load() (checkpoint, error) {
	state := newCheckpoint()
	data, err := os.ReadFile(c.name + ".checkpoint")
	if errors.Is(err, fs.ErrNotExist) {
		return state, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &state)
	}
	if err != nil {
		return state, fmt.Errorf("cannot read the checkpoint: %w", err)
	}
	if state.Run != c.run {
		return state, usagef("use the same inputs, flags and program version as before, or remove "+c.name+".checkpoint to start again",
			"the checkpoint beside %s belongs to a different run", c.name)
	}
	return state, nil
}

// openSeen opens the signatures and loads those of finished articles.
func (c *checkpointed) openSeen(seen *dedupe.Index) error {
	f, err := openAt(c.name+".seen", c.seenSize)
	if err != nil {
		return err
	}
	c.seen, c.seenOut = f, bufio.NewWriter(f)
	data := make([]byte, c.seenSize)
	if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
		return err
	}
	if !seen.Load(data) {
		return fmt.Errorf("%s.seen is damaged; remove it and %s.checkpoint to start again", c.name, c.name)
	}
	return nil
}

// remember saves the signature of an article.
func (c *checkpointed) remember(sig dedupe.Signature) error {
	n, err := c.seenOut.Write(sig.Append(nil))
	c.seenSize += int64(n)
	return err
}

// Write implements io.Writer.
func (c *checkpointed) Write(p []byte) (int, error) {
	n, err := c.part.Write(p)
	c.size += int64(n)
	return n, err
}

// save writes a checkpoint, after everything that it refers to is on the disk.
func (c *checkpointed) save(state checkpoint, log *errorLog) error {
	files := []*os.File{c.part}
	if c.seen != nil {
		if err := c.seenOut.Flush(); err != nil {
			return err
		}
		files = append(files, c.seen)
	}
	if log.file != nil {
		files = append(files, log.file)
	}
	for _, f := range files {
		if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && f != log.file {
			return err
		}
	}
	state.Run, state.Output, state.Seen = c.run, c.size, c.seenSize
	data, err := jsonLine(state)
	if err == nil {
		err = replaceFile(c.name+".checkpoint", data)
	}
	if err != nil {
		return fmt.Errorf("cannot write the checkpoint: %w", err)
	}
	c.saved = time.Now()
	return nil
}

// commit gives the output its name. The checkpoint must have been saved as done.
func (c *checkpointed) commit() error {
	c.discard()
	return c.finish()
}

// finish does what is left after the last checkpoint.
func (c *checkpointed) finish() error {
	err := os.Rename(c.name+".part", c.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Remove(c.name + ".seen"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(c.name + ".checkpoint")
}

// discard closes the files, which stay for the next run.
func (c *checkpointed) discard() {
	if c.part != nil {
		c.part.Close()
	}
	if c.seen != nil {
		c.seen.Close()
	}
	c.part, c.seen = nil, nil
}

// replaceFile writes a file that has either its old or its new content, whenever the process ends.
func replaceFile(name string, content []byte) error {
	f, err := newReplacement(name, nil)
	if err != nil {
		return err
	}
	defer f.discard()
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return f.commit()
}

// identity returns a hash of everything that the output depends on.
func (j *Job) identity(listing inputs) string {
	data, _ := json.Marshal([]any{j.Inputs, listing.hash, list([]string{j.RuleDir}).hash, j.Identity})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// inputs is what is known of the inputs before they are read.
type inputs struct {
	bytes int64  // of all files; 0 if one of the inputs is not a file
	hash  string // of names and sizes
}

// list looks at the inputs and all files below.
func list(names []string) inputs {
	var in inputs
	whole := true
	h := sha256.New()
	for _, name := range names {
		if name == "" {
			continue
		}
		if name == ingest.Stdin {
			whole = false
		}
		filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if whole = whole && err == nil; err != nil || d.IsDir() {
				return nil
			}
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				in.bytes += info.Size()
				fmt.Fprintln(h, path, info.Size())
			}
			return nil
		})
	}
	if in.hash = hex.EncodeToString(h.Sum(nil)); !whole {
		in.bytes = 0
	}
	return in
}
