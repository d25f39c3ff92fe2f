package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"dateline/rules"
	"dateline/rules/en"
)

// showDefinition prints the definitions of a name, or lists all definitions.
func showDefinition(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef(seeHelp(c.Command.HelpName), "more than one name")
	}
	all, err := definitions(c.String("rules"))
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return listDefinitions(c.App.Writer, all)
	}
	name := c.Args().First()
	var names []string
	found := false
	for _, d := range all {
		names = append(names, d.Name)
		if d.Name != name && !(d.Kind == "rule" && strings.HasSuffix(d.Name, "/"+name)) {
			continue
		}
		found = true
		if _, err := fmt.Fprintf(c.App.Writer, "# %s in %s:%d\n%s", d.Kind, d.File, d.Line, d.Text); err != nil {
			return err
		}
	}
	if found {
		return nil
	}
	hint := "'dateline rules show' lists all names"
	if best := closest(name, names); best != "" {
		hint = fmt.Sprintf("did you mean %s?", best)
	}
	return usagef(hint, "nothing has the name %q", name)
}

func listDefinitions(w io.Writer, all []rules.Definition) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, d := range all {
		fmt.Fprintf(table, "%s\t%s\t%s:%d\n", d.Kind, d.Name, d.File, d.Line)
	}
	return table.Flush()
}

// definitions returns those of the shipped rules and of a folder, if one is named.
func definitions(dir string) ([]rules.Definition, error) {
	sources, err := rules.ReadDir(en.Files)
	if err != nil {
		return nil, err
	}
	if dir != "" {
		own, err := rules.ReadDir(os.DirFS(dir))
		if err != nil {
			return nil, fmt.Errorf("cannot read the rules: %w", err)
		}
		for i := range own {
			own[i].Name = filepath.Join(dir, own[i].Name)
		}
		sources = append(sources, own...)
	}
	var out []rules.Definition
	for _, s := range sources {
		out = append(out, rules.Definitions(s)...)
	}
	return out, nil
}
