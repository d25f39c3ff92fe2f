package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
	"dateline/run"
)

// newJob checks the flags of dateline extract and returns the job that they describe, without its extractor, and the options of
// that. Nothing is opened before the whole command line has been checked.
func newJob(c *cli.Context) (*run.Job, []extract.Option, error) {
	return jobFor(c, func(j *run.Job) error { return parseFormat(c, j) })
}

// jobFor is newJob for a command that reads articles and decides on the format of its output itself.
func jobFor(c *cli.Context, format func(*run.Job) error) (*run.Job, []extract.Option, error) {
	j := &run.Job{
		Inputs:      c.Args().Slice(),
		Stdin:       c.App.Reader,
		Jobs:        c.Int("jobs"),
		Dedupe:      c.Bool("dedupe"),
		FailFast:    c.Bool("fail-fast"),
		OwnsProcess: true,
		Output:      c.String("output"),
		Stdout:      c.App.Writer,
		Errors:      c.String("errors"),
		Summary:     c.String("summary"),
		Resume:      c.Bool("resume"),
		Checkpoint:  c.Duration("checkpoint"),
		Identity:    identity(c),
		RuleDir:     c.String("rules"),
		AlsoRead:    configFiles(c.App),
	}
	if j.Jobs == 0 {
		j.Jobs = runtime.GOMAXPROCS(0)
	}
	if j.Jobs < 0 {
		return nil, nil, usagef("give 1 or more, or omit it to use all cores", "--jobs is %d", j.Jobs)
	}
	if len(j.Inputs) == 0 {
		if isTerminal(j.Stdin) {
			return nil, nil, usagef("name a file or a folder, or pipe text in: "+c.Command.HelpName+" article.txt", "nothing to read")
		}
		j.Inputs, j.StdinImplied = []string{ingest.Stdin}, true
	}
	for _, parse := range []func() error{
		func() error { return parseInput(c, j) },
		func() error { return format(j) },
		func() error { return parseLimits(c, &j.Ingest) },
		func() error { return parseSelection(c, &j.Selection) },
		j.Check,
	} {
		if err := parse(); err != nil {
			return nil, nil, err
		}
	}
	return j, cleaning(c), nil
}

