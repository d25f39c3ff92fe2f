package run

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"dateline/extract/dedupe"
	"dateline/extract/ingest"
)

// The files beside the output of a run that can be resumed. All but the first begin with a mark or a schema by which ingest
// recognizes them.
const (
	suffixPart       = ".part"       // the output so far
	suffixCheckpoint = ".checkpoint" // a checkpoint as JSON
	suffixSeen       = ".seen"       // signatures of articles, if the run looks for duplicates
	suffixInputs     = ".inputs"     // the inputs and their hashes; see inputLog
	suffixLock       = ".lock"
)

var checkpointSuffixes = []string{suffixPart, suffixCheckpoint, suffixSeen, suffixInputs, suffixLock}

const (
	schemaCheckpoint = "dateline/checkpoint/v1"
	seenMark         = "dateline/seen/v1\n"
)

// checkpoint is how far a run is. Whatever follows these lengths of the
// files is unfinished and is cut off by the next run.
type checkpoint struct {
	Schema   string          `json:"schema"`
	Identity []string        `json:"identity"` // what the output depends on, besides the inputs
	Next     int             `json:"next"`     // number of the first record that is not finished
	At       ingest.Position `json:"at"`       // the file of the last finished record
	Output   int64           `json:"output"`   // bytes
	Errors   int64           `json:"errors"`   // bytes
	Seen     int64           `json:"seen"`     // bytes
	Inputs   int64           `json:"inputs"`   // bytes
	Reading  prefix          `json:"reading"`  // of the file of the last finished record
	Stdin    prefix          `json:"stdin"`
	Done     bool            `json:"done"` // everything is written; only the output has to get its name
	Summary  Summary         `json:"summary"`
}

func newCheckpoint() checkpoint {
	return checkpoint{Schema: schemaCheckpoint, Summary: newSummary()}
}

// checkpointed is the output of a run that can be resumed.
type checkpointed struct {
	name     string // of the output
	identity []string
	lock     *lock
	part     *os.File
	size     int64 // of part

	seen     *os.File // or nil
	seenOut  *bufio.Writer
	seenSize int64
	inputs   *inputLog
	saved    time.Time
}

// openCheckpointed locks the output and opens its files as of the last checkpoint. It loads the signatures of earlier articles into seen.
func (j *Job) openCheckpointed(ctx context.Context, listing []listed, seen *dedupe.Index) (*checkpointed, checkpoint, error) {
	t, err := locate(j.outputName())
	if err != nil {
		return nil, checkpoint{}, fmt.Errorf("cannot write %s: %w", j.outputName(), err)
	}
	c := &checkpointed{name: t.path, saved: time.Now()}
	if err := makeFolder(t.path); err != nil {
		return nil, checkpoint{}, fmt.Errorf("cannot write %s: %w", t.path, err)
	}
	if c.identity, err = j.identity(); err != nil {
		return nil, checkpoint{}, err
	}
	if c.lock, err = acquire(t.path, "--output"); err != nil {
		return nil, checkpoint{}, err
	}
	state, err := c.open(ctx, listing, seen)
	if err != nil {
		c.discard()
	}
	if damaged := new(damagedError); errors.As(err, &damaged) {
		err = c.changed("restore the files beside the output", damaged.Error())
	}
	return c, state, err
}

// open opens the files beside the output, unless the run is done.
func (c *checkpointed) open(ctx context.Context, listing []listed, seen *dedupe.Index) (checkpoint, error) {
	state, err := c.load()
	if err != nil || state.Done {
		return state, err
	}
	if c.inputs, err = openInputLog(ctx, c.name, state, listing); err != nil {
		return state, err
	}
	if c.part, err = openAt(c.name+suffixPart, state.Output); err != nil {
		return state, fmt.Errorf("cannot write %s: %w", c.name, err)
	}
	c.size, c.seenSize = state.Output, state.Seen
	if seen != nil {
		err = c.openSeen(seen)
	}
	return state, err
}

