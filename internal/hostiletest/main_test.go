package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/longtest"
)

// Every input has its own name and is the same each time.
func TestInputs(t *testing.T) {
	seen := map[string]bool{}
	for _, in := range all() {
		if seen[in.name] || filepath.Ext(in.name) == "" {
			t.Errorf("the name %s is not its own, or has no extension", in.name)
		}
		seen[in.name] = true
	}
	for _, name := range []string{"archive-sparse.tar", "archive-cut.zip", "parquet-wrong-bytes-03.parquet", "warc-lengths.warc",
		"charset-utf16be-mark.txt", "packed-nested.gz", "json-broken.jsonl"} {
		var files [2][]byte
		for i := range files {
			dir := t.TempDir()
			if err := createIn(dir, name); err != nil {
				t.Fatal(err)
			}
			var err error
			if files[i], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		if len(files[0]) == 0 || !bytes.Equal(files[0], files[1]) {
			t.Errorf("%s: %d bytes, then %d others", name, len(files[0]), len(files[1]))
		}
	}
}

func TestVerdict(t *testing.T) {
	usual := output{before: true, after: true, last: true}
	for _, c := range []struct {
		exit     int
		found    output
		messages string
		spent    time.Duration
		memory   int64
		want     string
	}{
		{exitOK, usual, "", time.Second, 1, "ok"},
		{exitIncomplete, usual, "dateline: broken", 4 * time.Second, mostBytes, "ok"},
		{exitOK, usual, "", 4*time.Second + 1, 1, "slow"},
		{exitOK, usual, "", 1, mostBytes + 1, "memory"},
		{-1, output{before: true, last: true}, "", 1, 1, "exit -1, lost an article around it"},
		{2, output{before: true, after: true, broken: 1}, "goroutine 1 [running]", 1, 1, "exit 2, lost its last record, broken JSON, panic"},
	} {
		m := measured{processor: c.spent, memory: c.memory, limit: allowed("a.zip", 1), mostBytes: mostBytes}
		if m.judge(c.exit, c.found, c.messages); m.verdict() != c.want {
			t.Errorf("got %s, want %s", m.verdict(), c.want)
		}
	}
}

// The command runs the program and prints a line for each input.
func TestCommand(t *testing.T) {
	longtest.Only(t) // builds two programs
	program := filepath.Join(t.TempDir(), "hostiletest")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(program, "-only", "json-broken").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "json-broken.jsonl") || !strings.HasSuffix(strings.TrimSpace(string(out)), "ok") {
		t.Errorf("%v\n%s", err, out)
	}
}
