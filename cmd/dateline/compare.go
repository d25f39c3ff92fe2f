package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"dateline/extract/compare"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
	"dateline/run"
)

func compareCommand() *cli.Command {
	own := []cli.Flag{
		&cli.StringFlag{
			Name: "format", Aliases: []string{"f"}, Value: compare.Formats[0],
			Usage: "what to write: " + strings.Join(compare.Formats, ", "),
		},
		&cli.BoolFlag{
			Name: "overlap", DisableDefaultText: true,
			Usage: "a finding is right if it overlaps an annotation, even if its position is not the same",
		},
		&cli.BoolFlag{Name: "list", Usage: "list what was missed and what is wrong after the table", DisableDefaultText: true},
	}
	kept := []string{"rules", "jobs", "output", "published", "any-language", "guess-date", "no-progress", "quiet", "input-format"}
	shared := slices.DeleteFunc(extractFlags(), func(f cli.Flag) bool { return !slices.Contains(kept, f.Names()[0]) })
	shared = append(shared, dumpFlags()...)
	return &cli.Command{
		Name:      "compare",
		Usage:     "measure precision and recall against annotations",
		ArgsUsage: "GOLD FILE|DIR...",
		Description: "GOLD has annotations that people made or corrected: a brat folder (NAME.ann beside NAME.txt), one .ann\n" +
			"file, or lines of --format articles or events. The other arguments are articles, or Dateline's output\n" +
			"for them in one of these formats; they are compared with the annotations of the same name. For each kind it\n" +
			"prints the number of annotations (gold), of findings, and of findings that are right, and precision,\n" +
			"recall and F1. Positions must count code points, which is the default of --offsets.",
		Flags:  slices.Concat(own, shared),
		Action: compareWithGold,
	}
}

func compareWithGold(c *cli.Context) error {
	if c.NArg() < 2 {
		const hint = "dateline extract -f brat -o annotations articles/, correct them, then: dateline compare annotations articles/"
		return usagef(hint, "compare needs annotations and what to compare with them")
	}
	if name := c.String("format"); !slices.Contains(compare.Formats, name) {
		return usagef(mean(name, compare.Formats), "--format: unknown format %q", name)
	}
	if c.Bool("list") && c.String("format") != "text" {
		return usagef("remove --list or --format", "--list is for the text format")
	}
	gold, err := compare.ReadGold(c.Args().First())
	if err != nil {
		return usagef("give a brat folder, an .ann file, or lines of --format articles or events", "cannot read the annotations: %v", err)
	}
	screen := newConsole(c)
	defer screen.close()
	e := &comparing{
		report: compare.New(gold, c.Bool("overlap")), format: c.String("format"), list: c.Bool("list"),
		failed: screen.Failed, gold: gold,
	}
	var articles []string
	for _, path := range c.Args().Tail() {
		if !compare.IsBrat(path) {
			articles = append(articles, path)
			continue
		}
		compare.ReadBrat(path, e.add, func(err error) error {
			e.fail(path, 0, err)
			return nil
		})
	}
	if err := e.run(c, articles, screen); err != nil && !errors.Is(err, run.ErrIncomplete) {
		return err
	}
	for _, name := range e.report.Unseen() {
		e.fail(name, 0, errors.New("annotated, but not among the files to compare"))
	}
	if e.incomplete {
		return run.ErrIncomplete
	}
	return nil
}

// comparing is the encoder of the command: its output is the report.
type comparing struct {
	mu         sync.Mutex // earlier results are read while articles are written
	report     *compare.Report
	gold       map[string]*compare.Document
	format     string
	list       bool
	failed     func(*ingest.RecordError)
	incomplete bool
}

// run reads articles and earlier results, and writes the report.
func (e *comparing) run(c *cli.Context, inputs []string, screen *console) error {
	if len(inputs) == 0 {
		return e.write(c.App.Writer)
	}
	job, opts, err := jobFor(c, func(j *run.Job) error {
		j.Format, j.Encoder, j.Inputs = emit.Format{Name: "compare", Ext: ".txt", Form: emit.Stream, Texts: true}, e, inputs
		return nil
	})
	if err != nil {
		return err
	}
	if job.Extractor, err = openRules(c.String("rules"), opts...); err != nil {
		return err
	}
	job.Reporter, job.MeasureInput = screen, screen.animated
	job.AlsoRead = append(job.AlsoRead, c.Args().Slice()...) // the annotations, and results as brat has them
	job.Ingest.Results = func(name string, in io.Reader) error {
		return compare.ReadResults(in, e.add, func(line int, err error) error {
			e.fail(name, line, err)
			return nil
		})
	}
	err = job.Run(c.Context)
	e.incomplete = e.incomplete || errors.Is(err, run.ErrIncomplete)
	return err
}

// fail reports what cannot be compared.
func (e *comparing) fail(source string, line int, err error) {
	e.incomplete = true
	e.failed(&ingest.RecordError{Source: source, Line: line, Stage: ingest.Stage, Message: err.Error()})
}

func (e *comparing) add(doc *compare.Document) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.report.Add(doc); err != nil {
		e.fail(doc.Name, 0, err)
	}
}

// Encode implements emit.Encoder.
func (e *comparing) Encode(doc *document.Document) (emit.Piece, error) {
	name := emit.ArticleName(doc.Meta.ID, doc.Meta.URL, doc.Meta.Title)
	if e.gold[name] == nil {
		return (*compare.Document)(nil), nil
	}
	return compare.FromRecord(name, record.New(doc, document.CodePoints)), nil
}

// Open implements emit.Encoder.
func (e *comparing) Open(to emit.Target) (emit.Writer, error) {
	return &comparedWriter{e, to.Writer}, nil
}

type comparedWriter struct {
	*comparing
	to io.Writer
}

// Write implements emit.Writer.
func (w *comparedWriter) Write(p emit.Piece) error {
	if doc := p.(*compare.Document); doc != nil {
		w.add(doc)
	}
	return nil
}

// Close implements emit.Writer.
func (w *comparedWriter) Close() error { return w.write(w.to) }

func (e *comparing) write(to io.Writer) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.report.Write(to, e.format); err != nil || !e.list {
		return err
	}
	if _, err := fmt.Fprintln(to); err != nil {
		return err
	}
	return e.report.WriteDifferences(to)
}
