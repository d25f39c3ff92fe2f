package main

import (
	"os"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// isTerminal reports whether f is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// namesTerminal reports whether an output file is a terminal by its name, such as /dev/tty.
func namesTerminal(name string) bool {
	st, err := os.Stat(name)
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return isTerminal(f)
}

// terminalWidth returns how many columns the terminal f has, or COLUMNS if f is none, or 0 if that is not set either.
func terminalWidth(f any) int {
	if isTerminal(f) {
		if width, _, err := term.GetSize(int(f.(*os.File).Fd())); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return 0
}

// The values of --color.
var colorChoices = []string{"auto", "always", "never"}

func colorFlag() cli.Flag {
	return &cli.StringFlag{Name: "color", Value: colorChoices[0],
		Usage: "colours in --format text: auto, always, never; auto is never if NO_COLOR is set, TERM is dumb or the output is not a terminal"}
}

// wantsColor reports whether what is written to f gets colours; toF is false if it is written to a file.
func wantsColor(c *cli.Context, f any, toF bool) (bool, error) {
	switch choice := c.String("color"); {
	case !slices.Contains(colorChoices, choice):
		return false, usagef(mean(choice, colorChoices), "--color: %q is unknown", choice)
	case choice != "auto":
		return choice == "always", nil
	}
	return toF && isTerminal(f) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", nil
}
