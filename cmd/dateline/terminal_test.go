package main

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// TestNothingControlsTheTerminal has hostile names, titles, fields, flags and arguments in whatever the program says about them.
func TestNothingControlsTheTerminal(t *testing.T) {
	longtest.NotUnderRace(t)
	t.Chdir(t.TempDir())
	const evil = "\x1b[2J\u009b1m\u202e\u2066\nname"
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	w, _ := z.Create(evil + ".jsonl")
	w.Write([]byte("{"))
	z.Close()
	for name, text := range map[string]string{
		"a.zip":       archive.String(),
		evil + ".txt": "",
		"b.jsonl":     `{"id":"` + "\x1b[2J" + `","text":`,
		"own.jsonl":   `{"schema":"dateline/v1"}`,
		"ok.txt":      "The bridge was old.",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Skip(err)
		}
	}
	os.Rename("own.jsonl", evil+".jsonl")
	os.MkdirAll("rules/", 0o755)
	os.WriteFile("rules/\x1b[2J\u009b1m\u202ename.yaml", []byte("\x1b[2J: ["), 0o644) // errors about rules are lines
	for _, args := range [][]string{
		{"extract", "."}, {"extract", "a.zip"}, {"extract", evil}, {"extract", "--" + evil}, {evil}, {"extract", "--format", evil},
		{"extract", "--published", evil, "ok.txt"}, {"extract", "-o", evil + "/x/..", "ok.txt"}, {"extract", "-o", "{" + evil + "}", "ok.txt"},
		{"extract", "--errors", evil + ".txt", evil + ".txt"}, {"extract", "--rules", evil, "ok.txt"}, {"extract", "--rules", "rules", "ok.txt"},
		{"rules", "check", "rules"}, {"rules", "check", evil}, {"rules", "explain", "Ukraine proposed\x1b[2J talks\u009b1m.\u202e"}, {"rules", "cover", "."}, {"rules", "test", "rules"}, {"serve", "--addr", evil},
		{"schema", "--format", evil}, {"extract", "--config", evil}, {"extract", "--errors", "errors.log", "--summary", "summary.log", "."},
		{"rules", "check", "--format", "json", "rules"},
	} {
		var out bytes.Buffer
		stdout := &bytes.Buffer{}
		if args[0] == "rules" {
			stdout = &out
		}
		execute(t.Context(), args, strings.NewReader(""), stdout, &out)
		if out.Len() == 0 {
			t.Errorf("%q: nothing is reported", args)
		}
		for _, name := range []string{"errors.log", "summary.log"} { // people look at these
			data, _ := os.ReadFile(name)
			out.Write(data)
		}
		for _, bad := range []string{"\x1b", "\u009b", "\u202e", "\u2066", "\nname"} {
			if strings.Contains(out.String(), bad) {
				t.Errorf("%q: %q in %q", args, bad, out.String())
			}
		}
	}
}