// load returns the checkpoint, or a new one if there is none.
func (c *checkpointed) load() (checkpoint, error) {
	state := newCheckpoint()
	data, err := os.ReadFile(c.name + suffixCheckpoint)
	if errors.Is(err, fs.ErrNotExist) {
		return state, nil
	}
	if err != nil {
		return state, fmt.Errorf("cannot read the checkpoint: %w", err)
	}
	if err := json.Unmarshal(data, &state); err != nil {
		return state, &damagedError{fmt.Errorf("%s is damaged: %w", c.name+suffixCheckpoint, err)}
	}
	if reason := difference(state.Identity, c.identity); reason != "" {
		return state, c.changed("use the same flags and program version as before", reason)
	}
	return state, nil
}

// damagedError reports a file beside the output that is not as an earlier run left it.
type damagedError struct{ error }

func (e *damagedError) Unwrap() error { return e.error }

// difference describes how the settings of two runs differ, or returns "".
func difference(before, now []string) string {
	if before == nil || slices.Equal(before, now) {
		return ""
	}
	for _, setting := range before {
		if !slices.Contains(now, setting) {
			return "it had " + setting
		}
	}
	for _, setting := range now {
		if !slices.Contains(before, setting) {
			return "it did not have " + setting
		}
	}
	return "its inputs differed in number or order"
}

// changed returns the error of a run that cannot be resumed because something is not as it was.
func (c *checkpointed) changed(hint, reason string) error {
	return usagef(hint+", or remove "+c.name+suffixCheckpoint+" to start again", "cannot resume the run that wrote %s: %s", c.name, reason)
}

// openSeen opens the signatures and loads those of finished articles.
func (c *checkpointed) openSeen(seen *dedupe.Index) error {
	f, err := openAt(c.name+suffixSeen, c.seenSize)
	if err != nil {
		return err
	}
	c.seen, c.seenOut = f, bufio.NewWriter(f)
	if c.seenSize == 0 {
		n, err := c.seenOut.WriteString(seenMark)
		c.seenSize = int64(n)
		return err
	}
	data := make([]byte, c.seenSize)
	if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
		return err
	}
	if !seen.Load(data[min(len(seenMark), len(data)):]) {
		return &damagedError{fmt.Errorf("%s is damaged", c.name+suffixSeen)}
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
	if c.seen != nil {
		if err := c.seenOut.Flush(); err != nil {
			return err
		}
	}
	for _, f := range []*os.File{c.part, c.seen, c.inputs.file} {
		if f == nil {
			continue
		}
		if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	if log.file != nil {
		log.file.Sync() // it may be a pipe
	}
	state.Identity, state.Output, state.Seen, state.Inputs = c.identity, c.size, c.seenSize, c.inputs.size
	data, err := jsonLine(state)
	if err == nil {
		err = writeFile(c.name+suffixCheckpoint, data)
	}
	if err != nil {
		return fmt.Errorf("cannot write the checkpoint: %w", err)
	}
	c.saved = time.Now()
	return nil
}

// commit gives the output its name. The last checkpoint must say that everything is done.
func (c *checkpointed) commit() error {
	c.close()
	return c.finish()
}

// finish does what is left after the last checkpoint.
func (c *checkpointed) finish() error {
	err := os.Rename(c.name+suffixPart, c.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, suffix := range []string{suffixSeen, suffixInputs, suffixCheckpoint} {
		if err := os.Remove(c.name + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return c.lock.release()
}

// close closes the files.
func (c *checkpointed) close() {
	for _, f := range []*os.File{c.part, c.seen} {
		if f != nil {
			f.Close()
		}
	}
	c.part, c.seen = nil, nil
	c.inputs.close()
}

// discard closes the files, which stay for the next run, and releases the lock.
func (c *checkpointed) discard() {
	c.close()
	c.lock.release()
	c.lock = nil
}

// identity returns everything that the output depends on, besides the content of the inputs.
func (j *Job) identity() ([]string, error) {
	all := slices.Clone(j.Identity)
	for _, input := range j.Inputs {
		all = append(all, "input "+input)
	}
	if j.RuleDir == "" {
		return all, nil
	}
	rules, err := hashFolder(j.RuleDir)
	return append(all, "rules with the hash "+rules), err
}
