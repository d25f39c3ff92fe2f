package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/stats"
	"dateline/run"
)

// usualTop is how many names of each table are shown if nothing else is said.
const usualTop = 20

func statsCommand() *cli.Command {
	own := []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: stats.Formats[0],
			Usage: "what to write: " + strings.Join(stats.Formats, ", ")},
		&cli.IntFlag{Name: "top", Value: usualTop,
			Usage: "show the `N` most frequent names of each table; 0 shows all", DefaultText: "20 for text, otherwise all"},
	}
	unused := []string{"format", "color", "kinds", "offsets", "keep-fields", "bom", "clean-only", "resume", "checkpoint", "summary"}
	shared := slices.DeleteFunc(slices.Concat(extractFlags(), dumpFlags(), batchFlags()), func(f cli.Flag) bool {
		return slices.Contains(unused, f.Names()[0])
	})
	return &cli.Command{
		Name:      "stats",
		Usage:     "count acts, actors, speakers and months of articles",
		ArgsUsage: "[FILE|DIR|-]...",
		Description: "Reads articles, as 'dateline extract' does, or its earlier output (--format events or articles),\n" +
			"and prints the number of findings of each kind, acts of each type, act and actor, statements of each\n" +
			"speaker, and acts and statements of each month: the month of the act if it is known, otherwise of publication.",
		Flags:  slices.Concat(own, shared),
		Action: countArticles,
	}
}

func countArticles(c *cli.Context) error {
	format := c.String("format")
	if !slices.Contains(stats.Formats, format) {
		return usagef(mean(format, stats.Formats), "--format: unknown format %q", format)
	}
	top := c.Int("top")
	if top < 0 {
		return usagef("give 0 or more", "--top is %d", top)
	}
	if format != "text" && !c.IsSet("top") {
		top = 0
	}
	report := &statsReport{counting: counting{total: stats.New()}, format: format, top: top}
	job, opts, err := jobFor(c, func(j *run.Job) error {
		j.Format, j.Encoder = emit.Format{Name: "stats", Ext: "." + format, Form: emit.Stream, Texts: true}, report
		return nil
	})
	if err != nil {
		return err
	}
	if job.Extractor, err = openRules(c.String("rules"), opts...); err != nil {
		return err
	}
	screen := newConsole(c)
	defer screen.close()
	job.Reporter, job.MeasureInput = screen, screen.animated
	incomplete := false
	job.Ingest.Results = func(name string, in io.Reader) error {
		failed := func(line int, err error) {
			incomplete = true
			screen.Failed(&ingest.RecordError{Source: name, Line: line, Stage: ingest.Stage, Message: err.Error()})
		}
		if err := report.read(in, failed); err != nil {
			failed(0, err)
		}
		return nil
	}
	if err := job.Run(c.Context); err != nil || !incomplete {
		return err
	}
	return run.ErrIncomplete
}

// counting counts what an encoder encodes; without one it only counts.
type counting struct {
	emit.Encoder
	mu    sync.Mutex // of total: earlier results are read while articles are written
	total *stats.Counts
}

// countedPiece is the piece of the encoder with the counts of the article.
type countedPiece struct {
	piece  emit.Piece
	counts *stats.Counts
}

// Encode implements emit.Encoder.
func (e *counting) Encode(doc *document.Document) (piece emit.Piece, err error) {
	if e.Encoder != nil {
		if piece, err = e.Encoder.Encode(doc); err != nil {
			return nil, err
		}
	}
	return countedPiece{piece, stats.Of(doc)}, nil
}

// Open implements emit.Encoder.
func (e *counting) Open(to emit.Target) (emit.Writer, error) {
	w, err := e.Encoder.Open(to)
	if err != nil {
		return nil, err
	}
	return &countedWriter{w, e}, nil
}

func (e *counting) add(counts *stats.Counts) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.total.Add(counts)
}

// read counts what an earlier run wrote.
func (e *counting) read(in io.Reader, failed func(line int, err error)) error {
	counts := stats.New()
	err := counts.Read(in, failed)
	e.add(counts)
	return err
}

// countedWriter writes pieces and adds up their counts.
type countedWriter struct {
	emit.Writer
	*counting
}

func (w *countedWriter) Write(p emit.Piece) error {
	counted := p.(countedPiece)
	w.add(counted.counts)
	return w.Writer.Write(counted.piece)
}

// statsReport is the encoder of the stats command: it writes the counts when everything has been read.
type statsReport struct {
	counting
	format string
	top    int
}

// Open implements emit.Encoder.
func (r *statsReport) Open(to emit.Target) (emit.Writer, error) {
	return &statsWriter{r, to.Writer}, nil
}

type statsWriter struct {
	*statsReport
	to io.Writer
}

func (w *statsWriter) Write(p emit.Piece) error {
	w.add(p.(countedPiece).counts)
	return nil
}

func (w *statsWriter) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.total.Write(w.to, w.format, w.top)
}

// runCounted runs a job, and prints its counts if --summary asks for them.
func runCounted(c *cli.Context, job *run.Job) error {
	if job.Summary != "-" {
		return job.Run(c.Context)
	}
	if job.Resume {
		return usagef("write the counts of the whole run with --summary FILE", "--summary - counts only what this run reads, which may be only a part with --resume")
	}
	counts := &counting{Encoder: job.Encoder, total: stats.New()}
	job.Encoder, job.Summary = counts, ""
	err := job.Run(c.Context)
	if err != nil && !errors.Is(err, run.ErrIncomplete) {
		return err
	}
	to := c.App.Writer
	if writesToStdout(c) {
		to = c.App.ErrWriter
	}
	return errors.Join(err, counts.total.Write(to, "text", usualTop))
}
