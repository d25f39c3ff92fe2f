package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compiled is the schema of a format as the command prints it.
func compiled(t *testing.T, format string) *jsonschema.Schema {
	t.Helper()
	var out bytes.Buffer
	if code := run(t.Context(), []string{"schema", "--format", format}, strings.NewReader(""), &out, io.Discard); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	v, err := jsonschema.UnmarshalJSON(&out)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validateLines(t *testing.T, schema *jsonschema.Schema, lines []byte) {
	t.Helper()
	if len(lines) == 0 {
		t.Error("no lines")
	}
	for line := range bytes.Lines(lines) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%v\n%s", err, line)
		}
	}
}

// TestGoldenFilesAreValid validates the golden files, and what comes out now for the articles that they belong to.
func TestGoldenFilesAreValid(t *testing.T) {
	for format, ending := range map[string]string{"articles": ".articles.json", "events": ".events.jsonl"} {
		schema := compiled(t, format)
		files, err := filepath.Glob("../../testdata/*" + ending)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				golden, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				validateLines(t, schema, golden)

				var out bytes.Buffer
				args := []string{"extract", "--format", format, strings.TrimSuffix(file, ending) + ".txt"}
				if code := run(t.Context(), args, strings.NewReader(""), &out, os.Stderr); code != exitOK {
					t.Fatalf("exit code %d", code)
				}
				validateLines(t, schema, out.Bytes())
			})
		}
	}
}
