package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"dateline/beam/shard"
	"dateline/extract/story"
)

// steps are the parts of a run as programs that read lines and write lines. Each is what one function of the
// pipeline does, so that engines which pipe give the same output.
var steps = map[string]func(ctx context.Context, c *config, in io.Reader, out io.Writer) error{
	"plan":     planStep,
	"shard":    shardStep,
	"reports":  reportsStep,
	"stories":  storiesStep,
	"manifest": manifestStep,
}

// planStep writes the shards.
func planStep(ctx context.Context, c *config, _ io.Reader, out io.Writer) error {
	plan, err := prepare(ctx, c)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	for _, s := range plan {
		if err := enc.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

// shardStep reads shards, does them, and writes their receipts.
func shardStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	w, err := shard.NewWorker(c.settings)
	if err != nil {
		return err
	}
	return eachLine(in, func(line []byte) error {
		var s shard.Shard
		if err := json.Unmarshal(line, &s); err != nil {
			return fmt.Errorf("not a shard: %w", err)
		}
		r, err := w.Do(ctx, s)
		if err != nil {
			return err
		}
		receipt, err := r.Encode()
		if err == nil {
			_, err = out.Write(receipt)
		}
		return err
	})
}

// reportsStep reads receipts and writes "0 TAB SUMMARY" for each article of their shards. All of them must come to the same process of the
// next step, in any order.
func reportsStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	lines := bufio.NewWriter(out)
	err := eachLine(in, func(receipt []byte) error {
		return shard.EachReport(ctx, c.settings.Output, receipt, func(summary []byte) { fmt.Fprintf(lines, "0\t%s\n", summary) })
	})
	if err != nil {
		return err
	}
	return lines.Flush()
}

// storiesStep reads what reportsStep wrote, writes the stories into files, and prints a description of each file.
func storiesStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	parts := make([][][]byte, c.stories.Parts)
	var failed error
	summaries := func(yield func([]byte) bool) {
		failed = eachLine(in, func(line []byte) error {
			_, summary, ok := bytes.Cut(line, []byte("\t"))
			if !ok {
				return fmt.Errorf("not a summary: %.100q", line)
			}
			yield(summary)
			return nil
		})
	}
	err := shard.Group(ctx, c.stories.Days, summaries, func(s *story.Story) {
		n := story.Part(s.ID, len(parts))
		parts[n] = append(parts[n], s.Line())
	})
	if err = cmp.Or(failed, err); err != nil {
		return err
	}
	for n, lines := range parts {
		if len(lines) == 0 {
			continue
		}
		written, err := shard.WriteStories(ctx, c.settings.Output, n, len(parts), lines)
		if err == nil {
			_, err = out.Write(append(written, '\n'))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// manifestStep reads receipts and what storiesStep printed, in any order, writes the manifest, and ends the run.
func manifestStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	var receipts, files [][]byte
	err := eachLine(in, func(line []byte) error {
		if bytes.Contains(line, []byte(`"schema":"dateline/receipt/`)) {
			receipts = append(receipts, bytes.Clone(line))
		} else {
			files = append(files, bytes.Clone(line))
		}
		return nil
	})
	if err == nil {
		err = shard.WriteManifest(ctx, c.settings.Output, receipts, files)
	}
	if err != nil {
		return err
	}
	return finish(ctx, c, out)
}

// eachLine does something with every line that is not empty. The line is reused.
func eachLine(in io.Reader, do func([]byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<30) // a shard may name very many files
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := do(lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}
