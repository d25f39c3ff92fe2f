//go:build unix

package run

import (
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestDevicesAreWrittenTo checks that what is not a regular file is written to and never replaced or removed.
func TestDevicesAreWrittenTo(t *testing.T) {
	for _, args := range []string{"-o pipe", "--resume -o pipe", "--errors pipe", "--summary pipe", "--resume -o out --summary pipe",
		"--resume -o out --errors pipe", "-o link"} {
		inFolder(t)
		if err := syscall.Mkfifo("pipe", 0o600); err != nil {
			t.Skip(err)
		}
		os.Symlink("pipe", "link")
		got := make(chan string)
		go func() {
			f, err := os.Open("pipe")
			if err != nil {
				t.Error(err)
			}
			text, _ := io.ReadAll(f)
			got <- string(text)
		}()
		j, watch := setJob(t, args+" a.txt missing.txt"), &watcher{}
		j.Reporter = watch
		if err := j.Run(t.Context()); err != ErrIncomplete {
			t.Errorf("%s: %v", args, err)
		}
		if text := <-got; !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}\n") {
			t.Errorf("%s: the pipe got %q", args, text)
		}
		if st, err := os.Lstat("pipe"); err != nil || st.Mode()&os.ModeNamedPipe == 0 {
			t.Errorf("%s: the pipe was replaced", args)
		}
		if want := strings.Contains(args, "--resume -o pipe"); want != (len(watch.warnings) == 1) {
			t.Errorf("%s: warnings %q", args, watch.warnings)
		}
	}
}

func TestNullDeviceIsKept(t *testing.T) {
	inFolder(t)
	const null = 1<<8 | 3 // character device 1, 3
	if err := syscall.Mknod("null", syscall.S_IFCHR|0o666, null); err != nil {
		t.Skip(err)
	}
	for _, args := range []string{"-o null", "--resume -o null", "--errors null --summary null -o null"} {
		if err := setJob(t, args+" a.txt").Run(t.Context()); err != nil {
			t.Errorf("%s: %v", args, err)
		}
		if st, err := os.Stat("null"); err != nil || st.Mode()&os.ModeCharDevice == 0 {
			t.Fatalf("%s: the device was replaced", args)
		}
	}
}

// TestAFullDiskTakesOnlyTheSummary checks that results are kept when the summary cannot be written.
func TestAFullDiskTakesOnlyTheSummary(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	for _, args := range []string{"-o out", "--resume -o out", "-o out --errors bad"} {
		inFolder(t)
		err := setJob(t, args+" --summary /dev/full a.txt").Run(t.Context())
		if err == nil || !strings.Contains(err.Error(), "summary") {
			t.Errorf("%s: %v", args, err)
		}
		if text, err := os.ReadFile("out"); err != nil || !strings.HasSuffix(string(text), "}\n") {
			t.Errorf("%s: %q, %v", args, text, err)
		}
	}
}
