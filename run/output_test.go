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
		t.Errorf("left behind: %v", left)
	}
}

func TestOutputToDevice(t *testing.T) {
	out, err := openOutput(os.DevNull, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, out, "x")
	if err := out.commit(); err != nil {
		t.Fatal(err)
	}
	if st, _ := os.Stat(os.DevNull); st.Mode().IsRegular() {
		t.Fatal("the device was replaced by a file")
	}
}

func TestOutputCannotOpen(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{dir, filepath.Join(dir, "no", "such", "folder")} {
		if _, err := openOutput(name, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
