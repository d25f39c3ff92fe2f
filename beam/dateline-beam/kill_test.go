package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/beam/internal/testdump"
	"dateline/beam/shard"
	"dateline/beam/store"
)

// asProgram has the test's own binary be dateline-beam.
const asProgram = "DATELINE_BEAM_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// program is dateline-beam as a process.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// TestKilledTenTimes kills a run with SIGKILL again and again, each time when it has done a shard more, and then lets
// it end. No article may be lost or doubled, and what was done stays done.
func TestKilledTenTimes(t *testing.T) {
	dump, output := testdump.Write(t, "../../testdata", 40, 20), t.TempDir()
	args := []string{"--output", output, "--shard-size", "0", "--parts", "3", dump}
	for kill := range 10 {
		before := len(receipts(t, output))
		cmd := program(t, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitForReceipts(t, output, before+1)
		time.Sleep(time.Duration(kill*7) * time.Millisecond) // not always at the same point of a shard
		cmd.Process.Kill()
		cmd.Wait()
		if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() {
			t.Fatalf("kill %d: the run ended before, with %v", kill, status.ExitStatus())
		}
		checkReceipts(t, output)
	}
	kept := receipts(t, output)
	t.Logf("%d of 40 shards were done by the killed runs", len(kept))
	cmd := program(t, args...)
	printed, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != exitIncomplete { // the dump has broken lines
		t.Fatalf("exit %d\n%s", code, printed)
	}
	for name, then := range kept {
		if now := receipts(t, output)[name]; !now.Equal(then) {
			t.Errorf("%s was done again", name)
		}
	}
	checkWhole(t, dump, output)
}

// receipts are the receipts that there are, with the times when they were written.
func receipts(t *testing.T, output string) map[string]time.Time {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(output, "receipts", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]time.Time{}
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue
		}
		if info, err := os.Stat(name); err == nil {
			all[name] = info.ModTime()
		}
	}
	return all
}

func waitForReceipts(t *testing.T, output string, n int) {
	t.Helper()
	for range 6000 {
		if len(receipts(t, output)) >= n {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("no %d receipts after a minute", n)
}

// checkReceipts checks that all that a receipt lists is there, byte for byte.
func checkReceipts(t *testing.T, output string) {
	t.Helper()
	for name := range receipts(t, output) {
		checkReceipt(t, output, name)
	}
	if _, err := os.Stat(filepath.Join(output, "manifest.json")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a run that was killed has a manifest: %v", err)
	}
}

func checkReceipt(t *testing.T, output, name string) {
	t.Helper()
	r, err := shard.ReadReceipt(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []store.Written{r.Output, r.Errors, r.Reports} {
		if err := store.Verify(context.Background(), output, file); err != nil {
			t.Error(err)
		}
	}
}

// checkWhole compares a run that has ended with one of dateline extract.
func checkWhole(t *testing.T, dump, output string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "dateline")
	build := exec.Command("go", "build", "-o", binary, "./cmd/dateline")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, _ := exec.Command(binary, "extract", "-q", dump).Output()
	m, err := shard.ReadManifest(context.Background(), output)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, r := range m.Shards {
		data, err := os.ReadFile(filepath.Join(output, r.Output.Name))
		if err != nil {
			t.Fatal(err)
		}
		got.Write(data)
	}
	if len(want) == 0 || !bytes.Equal(got.Bytes(), want) {
		t.Error("the events are not those of dateline extract")
	}
	files, _ := filepath.Glob(filepath.Join(output, "events", "*.jsonl"))
	left, err := store.Leftovers(context.Background(), output)
	if err != nil || len(left) > 0 || len(files) != len(m.Shards) {
		t.Errorf("%d files for %d shards, %v left, %v", len(files), len(m.Shards), left, err)
	}
}

func TestStepsGiveWhatTheWholeRunGives(t *testing.T) {
	dump, whole, steps := testdump.Write(t, "../../testdata", 4, 10), t.TempDir(), t.TempDir()
	program(t, "--output", whole, "--shard-size", "0", "--parts", "3", dump).Run()
	flags := []string{"--output", steps, "--shard-size", "0", "--parts", "3"}
	step := func(name, in string, args ...string) string {
		cmd := program(t, append(append([]string{name}, flags...), args...)...)
		cmd.Stdin = strings.NewReader(in)
		out, err := cmd.Output()
		if err != nil && name != "manifest" {
			t.Fatalf("%s: %v", name, err)
		}
		return string(out)
	}
	receipts := step("shard", step("plan", "", dump))
	printed := receipts + step("stories", sorted(slices.Collect(strings.Lines(step("reports", receipts)))))
	if out := step("manifest", printed); !strings.HasPrefix(out, "dateline-beam: 44 articles in 4 shards, 4 records failed") {
		t.Error(out)
	}
	names, _ := filepath.Glob(filepath.Join(whole, "*", "*"))
	for _, name := range append(names, filepath.Join(whole, "manifest.json")) {
		rel, _ := filepath.Rel(whole, name)
		want, err := os.ReadFile(name)
		got, err2 := os.ReadFile(filepath.Join(steps, rel))
		if err != nil || err2 != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs: %v %v", rel, err, err2)
		}
	}
	if len(names) < 4*4+1 {
		t.Error(names)
	}
}

func TestExitCodes(t *testing.T) {
	output, other := t.TempDir(), t.TempDir()
	text := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte("Kenya proposed to Uganda to hold a meeting."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args    []string
		code    int
		printed string
	}{
		{[]string{"--output", output, text}, exitOK, "1 articles in 1 shards, 0 records failed, 1 stories"},
		{[]string{"plan", "--output", output, text}, exitOK, `"Name":"a.txt-`},
		{[]string{text}, exitUsage, "--output FOLDER is missing"},
		{[]string{"--output", other}, exitUsage, "no input"},
		{[]string{"--output", other, text + "x"}, exitFailed, "no such file"},
		{[]string{"--output", other, "--format", "csv", text}, exitUsage, "unknown format"},
		{[]string{"--output", output, "../../testdata/istanbul.txt"}, exitUsage, "--prune"},
		{[]string{"--output", output, "--prune", "../../testdata/istanbul.txt"}, exitOK, "1 articles in 1 shards"},
		{[]string{"shard", "--output", other, "--columns", "body"}, exitUsage, "body"},
	} {
		cmd := program(t, c.args...)
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != c.code || !strings.Contains(string(out), c.printed) {
			t.Errorf("%v: exit %d\n%s", c.args, code, out)
		}
	}
}

// sorted returns lines in another order than that of the shards.
func sorted(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "")
}
