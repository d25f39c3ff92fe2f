// Command dateline reads news articles and writes what happened in them as JSON
// events. It is the outermost link of the chain: it turns a command line into calls of
// package extract, and errors into messages and exit codes.
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

	"dateline/rules"
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
	collectLate()
	// A closed pipe shall come back as an error of Write, not kill the program.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: args are the arguments without the program's name, the result is the exit code.
// It stops early, with what it has begun done, when ctx ends.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	app := newApp(stdin, stdout, stderr)
	args, origins, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return report(stderr, withOrigin(err, origins))
}

// withOrigin adds to an error about a flag where its value comes from, if that is not the command line.
func withOrigin(err error, origins map[string]string) error {
	var usage *usageError
	if !errors.As(err, &usage) {
		return err
	}
	for _, flag := range slices.Sorted(maps.Keys(origins)) {
		if slices.Contains(strings.FieldsFunc(usage.message, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }), flag) {
			return usagef(usage.hint, "%s (%s is set in %s)", usage.message, flag, origins[flag])
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
		ExitErrHandler:  func(*cli.Context, error) {}, // run alone decides on exit codes
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "version", Usage: "print the version", DisableDefaultText: true},
			&cli.StringFlag{Name: "config", Usage: "take flags that are not given from the YAML file `FILE`", DefaultText: ".dateline.yaml, ~/.config/dateline/config.yaml"}, cli.HelpFlag},
		Action: func(*cli.Context) error { return usagef("see 'dateline help'", "no command given") },
	}
	app.Commands = []*cli.Command{
		extractCommand(),
		serveCommand(),
		rulesCommand(),
		schemaCommand(),
		versionCommand(),
		completionCommand(),
		manCommand(),
		{Name: "help", Usage: "tell how to use a command", ArgsUsage: "[COMMAND]..."}, // arrange turns it into --help
	}
	prepare(app.Commands)
	return app
}

// prepare gives all commands what keeps urfave/cli from printing and from inventing subcommands of its own.
func prepare(commands []*cli.Command) {
	for _, c := range commands {
		c.HideHelpCommand = true
		c.OnUsageError = func(c *cli.Context, err error, _ bool) error { return badValue(c, err) }
		prepare(c.Subcommands)
	}
}

// Outcomes of a run that have been told already where they happened.
var (
	errIncomplete  = errors.New("some records failed")
	errInterrupted = errors.New("interrupted")
)

// report tells of an error and returns the exit code that belongs to it.
func report(stderr io.Writer, err error) int {
	var usage *usageError
	var mistakes rules.ErrorList
	switch {
	case err == nil, brokenPipe(err):
		return exitOK
	case errors.Is(err, errIncomplete):
		return exitIncomplete
	case errors.Is(err, errInterrupted):
		fmt.Fprintln(stderr, "dateline: interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dateline: %s\nhint: %s\n", usage.message, usage.hint)
		return exitUsage
	case errors.As(err, &mistakes): // without a prefix, so that editors find the places
		fmt.Fprintf(stderr, "%v\ndateline: %s in the rules\n", mistakes, count(len(mistakes), "mistake"))
		return exitFailed
	}
	fmt.Fprintf(stderr, "dateline: %v\n", err)
	return exitFailed
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// brokenPipe reports whether err says that nobody reads the output any more.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
