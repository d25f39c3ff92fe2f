package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			info, _ := debug.ReadBuildInfo()
			_, err := fmt.Fprintln(c.App.Writer, version(info))
			return err
		},
	}
}

// version describes a build: the module's version, or the revision of an untagged one, and the Go release.
func version(info *debug.BuildInfo) string {
	name, revision, modified := "unknown", "", ""
	if info != nil {
		if info.Main.Version != "" {
			name = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " " + s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				modified = " (modified)"
			}
		}
	}
	return strings.Join([]string{"dateline ", name, revision, modified, ", ", runtime.Version(), " ", runtime.GOOS, "/", runtime.GOARCH}, "")
}
