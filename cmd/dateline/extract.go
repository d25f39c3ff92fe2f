package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "read articles, write JSON lines",
		ArgsUsage: "[FILE|DIR|-]...",
		Description: "Reads text, HTML and JSONL from files, folders and standard input (-, or no argument)\n" +
			"and writes one JSON object a line. Output does not depend on --jobs.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "input-format", Value: string(ingest.Auto), Usage: fmt.Sprintf("what the input is: %s, %s, %s, %s", ingest.Auto, ingest.Text, ingest.HTML, ingest.JSONL)},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: emit.Formats()[0], Usage: "what to write: " + strings.Join(emit.Formats(), ", ")},
			&cli.StringSliceFlag{Name: "kinds", Usage: "which lines of the events format to write: " + joinKinds(), DefaultText: "all"},
			&cli.StringFlag{Name: "published", Usage: "`DATE` of articles that have none, such as 2025-06-02"},
			&cli.StringFlag{Name: "offsets", Value: string(document.CodePoints), Usage: "what positions count: codepoints, bytes, utf16"},
			&cli.StringSliceFlag{Name: "keep-fields", Usage: "copy these fields of JSONL records to \"fields\" of the article: `NAME,NAME`"},
			&cli.IntFlag{Name: "max-record", Value: ingest.DefaultMaxRecord, Usage: "refuse files and lines that are longer than so many `BYTES`"},
			&cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "articles to work on at once: `N`", DefaultText: "all cores"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which appears when it is complete", DefaultText: "standard output"},
			&cli.StringFlag{Name: "errors", Usage: "write one JSON object for each failed record to `FILE`"},
			&cli.BoolFlag{Name: "fail-fast", Usage: "stop at the first record that fails", DisableDefaultText: true},
			&cli.BoolFlag{Name: "no-progress", Usage: "show no progress", DisableDefaultText: true},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "show neither progress nor failed records", DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			s, err := newSettings(c)
			if err != nil {
				return err
			}
			return s.extract(c.Context)
		},
	}
}

func joinKinds() string {
	names := make([]string, len(extract.Kinds))
	for i, k := range extract.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// settings are the checked flags and arguments of dateline extract.
type settings struct {
	inputs    []string
	ingest    ingest.Options
	published string
	rules     string
	encoder   emit.Encoder
	jobs      int
	output    string
	errors    string
	failFast  bool
	quiet     bool
	progress  bool

	stdin          io.Reader
	stdout, stderr io.Writer
}

// newSettings checks the command line; nothing is opened before all of it is known to be right.
func newSettings(c *cli.Context) (*settings, error) {
	s := &settings{
		inputs:   c.Args().Slice(),
		rules:    c.String("rules"),
		jobs:     c.Int("jobs"),
		output:   c.String("output"),
		errors:   c.String("errors"),
		failFast: c.Bool("fail-fast"),
		quiet:    c.Bool("quiet"),
		stdin:    c.App.Reader,
		stdout:   c.App.Writer,
		stderr:   c.App.ErrWriter,
	}
	s.progress = !s.quiet && !c.Bool("no-progress") && isTerminal(s.stderr)
	if s.jobs == 0 {
		s.jobs = runtime.GOMAXPROCS(0)
	}
	if s.jobs < 0 {
		return nil, usagef("give 1 or more, or leave it out to use all cores", "--jobs is %d", s.jobs)
	}
	if s.ingest.MaxRecord = c.Int("max-record"); s.ingest.MaxRecord < 1 {
		return nil, usagef("give 1 or more", "--max-record is %d", s.ingest.MaxRecord)
	}
	if len(s.inputs) == 0 {
		if isTerminal(s.stdin) {
			return nil, usagef("name a file or a folder, or pipe text in: dateline extract article.txt", "nothing to read")
		}
		s.inputs = []string{"-"}
	}
	return s, s.parse(c)
}

// parse reads the flags whose values have a form of their own.
func (s *settings) parse(c *cli.Context) (err error) {
	hint := seeHelp(c.Command.HelpName)
	if s.ingest.Format, err = ingest.ParseFormat(c.String("input-format")); err != nil {
		return usagef(hint, "--input-format: %v", err)
	}
	s.ingest.KeepFields = c.StringSlice("keep-fields")
	if date := c.String("published"); c.IsSet("published") {
		if s.published, err = document.ParsePublished(date); err != nil {
			return usagef("write it as 2025-06-02", "--published: %q is not a date", date)
		}
	}
	unit, err := document.ParseUnit(c.String("offsets"))
	if err != nil {
		return usagef(hint, "--offsets: %v", err)
	}
	kinds, err := parseKinds(c.StringSlice("kinds"))
	if err != nil {
		return usagef(hint, "--kinds: %v", err)
	}
	format := c.String("format")
	if len(kinds) > 0 && format == "articles" {
		return usagef("leave out --kinds or use --format events", "--kinds chooses lines of the events format, not of articles")
	}
	s.encoder, err = emit.New(format, emit.Options{Unit: unit, Kinds: kinds})
	if err != nil {
		return usagef(hint, "--format: %v", err)
	}
	return nil
}

func parseKinds(names []string) ([]extract.Kind, error) {
	var kinds []extract.Kind
	for _, name := range names {
		if !slices.Contains(extract.Kinds, extract.Kind(name)) {
			return nil, fmt.Errorf("unknown kind %q: one of %s", name, joinKinds())
		}
		kinds = append(kinds, extract.Kind(name))
	}
	return kinds, nil
}

// extract runs the whole chain over the inputs.
func (s *settings) extract(ctx context.Context) error {
	x, err := openRules(s.rules)
	if err != nil {
		return err
	}
	out, err := openOutput(s.output, s.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	told, err := newTeller(s)
	if err != nil {
		return err
	}
	defer told.close()

	c := &collector{out: out, told: told, failFast: s.failFast}
	w := &worker{annotate: x.Extract, encoder: s.encoder, published: s.published}
	if err := inOrder(ctx, ingest.Read(ctx, s.inputs, s.stdin, s.ingest), s.jobs, w.work, c.collect); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err := out.commit(); err != nil {
		return err
	}
	return told.close()
}

// worker turns raw articles into output. It is shared by all goroutines.
type worker struct {
	annotate  func(document.Raw) (*document.Document, error)
	encoder   emit.Encoder
	published string // of articles that have no date
}

// work does one task. A panic is a fault of one record, which is told like any other, and not of the run.
func (w *worker) work(t *task) {
	defer func() {
		if p := recover(); p != nil {
			t.out, t.err = nil, fmt.Errorf("internal error: %v", p)
		}
	}()
	raw := t.item.Raw
	if raw.Published == "" {
		raw.Published = w.published
	}
	doc, err := w.annotate(raw)
	if err == nil {
		t.out, err = w.encoder.Append(nil, doc)
	}
	t.err = err
}

// collector takes the finished tasks in order. It belongs to one goroutine.
type collector struct {
	out      output
	told     *teller
	failFast bool
}

func (c *collector) collect(t *task) error {
	if t.err != nil {
		if err := c.told.failure(t); err != nil {
			return err
		}
		if c.failFast {
			return errFirst
		}
		return nil
	}
	if len(t.out) > 0 {
		if _, err := c.out.Write(t.out); err != nil {
			return fmt.Errorf("cannot write the output: %w", err)
		}
	}
	c.told.progress(t.size)
	return nil
}
