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
	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "read articles, write JSON lines, tables or databases",
		ArgsUsage: "[FILE|DIR|-]...",
		Description: "Reads files, folders, patterns such as '2025/**/*.html' and standard input (-, or no argument)\n" +
			"and writes what it finds: one JSON object a line, or another --format. Inputs are told apart by\n" +
			"their content: text, HTML, MHTML, JSON, tables (CSV, TSV, Parquet), WARC and WET, RSS and Atom,\n" +
			"MediaWiki dumps, NewsML-G2 and NITF, in tar and zip archives or not, compressed (gzip, bzip2, xz,\n" +
			"Zstandard) or not. Output does not depend on --jobs.\n\n" +
			"Formats:\n" + listFormats(),
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "input-format", Value: string(ingest.Auto), Usage: "what the input is: " + joinFormats()},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: emit.Names()[0], Usage: "what to write: " + strings.Join(emit.Names(), ", ")},
			&cli.StringSliceFlag{Name: "kinds", Usage: "which lines of the events format to write: " + joinKinds(), DefaultText: "all"},
			&cli.StringFlag{Name: "published", Usage: "`DATE` of articles that have none, such as 2025-06-02"},
			&cli.StringFlag{Name: "offsets", Value: string(document.CodePoints), Usage: "what positions count: codepoints, bytes, utf16"},
			&cli.StringSliceFlag{Name: "keep-fields", Usage: "copy these fields of JSON records to \"fields\" of the article: `NAME,NAME`"},
			&cli.BoolFlag{Name: "bom", Usage: "begin csv and tsv with a byte order mark, as Excel wants it", DisableDefaultText: true},
			&cli.BoolFlag{Name: "clean-only", Usage: "write the clean text of articles of any language and search nothing in it; without --format, as articles", DisableDefaultText: true},
			&cli.BoolFlag{Name: "any-language", Usage: "search text that is not English, too", DisableDefaultText: true},
			&cli.BoolFlag{Name: "guess-date", Usage: "guess when a page was published if it does not tell it clearly", DisableDefaultText: true},
			&cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "articles to work on at once, on as many processors: `N`", DefaultText: "all cores"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which appears when it is complete; {date}, {month}, {year} and {shard} in its name divide it", DefaultText: "standard output"},
			&cli.StringFlag{Name: "errors", Usage: "write one JSON object for each failed record to `FILE`"},
			&cli.BoolFlag{Name: "fail-fast", Usage: "stop at the first record that fails", DisableDefaultText: true},
			&cli.BoolFlag{Name: "no-progress", Usage: "show no progress", DisableDefaultText: true},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "show neither progress nor failed records", DisableDefaultText: true},
		}, append(dumpFlags(), batchFlags()...)...),
		Action: func(c *cli.Context) error {
			s, err := newSettings(c)
			if err != nil {
				return err
			}
			return s.extract(c.Context)
		},
	}
}

