package engine

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/rules/internal/rulefile"
)

var update = flag.Bool("update", false, "write the wanted files of testdata anew")

func readTestFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestMistakes holds the same of whole files: byte order marks, tabs, quotes, indentation, names and patterns.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			data := readTestFile(t, "mistakes/"+name+".yaml")
			check := func(r Rule, declared Labels) error {
				if len(r.Emit) == 0 || declared[r.Emit[0].Value] == nil {
					return errors.New("no such event")
				}
				return nil
			}
			_, err := Compile([]Source{{Name: name + ".yaml", Data: data}}, Options{Words: strings.Fields, Layers: []string{"np", "vg"}, Check: check})
			var list rulefile.ErrorList
			if !errors.As(err, &list) {
				t.Fatalf("got %v", err)
			}
			wantMistakes(t, "mistakes/"+name, list)
		})
	}
}

// wantMistakes compares errors with a file of testdata.
func wantMistakes(t *testing.T, name string, errs rulefile.ErrorList) {
	t.Helper()
	got := errs.Error() + "\n"
	if *update {
		if err := os.WriteFile("testdata/"+name+".want", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(readTestFile(t, name+".want")); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
