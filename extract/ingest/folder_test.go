package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// TestFilesOfFoldersThatAreNoArticles reads files with all sorts of endings: alone in a folder, compressed, in an archive, by a pattern
// for all files, and by their own name.
func TestFilesOfFoldersThatAreNoArticles(t *testing.T) {
	const text, page, line = "The bridge was old.", "\n<!DOCTYPE html><p>The bridge was old.", `{"text":"The bridge was old."}` + "\n"
	for name, tt := range map[string]struct {
		data string
		read bool
	}{
		"a.txt": {text, true}, "a.TXT": {text, true}, "a": {text, true}, "a.md": {text, true}, "a.story": {text, true}, "a.1": {text, true},
		"a.20250602":       {text, true},
		"Mr. Holt resigns": {text, true}, "No. 4": {text, true}, "a.html": {text, true}, "a.php": {page, true},
		"a.strange": {page, true}, "b.strange": {line, true}, "c.strange": {text, false},
		"a.yaml": {"version: 1\n", false}, "a.yml": {"a: b\n", false}, "a.txtar": {"-- input --\n" + text, false},
		"a.go": {"package main\n", false},
		"a.py": {text, false}, "a.log": {text, false}, "a.toml": {text, false}, "a.mp4x": {text, false}, "a.html.bak": {text, false},
		"a.html.orig": {page, true},
	} {
		dir := t.TempDir()
		path := write(t, dir, name, tt.data)
		expectRead(t, "folder with "+name, tt.read, dir)
		expectRead(t, "pattern for all, "+name, tt.read, dir+"/**")
		expectRead(t, "named "+name, true, path)
		if ext := filepath.Ext(name); ext != "" {
			expectRead(t, "pattern for "+name, true, dir+"/*"+ext)
		}
		packed := t.TempDir()
		write(t, packed, name+".gz", gzipped(t, tt.data))
		expectRead(t, "folder with "+name+".gz", tt.read, packed)
		expectRead(t, "archive with "+name, tt.read, write(t, t.TempDir(), "a.zip", zipOf(t, [2]string{name, tt.data})))
	}
}

// TestFormatOfAllFiles reads every file of a folder if the caller knows what they are.
func TestFormatOfAllFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.raw", "The bridge was old.")
	for item := range Read(t.Context(), []string{dir}, nil, Options{Format: Text}) {
		if item.Err != nil {
			t.Error(item.Err)
		}
	}
}

// expectRead reads an input, which must be one article or be skipped because of its ending.
func expectRead(t *testing.T, what string, read bool, input string) {
	t.Helper()
	var items []Item
	for item := range Read(t.Context(), []string{input}, nil, Options{}) {
		items = append(items, item)
	}
	if len(items) != 1 {
		t.Errorf("%s: %d items", what, len(items))
		return
	}
	var rec *RecordError
	switch err := items[0].Err; {
	case read && err != nil:
		t.Errorf("%s: %v", what, err)
	case !read && (!errors.As(err, &rec) || rec.Skipped != "ending" || rec.Hint == "" || strings.ContainsAny(rec.Message, "/")):
		t.Errorf("%s: %v", what, err)
	}
}

func gzipped(t *testing.T, data string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
