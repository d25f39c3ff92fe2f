package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// passedOver are the endings of files that lie beside saved pages and hold no
// article. They are read when they are named as inputs.
var passedOver = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".ico": true, ".bmp": true, ".avif": true,
	".css": true, ".js": true, ".mjs": true, ".map": true, ".woff": true, ".woff2": true, ".ttf": true, ".otf": true, ".eot": true,
	".mp3": true, ".mp4": true, ".webm": true, ".ogg": true, ".wav": true, ".mov": true,
}

// folder reads all files below a folder, in the order of their names.
func (r *reader) folder(name string) bool {
	entries, err := os.ReadDir(name)
	if err != nil && !r.fail(fileError(name, err)) {
		return false
	}
	for _, entry := range entries {
		if r.ctx.Err() != nil {
			return false
		}
		if !r.entry(filepath.Join(name, entry.Name()), entry) {
			return false
		}
	}
	return true
}

// entry reads one entry of a folder. A link to a file is read, a link to a folder
// is not, so that no folder is read twice or for ever; pipes and devices, which
// might never end, are passed over.
func (r *reader) entry(path string, entry os.DirEntry) bool {
	if strings.HasPrefix(entry.Name(), ".") {
		return true
	}
	if entry.IsDir() {
		return r.folder(path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(fileError(path, err))
	case !info.Mode().IsRegular() || r.leftOut(path, info):
		return true
	}
	return r.found(path, info)
}

// found reads a file that was found in a folder or matches a pattern, unless it is one that Dateline writes and that cannot be
// recognized by its content. Results without findings are empty lines of JSON.
func (r *reader) found(path string, info fs.FileInfo) bool {
	switch ext := strings.ToLower(filepath.Ext(path)); {
	case r.isBratFile(path):
		return r.skipResults(path)
	case info.Size() == 0 && endings[ext] == JSONL:
		return r.fail(RecordError{Source: path, Message: "empty: nothing to read", Skipped: "empty"})
	}
	return r.file(path)
}

// leftOut reports whether a file of a folder, or one that matches a pattern for all files, is not to be read.
func (r *reader) leftOut(path string, info fs.FileInfo) bool {
	return passedOver[strings.ToLower(filepath.Ext(path))] || r.excluded(path, info)
}

// excluded reports whether a file is excluded by the options.
func (r *reader) excluded(path string, info fs.FileInfo) bool {
	return r.opts.Exclude != nil && r.opts.Exclude(path, info)
}
