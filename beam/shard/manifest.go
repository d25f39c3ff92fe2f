package shard

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"

	"dateline/beam/store"
	"dateline/extract/story"
	"dateline/run"
)

// Manifest lists what a run has written. It is written last: if it exists, all that it names is complete.
type Manifest struct {
	Schema string `json:"schema"` // dateline/manifest/v1
	Whole  bool   `json:"whole"`  // false where a file of the input could not be opened or read to its end
	run.Counts
	Count   int         `json:"stories_count"`
	Stories []StoryFile `json:"stories"`
	Shards  []Receipt   `json:"shards"` // in the order of the plan, which is the one in which one machine reads
}

// StoryFile is a file of stories, sorted by id.
type StoryFile struct {
	store.Written
	Stories int `json:"stories"`
}

const (
	schemaManifest = "dateline/manifest/v1"
	manifestFile   = "manifest.json"
	storiesFolder  = "stories"
)

// EachReport reads what the articles of the shard that a receipt is for contribute to stories: each a story.Summary as JSON.
func EachReport(ctx context.Context, output string, receipt []byte, do func(summary []byte)) error {
	var r Receipt
	if err := json.Unmarshal(receipt, &r); err != nil {
		return err
	}
	in, err := store.Open(ctx, store.Join(output, r.Reports.Name))
	if err != nil {
		return err
	}
	defer in.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(in, 1<<16))
	for {
		var report json.RawMessage
		if err := dec.Decode(&report); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", r.Reports.Name, err)
		}
		do(report)
	}
}

// Group makes stories of summaries, as EachReport has them, and calls do with each. They come in any order.
func Group(ctx context.Context, days int, summaries iter.Seq[[]byte], do func(*story.Story)) (err error) {
	g, err := story.NewGrouper(story.Options{Days: days})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	for data := range summaries {
		var s story.Summary
		if err := json.Unmarshal(data, &s); err != nil {
			return fmt.Errorf("not a summary: %w", err)
		}
		if err := g.Add(&s); err != nil {
			return err
		}
	}
	return g.Stories(ctx, func(s *story.Story) error { do(s); return nil })
}

// WriteStories writes a file of stories, which are lines, and gives a StoryFile as JSON.
func WriteStories(ctx context.Context, output string, part, parts int, lines [][]byte) ([]byte, error) {
	slices.SortFunc(lines, bytes.Compare)
	name := fmt.Sprintf("%s/stories-%05d-of-%05d.jsonl", storiesFolder, part, parts)
	written, err := store.Write(ctx, store.Join(output, name), bytes.Join(lines, nil))
	if err != nil {
		return nil, err
	}
	written.Name = name
	return json.Marshal(StoryFile{written, len(lines)})
}

// WriteManifest writes the manifest of receipts and story files, both as JSON. It fails
// where the receipts are not those of the plan, each once.
func WriteManifest(ctx context.Context, output string, receipts, stories [][]byte) error {
	m := Manifest{Schema: schemaManifest, Whole: true, Counts: run.NewCounts(), Stories: []StoryFile{}, Shards: []Receipt{}}
	byShard := map[string]Receipt{}
	for _, data := range receipts {
		var r Receipt
		if err := json.Unmarshal(data, &r); err != nil {
			return err
		}
		byShard[r.Shard] = r
	}
	planned := 0
	err := ReadPlan(ctx, output, func(s Shard) {
		planned++
		if r, ok := byShard[s.Name]; ok && r.Run == s.Run {
			m.add(r)
		}
	})
	if err != nil {
		return err
	}
	if len(m.Shards) != planned || len(receipts) != planned {
		return fmt.Errorf("manifest: %d receipts, %d of them for the %d shards of the plan", len(receipts), len(m.Shards), planned)
	}
	for _, data := range stories {
		var f StoryFile
		if err := json.Unmarshal(data, &f); err != nil {
			return err
		}
		m.Stories = append(m.Stories, f)
		m.Count += f.Stories
	}
	slices.SortFunc(m.Stories, func(a, b StoryFile) int { return cmp.Compare(a.Name, b.Name) })
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	_, err = store.Write(ctx, store.Join(output, manifestFile), append(data, '\n'))
	return err
}

func (m *Manifest) add(r Receipt) {
	m.Whole = m.Whole && r.Whole
	m.Add(r.Counts)
	m.Shards = append(m.Shards, r)
}

// ReadManifest reads the manifest of a run that has ended.
func ReadManifest(ctx context.Context, output string) (*Manifest, error) {
	data, err := store.Read(ctx, store.Join(output, manifestFile))
	if err != nil {
		return nil, err
	}
	m := new(Manifest)
	return m, json.Unmarshal(data, m)
}

// Clear removes what a run makes of all shards together, and what a killed one has left unfinished.
// No other run may be at work on the output.
func Clear(ctx context.Context, output string) error {
	names, err := store.Leftovers(ctx, output)
	if err != nil {
		return err
	}
	stories, err := store.List(ctx, store.Join(output, storiesFolder, "*"))
	if err != nil {
		return err
	}
	names = append(names, stories...)
	manifest := store.Join(output, manifestFile)
	if _, err := store.Size(ctx, manifest); err == nil {
		names = append([]string{manifest}, names...)
	}
	if err := store.Remove(ctx, names...); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Sweep removes what workers that were killed during a run have left unfinished.
func Sweep(ctx context.Context, output string) error {
	names, err := store.Leftovers(ctx, output)
	if err != nil {
		return err
	}
	return store.Remove(ctx, names...)
}
