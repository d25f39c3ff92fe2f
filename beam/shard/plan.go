package shard

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"dateline/beam/store"
	"dateline/extract/ingest"
)

// Shard is a part of the input that one worker does in one go.
type Shard struct {
	Name  string // of its files in the output; the same whatever else there is to do
	Files []File // one after another
	Run   string // hash of all that its output depends on
}

// File is a file of the input.
type File struct {
	Name string
	Size int64 // bytes
}

// Plan divides all files of the inputs into shards: files, folders and patterns as ingest.Read takes them, and
// addresses such as gs://bucket/news/*.warc.gz. The shards are in the order in which one machine would read the files.
// Files that follow each other are put into one shard as long as they have together no more than so many bytes;
// a longer file is a shard alone. A file that is given twice is read once.
func Plan(ctx context.Context, inputs []string, s Settings, size int64) ([]Shard, error) {
	files, err := list(ctx, inputs)
	if err != nil {
		return nil, err
	}
	var shards []Shard
	for len(files) > 0 {
		n, sum := 1, files[0].Size
		for n < len(files) && sum+files[n].Size <= size {
			sum += files[n].Size
			n++
		}
		one, err := newShard(files[:n:n], s)
		if err != nil {
			return nil, err
		}
		shards, files = append(shards, one), files[n:]
	}
	return shards, nil
}

func newShard(files []File, s Settings) (Shard, error) {
	s.Output = "" // wherever it is, it is the same
	run, err := hashOf(s, files)
	if err != nil {
		return Shard{}, err
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	id, err := hashOf(names)
	return Shard{Name: plain(path.Base(names[0])) + "-" + id[:10], Files: files, Run: run}, err
}

// plain is a name without what is special in patterns and addresses, and without a leading point.
func plain(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`*?[]{}\#%&:`, r) {
			return '_'
		}
		return r
	}, name)
	return strings.TrimLeft(name[:min(len(name), 100)], ".")
}

// list gives the files of the inputs.
func list(ctx context.Context, inputs []string) ([]File, error) {
	var files []File
	known := map[string]bool{}
	for _, input := range inputs {
		names, err := matches(ctx, input)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if known[name] {
				continue
			}
			known[name] = true
			size, err := store.Size(ctx, name)
			if err != nil {
				return nil, err
			}
			files = append(files, File{name, size})
		}
	}
	return files, nil
}

// matches are the files of one input.
func matches(ctx context.Context, input string) ([]string, error) {
	if !store.Remote(input) {
		return ingest.Files(ctx, []string{input})
	}
	if !strings.ContainsAny(input, "*?[") {
		return []string{input}, nil
	}
	names, err := store.List(ctx, input)
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s: no file matches", input)
	}
	return names, err
}

// planFile is where a run's plan lies in its output, one shard a line.
const planFile = "plan.jsonl"

// WritePlan writes the plan into the output, from where the engine reads it: the description of a job is too
// small a place for millions of shards.
func WritePlan(ctx context.Context, output string, plan []Shard) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, s := range plan {
		if err := enc.Encode(s); err != nil {
			return err
		}
	}
	_, err := store.Write(ctx, store.Join(output, planFile), b.Bytes())
	return err
}

// ReadPlan reads what WritePlan wrote and gives the shards to do.
func ReadPlan(ctx context.Context, output string, do func(Shard)) error {
	in, err := store.Open(ctx, store.Join(output, planFile))
	if err != nil {
		return err
	}
	defer in.Close()
	dec := json.NewDecoder(bufio.NewReader(in))
	for {
		var s Shard
		if err := dec.Decode(&s); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", planFile, err)
		}
		do(s)
	}
}
