package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/longtest"
)

func TestBatchFlags(t *testing.T) {
	for args, want := range map[string]string{
		"--shard 0/3": "is not a shard", "--shard 4/3": "is not a shard", "--shard 3": "is not a shard", "--shard x/2": "is not a shard",
		"--sample 0": "is not a share", "--sample 2": "is not a share", "--sample x%": "is not a share",
		"--limit 0": "--limit is 0", "--max-ratio 0": "--max-ratio is 0",
		"--resume": "--resume needs an output file", "--resume -o -": "--resume needs an output file",
	} {
		var stderr strings.Builder
		all := append([]string{"extract", "-"}, strings.Fields(args)...)
		code := execute(context.Background(), all, strings.NewReader("A."), &stderr, &stderr)
		if code != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("%s: exit code %d, %s", args, code, &stderr)
		}
	}
}

// program is the program itself as a child process.
func program(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{"dateline"}, args...)
	cmd.Dir = dir
	return cmd
}

// articles writes files with n records: many articles, some duplicates, some errors.
func articles(t *testing.T, dir string, n int) {
	t.Helper()
	for file := range 5 {
		var b strings.Builder
		for i := range n / 5 {
			switch k := file*n/5 + i; {
			case k%11 == 3:
				b.WriteString("{\"text\":\n")
			case k%7 == 5:
				fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"The council of Kallo offered %d tents.\"}\n", k, k/3%5)
			default:
				fmt.Fprintf(&b, "{\"id\":\"%d\",\"url\":\"https://kallo.test/%d?utm_source=x\",\"text\":\"The mayor of Kallo said on June %d that %d people had left.\"}\n", k, k-k%13/12, k%30+1, k)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", file)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// kills is how many runs TestKilledRunsResume kills:
//
//	go test ./cmd/dateline -run TestKilledRunsResume -kills 50
var kills = flag.Int("kills", 4, "how many runs to kill in TestKilledRunsResume")

// TestKilledRunsResume kills runs at random moments, some of them again while they are resumed. Each must end with the
// bytes of a run that was never interrupted, and leave nothing else.
func TestKilledRunsResume(t *testing.T) {
	longtest.NotUnderRace(t)
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "in"), 0o755)
	articles(t, filepath.Join(dir, "in"), 1500)
	flags := func(name, ext string) []string {
		return []string{"extract", "-q", "--dedupe", "--limit", "1450", "-o", name + ".jsonl" + ext, "--errors", name + ".errors", "in"}
	}
	began := time.Now()
	for _, ext := range []string{"", ".zst"} {
		if out, err := program(t, dir, flags("whole", ext)...).CombinedOutput(); err == nil || len(out) > 0 {
			t.Fatalf("%v: %s", err, out)
		}
	}
	whole := time.Since(began) / 2
	random := rand.New(rand.NewPCG(1, uint64(*kills)))
	killed, resumed := 0, 0
	for killed < *kills {
		ext := []string{"", ".zst"}[resumed%2]
		resume := append(flags("parts", ext), "--resume", "--checkpoint", "5ms")
		for !finished(t, program(t, dir, resume...), time.Duration(random.Int64N(int64(whole)*5/4))) {
			killed++
		}
		resumed++
		for _, name := range []string{".jsonl" + ext, ".errors"} {
			want, _ := os.ReadFile(filepath.Join(dir, "whole"+name))
			got, err := os.ReadFile(filepath.Join(dir, "parts"+name))
			if err != nil || len(want) == 0 || string(got) != string(want) {
				t.Fatalf("%s: %d bytes, want %d: %v", name, len(got), len(want), err)
			}
		}
		left, _ := filepath.Glob(filepath.Join(dir, "parts.jsonl"+ext+".*"))
		if ext == "" {
			left = slices.DeleteFunc(left, func(name string) bool { return strings.HasSuffix(name, ".zst") })
		}
		if len(left) > 0 {
			t.Fatalf("left over: %q", left)
		}
	}
	t.Logf("%d runs were killed %d times, and resumed with identical bytes", resumed, killed)
}

// finished runs a program and kills it after some time. It reports whether it ended before.
func finished(t *testing.T, cmd *exec.Cmd, after time.Duration) bool {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer killer.Stop()
	cmd.Wait()
	code := cmd.ProcessState.ExitCode()
	if code != exitIncomplete && code != -1 {
		t.Fatalf("exit code %d", code)
	}
	return code == exitIncomplete
}

func TestInterruptedRunResumes(t *testing.T) {
	longtest.NotUnderRace(t)
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "in"), 0o755)
	articles(t, filepath.Join(dir, "in"), 2000)
	program(t, dir, "extract", "-q", "-f", "csv", "-o", "whole", "in").Run()
	cmd := program(t, dir, "extract", "-q", "-f", "csv", "--resume", "-o", "parts", "--summary", "sum", "in")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for begun := time.Now(); time.Since(begun) < time.Minute; time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(dir, "parts.part")); err == nil {
			break
		}
	}
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Fatalf("exit code %d", code)
	}
	if sum, _ := os.ReadFile(filepath.Join(dir, "sum")); !strings.Contains(string(sum), `"complete":false`) {
		t.Errorf("summary %s", sum)
	}
	for _, other := range [][]string{{"--kinds", "act"}, {"--any-language"}, {"--max-page", "9"}, {"--limit", "7"}, {"-f", "tsv"}, {"in"}} {
		err := program(t, dir, append([]string{"extract", "-q", "-f", "csv", "--resume", "-o", "parts", "in"}, other...)...).Run()
		if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != exitUsage {
			t.Errorf("%v: %v", other, err)
		}
	}
	program(t, dir, "extract", "-q", "-f", "csv", "--resume", "-o", "parts", "--summary", "sum", "--jobs", "1", "in").Run()
	want, _ := os.ReadFile(filepath.Join(dir, "whole"))
	got, _ := os.ReadFile(filepath.Join(dir, "parts"))
	if string(got) != string(want) || len(want) == 0 {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
	if sum, _ := os.ReadFile(filepath.Join(dir, "sum")); !strings.Contains(string(sum), `"complete":true`) || !strings.Contains(string(sum), `"articles":1818,`) {
		t.Errorf("summary %s", sum)
	}
}
