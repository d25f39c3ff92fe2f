// Command dateline-beam extracts events from dumps that are too large for one machine, and groups them into stories.
//
//	dateline-beam --output OUT [FLAGS] INPUT...          the whole run on Apache Beam: Prism, Flink, Spark, Dataflow
//	dateline-beam plan|shard|reports|stories|manifest    its steps, for engines that pipe lines through programs
//
// Exit codes are those of dateline: 0 all read, 1 failed, 2 wrong use, 3 some records failed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"dateline/beam/pipeline"
	"dateline/beam/shard"
	"dateline/internal/terminal"
)

// The exit codes.
const (
	exitOK         = 0
	exitFailed     = 1
	exitUsage      = 2
	exitIncomplete = 3 // some records failed
)

var (
	errUsage      = errors.New("wrong use")
	errIncomplete = errors.New("some records failed")
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := start(ctx, os.Args[1:])
	if err != nil && err != errIncomplete && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(terminal.Writer{Writer: os.Stderr}, "dateline-beam:", err)
	}
	os.Exit(exitCode(err))
}

func exitCode(err error) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, errUsage):
		return exitUsage
	case err == errIncomplete:
		return exitIncomplete
	}
	return exitFailed
}

// start is a step, where the first argument names one, or else the whole run.
func start(ctx context.Context, args []string) error {
	c := newConfig()
	if len(args) > 0 {
		if step, ok := steps[args[0]]; ok {
			if err := c.parse(args[1:]); err != nil {
				return err
			}
			return step(ctx, c, os.Stdin, os.Stdout)
		}
	}
	c.flags.VisitAll(func(f *flag.Flag) { flag.Var(f.Value, f.Name, f.Usage) }) // beside those of Beam
	flag.Usage = c.usage
	flag.Parse()
	beam.Init() // in the process of a worker this does not return
	c.inputs = flag.Args()
	if err := c.check(); err != nil {
		return err
	}
	return run(ctx, c)
}

// run is the whole run on the engine that --runner names.
func run(ctx context.Context, c *config) error {
	if _, err := prepare(ctx, c); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	if err := pipeline.Build(s, c.settings, c.stories); err != nil {
		return err
	}
	if err := beamx.Run(ctx, p); err != nil {
		return err
	}
	if *jobopts.Async {
		return nil
	}
	return finish(ctx, c, os.Stderr)
}

// prepare writes the plan and makes the output ready for it. Shards that are done stay.
func prepare(ctx context.Context, c *config) ([]shard.Shard, error) {
	if len(c.inputs) == 0 {
		return nil, fmt.Errorf("%w: no input", errUsage)
	}
	plan, err := shard.Plan(ctx, c.inputs, c.settings, c.size)
	if err != nil {
		return nil, err
	}
	strangers, err := shard.Strangers(ctx, c.settings.Output, plan)
	if err != nil {
		return nil, err
	}
	if len(strangers) > 0 && !c.prune {
		return nil, fmt.Errorf("%w: the output has %d shards of other inputs, such as %s (hint: choose another folder, or remove them with --prune)",
			errUsage, len(strangers), strangers[0])
	}
	if err := shard.Prune(ctx, c.settings.Output, strangers); err != nil {
		return nil, err
	}
	if err := shard.Clear(ctx, c.settings.Output); err != nil {
		return nil, err
	}
	return plan, shard.WritePlan(ctx, c.settings.Output, plan)
}

// finish removes what killed workers have left and reports the outcome of the run.
func finish(ctx context.Context, c *config, out io.Writer) error {
	if err := shard.Sweep(ctx, c.settings.Output); err != nil {
		return err
	}
	m, err := shard.ReadManifest(ctx, c.settings.Output)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "dateline-beam: %d articles in %d shards, %d records failed, %d stories; see %s/manifest.json\n",
		m.Articles, len(m.Shards), m.Failed, m.Count, c.settings.Output)
	if m.Failed > 0 {
		return errIncomplete
	}
	return nil
}
