package run

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// guard keeps a run from writing to what it reads, and from writing two things to one file. Files are compared, not names: a
// link, a hard link, and standard input or output that a shell redirected are the files that they lead to.
type guard struct {
	targets []guarded
	bySize  map[int64][]*guarded // those that exist, by their size
}

// guarded is a file that a run writes.
type guarded struct {
	what string // such as "--errors log.jsonl"
	path string // absolute, without links
	info fs.FileInfo
}

// checkTargets refuses a job that would destroy one of its files, before anything is opened.
func (j *Job) checkTargets(ctx context.Context) error {
	g := &guard{bySize: map[int64][]*guarded{}}
	if err := g.addAll(j); err != nil {
		return err
	}
	for i := range g.targets {
		for k := range i {
			if g.targets[i].same(&g.targets[k]) {
				return usagef("name two different files", "%s and %s are the same file", g.targets[k].what, g.targets[i].what)
			}
		}
	}
	if err := checkForgotten(ctx, j); err != nil {
		return err
	}
	if err := g.checkNamed(j); err != nil {
		return err
	}
	return g.checkListed(ctx, j)
}

// addAll adds all files that the job writes.
func (g *guard) addAll(j *Job) error {
	for _, named := range []struct{ flag, name string }{{"--errors", j.Errors}, {"--summary", j.Summary}} {
		if named.name != "" {
			if err := g.add(named.flag+" "+named.name, named.name); err != nil {
				return err
			}
		}
	}
	name := j.outputName()
	split, err := parsePlaceholders(name)
	switch {
	case err != nil:
		return err
	case toStdout(name):
		if info := statOf(j.Stdout); info != nil {
			g.keep(guarded{what: "standard output", info: info})
		}
		return nil
	case split != nil:
		return g.addParts(split)
	case j.intoFolder(name):
		return nil // see checkListed
	}
	if err := g.add("--output "+name, name); err != nil || !j.Resume {
		return err
	}
	t, err := locate(name)
	if err != nil {
		return nil // opening it reports why
	}
	for _, suffix := range checkpointSuffixes {
		if err := g.add("the checkpoint file "+t.path+suffix, t.path+suffix); err != nil {
			return err
		}
	}
	return nil
}

// addParts adds the files of a split output that exist. It refuses reports that have the name of one that may come to exist.
func (g *guard) addParts(split placeholders) error {
	for _, t := range g.targets {
		if split.names(absolute).MatchString(t.path) {
			return usagef("name two different files", "%s has a name that --output %s can produce", t.what, split)
		}
	}
	names, err := doublestar.FilepathGlob(split.pattern())
	if err != nil {
		return err
	}
	possible := split.names(filepath.Clean)
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && possible.MatchString(filepath.Clean(name)) {
			g.keep(guarded{what: "--output " + name, info: info})
		}
	}
	return nil
}

func (g *guard) add(what, name string) error {
	t, err := locate(name)
	if errors.Is(err, errFolder) {
		return usagef("name a file", "cannot write %s: it is a folder", what)
	}
	if err != nil {
		return nil // opening it reports why
	}
	file := guarded{what: what, path: absolute(t.path), info: t.info}
	if t.info != nil && !t.info.Mode().IsRegular() {
		return nil // a device or a pipe can be written to from two sides
	}
	g.keep(file)
	return nil
}

func (g *guard) keep(file guarded) {
	g.targets = append(g.targets, file)
	if file.info != nil {
		kept := file
		g.bySize[file.info.Size()] = append(g.bySize[file.info.Size()], &kept)
	}
}

// absolute returns a path whose folder has no links in it.
func absolute(path string) string {
	folder, base := filepath.Split(path)
	if real, err := filepath.EvalSymlinks(filepath.Clean(folder)); err == nil {
		folder = real
	}
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	return filepath.Join(folder, base)
}

// same reports whether two targets are one file.
func (f *guarded) same(other *guarded) bool {
	if f.info != nil && other.info != nil {
		return os.SameFile(f.info, other.info)
	}
	return f.path != "" && f.path == other.path
}

// find returns the target that a file is, or nil.
func (g *guard) find(info fs.FileInfo) *guarded {
	for _, t := range g.bySize[info.Size()] {
		if os.SameFile(t.info, info) {
			return t
		}
	}
	return nil
}

