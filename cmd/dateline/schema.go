package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/emit"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:        "schema",
		Usage:       "print the JSON Schema of an output format",
		Description: "Every line that 'dateline extract' writes is valid against the schema of its --format.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: emit.Names()[0],
				Usage: "which format to describe: " + strings.Join(schemaNames(), ", ")},
		},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			schema, err := emit.Schema(c.String("format"))
			if err != nil {
				return usagef(seeHelp(c.Command.HelpName), "--format: %v", err)
			}
			_, err = fmt.Fprintf(c.App.Writer, "%s\n", schema)
			return err
		},
	}
}

// schemaNames are the formats of extract that have a schema, and the stories.
func schemaNames() []string { return append(emit.SchemaNames(), emit.Stories) }

// noArguments is the usage error of a command that takes none.
func noArguments(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(seeHelp(c.Command.HelpName), "unwanted argument %q", c.Args().First())
	}
	return nil
}
