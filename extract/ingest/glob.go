package ingest

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// isPattern reports whether the name of an input is a pattern.
func isPattern(name string) bool { return strings.ContainsAny(name, "*?[{") }

// pattern reads all files and folders that match a pattern such as
// "2025-*/**/*.html", in the order of their names. Shells expand such patterns
// before a program sees them, unless they are quoted or match more than a command line holds.
func (r *reader) pattern(pattern string) bool {
	names, err := doublestar.FilepathGlob(pattern, doublestar.WithNoFollow())
	if err != nil {
		return r.fail(RecordError{Source: pattern, Message: "bad pattern: " + err.Error(), Hint: "use *, ?, [a-z], {a,b} and **", Err: err})
	}
	if len(names) == 0 {
		return r.fail(RecordError{Source: pattern, Message: "no file matches", Hint: "check the pattern; ** matches any folders"})
	}
	slices.Sort(names)
	whole := strings.HasSuffix(pattern, "**") || strings.HasSuffix(pattern, "**/*") // folders, their files and all else in them
	for _, name := range names {
		info, err := os.Stat(name)
		if err == nil && r.unmatched(name, info, whole) {
			continue
		}
		read := r.input
		if err == nil && info.Mode().IsRegular() {
			read = func(name string) bool { return r.match(name, info, whole) }
		}
		if !read(name) {
			return false
		}
	}
	return true
}

// unmatched reports whether something that matches a pattern is not to be read. The pattern may match everything in a folder.
func (r *reader) unmatched(name string, info fs.FileInfo, whole bool) bool {
	if whole {
		return info.IsDir() || r.leftOut(name, info)
	}
	return r.excluded(name, info)
}
