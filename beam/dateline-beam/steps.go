package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"dateline/beam/shard"
	"dateline/beam/story"
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

// reportsStep reads receipts and writes "PART TAB KEY TAB REPORT" for each report of their shards. What has the
// same PART must come to the same process of the next step, sorted by KEY.
func reportsStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	lines := bufio.NewWriter(out)
	err := eachLine(in, func(receipt []byte) error {
		return shard.EachReport(ctx, c.settings.Output, receipt, func(r story.Report) {
			data, _ := json.Marshal(r)
			fmt.Fprintf(lines, "%d\t%s\t%s\n", story.Part(r.Key, c.stories.Parts), r.Key, data)
		})
	})
	if err != nil {
		return err
	}
	return lines.Flush()
}

// storiesStep reads the reports of a part, sorted by key, writes its stories into a file, and prints a description of the file.
func storiesStep(ctx context.Context, c *config, in io.Reader, out io.Writer) error {
	g := grouper{config: c, part: -1}
	if err := eachLine(in, g.line); err != nil {
		return err
	}
	if g.part < 0 {
		return nil
	}
	g.close()
	written, err := shard.WriteStories(ctx, c.settings.Output, g.part, c.stories.Parts, g.lines)
	if err == nil {
		_, err = out.Write(append(written, '\n'))
	}
	return err
}

// grouper takes the reports of a part.
type grouper struct {
	*config
	part    int
	key     string
	reports []story.Report // of key
	lines   [][]byte       // stories
}

func (g *grouper) line(line []byte) error {
	fields := bytes.SplitN(line, []byte("\t"), 3)
	var part int
	if len(fields) != 3 || len(fields[1]) == 0 {
		return fmt.Errorf("not a report: %.100q", line)
	}
	if _, err := fmt.Sscan(string(fields[0]), &part); err != nil || g.part >= 0 && part != g.part {
		return fmt.Errorf("part %q among reports of part %d", fields[0], g.part)
	}
	if key := string(fields[1]); key != g.key {
		g.close()
		g.key = key
	}
	g.part = part
	var r story.Report
	if err := json.Unmarshal(fields[2], &r); err != nil {
		return fmt.Errorf("not a report: %w", err)
	}
	g.reports = append(g.reports, r)
	return nil
}

// close makes the stories of a key.
func (g *grouper) close() {
	for _, s := range story.Group(g.reports, g.stories.Days) {
		g.lines = append(g.lines, s.Line())
	}
	g.reports = g.reports[:0]
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
