// Command dateline reads news articles and writes what happened in them as JSON
// events. It turns a command line into calls of packages run, extract and serve, and
// errors into messages and exit codes.
//
// Exit codes: 0 all read, 1 failed, 2 wrong use, 3 some records failed, 130 interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"dateline/internal/terminal"
	"dateline/rules"
	"dateline/run"
)

// The exit codes.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitIncomplete  = 3 // some records failed
	exitInterrupted = 130
)

func main() {
	run.DelayFirstCollection()
	// A closed pipe must be an error of Write, not kill the program.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), interrupts()...)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(execute(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// interrupts are the signals that interrupt a run, so that it removes incomplete files and saves its checkpoint, including the signal of a
// terminal which is closed, unless the program was started to outlive it, as nohup does.
func interrupts() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// execute is the whole program: args are the arguments without the program's name, the result is the exit code.
// When ctx ends it finishes what it has started, and stops.
func execute(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	stderr = terminal.Writer{Writer: stderr}
	app := newApp(stdin, stdout, stderr)
	args, origins, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return report(stderr, withOrigin(err, origins))
}

// withOrigin adds the source of a flag's value to an error about it, unless that is the command line.
func withOrigin(err error, origins map[string]string) error {
	var usage *usageError
	if !errors.As(err, &usage) {
		return err
	}
	for _, flag := range slices.Sorted(maps.Keys(origins)) {
		if slices.Contains(strings.FieldsFunc(usage.Message, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }), flag) {
			return usagef(usage.Hint, "%s (%s is set in %s)", usage.Message, flag, origins[flag])
		}
	}
	return err
}

// newApp declares the command line: the parser, the help and the completions all come from it.
func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:            "dateline",
		Usage:           "read news articles, write what happened in them as JSON events",
		UsageText:       "dateline COMMAND [FLAGS] [ARGUMENTS]",
		Reader:          stdin,
		Writer:          stdout,
		ErrWriter:       stderr,
		HideHelpCommand: true,
		HideVersion:     true,

		DisableSliceFlagSeparator: true,                         // see list
		ExitErrHandler:            func(*cli.Context, error) {}, // execute alone decides on exit codes
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "version", Usage: "print the version", DisableDefaultText: true},
			&cli.StringFlag{Name: "config",
				Usage:       "take flags that are not given from the YAML `FILE`",
				DefaultText: ".dateline.yaml, ~/.config/dateline/config.yaml"}, cli.HelpFlag},
		Action: func(*cli.Context) error { return usagef("see 'dateline help'", "no command given") },
	}
	app.Commands = []*cli.Command{
		extractCommand(),
		statsCommand(),
		compareCommand(),
		storiesCommand(),
		serveCommand(),
		rulesCommand(),
		schemaCommand(),
		versionCommand(),
		completionCommand(),
		manCommand(),
		{Name: "help", Usage: "show how to use a command", ArgsUsage: "[COMMAND]..."}, // arrange turns it into --help
	}
	prepare(app.Commands)
	return app
}

// prepare keeps urfave/cli from printing and from adding subcommands.
func prepare(commands []*cli.Command) {
	for _, c := range commands {
		c.HideHelpCommand = true
		c.OnUsageError = func(c *cli.Context, err error, _ bool) error { return badValue(c, err) }
		prepare(c.Subcommands)
	}
}

// report prints an error and returns its exit code.
func report(stderr io.Writer, err error) int {
	var usage *usageError
	var mistakes rules.ErrorList
	switch {
	case err == nil, brokenPipe(err):
		return exitOK
	case errors.Is(err, run.ErrIncomplete): // the records were reported when they failed
		return exitIncomplete
	case errors.Is(err, run.ErrInterrupted):
		fmt.Fprintln(stderr, "dateline: interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dateline: %s\nhint: %s\n", terminal.Line(usage.Message), terminal.Line(usage.Hint))
		return exitUsage
	case errors.As(err, &mistakes): // without a prefix, so that editors find the places
		fmt.Fprintf(stderr, "%v\ndateline: %s in the rules\n", mistakes, count(len(mistakes), "mistake"))
		return exitFailed
	}
	fmt.Fprintf(stderr, "dateline: %s\n", terminal.Line(err.Error()))
	return exitFailed
}

// count returns a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// brokenPipe reports whether err is from writing to a pipe whose reader is gone.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
