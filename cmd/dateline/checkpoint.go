package main

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
	"runtime/debug"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract/dedupe"
	"dateline/extract/ingest"
)

// checkpoint tells how far a run is. All that lies behind these lengths of the
// files is not done yet and is cut off by the next run.
type checkpoint struct {
	Run     string          `json:"run"`    // hash of what the output depends on
	Next    int             `json:"next"`   // number of the first record that is not done
	At      ingest.Position `json:"at"`     // the file of the last record that is done
	Output  int64           `json:"output"` // bytes
	Errors  int64           `json:"errors"` // bytes
	Seen    int64           `json:"seen"`   // bytes
	Done    bool            `json:"done"`   // all is written; only the output has to get its name
	Summary summary         `json:"summary"`
}

func newCheckpoint() checkpoint { return checkpoint{Summary: newSummary()} }

// keeper holds the files of a run that can be resumed, beside its output: FILE.part is
// what the output will be, FILE.checkpoint tells how far it is, FILE.seen holds the
// signatures of articles for --dedupe. It is the run's output.
type keeper struct {
	name string // of the output
	run  string
	part *os.File
	size int64 // of part

	seen     *os.File // or nil
	seenOut  *bufio.Writer
	seenSize int64
	saved    time.Time
}

// openKeeper opens the files as the last checkpoint tells, and loads what articles were seen.
func openKeeper(s *settings, listing inputs, seen *dedupe.Index) (*keeper, checkpoint, error) {
	name := s.output
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	k := &keeper{name: name, run: s.identity(listing), saved: time.Now()}
	state, err := k.load()
	if err != nil || state.Done {
		return k, state, err
	}
	if k.part, err = openAt(name+".part", state.Output); err != nil {
		return nil, state, fmt.Errorf("cannot write %s: %w", name, err)
	}
	k.size, k.seenSize = state.Output, state.Seen
	if seen != nil {
		err = k.openSeen(seen)
	}
	if err != nil {
		k.discard()
	}
	return k, state, err
}

// load reads the checkpoint, if there is one.
func (k *keeper) load() (checkpoint, error) {
	state := newCheckpoint()
	data, err := os.ReadFile(k.name + ".checkpoint")
	if errors.Is(err, fs.ErrNotExist) {
		return state, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &state)
	}
	if err != nil {
		return state, fmt.Errorf("cannot read the checkpoint: %w", err)
	}
	if state.Run != k.run {
		return state, usagef("give the same inputs, flags and program as before, or remove "+k.name+".checkpoint to start anew",
			"the checkpoint beside %s belongs to another run", k.name)
	}
	return state, nil
}

// openSeen opens the signatures and loads those of finished articles.
func (k *keeper) openSeen(seen *dedupe.Index) error {
	f, err := openAt(k.name+".seen", k.seenSize)
	if err != nil {
		return err
	}
	k.seen, k.seenOut = f, bufio.NewWriter(f)
	data := make([]byte, k.seenSize)
	if _, err := f.ReadAt(data, 0); err != nil && err != io.EOF {
		return err
	}
	if !seen.Load(data) {
		return fmt.Errorf("%s.seen is broken; remove it and %s.checkpoint to start anew", k.name, k.name)
	}
	return nil
}

// remember writes down an article that was seen.
func (k *keeper) remember(sig dedupe.Signature) error {
	n, err := k.seenOut.Write(sig.Append(nil))
	k.seenSize += int64(n)
	return err
}

// Write implements io.Writer.
func (k *keeper) Write(p []byte) (int, error) {
	n, err := k.part.Write(p)
	k.size += int64(n)
	return n, err
}

// save writes a checkpoint. Everything that it speaks of is on the disk before it is.
func (k *keeper) save(state checkpoint, told *os.File) error {
	files := []*os.File{k.part}
	if k.seen != nil {
		if err := k.seenOut.Flush(); err != nil {
			return err
		}
		files = append(files, k.seen)
	}
	if told != nil {
		files = append(files, told)
	}
	for _, f := range files {
		if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && f != told {
			return err
		}
	}
	state.Run, state.Output, state.Seen = k.run, k.size, k.seenSize
	data, err := jsonLine(state)
	if err == nil {
		err = replaceFile(k.name+".checkpoint", data)
	}
	if err != nil {
		return fmt.Errorf("cannot write the checkpoint: %w", err)
	}
	k.saved = time.Now()
	return nil
}

// commit gives the output its name. The checkpoint must have been saved as done.
func (k *keeper) commit() error {
	k.discard()
	return k.finish()
}

// finish does what is left once a checkpoint says that all is done.
func (k *keeper) finish() error {
	err := os.Rename(k.name+".part", k.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Remove(k.name + ".seen"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(k.name + ".checkpoint")
}

// discard lets go of the files, which stay for the next run.
func (k *keeper) discard() {
	if k.part != nil {
		k.part.Close()
	}
	if k.seen != nil {
		k.seen.Close()
	}
	k.part, k.seen = nil, nil
}

// replaceFile writes a file that has either its old or its new content, whenever the program ends.
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

// identity is a hash of all that the output depends on: inputs, flags, the program.
func (s *settings) identity(listing inputs) string {
	info, _ := debug.ReadBuildInfo()
	data, _ := json.Marshal([]any{newBuild(info).String(), s.inputs, listing.hash, list([]string{s.rules}).hash, s.flags})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// indifferent are the flags of extract that change nothing in the output.
var indifferent = []string{"jobs", "checkpoint", "summary", "quiet", "no-progress", "resume", "output", "fail-fast"}

// decisive are the flags that are not indifferent, as name=value.
func decisive(c *cli.Context) []string {
	var all []string
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if slices.Contains(indifferent, name) {
			continue
		}
		var value any = c.Value(name)
		if _, list := f.(*cli.StringSliceFlag); list {
			value = c.StringSlice(name)
		}
		all = append(all, fmt.Sprint(name, "=", value))
	}
	return all
}

// inputs is what is known of the inputs before they are read.
type inputs struct {
	bytes int64  // of all files; 0 where one of the inputs is none
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
