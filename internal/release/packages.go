package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"text/template"

	"dateline"
)

// nfpm writes packages of Linux distributions.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.4"

var nfpmConfig = template.Must(template.New("").Parse(`name: dateline
arch: {{.Arch}}
platform: linux
version: {{.Version}}
section: text
maintainer: The Dateline authors <dateline@example.org>
description: Extracts acts, statements, dates and quantities from news articles
license: MIT
mtime: {{.Time}}
contents:
  - {src: {{.Program}}, dst: /usr/bin/dateline, file_info: {mode: 0755, mtime: {{.Time}}}}
  - {src: {{.Manual}}, dst: /usr/share/man/man1/dateline.1.gz, file_info: {mode: 0644, mtime: {{.Time}}}}
{{- range .Licenses}}
  - {src: {{.}}, dst: /usr/share/doc/dateline/{{.}}, file_info: {mode: 0644, mtime: {{$.Time}}}}
{{- end}}
`))

// writePackages writes the deb and rpm packages of a program.
func (r *release) writePackages(p platform, program string) error {
	folder := filepath.Dir(program)
	manual := filepath.Join(folder, "dateline.1.gz")
	if err := compress("docs/dateline.1", manual); err != nil {
		return err
	}
	config := filepath.Join(folder, "nfpm.yaml")
	var text bytes.Buffer
	err := nfpmConfig.Execute(&text, map[string]any{
		"Arch": p.arch, "Version": dateline.Version, "Program": program, "Manual": manual,
		"Licenses": documents[:3], "Time": r.source.time.Format("2006-01-02T15:04:05Z"),
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(config, text.Bytes(), 0o644); err != nil {
		return err
	}
	for _, packager := range []string{"deb", "rpm"} {
		err := r.write(p.name()+"."+packager, func(name string) error {
			cmd := exec.Command("go", "run", nfpm, "package", "--config", config, "--packager", packager, "--target", name)
			cmd.Stderr = os.Stderr
			cmd.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.source.time.Unix()))
			return cmd.Run()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compress writes a file compressed, without its name and time.
func compress(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, b.Bytes(), 0o644)
}
