package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/record"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "read articles, write what happened as text, JSON lines, tables or databases",
		ArgsUsage: "[FILE|DIR|-]...",
		Description: "Reads files, folders, patterns such as '2025/**/*.html' and standard input (-, or no argument)\n" +
			"and writes what it finds: as text on a terminal, in files and pipes as one JSON object per\n" +
			"line, or in another --format. The type of an input is detected from its content: text, HTML, MHTML, JSON, tables (CSV, TSV, Parquet), WARC and WET, RSS\n" +
			"and Atom, MediaWiki dumps, NewsML-G2 and NITF; also in tar and zip archives, and compressed with\n" +
			"gzip, bzip2, xz or Zstandard. The output does not depend on --jobs.\n\n" +
			"Formats:\n" + listFormats(),
		Flags: slices.Concat(extractFlags(), dumpFlags(), batchFlags()),
		Action: func(c *cli.Context) error {
			job, opts, err := newJob(c)
			if err != nil {
				return err
			}
			if job.Extractor, err = openRules(c.String("rules"), opts...); err != nil {
				return err
			}
			screen := newConsole(c)
			defer screen.close()
			job.Reporter, job.MeasureInput = screen, screen.animated
			pkg, err := newPackage(c, job)
			if err != nil {
				return err
			}
			return pkg.add(runCounted(c, job))
		},
	}
}

func extractFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "input-format", Value: string(ingest.Auto), Usage: "what the input is: " + join(ingest.Formats())},
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: emit.Names()[0], DefaultText: "text on a terminal, otherwise events",
			Usage: "what to write: " + join(emit.Names())},
		colorFlag(),
		&cli.StringSliceFlag{Name: "kinds", DefaultText: join(record.UsualKinds),
			Usage: "which lines of the events format to write: " + join(record.Kinds)},
		&cli.StringFlag{Name: "published", Usage: "`DATE` of articles that have none, such as 2025-06-02"},
		&cli.StringFlag{Name: "offsets", Value: string(document.CodePoints), Usage: "what positions count: codepoints, bytes, utf16"},
		&cli.StringSliceFlag{Name: "keep-fields",
			Usage: "copy these fields of JSON records to the article's \"fields\": `NAME,NAME`; a comma in a name is written \\,"},
		&cli.BoolFlag{Name: "bom", Usage: "start csv and tsv with a byte order mark, which Excel needs", DisableDefaultText: true},
		&cli.BoolFlag{Name: "datapackage",
			Usage: "describe the table of --output in " + emit.DataPackageFile + " beside it, for Frictionless tools", DisableDefaultText: true},
		&cli.BoolFlag{Name: "clean-only",
			Usage: "only clean articles, in any language, and write their text; the default --format is then articles", DisableDefaultText: true},
		&cli.BoolFlag{Name: "any-language", Usage: "also search text that is not English", DisableDefaultText: true},
		&cli.BoolFlag{Name: "guess-date",
			Usage: "guess the date of publication of pages that do not state it clearly", DisableDefaultText: true},
		&cli.StringFlag{Name: "rules", Usage: "add the rules in `DIR`, or override shipped ones by name"},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"},
			Usage: "process `N` articles at once, on as many processors", DefaultText: "all cores"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"},
			Usage:       "write to `FILE`, which appears when it is complete; {date}, {month}, {year} and {shard} in its name split the output",
			DefaultText: "standard output"},
		&cli.StringFlag{Name: "errors", Usage: "write one JSON object per failed record to `FILE`"},
		&cli.BoolFlag{Name: "fail-fast", Usage: "stop at the first record that fails", DisableDefaultText: true},
		&cli.BoolFlag{Name: "no-progress", Usage: "do not show progress", DisableDefaultText: true},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "show neither progress nor failed records", DisableDefaultText: true},
	}
}

// dumpFlags describe unusual dumps, and set limits.
func dumpFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "text-column", Usage: "the column of tables, or field of JSON, that holds the text: `NAME`"},
		&cli.StringFlag{Name: "html-column", Usage: "the one that holds the HTML: `NAME`"},
		&cli.StringFlag{Name: "title-column", Usage: "the one that holds the title: `NAME`"},
		&cli.StringFlag{Name: "date-column", Usage: "the one that holds the time of publication: `NAME`"},
		&cli.StringFlag{Name: "url-column", Usage: "the one that holds the address: `NAME`"},
		&cli.StringFlag{Name: "id-column", Usage: "the one that holds the id: `NAME`"},
		&cli.IntFlag{Name: "max-record", Value: ingest.DefaultMaxRecord,
			Usage: "refuse records (files, lines, pages of dumps) longer than `BYTES`"},
		&cli.IntFlag{Name: "max-page", Value: ingest.DefaultMaxPage, Usage: "refuse HTML pages longer than `BYTES`"},
		&cli.IntFlag{Name: "max-elements", Value: ingest.DefaultMaxElements, Usage: "refuse HTML pages with more than `N` elements"},
		&cli.IntFlag{Name: "max-text", Usage: "refuse articles whose cleaned text is longer than `BYTES`", DefaultText: "none"},
		&cli.IntFlag{Name: "max-ratio", Value: ingest.DefaultMaxRatio, Usage: "refuse input that unpacks to more than `N` times its size"},
		&cli.IntFlag{Name: "max-window", Value: ingest.DefaultMaxWindow,
			Usage: "refuse compressed input that needs more than `BYTES` of memory"},
	}
}

// batchFlags are for runs over many articles.
func batchFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "resume",
			Usage: "resume the previous run with --resume and the same --output if it was stopped", DisableDefaultText: true},
		&cli.DurationFlag{Name: "checkpoint", Value: 2 * time.Second, Usage: "how often --resume saves its progress"},
		&cli.StringFlag{Name: "shard", Usage: "read only part `I/N` of the records: 3/16 is every 16th record, starting with the third"},
		&cli.IntFlag{Name: "limit", Usage: "stop after `N` records", DefaultText: "none"},
		&cli.StringFlag{Name: "sample", Usage: "read only this `SHARE` of the records, such as 0.01 or 1%; always the same ones"},
		&cli.BoolFlag{Name: "dedupe",
			Usage: "skip articles with the address, or nearly the text, of an earlier one", DisableDefaultText: true},
		&cli.StringFlag{Name: "summary",
			Usage: "write counts and speed as JSON to `FILE`; - prints the counts of 'dateline stats', to standard error if the results go to standard output"},
	}
}

// listFormats returns a line for each output format.
func listFormats() string {
	var b strings.Builder
	for _, f := range emit.Formats() {
		fmt.Fprintf(&b, "  %-9s %s\n", f.Name, f.About)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// join lists names for a help text.
func join[S ~string](names []S) string { return strings.Join(plain(names), ", ") }

// plain returns names as strings.
func plain[S ~string](names []S) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return out
}
