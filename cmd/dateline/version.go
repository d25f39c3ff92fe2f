package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"dateline"
	"dateline/extract"
	"dateline/extract/record"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "print it as JSON", DisableDefaultText: true},
			&cli.BoolFlag{Name: "licenses",
				Usage: "print the licences of the program, its data and its libraries", DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return printVersion(c.App.Writer, c.Bool("json"), c.Bool("licenses"))
		},
	}
}

func printVersion(out io.Writer, asJSON, licenses bool) error {
	if asJSON && licenses {
		return usagef("give one of them", "--json and --licenses cannot be combined")
	}
	if licenses {
		_, err := io.WriteString(out, dateline.Licenses())
		return err
	}
	info, _ := debug.ReadBuildInfo()
	b := newBuild(info)
	if asJSON {
		return json.NewEncoder(out).Encode(b)
	}
	_, err := fmt.Fprintln(out, b)
	return err
}

// build describes a build.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision"` // of the repository; empty if unknown
	Modified bool   `json:"modified"` // whether the files differed from those of the revision
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	Schema   string `json:"schema"` // of the output
	Rules    string `json:"rules"`  // version of the shipped rules
}

// revision and modified are set by the linker in a release (internal/release); other builds have them from version control.
var revision, modified string

func newBuild(info *debug.BuildInfo) build {
	b := build{Version: dateline.Version, Revision: revision, Modified: modified == "true", Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Schema: record.Schema, Rules: extract.ShippedRules()}
	if info == nil {
		return b
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			b.Revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			b.Modified = true
		}
	}
	return b
}

func (b build) String() string {
	name := "dateline " + b.Version
	if b.Revision != "" {
		name += " " + b.Revision[:min(12, len(b.Revision))]
	}
	if b.Modified {
		name += " (modified)"
	}
	return fmt.Sprintf("%s, rules %s, %s %s/%s", name, b.Rules, b.Go, b.OS, b.Arch)
}
