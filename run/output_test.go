package run

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, out output, text string) {
	t.Helper()
	if _, err := io.WriteString(out, text); err != nil {
		t.Fatal(err)
	}
}

func TestReplacement(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.jsonl")
	if err := os.WriteFile(name, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}

	out, err := openOutput(link, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, out, "half")
	out.discard()
	if got := read(t, name); got != "old" {
		t.Errorf("after discard: %q", got)
	}

	if out, err = openOutput(link, nil); err != nil {
		t.Fatal(err)
	}
	write(t, out, "new")
	if got := read(t, name); got != "old" {
		t.Errorf("before commit: %q", got)
	}
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	out.discard()
	if got := read(t, name); got != "new" {
		t.Errorf("after commit: %q", got)
	}
	if st, _ := os.Lstat(link); st.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if st, _ := os.Stat(name); st.Mode().Perm() != 0o640 {
		t.Errorf("permissions are %v", st.Mode())
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("left over: %v", left)
	}
}

func TestFoldersOfOutputsAreCreated(t *testing.T) {
	inFolder(t)
	for _, args := range []string{
		"-o new/one/out.jsonl --errors new/two/errors.jsonl --summary new/three/summary.json a.txt",
		"--resume -o new/four/out.jsonl --errors new/five/errors.jsonl a.txt",
		"-o new/{year}/six/out.jsonl a.txt",
		"-f html -o new/seven/pages a.txt",
		"-f sqlite -o new/eight/out.db a.txt",
	} {
		if err := setJob(t, args).Run(t.Context()); err != nil {
			t.Errorf("%s: %v", args, err)
		}
	}
	for _, name := range []string{"one/out.jsonl", "two/errors.jsonl", "three/summary.json", "four/out.jsonl", "five/errors.jsonl",
		"undated/six/out.jsonl", "seven/pages", "eight/out.db"} {
		if _, err := os.Stat("new/" + name); err != nil {
			t.Error(err)
		}
	}
}

func TestOutputCannotOpen(t *testing.T) {
	inFolder(t)
	if err := os.Symlink("loop", "loop"); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"in", "a.txt/below", "loop"} {
		for _, flag := range []string{"-o ", "--errors ", "--summary ", "--resume -o "} {
			if err := setJob(t, flag+name+" other.txt").Run(t.Context()); err == nil {
				t.Errorf("%s%s: no error", flag, name)
			}
		}
	}
}

// TestLinksAreFollowed checks that a link stays a link, also if it leads to a file that does not exist yet.
func TestLinksAreFollowed(t *testing.T) {
	for args, earlier := range map[string]string{
		"-o link":          `{"schema":"dateline/v1"}`,
		"--resume -o link": `{"schema":"dateline/v1"}`,
		"--errors link":    `{"source":"b.txt","stage":"read","message":"it is gone"}`,
		"--summary link":   `{"schema":"` + summarySchema + `"}`,
	} {
		for _, old := range []bool{true, false} {
			inFolder(t)
			if old {
				put(t, "target", earlier)
			}
			if os.Symlink("target", "between") != nil || os.Symlink("between", "link") != nil {
				t.Skip("no links")
			}
			setJob(t, args+" a.txt missing.txt").Run(t.Context())
			if st, err := os.Lstat("link"); err != nil || st.Mode()&os.ModeSymlink == 0 {
				t.Errorf("%s: the link is gone", args)
			}
			if text := read(t, "target"); text == earlier || text == "" {
				t.Errorf("%s: the target holds %q", args, text)
			}
		}
	}
}
