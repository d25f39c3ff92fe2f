package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"dateline/extract/record"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print it as JSON", DisableDefaultText: true}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			info, _ := debug.ReadBuildInfo()
			b := newBuild(info)
			text := []byte(b.String() + "\n")
			if c.Bool("json") {
				var err error
				if text, err = json.Marshal(b); err != nil {
					return err
				}
				text = append(text, '\n')
			}
			_, err := c.App.Writer.Write(text)
			return err
		},
	}
}

// build describes a build: the module's version, or the revision of an untagged one, and the Go release.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision"` // empty where it is not known
	Modified bool   `json:"modified"` // the files were not those of the revision
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
	Schema   string `json:"schema"` // of the output
}

func newBuild(info *debug.BuildInfo) build {
	b := build{Version: "unknown", Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Schema: record.Schema}
	if info == nil {
		return b
	}
	b.Version = cmp.Or(info.Main.Version, b.Version)
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
	return fmt.Sprintf("%s, %s %s/%s", name, b.Go, b.OS, b.Arch)
}