// cleaning returns the options of an extractor that flags set.
func cleaning(c *cli.Context) []extract.Option {
	opts := []extract.Option{extract.WithoutLongTokens()}
	if c.IsSet("max-text") {
		opts = append(opts, extract.WithMaxText(c.Int("max-text")))
	}
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

// parseInput reads the flags that say what the input is.
func parseInput(c *cli.Context, j *run.Job) (err error) {
	opts := &j.Ingest
	if opts.Format, err = ingest.ParseFormat(c.String("input-format")); err != nil {
		return usagef(seeHelp(c.Command.HelpName), "--input-format: %v", err)
	}
	opts.KeepFields = list(c, "keep-fields")
	opts.Columns = ingest.Columns{
		Text: c.String("text-column"), HTML: c.String("html-column"), Title: c.String("title-column"),
		Date: c.String("date-column"), URL: c.String("url-column"), ID: c.String("id-column"),
	}
	if date := c.String("published"); c.IsSet("published") {
		if j.Published, err = document.ParsePublished(date); err != nil {
			return usagef("write it as 2025-06-02", "--published: %q is not a date", date)
		}
	}
	return nil
}

func parseLimits(c *cli.Context, opts *ingest.Options) error {
	if n := c.Int("max-text"); c.IsSet("max-text") && n < 1 {
		return usagef("give 1 or more", "--max-text is %d", n)
	}
	for _, limit := range []struct {
		name string
		to   *int
	}{
		{"max-record", &opts.MaxRecord}, {"max-page", &opts.MaxPage}, {"max-elements", &opts.MaxElements},
		{"max-ratio", &opts.MaxRatio}, {"max-window", &opts.MaxWindow},
	} {
		if *limit.to = c.Int(limit.name); *limit.to < 1 {
			return usagef("give 1 or more", "--%s is %d", limit.name, *limit.to)
		}
	}
	return nil
}

// parseFormat reads the flags that say what the output is.
func parseFormat(c *cli.Context, j *run.Job) error {
	hint := seeHelp(c.Command.HelpName)
	unit, err := document.ParseUnit(c.String("offsets"))
	if err != nil {
		return usagef(hint, "--offsets: %v", err)
	}
	kinds, err := parseKinds(list(c, "kinds"))
	if err != nil {
		return usagef(hint, "--kinds: %v", err)
	}
	name := formatName(c)
	opts := emit.Options{Unit: unit, Kinds: kinds, Fields: j.Ingest.KeepFields, BOM: c.Bool("bom"), Width: terminalWidth(c.App.Writer)}
	if opts.Color, err = wantsColor(c, c.App.Writer, writesToStdout(c)); err != nil {
		return err
	}
	if j.Format, err = emit.Find(name); err != nil {
		return usagef(hint, "--format: %v", err)
	}
	if err := checkFormat(c, j.Format, opts); err != nil {
		return err
	}
	if j.Encoder, err = emit.New(name, opts); err != nil {
		return usagef(hint, "--format: %v", err)
	}
	return nil
}

// formatName returns the chosen format, or the default for the kind of output.
func formatName(c *cli.Context) string {
	switch {
	case c.IsSet("format"):
		return c.String("format")
	case c.Bool("clean-only"):
		return "articles"
	case writesToStdout(c) && isTerminal(c.App.Writer):
		return "text"
	}
	return c.String("format")
}

func writesToStdout(c *cli.Context) bool {
	return c.String("output") == "" || c.String("output") == "-"
}

// checkFormat reports flags that a format cannot honour.
func checkFormat(c *cli.Context, f emit.Format, opts emit.Options) error {
	toStdout := writesToStdout(c)
	switch {
	case f.Binary && (toStdout && isTerminal(c.App.Writer) || namesTerminal(c.String("output"))):
		return usagef("add --output FILE"+f.Ext, "--format %s is not text and would garble the terminal", f.Name)
	case c.Bool("clean-only") && !f.Texts:
		return usagef("use --format articles", "--format %s holds findings, and --clean-only does not search for any", f.Name)
	case len(opts.Kinds) > 0 && !f.Kinds:
		return usagef("remove --kinds or use --format events", "--kinds chooses lines of the events format, not of %s", f.Name)
	case opts.Unit != document.CodePoints && f.CodePoint:
		return usagef("remove --offsets or use --format articles", "positions in --format %s count code points, as its standard requires", f.Name)
	case len(opts.Fields) > 0 && !f.Fields:
		return usagef("remove --keep-fields or use another format", "--format %s has no place for the fields of --keep-fields", f.Name)
	case opts.BOM && !f.BOM:
		return usagef("remove --bom or use --format csv", "--bom is for tables, not for --format %s", f.Name)
	case c.Bool("resume") && !f.Resumable:
		return usagef("split the run with --shard 1/16, 2/16 … or use a line format", "--format %s cannot be continued, so it cannot be used with --resume", f.Name)
	case f.Form == emit.File && toStdout:
		return usagef("add --output FILE"+f.Ext, "--format %s cannot be written to standard output", f.Name)
	case f.Form == emit.Folder && toStdout:
		return usagef("add --output DIR", "--format %s writes several files for each article", f.Name)
	}
	return nil
}

func parseKinds(names []string) ([]record.Kind, error) {
	var kinds []record.Kind
	for _, name := range names {
		if !slices.Contains(record.Kinds, record.Kind(name)) {
			return nil, fmt.Errorf("unknown kind %q: one of %s", name, join(record.Kinds))
		}
		kinds = append(kinds, record.Kind(name))
	}
	return kinds, nil
}

// parseSelection reads the flags that choose records.
func parseSelection(c *cli.Context, s *run.Selection) error {
	s.Limit = c.Int("limit")
	if c.IsSet("limit") && s.Limit < 1 {
		return usagef("give 1 or more", "--limit is %d", s.Limit)
	}
	if c.IsSet("shard") && !parseShard(c.String("shard"), s) {
		return usagef("write it as 3/16: the third of sixteen", "--shard: %q is not a shard", c.String("shard"))
	}
	if c.IsSet("sample") && !parseSample(c.String("sample"), s) {
		return usagef("write it as 0.01 or 1%", "--sample: %q is not a share", c.String("sample"))
	}
	return nil
}

func parseShard(text string, s *run.Selection) bool {
	i, n, _ := strings.Cut(text, "/")
	var errI, errN error
	s.Shard, errI = strconv.Atoi(i)
	s.Shards, errN = strconv.Atoi(n)
	return errI == nil && errN == nil && s.Shard >= 1 && s.Shard <= s.Shards
}

func parseSample(text string, s *run.Selection) bool {
	number, percent := strings.CutSuffix(text, "%")
	share, err := strconv.ParseFloat(number, 64)
	if percent {
		share /= 100
	}
	s.Sample = share
	return err == nil && share > 0 && share <= 1
}

// neutral are the flags of extract that do not change the output.
var neutral = []string{"jobs", "checkpoint", "summary", "quiet", "no-progress", "resume", "output", "fail-fast"}

// identity returns the program's version and the flags that are not neutral, as --name value.
func identity(c *cli.Context) []string {
	info, _ := debug.ReadBuildInfo()
	all := []string{newBuild(info).String()}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if slices.Contains(neutral, name) {
			continue
		}
		var value any = c.Value(name)
		if _, several := f.(*cli.StringSliceFlag); several {
			value = list(c, name)
		}
		all = append(all, fmt.Sprintf("--%s %v", name, value))
	}
	return all
}
