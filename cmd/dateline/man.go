package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func manCommand() *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		Description: "To read it: dateline man | man -l -\nTo install it: dateline man > ~/.local/share/man/man1/dateline.1",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			_, err := fmt.Fprint(c.App.Writer, manPage(c.App))
			return err
		},
	}
}

// manPage is the manual page in roff. It is made of what the commands and flags say of themselves.
func manPage(app *cli.App) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH DATELINE 1\n.SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", app.Name, roff(app.Usage))
	fmt.Fprintf(&b, ".B %s\nCOMMAND [FLAGS] [ARGUMENTS]\n", app.Name)
	manFlags(&b, app.Flags)
	b.WriteString(".SH COMMANDS\n")
	for _, c := range app.Commands {
		manCommands(&b, app.Name, c)
	}
	b.WriteString(manTail)
	return b.String()
}

// manCommands writes of a command and its subcommands.
func manCommands(b *strings.Builder, path string, c *cli.Command) {
	path += " " + c.Name
	fmt.Fprintf(b, ".SS %s %s\n%s.\n", roff(path), roff(c.ArgsUsage), roff(c.Usage))
	if c.Description != "" {
		fmt.Fprintf(b, ".PP\n.nf\n%s\n.fi\n", roff(c.Description))
	}
	manFlags(b, c.Flags)
	for _, sub := range c.Subcommands {
		manCommands(b, path, sub)
	}
}

func manFlags(b *strings.Builder, flags []cli.Flag) {
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if !ok || f == cli.HelpFlag {
			continue
		}
		var names []string
		for _, name := range f.Names() {
			names = append(names, `\fB`+roff(dashed(name))+`\fR`)
		}
		value, usage := placeholder(d)
		fmt.Fprintf(b, ".TP\n%s%s\n%s\n", strings.Join(names, ", "), value, roff(usage))
	}
}

// placeholder returns the name of a flag's value, with a space before it, and the usage with its default.
func placeholder(d cli.DocGenerationFlag) (value, usage string) {
	usage = d.GetUsage()
	if _, quoted, ok := strings.Cut(usage, "`"); ok {
		value, _, _ = strings.Cut(quoted, "`")
	}
	usage = strings.ReplaceAll(usage, "`", "")
	if !d.TakesValue() {
		return "", usage
	}
	if value == "" {
		value = "VALUE"
	}
	if def := d.GetDefaultText(); def != "" && def != `""` && def != "0" {
		usage += " (default: " + strings.Trim(def, `"`) + ")"
	}
	return ` \fI` + roff(value) + `\fR`, usage
}

// roff is a text in which nothing is taken for a request or an escape.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

const manTail = `.SH CONFIGURATION
Flags that are not given take their values from the environment (DATELINE_EXTRACT_FORMAT for \fB\-\-format\fR of \fBdateline extract\fR), then from
\&.dateline.yaml in the working folder, then from ~/.config/dateline/config.yaml; \fB\-\-config\fR or DATELINE_CONFIG names a file
that is read instead of both. A file has a mapping for each command:
.PP
.nf
extract:
  format: csv
  keep\-fields: [desk, section]
.fi
.PP
A file of the working folder cannot set output, errors, summary and rules.
.SH EXIT STATUS
0 everything was read, 1 failed, 2 wrong use, 3 some records failed, 130 interrupted.
.SH ENVIRONMENT
Only \fB\-\-format text\fR has colours, and only on a terminal, unless NO_COLOR is set or TERM is dumb; \fB\-\-color\fR overrides this.
COLUMNS is the width of text that does not go to a terminal.
`
