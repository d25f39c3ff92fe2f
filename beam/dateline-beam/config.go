package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"dateline/beam/pipeline"
	"dateline/beam/shard"
	"dateline/extract/document"
	"dateline/extract/ingest"
	"dateline/extract/story"
)

// config are the flags and arguments that are not Beam's.
type config struct {
	flags    *flag.FlagSet
	settings shard.Settings
	stories  pipeline.Options
	size     int64 // bytes that files in one shard have together
	prune    bool
	inputs   []string
}

func newConfig() *config {
	c := &config{flags: flag.NewFlagSet("dateline-beam", flag.ContinueOnError), size: 64 << 20}
	s, f := &c.settings, c.flags
	f.StringVar(&s.Output, "output", "", "`FOLDER` for events, stories and the manifest, or an address such as gs://bucket/out; all workers must reach it")
	f.StringVar(&s.Format, "format", shard.Formats()[0], "what to write: "+strings.Join(shard.Formats(), ", "))
	f.Func("input-format", "what the input is, such as warc or jsonl (default: found out from its content)", func(v string) (err error) {
		s.Ingest.Format, err = ingest.ParseFormat(v)
		return err
	})
	f.Func("published", "`DATE` of articles that have none, such as 2025-06-02", func(v string) (err error) {
		s.Published, err = document.ParsePublished(v)
		return err
	})
	f.Func("keep-fields", "copy these fields of JSON records to \"fields\" of the article: `NAME,NAME`", func(v string) error {
		s.Ingest.KeepFields = strings.Split(v, ",")
		return nil
	})
	f.Func("columns", "where tables and JSON have what, if it is unusual: `text=body,date=printed`; also html, title, url, id", c.columns)
	f.BoolVar(&s.AnyLanguage, "any-language", false, "search text that is not English, too")
	f.BoolVar(&s.GuessDates, "guess-date", false, "guess when a page was published if it does not tell it clearly")
	f.StringVar(&s.Rules, "rules", "", "add the rules in `DIR`, which all workers must reach, or override shipped ones by name")
	f.IntVar(&s.Ingest.MaxRecord, "max-record", ingest.DefaultMaxRecord, "refuse records that are longer than so many `BYTES`")
	f.IntVar(&s.Ingest.MaxPage, "max-page", ingest.DefaultMaxPage, "refuse HTML pages that are longer than so many `BYTES`")
	f.IntVar(&s.Ingest.MaxElements, "max-elements", ingest.DefaultMaxElements, "refuse HTML pages of more than `N` elements")
	f.IntVar(&s.Ingest.MaxRatio, "max-ratio", ingest.DefaultMaxRatio, "refuse what unpacks to more than `N` times its size")
	f.IntVar(&s.Ingest.MaxWindow, "max-window", ingest.DefaultMaxWindow, "refuse compressed input that needs more than so many `BYTES` of memory")
	f.IntVar(&s.MaxText, "max-text", 0, "refuse articles whose cleaned text is longer than `BYTES`; 0 is no limit")
	f.Int64Var(&c.size, "shard-size", c.size, "put small files together into shards of so many `BYTES`; a longer file is a shard alone")
	f.IntVar(&c.stories.Days, "days", story.Default().Days, "an article can join a story up to so many days after the last article of it")
	f.IntVar(&c.stories.Parts, "parts", 16, "how many files the stories are divided into")
	f.BoolVar(&c.prune, "prune", false, "remove shards of other inputs from the output")
	f.Usage = c.usage
	return c
}

// columns reads --columns.
func (c *config) columns(value string) error {
	to := &c.settings.Ingest.Columns
	names := map[string]*string{"text": &to.Text, "html": &to.HTML, "title": &to.Title, "date": &to.Date, "url": &to.URL, "id": &to.ID}
	for pair := range strings.SplitSeq(value, ",") {
		what, column, ok := strings.Cut(pair, "=")
		if !ok || names[what] == nil {
			return fmt.Errorf("%q is not text, html, title, date, url or id with a name after =", pair)
		}
		*names[what] = column
	}
	return nil
}

func (c *config) usage() {
	out := flag.CommandLine.Output()
	fmt.Fprint(out, `dateline-beam --output FOLDER [FLAGS] INPUT...        events and stories of all inputs, on Apache Beam
dateline-beam plan --output FOLDER [FLAGS] INPUT...   the same in steps, for engines that pipe lines
dateline-beam shard|reports|stories|manifest --output FOLDER [FLAGS]

Inputs are files, folders, patterns such as '2025/**/*.warc.gz' and addresses such as gs://bucket/news/*.warc.gz.
Flags come before them. Those of Beam, among them --runner, --endpoint and --environment_type, are described at
https://beam.apache.org/documentation/sdks/go/.

`)
	c.flags.SetOutput(out)
	c.flags.PrintDefaults()
}

// parse reads the command line of a step.
func (c *config) parse(args []string) error {
	c.flags.SetOutput(os.Stderr)
	if err := c.flags.Parse(args); err == flag.ErrHelp {
		return err
	} else if err != nil {
		return fmt.Errorf("%w: %v", errUsage, err)
	}
	c.inputs = c.flags.Args()
	return c.check()
}

// check completes the settings and reports what is wrong with them before anything is read.
func (c *config) check() (err error) {
	if c.settings.Output == "" {
		return fmt.Errorf("%w: --output FOLDER is missing", errUsage)
	}
	if c.stories.Days < 0 || c.stories.Parts < 1 || c.size < 0 {
		return fmt.Errorf("%w: --days and --shard-size must be 0 or more, --parts 1 or more", errUsage)
	}
	if err := c.settings.Check(); err != nil {
		return fmt.Errorf("%w: %v", errUsage, err)
	}
	c.settings.Program, err = shard.Program()
	return err
}