// listFormats has a line for each output format.
func listFormats() string {
	var b strings.Builder
	for _, f := range emit.Formats() {
		fmt.Fprintf(&b, "  %-9s %s\n", f.Name, f.About)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func joinFormats() string {
	names := make([]string, len(ingest.Formats()))
	for i, f := range ingest.Formats() {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

func joinKinds() string {
	names := make([]string, len(record.Kinds))
	for i, k := range record.Kinds {
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
	options   []extract.Option
	cleanOnly bool
	maxText   int // bytes
	format    emit.Format
	encoder   emit.Encoder
	flags     []string // name=value of those that the output depends on
	jobs      int
	output    string
	split     placeholders // of the output, or nil
	errors    string
	failFast  bool
	quiet     bool
	progress  bool
	batch     batch

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

		cleanOnly: c.Bool("clean-only"),
	}
	s.progress = !s.quiet && !c.Bool("no-progress") && isTerminal(s.stderr)
	if s.jobs == 0 {
		s.jobs = runtime.GOMAXPROCS(0)
	}
	if s.jobs < 0 {
		return nil, usagef("give 1 or more, or leave it out to use all cores", "--jobs is %d", s.jobs)
	}
	if len(s.inputs) == 0 {
		if isTerminal(s.stdin) {
			return nil, usagef("name a file or a folder, or pipe text in: dateline extract article.txt", "nothing to read")
		}
		s.inputs = []string{"-"}
	}
	s.options = cleaning(c)
	if err := s.parse(c); err != nil {
		return nil, err
	}
	if err := s.parseDumpFlags(c); err != nil {
		return nil, err
	}
	s.options = append(s.options, extract.WithMaxText(s.maxText))
	if err := s.parseBatch(c); err != nil {
		return nil, err
	}
	return s, s.parseOutput()
}

// cleaning are the flags that the extractor takes.
func cleaning(c *cli.Context) (opts []extract.Option) {
	if c.Bool("clean-only") {
		opts = append(opts, extract.WithCleanOnly())
	}
	if c.Bool("any-language") {
		opts = append(opts, extract.WithAnyLanguage())
	}
	if c.Bool("guess-date") {
		opts = append(opts, extract.WithGuessedDates())
	}
	return opts
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
	s.flags = decisive(c)
	return s.parseFormat(c, emit.Options{Unit: unit, Kinds: kinds, Fields: s.ingest.KeepFields, BOM: c.Bool("bom")})
}

// parseFormat finds the format and refuses what it cannot do.
func (s *settings) parseFormat(c *cli.Context, opts emit.Options) (err error) {
	hint := seeHelp(c.Command.HelpName)
	name := c.String("format")
	if s.cleanOnly && !c.IsSet("format") {
		name = "articles"
	}
	if s.format, err = emit.Find(name); err != nil {
		return usagef(hint, "--format: %v", err)
	}
	switch {
	case s.cleanOnly && !s.format.Texts:
		return usagef("use --format articles", "--format %s holds what is found in articles, and --clean-only finds nothing", name)
	case len(opts.Kinds) > 0 && !s.format.Kinds:
		return usagef("leave out --kinds or use --format events", "--kinds chooses lines of the events format, not of %s", name)
	case opts.Unit != document.CodePoints && s.format.CodePoint:
		return usagef("leave out --offsets or use --format articles", "positions of --format %s count code points, as its standard has it", name)
	case len(opts.Fields) > 0 && !s.format.Fields:
		return usagef("leave out --keep-fields or use another format", "--format %s has no place for the fields of --keep-fields", name)
	case opts.BOM && !s.format.BOM:
		return usagef("leave out --bom or use --format csv", "--bom is for tables, not for --format %s", name)
	case c.Bool("resume") && !s.format.Resumable:
		return usagef("divide the run with --shard 1/16, 2/16 … or use a format of lines", "--format %s cannot be gone on with, so it does not take --resume", name)
	case s.format.Form == emit.File && toStdout(s.output):
		return usagef("add --output FILE"+s.format.Ext, "--format %s is not written to standard output", name)
	case s.format.Form == emit.Folder && toStdout(s.output):
		return usagef("add --output DIR", "--format %s writes several files for each article", name)
	}
	if s.encoder, err = emit.New(s.format.Name, opts); err != nil {
		return usagef(hint, "--format: %v", err)
	}
	return nil
}

func parseKinds(names []string) ([]record.Kind, error) {
	var kinds []record.Kind
	for _, name := range names {
		if !slices.Contains(record.Kinds, record.Kind(name)) {
			return nil, fmt.Errorf("unknown kind %q: one of %s", name, joinKinds())
		}
		kinds = append(kinds, record.Kind(name))
	}
	return kinds, nil
}

// extract runs the whole chain over the inputs.
func (s *settings) extract(ctx context.Context) error {
	x, err := openRules(s.rules, s.options...)
	if err != nil {
		return err
	}
	run, err := s.begin()
	if err != nil || run.finished {
		return err
	}
	defer run.close()
	if s.jobs < runtime.GOMAXPROCS(0) { // else the garbage collector would take the processors that are not asked for
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(s.jobs))
	}
	w := &worker{clean: x.Clean, annotate: x.Annotate, encoder: s.encoder, published: s.published, split: s.split, seen: run.seen}
	items := s.batch.choose(ingest.Read(ctx, s.inputs, s.stdin, s.ingest), run.state.At.Seq, run.state.Next)
	if err := inOrder(ctx, items, s.jobs, w.work, run.collect); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return run.interrupt()
	}
	return run.end()
}

// worker turns raw articles into output. It is shared by all goroutines.
type worker struct {
	clean     func(document.Raw) (*document.Document, error)
	annotate  func(*document.Document) error
	encoder   emit.Encoder
	published string        // of articles that have no date
	split     placeholders  // or nil: all go to one output
	seen      *dedupe.Index // or nil: duplicates are not looked for
}

// work does one task. A panic is a fault of one record, which is told like any other, and not of the run.
func (w *worker) work(t *task) {
	defer t.decide()
	defer func() {
		if p := recover(); p != nil {
			t.out, t.err = nil, fmt.Errorf("internal error: %v", p)
		}
	}()
	raw := t.item.Raw
	if raw.Published == "" {
		raw.Published = w.published
	}
	doc, err := w.clean(raw)
	if err == nil && w.seen != nil {
		err = w.unseen(t, doc)
	}
	t.decide()
	if err == nil {
		err = w.annotate(doc)
	}
	if err == nil {
		t.found, t.note = countFindings(doc), ingest.Note(doc)
		t.part = w.split.fill(doc)
		t.out, err = w.encoder.Encode(doc)
	}
	t.err = err
}

// unseen waits until the articles before it have been compared, and then fails where the
// article is one of them again.
func (w *worker) unseen(t *task, doc *document.Document) error {
	sig := dedupe.Sign(doc)
	if t.before != nil {
		<-t.before
	}
	of, why := w.seen.Find(sig)
	if why == "" {
		t.signature = &sig
		w.seen.Add(sig)
		return nil
	}
	return &ingest.RecordError{Source: t.item.Raw.Meta.Source, Stage: "dedupe", Message: "duplicate of " + w.seen.ID(of) + ": " + why, Skipped: "duplicate"}
}
