package main

import (
	"os"
	"strings"
	"testing"
)

// TestListIsUpToDate fails when go.mod has changed and the list of licences has not.
func TestListIsUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("runs go list for each platform")
	}
	want, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../" + output)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is out of date: run go generate . in the root of the module", output)
	}
}

func TestModuleWithoutLicense(t *testing.T) {
	dir := t.TempDir()
	m := module{"example.org/none", "v1.0.0", dir}
	if text, err := m.license(); err == nil {
		t.Errorf("no error for a module without a licence file, but %q", text)
	}
	if err := os.WriteFile(dir+"/Licence.md", []byte("\r\nFree.\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if text, err := m.license(); err != nil || strings.TrimSpace(text) != "Free." {
		t.Errorf("got %q, %v", text, err)
	}
}
