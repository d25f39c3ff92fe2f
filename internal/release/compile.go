package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// source is what a release is built from.
type source struct {
	revision string // of the repository; empty if unknown
	modified bool   // whether the files differ from those of the revision
	time     time.Time
}

// oldest is the earliest time that zip archives can hold.
var oldest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// sourceOf asks git for the commit, unless DATELINE_REVISION names it. SOURCE_DATE_EPOCH overrides its time.
func sourceOf() source {
	s := source{revision: os.Getenv("DATELINE_REVISION"), time: oldest}
	if s.revision == "" {
		s.revision = git("rev-parse", "HEAD")
		s.modified = git("status", "--porcelain", "--untracked-files=no") != ""
		s.setTime(git("log", "-1", "--format=%ct"))
	}
	s.setTime(os.Getenv("SOURCE_DATE_EPOCH"))
	return s
}

// setTime sets the time from seconds since 1970; anything else leaves it.
func (s *source) setTime(seconds string) {
	if n, err := strconv.ParseInt(seconds, 10, 64); err == nil {
		s.time = time.Unix(n, 0).UTC()
	}
	if s.time.Before(oldest) {
		s.time = oldest
	}
}

// git returns what a command of git prints, or nothing if it fails.
func git(args ...string) string {
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// compile builds the program for a platform. Without cgo it is static, and without paths and time in it always the same.
func compile(p platform, s source, program string) error {
	path, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags", s.linkerFlags(), "-o", path}
	if p.arch == "wasm" { // for which there is no SQLite
		args = append(args, "-tags", "nosqlite")
	}
	cmd := exec.Command("go", append(args, "dateline/cmd/dateline")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOOS="+p.os, "GOARCH="+p.arch)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// linkerFlags leave out what debuggers need, and set the revision.
func (s source) linkerFlags() string {
	flags := "-s -w -X main.revision=" + s.revision
	if s.modified {
		flags += " -X main.modified=true"
	}
	return flags
}
