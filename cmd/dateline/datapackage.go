package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"dateline/extract/emit"
	"dateline/run"
)

// packaging is the Data Package that describes the output of a job, or nil.
type packaging struct {
	file    string // the package
	content []byte
}

// newPackage returns what --datapackage asks for. A package that Dateline did not write is never changed.
func newPackage(c *cli.Context, job *run.Job) (*packaging, error) {
	if !c.Bool("datapackage") {
		return nil, nil
	}
	switch {
	case !emit.IsTable(job.Format):
		return nil, usagef("use --format csv, or remove --datapackage", "--format %s is not a table that --datapackage can describe", job.Format.Name)
	case writesToStdout(c):
		return nil, usagef("add --output FILE"+job.Format.Ext, "--datapackage needs an output file, beside which it is written")
	case strings.Contains(job.Output, "{"):
		return nil, usagef("describe one file, without {", "--datapackage describes one table, but --output %s names several", job.Output)
	}
	folder, table := filepath.Split(job.Output)
	p := &packaging{file: filepath.Join(folder, emit.DataPackageFile)}
	old, err := os.ReadFile(p.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	info, _ := debug.ReadBuildInfo()
	opts := emit.Options{Fields: list(c, "keep-fields")}
	if p.content, err = emit.AddToDataPackage(old, job.Format, opts, table, newBuild(info).String()); err != nil {
		return nil, usagef("move it, or write into another folder", "--datapackage: %v", err)
	}
	return p, nil
}

// add writes the package after a run that wrote its output.
func (p *packaging) add(err error) error {
	if p == nil || err != nil && !errors.Is(err, run.ErrIncomplete) {
		return err
	}
	return errors.Join(err, os.WriteFile(p.file, p.content, 0o666))
}