// checkNamed refuses targets that are named as inputs or redirected to standard input.
func (g *guard) checkNamed(j *Job) error {
	for _, input := range j.Inputs {
		info, err := os.Stat(input)
		if input == ingest.Stdin {
			input, info = "standard input", statOf(j.Stdin)
		} else if err != nil || info.IsDir() {
			continue
		}
		if info == nil {
			continue
		}
		if t := g.find(info); t != nil {
			return isInput(t.what, input)
		}
	}
	return nil
}

func isInput(what, input string) error {
	return usagef("write to another file", "%s is also read: it is the input %s", what, input)
}

// checkListed refuses targets that are found in input folders, matched by patterns, or rule files. A file that an earlier run
// wrote is not an input and may be replaced.
func (g *guard) checkListed(ctx context.Context, j *Job) error {
	folder := j.outputFolder()
	if len(g.bySize) == 0 && folder == nil {
		return nil
	}
	var refused error
	check := func(name string) bool {
		info, err := os.Stat(name)
		if err != nil {
			return true
		}
		what := ""
		if t := g.find(info); t != nil && info.Size() > 0 {
			what = t.what
		} else if inside(folder, name) {
			what = "--output " + j.outputName()
		}
		if what != "" && !ingest.WrittenByDateline(ctx, name) {
			refused = isInput(what, name)
		}
		return refused == nil
	}
	ingest.Walk(ctx, j.Inputs, j.Ingest, check)
	if j.RuleDir != "" && refused == nil {
		ingest.Walk(ctx, []string{j.RuleDir}, ingest.Options{}, check)
	}
	if refused != nil {
		return refused
	}
	return g.checkAlsoRead(j)
}

// checkAlsoRead refuses targets that are read besides the input, whoever wrote them: results may be what other results are compared with.
func (g *guard) checkAlsoRead(j *Job) error {
	folder := j.outputFolder()
	for _, name := range j.AlsoRead {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		if t := g.find(info); t != nil {
			return isInput(t.what, name)
		}
		if info.IsDir() && folder != nil && os.SameFile(info, folder) {
			return isInput("--output "+j.outputName(), name)
		}
	}
	return nil
}

// outputFolder returns the folder whose files the run writes, if the output is an existing folder.
func (j *Job) outputFolder() fs.FileInfo {
	name := j.outputName()
	if j.Format.Form == emit.Stream || !j.intoFolder(name) || strings.ContainsRune(name, '{') {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	return info
}

// inside reports whether a file is in a folder, but not in one below it.
func inside(folder fs.FileInfo, name string) bool {
	if folder == nil {
		return false
	}
	parent, err := os.Stat(filepath.Dir(name))
	return err == nil && os.SameFile(parent, folder)
}

// statOf returns what is known of an open regular file, or nil if f is none.
func statOf(f any) fs.FileInfo {
	file, ok := f.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return nil
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return info
}

// ownFiles returns a function that reports the files that the run writes: they may be in its input folders. Some of them are
// created and replaced while the run is reading, so they are recognized by their paths, and others by what they are now.
func (j *Job) ownFiles() func(string, fs.FileInfo) bool {
	var names []string
	for _, report := range []string{j.Errors, j.Summary} {
		if report != "" {
			names = append(names, report, report+suffixLock)
		}
	}
	if name := j.outputName(); !toStdout(name) {
		if t, err := locate(name); err == nil {
			name = t.path
		}
		names = append(names, name)
		for _, suffix := range checkpointSuffixes {
			names = append(names, name+suffix)
		}
	}
	paths := map[string]bool{}
	bases := map[string]bool{}
	infos := []fs.FileInfo{statOf(j.Stdout)}
	for _, name := range names {
		paths[absolute(name)], bases[filepath.Base(name)] = true, true
		if info, err := os.Stat(name); err == nil {
			infos = append(infos, info)
		}
	}
	return func(path string, info fs.FileInfo) bool {
		if bases[filepath.Base(path)] && paths[absolute(path)] {
			return true
		}
		return slices.ContainsFunc(infos, func(own fs.FileInfo) bool { return own != nil && os.SameFile(own, info) })
	}
}
