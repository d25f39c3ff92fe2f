package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
)

// Zeros after the members of a gzip stream, and between them, are padding.
func TestZerosAfterGzipAreNoFault(t *testing.T) {
	packed := compressed(t, "{\"text\":\"A.\"}\n")["gz"]
	zeros := strings.Repeat("\x00", 10_000)
	compare(t, describeAll(t, packed+zeros, Options{}), []string{`stdin:1|stdin:1|||||| "A."`})
	compare(t, describeAll(t, packed+zeros+packed+"\x00", Options{}), []string{`stdin:1|stdin:1|||||| "A."`, `stdin:2|stdin:2|||||| "A."`})
}

// A zip archive may have a program before it that unpacks it.
func TestZipAfterSomethingElse(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("a.txt")
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("The last boat left."))
	w.Close()
	path := write(t, t.TempDir(), "boats.zip", "#!/bin/sh\nexit\n"+out.String())
	var texts []string
	for item := range Read(context.Background(), []string{path}, nil, Options{}) {
		if item.Err != nil {
			t.Error(item.Err)
		}
		texts = append(texts, string(item.Raw.Body))
	}
	compare(t, texts, []string{"The last boat left."})
}
