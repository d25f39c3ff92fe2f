package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/run"
)

// usageError is a wrong command line.
type usageError = run.UsageError

func usagef(hint, format string, args ...any) error {
	return &usageError{Message: fmt.Sprintf(format, args...), Hint: hint}
}

// badValue is the usage error for a flag's value that urfave/cli could not read.
func badValue(c *cli.Context, err error) error {
	return usagef(seeHelp(c.Command.HelpName), "%s", strings.Replace(err.Error(), "for flag -", "for --", 1))
}

func seeHelp(command string) string { return fmt.Sprintf("see '%s --help'", command) }

// arrange brings a command line into the one order that urfave/cli parses as meant: the command, then its
// flags as --name=value, then "--", then the arguments. Left to itself it takes flags after the first argument for
// arguments, refuses flags of the program after the command, and prints its help instead of a message.
//
// Flags that are not given take their values from the environment and the configuration; origins has the source of each of these.
func arrange(app *cli.App, args []string) (line []string, origins map[string]string, err error) {
	a := &arranger{
		app:      app,
		path:     []string{app.Name},
		commands: app.Commands,
		flags:    slices.Clone(app.Flags),
		known:    map[string]cli.Flag{},
		origins:  map[string]string{},
	}
	a.learn(app.Commands, a.flags)
	if err := a.read(args); err != nil {
		return nil, nil, err
	}
	if err := a.fillFlags(); err != nil {
		return nil, nil, err
	}
	line, err = a.line()
	return line, a.origins, err
}

// arranger reads a command line from left to right.
type arranger struct {
	app     *cli.App
	known   map[string]cli.Flag // flags of all commands; a name means the same in each
	origins map[string]string   // sources of values that are not from the command line, by flag

	path     []string       // names of the program, the command and its subcommand
	commands []*cli.Command // that may come next
	flags    []cli.Flag     // that the command takes
	help     bool           // the help command was given
	given    []givenFlag
	rest     []string // arguments
}

// givenFlag is a flag as it was written on the command line.
type givenFlag struct {
	spelled string // with its dashes
	name    string
	value   string
	valued  bool // has a value
}

func (a *arranger) learn(commands []*cli.Command, flags []cli.Flag) {
	for _, f := range flags {
		for _, name := range f.Names() {
			a.known[name] = f
		}
	}
	for _, c := range commands {
		a.learn(c.Subcommands, c.Flags)
	}
}

