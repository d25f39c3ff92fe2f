package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
	"dateline/extract/story"
	"dateline/run"
)

func storiesCommand() *cli.Command {
	standard := story.Default()
	own := []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "jsonl", Usage: "what to write: jsonl, text",
			DefaultText: "text on a terminal, otherwise jsonl"},
		&cli.IntFlag{Name: "days", Value: standard.Days, Usage: "an article can join a story up to `N` days after its last article"},
		&cli.IntFlag{Name: "span", Value: standard.Span, Usage: "a story lasts at most `N` days"},
		&cli.IntFlag{Name: "min-articles", Value: standard.Least, Usage: "leave out stories with fewer than `N` articles"},
		&cli.StringFlag{Name: "temp", Usage: "keep the temporary file in `DIR`: some 7 KB for each article", DefaultText: "the system's"},
	}
	shared := slices.DeleteFunc(slices.Concat(extractFlags(), dumpFlags(), batchFlags()), func(f cli.Flag) bool {
		return slices.Contains([]string{"format", "color", "kinds", "offsets", "keep-fields", "bom", "clean-only", "resume",
			"checkpoint", "dedupe", "summary"}, f.Names()[0])
	})
	return &cli.Command{
		Name:      "stories",
		Usage:     "group articles into stories, each with a timeline",
		ArgsUsage: "[FILE|DIR|-]...",
		Description: "Reads articles, as 'dateline extract' does, or its earlier output (--format events or articles),\n" +
			"and writes a line of JSON for each story: its articles, who took part, the acts in chronological order,\n" +
			"proposals with their answers, and who said what, with the articles that report each. Copies of one text count once.\n" +
			"'dateline schema --format stories' describes the lines.",
		Flags:  slices.Concat(own, shared),
		Action: groupStories,
	}
}

func groupStories(c *cli.Context) error {
	opts, err := storyOptions(c)
	if err != nil {
		return err
	}
	enc := &storyEncoder{ctx: c.Context, asText: c.String("format") == "text" || !c.IsSet("format") && c.String("output") == "" &&
		isTerminal(c.App.Writer)}
	job, extracting, err := jobFor(c, func(j *run.Job) error {
		j.Format, j.Encoder = emit.Format{Name: "stories", Ext: ".jsonl", Form: emit.Stream, Texts: true, Resumable: true}, enc
		return nil
	})
	if err != nil {
		return err
	}
	if job.Extractor, err = openRules(c.String("rules"), extracting...); err != nil {
		return err
	}
	if enc.grouper, err = story.NewGrouper(opts); err != nil {
		return usagef("choose a folder for it with --temp DIR", "%v", err)
	}
	defer enc.grouper.Close()
	screen := newConsole(c)
	defer screen.close()
	job.Reporter, job.MeasureInput = screen, screen.animated
	incomplete := false
	job.Ingest.Results = func(name string, in io.Reader) error {
		return story.ReadResults(name, in, enc.grouper.Add, func(line int, err error) {
			incomplete = true
			screen.Failed(&ingest.RecordError{Source: name, Line: line, Stage: ingest.Stage, Message: err.Error()})
		})
	}
	if err := job.Run(c.Context); err != nil || !incomplete {
		return err
	}
	return run.ErrIncomplete
}

// storyOptions reads the flags that say how articles are grouped.
func storyOptions(c *cli.Context) (story.Options, error) {
	if name := c.String("format"); !slices.Contains([]string{"jsonl", "text"}, name) {
		return story.Options{}, usagef("use jsonl or text", "--format: unknown format %q", name)
	}
	for _, name := range []string{"days", "span", "min-articles"} {
		if c.Int(name) < 1 {
			return story.Options{}, usagef("give 1 or more", "--%s is %d", name, c.Int(name))
		}
	}
	return story.Options{Days: c.Int("days"), Span: c.Int("span"), Least: c.Int("min-articles"), Folder: c.String("temp")}, nil
}

// storyEncoder makes stories of all articles of a run: they are written when the last article has been read.
type storyEncoder struct {
	ctx     context.Context
	grouper *story.Grouper
	asText  bool
}

func (e *storyEncoder) Encode(doc *document.Document) (emit.Piece, error) {
	return story.Summarize(doc), nil
}

func (e *storyEncoder) Open(to emit.Target) (emit.Writer, error) {
	return &storyWriter{e, to.Writer}, nil
}

type storyWriter struct {
	*storyEncoder
	to io.Writer
}

func (w *storyWriter) Write(p emit.Piece) error { return w.grouper.Add(p.(*story.Summary)) }

func (w *storyWriter) Close() error {
	out := bufio.NewWriter(w.to)
	err := w.grouper.Stories(w.ctx, func(s *story.Story) error {
		if w.asText {
			return s.WriteText(out)
		}
		_, err := out.Write(s.Line())
		return err
	})
	if err != nil {
		return fmt.Errorf("stories: %w", err)
	}
	return out.Flush()
}
