package ingest

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/lazyregexp"
)

// noArticles are the endings of files that lie beside saved pages and hold no
// article. They are read when they are named as inputs.
var noArticles = map[string]bool{
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
// might never end, are skipped.
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
	return r.match(path, info, true)
}

// match reads a file that was found in a folder or matches a pattern, unless it is one that Dateline writes and that cannot be
// recognized by its content. Results without findings are empty lines of JSON. If any file would match, the ending must be one of articles.
func (r *reader) match(path string, info fs.FileInfo, any bool) bool {
	switch ext := strings.ToLower(filepath.Ext(path)); {
	case r.isBratFile(path):
		return r.skipResults(path)
	case info.Size() == 0 && endings[ext] == JSONL:
		return r.fail(RecordError{Source: path, Message: "empty: nothing to read", Skipped: "empty"})
	}
	r.found = any
	defer func() { r.found = false }()
	return r.file(path)
}

// articleEndings are the endings of files in folders that are read as an article if their content has no other format.
var articleEndings = map[string]bool{
	"": true, ".txt": true, ".text": true, ".asc": true, ".md": true, ".markdown": true, ".story": true, ".article": true, ".news": true,
	".xml": true, ".sgm": true, ".sgml": true, ".shtml": true, ".php": true, ".asp": true, ".aspx": true, ".jsp": true, ".cfm": true,
}

// realEnding is an ending that names a format. Others are numbers, or part of a title with a full stop.
var realEnding = lazyregexp.New(`^\.[a-z0-9]{0,7}[a-z][a-z0-9]{0,7}$`)

// maybeArticle reports whether a file that was found in a folder may be an article, by its name or by its content.
func maybeArticle(name string, head []byte) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return articleEndings[ext] || !realEnding.MatchString(ext) || looksHTML(head)
}

// looksHTML reports whether a file begins as web pages do.
func looksHTML(head []byte) bool {
	head = bytes.ToLower(trimmed(head)[:min(15, len(trimmed(head)))])
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

// skipEnding reports a file of a folder that is no article.
func (r *reader) skipEnding(src *source) bool {
	return r.fail(RecordError{Source: src.name, Message: fmt.Sprintf("files that end in %s are not read as articles", filepath.Ext(src.plain)),
		Hint: "name the file itself to read it", Skipped: "ending"})
}

// leftOut reports whether a file of a folder, or one that matches a pattern for all files, is not to be read.
func (r *reader) leftOut(path string, info fs.FileInfo) bool {
	return noArticles[strings.ToLower(filepath.Ext(path))] || r.excluded(path, info)
}

// excluded reports whether a file is excluded by the options.
func (r *reader) excluded(path string, info fs.FileInfo) bool {
	return r.opts.Exclude != nil && r.opts.Exclude(path, info)
}
