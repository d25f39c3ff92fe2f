package dateline

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// dataFiles returns the word lists, tables and models below the folders that programs embed data from.
func dataFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, root := range []string{"extract", "rules"} {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() && (e.Name() == "testdata" || e.Name() == "gen") {
				return fs.SkipDir
			}
			if slices.Contains([]string{".txt", ".tsv", ".bin"}, filepath.Ext(name)) {
				names = append(names, filepath.ToSlash(name))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// TestNoticeNamesEveryDataFile fails for embedded data without a source and a licence.
func TestNoticeNamesEveryDataFile(t *testing.T) {
	names := dataFiles(t)
	if len(names) < 30 {
		t.Errorf("only %d data files found", len(names))
	}
	for _, name := range names {
		if !strings.Contains(notice, name) {
			t.Errorf("NOTICE does not name %s: add its source and licence", name)
		}
	}
}

// TestNoticeNamesNoOtherFile fails for files in NOTICE that are gone.
func TestNoticeNamesNoOtherFile(t *testing.T) {
	for _, word := range strings.FieldsFunc(notice, func(r rune) bool { return strings.ContainsRune(" ,;()\n", r) }) {
		if !strings.HasPrefix(word, "rules/en/") && !strings.HasPrefix(word, "extract/") {
			continue
		}
		if found, err := filepath.Glob(strings.TrimSuffix(word, ".")); err != nil || len(found) == 0 {
			t.Errorf("NOTICE names %s, which does not exist", word)
		}
	}
}

// TestVersionIsRepeated checks the files that cannot take the version from the constant.
func TestVersionIsRepeated(t *testing.T) {
	for name, want := range map[string]string{
		"CITATION.cff":                    "\nversion: " + Version + "\n",
		"Dockerfile":                      `image.version="` + Version + `"`,
		"python/src/dateline/_version.py": `__version__ = "` + Version + `"`,
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("%s does not have version %s", name, Version)
		}
	}
}

func TestLicenses(t *testing.T) {
	for _, want := range []string{"The Dateline authors", "GeoNames", "Kevin Atkinson", "github.com/jdkato/prose/v3 v3.",
		"modernc.org/sqlite v1."} {
		if !strings.Contains(Licenses(), want) {
			t.Errorf("Licenses() does not name %s", want)
		}
	}
}