func (a *arranger) read(args []string) error {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		var err error
		switch {
		case arg == "--":
			a.rest = append(a.rest, args...)
			return nil
		case len(arg) > 1 && arg[0] == '-':
			args, err = a.flag(arg, args)
		default:
			err = a.word(arg)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// word reads the name of a command or an argument.
func (a *arranger) word(arg string) error {
	if len(a.commands) == 0 {
		a.rest = append(a.rest, arg)
		return nil
	}
	if arg == "help" && len(a.path) == 1 && !a.help {
		a.help = true
		return nil
	}
	i := slices.IndexFunc(a.commands, func(c *cli.Command) bool { return c.HasName(arg) })
	if i < 0 {
		return a.unknownCommand(arg)
	}
	c := a.commands[i]
	a.path = append(a.path, c.Name)
	a.commands = c.Subcommands
	a.flags = append(a.flags, c.Flags...)
	return nil
}

// flag reads a flag and returns the arguments after it and its value.
func (a *arranger) flag(arg string, args []string) ([]string, error) {
	dashes := arg[:len(arg)-len(strings.TrimLeft(arg, "-"))]
	name, value, valued := strings.Cut(arg[len(dashes):], "=")
	f, ok := a.known[name]
	if !ok && dashes == "-" {
		return a.cluster(arg, args)
	}
	if !ok || len(dashes) > 2 {
		return nil, a.unknownFlag(dashes + name)
	}
	if !valued && takesValue(f) {
		if len(args) == 0 || len(args[0]) > 1 && args[0][0] == '-' {
			return nil, usagef(seeHelp(a.name()), "%s needs a value", arg)
		}
		value, valued, args = args[0], true, args[1:]
	}
	a.given = append(a.given, givenFlag{dashes + name, f.Names()[0], value, valued})
	return args, nil
}

// cluster reads flags of one letter that are written together: -qj4 is -q -j 4.
func (a *arranger) cluster(arg string, args []string) ([]string, error) {
	f, ok := a.known[arg[1:2]]
	if !ok {
		return nil, a.unknownFlag(arg)
	}
	first, more := arg[:2], arg[2:]
	if takesValue(f) {
		return a.flag(first, append([]string{strings.TrimPrefix(more, "=")}, args...))
	}
	return a.flag(first, append([]string{"-" + more}, args...))
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

func (a *arranger) name() string { return strings.Join(a.path, " ") }

// line is the command line in order.
func (a *arranger) line() ([]string, error) {
	out := slices.Clone(a.path)
	if a.wantsHelp() {
		return append(out, "--help"), nil // alone: urfave/cli takes an argument for the topic of the help
	}
	for _, g := range a.given {
		if g.name == "version" {
			return []string{a.path[0], "version"}, nil
		}
		if g.name == "config" { // has been read
			continue
		}
		if !a.takes(g.name) {
			return nil, usagef(seeHelp(a.name()), "%s is not a flag of '%s'", g.spelled, a.name())
		}
		if g.valued {
			out = append(out, "--"+g.name+"="+g.value)
		} else {
			out = append(out, "--"+g.name)
		}
	}
	if len(a.rest) > 0 {
		out = append(append(out, "--"), a.rest...)
	}
	return out, nil
}

// wantsHelp reports whether help was asked for.
func (a *arranger) wantsHelp() bool { return a.help || a.has("help") }

// has reports whether a flag was given.
func (a *arranger) has(name string) bool {
	return slices.ContainsFunc(a.given, func(g givenFlag) bool { return g.name == name })
}

// value is the last value that a flag was given, or "".
func (a *arranger) value(name string) (value string) {
	for _, g := range a.given {
		if g.name == name {
			value = g.value
		}
	}
	return value
}

// takes reports whether the command has a flag of that name.
func (a *arranger) takes(name string) bool {
	return slices.ContainsFunc(a.flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
}

func (a *arranger) unknownCommand(arg string) error {
	hint := seeHelp(a.name())
	if best := closest(arg, commandNames(a.commands)); best != "" {
		hint = fmt.Sprintf("did you mean '%s %s'?", a.name(), best)
	} else if _, err := os.Stat(arg); err == nil && len(a.path) == 1 {
		hint = fmt.Sprintf("to read a file: dateline extract %s", arg)
	}
	return usagef(hint, "unknown command %q", arg)
}

func (a *arranger) unknownFlag(arg string) error {
	var names []string
	for _, f := range a.flags {
		for _, name := range f.Names() {
			if len(name) > 1 {
				names = append(names, name)
			}
		}
	}
	hint := seeHelp(a.name())
	if best := closest(strings.TrimLeft(arg, "-"), names); best != "" {
		hint = fmt.Sprintf("did you mean --%s?", best)
	}
	return usagef(hint, "unknown flag %s", arg)
}

func commandNames(commands []*cli.Command) (names []string) {
	for _, c := range commands {
		names = append(names, c.Names()...)
	}
	return names
}

// mean is the hint that names the candidate that most likely was meant, or all of them.
func mean(word string, candidates []string) string {
	if best := closest(word, candidates); best != "" {
		return fmt.Sprintf("did you mean %s?", best)
	}
	return "one of " + strings.Join(candidates, ", ")
}

// closest is the candidate that word most likely was meant to be, or "".
func closest(word string, candidates []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, c := range candidates {
		d := distance(word, c)
		if len(word) > 2 && strings.HasPrefix(c, word) {
			d = 0
		}
		if d < least {
			best, least = c, d
		}
	}
	return best
}

// distance is the number of bytes to insert, delete, change or swap with their neighbour that
// make b of a (optimal string alignment).
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
