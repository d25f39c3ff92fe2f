package main

import (
	"os/exec"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// TestManPage keeps docs/dateline.1 up to date, and has man read it.
func TestManPage(t *testing.T) {
	page := manPage(newApp(nil, nil, nil))
	golden(t, "../../docs/dateline.1", []byte(page))
	man, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not installed")
	}
	cmd := exec.Command(man, "-man", "-Tascii", "-ww", "-P-cbou")
	cmd.Stdin = strings.NewReader(page)
	var warnings strings.Builder
	cmd.Stderr = &warnings
	out, err := cmd.Output()
	if err != nil || warnings.Len() > 0 {
		t.Errorf("%v: %s", err, &warnings)
	}
	for _, want := range []string{"--keep-fields NAME,NAME", "dateline rules explain", "--format, -f VALUE"} {
		if !strings.Contains(strings.ReplaceAll(string(out), "-\n", "-"), want) {
			t.Errorf("the page has no %q", want)
		}
	}
}

// TestNoColours holds what the manual says of NO_COLOR.
func TestNoColours(t *testing.T) {
	longtest.NotUnderRace(t)
	for _, args := range [][]string{{"help"}, {"extract", "../../testdata/harbor.txt"}, {"rules", "list"}, {"extract", "--formt"}} {
		var out strings.Builder
		execute(t.Context(), args, strings.NewReader(""), &out, &out)
		if out.Len() == 0 || strings.Contains(out.String(), "\x1b[") {
			t.Errorf("%q writes escapes", args)
		}
	}
}
