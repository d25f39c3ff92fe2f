package run

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"dateline/extract/ingest"
)

// stopping is a reporter that interrupts a run after some articles.
type stopping struct {
	watcher
	after int
	stop  context.CancelFunc
}

func (s *stopping) Progress(p Progress) {
	if p.Articles == s.after {
		s.stop()
	}
}

// interrupted runs a job until so many articles have been written.
func interrupted(t *testing.T, j *Job, after int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	j.Reporter = &stopping{after: after, stop: cancel}
	if err := j.Run(ctx); !errors.Is(err, ErrInterrupted) {
		t.Fatalf("not interrupted: %v", err)
	}
}

// lines returns n articles, one per line.
func lines(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"The bridge number %d was old.\"}\n", from+i, from+i)
	}
	return b.String()
}

// setByte changes one byte of a file.
func setByte(name string, at int64, b byte) {
	if f, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
		f.WriteAt([]byte{b}, at)
		f.Close()
	}
}

// bigInput makes a folder of three files of which a run that is interrupted after 150 articles has read one and a part of the second.
func bigInput(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for i := range 3 {
		// Longer than what is read ahead, so that the end of the second has not been read.
		put(t, fmt.Sprintf("in/%d.jsonl", i), lines(100*i, 100)+strings.Repeat(" ", 1<<20)+"\n"+lines(1000*i, 100))
	}
}

func TestChangedInputIsNoticed(t *testing.T) {
	edit := func(name, old, new string) func() {
		return func() {
			text, _ := os.ReadFile(name)
			put(t, name, strings.Replace(string(text), old, new, 1))
		}
	}
	quietly := func(name string, change func()) func() { // as an editor that keeps the time does
		return func() {
			st, _ := os.Stat(name)
			change()
			os.Chtimes(name, time.Time{}, st.ModTime())
		}
	}
	const refused = "cannot resume"
	for _, tt := range []struct {
		name, inputs string
		change       func()
		want         string // part of the error, or "" if the run can be resumed
	}{
		{"nothing", "in", func() {}, ""},
		{"time of a file that was read", "in", func() { os.Chtimes("in/0.jsonl", time.Now(), time.Now().Add(time.Hour)) }, ""},
		{"same size, file that was read", "in", edit("in/0.jsonl", "number 7 ", "number 8 "), "in/0.jsonl no longer has the content"},
		{"same size and time, file that was read", "in", quietly("in/0.jsonl", edit("in/0.jsonl", "number 7 ", "number 8 ")),
			"in/0.jsonl no longer has the content"},
		{"same size and time, part that was read", "in", quietly("in/1.jsonl", edit("in/1.jsonl", "number 107 ", "number 108 ")),
			"in/1.jsonl no longer has the content"},
		{"same size, part that was not read", "in", edit("in/1.jsonl", "number 1098 ", "number 1099 "), "in/1.jsonl has been modified"},
		{"same size, file that was not read", "in", edit("in/2.jsonl", "number 207 ", "number 208 "), "in/2.jsonl has been modified"},
		{"same size and time, part that was not read", "in", quietly("in/1.jsonl", edit("in/1.jsonl", "number 1098 ", "number 1099 ")), "in/1.jsonl no longer has the content"},
		{"same size and time, file that was not read", "in", quietly("in/2.jsonl", edit("in/2.jsonl", "number 207 ", "number 208 ")), "in/2.jsonl no longer has the content"},
		{"same size and time, one byte in the middle of a file that was not read", "in",
			quietly("in/2.jsonl", func() { setByte("in/2.jsonl", 600_001, '\t') }), "in/2.jsonl no longer has the content"},
		{"same size and time, one byte late in a part that was not read", "in",
			quietly("in/1.jsonl", func() { setByte("in/1.jsonl", 1_000_007, '\t') }), "in/1.jsonl no longer has the content"},
		{"longer", "in", edit("in/2.jsonl", "number 207 ", "number 2070 "), "in/2.jsonl had"},
		{"shorter", "in", edit("in/0.jsonl", "number 7 ", "number "), "in/0.jsonl had"},
		{"file added to a folder", "in", func() { put(t, "in/1a.jsonl", lines(0, 1)) }, "in/1a.jsonl has been added"},
		{"file added under a pattern", "in/*.jsonl", func() { put(t, "in/9.jsonl", lines(0, 1)) }, "in/9.jsonl has been added"},
		{"file that a pattern does not match", "in/*.jsonl", func() { put(t, "in/9.txt", "New.") }, ""},
		{"hidden file", "in", func() { put(t, "in/.9", "New.") }, ""},
		{"file removed", "in", func() { os.Remove("in/2.jsonl") }, "in/2.jsonl is no longer part"},
		{"file renamed", "in", func() { os.Rename("in/0.jsonl", "in/00.jsonl") }, "in/00.jsonl has been added"},
		{"other inputs", "in/0.jsonl in/1.jsonl", func() {}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bigInput(t)
			args := "--resume -o out --errors in/errors.jsonl " + tt.inputs
			interrupted(t, setJob(t, args), 300)
			tt.change()
			err := setJob(t, args).Run(t.Context())
			usage := new(UsageError)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.want != "" && (!errors.As(err, &usage) || !strings.Contains(err.Error(), refused) || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if tt.want != "" {
				return
			}
			whole := setJob(t, "-o whole "+tt.inputs)
			if err := whole.Run(t.Context()); err != nil || read(t, "out") != read(t, "whole") {
				t.Errorf("%d bytes, want %d: %v", len(read(t, "out")), len(read(t, "whole")), err)
			}
		})
	}
}

func TestChangedSettingsAreNamed(t *testing.T) {
	bigInput(t)
	job := func(identity ...string) *Job {
		j := setJob(t, "--resume -o out in")
		j.Identity = identity
		return j
	}
	interrupted(t, job("--kinds [act]", "version 1"), 50)
	for want, j := range map[string]*Job{
		"it had --kinds [act]":                job("--kinds []", "version 1"),
		"it did not have --any-language true": job("--kinds [act]", "version 1", "--any-language true"),
		"it had version 1":                    job("--kinds [act]", "version 2"),
		"it did not have input other": func() *Job {
			j := job("--kinds [act]", "version 1")
			j.Inputs = append(j.Inputs,
				"other")
			return j
		}(),
		"differed in number or order": func() *Job {
			j := job("--kinds [act]", "version 1")
			j.Inputs = append(j.Inputs,
				"in")
			return j
		}(),
		"it did not have rules with the hash ": func() *Job { j := job("--kinds [act]", "version 1"); j.RuleDir = "in"; return j }(),
	} {
		if err := j.Run(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestChangedStandardInputIsNoticed(t *testing.T) {
	text := lines(0, 2000)
	for _, tt := range []struct {
		name, again, want string
	}{
		{"the same", text, ""},
		{"more after what was read", text + lines(2000, 5), ""},
		{"changed at the beginning", strings.Replace(text, "number 3 ", "number 4 ", 1), "no longer has the content"},
		{"shorter than what was read", text[:len(text)/20], "ends before"},
		{"nothing", "", "ends before"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			job := func(text string, args string) *Job {
				j := setJob(t, args+" -")
				j.Stdin = strings.NewReader(text)
				j.Ingest.Format = ingest.JSONL
				return j
			}
			interrupted(t, job(text, "--resume -o out"), 500)
			err := job(tt.again, "--resume -o out").Run(t.Context())
			if tt.want != "" {
				if usage := new(UsageError); !errors.As(err, &usage) || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("got %v, want %s", err, tt.want)
				}
				err = job(text, "--resume -o out").Run(t.Context()) // nothing is lost
				tt.again = text
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := job(tt.again, "-o whole").Run(t.Context()); err != nil || read(t, "out") != read(t, "whole") {
				t.Errorf("other output, %v", err)
			}
		})
	}
}

// TestSecondRunIsRefused checks that two runs never write to one output, and that a lock ends with its process.
func TestSecondRunIsRefused(t *testing.T) {
	inFolder(t)
	if err := os.Symlink("out", "link"); err != nil {
		t.Skip(err)
	}
	first, err := acquire("out", "--output")
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"--resume -o out a.txt", "--resume -o ./in/../out a.txt", "--resume -o link a.txt"} {
		err := setJob(t, args).Run(t.Context())
		want := fmt.Sprintf("process %d on ", os.Getpid())
		if usage := new(UsageError); !errors.As(err, &usage) || !strings.Contains(err.Error(), want) ||
			!strings.Contains(err.Error(), " since 20") {
			t.Errorf("%s: %v", args, err)
		}
	}
	if err := setJob(t, "--resume -o other.out a.txt").Run(t.Context()); err != nil {
		t.Error(err)
	}
	if err := first.release(); err != nil {
		t.Error(err)
	}
	put(t, "out.lock", "\x00dateline/lock/v1: process 1 on elsewhere since 2020") // of a run that was killed
	if err := setJob(t, "--resume -o out a.txt").Run(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat("out.lock"); err == nil {
		t.Error("the lock is left")
	}
}

// Two runs never write to one file of errors or one summary, by whatever name. What is not a regular file is not locked.
func TestSharedReportsAreRefused(t *testing.T) {
	reports := map[string]string{
		"--errors":  `{"source":"a.txt","stage":"ingest","message":"empty: nothing to read"}` + "\n",
		"--summary": `{"schema":"dateline/summary/v1"}` + "\n",
	}
	for flag, report := range reports {
		inFolder(t)
		if err := os.Symlink("report", "link"); err != nil {
			t.Skip(err)
		}
		first, err := acquire("report", flag)
		if err != nil {
			t.Fatal(err)
		}
		put(t, "report", report)
		for _, args := range []string{flag + " report -o new a.txt", flag + " link -o new a.txt",
			flag + " ./in/../report --resume -o new a.txt"} {
			err := setJob(t, args).Run(t.Context())
			if usage := new(UsageError); !errors.As(err, &usage) || !strings.Contains(usage.Hint, flag) {
				t.Errorf("%s: %v", args, err)
			}
			if _, err := os.Stat("new"); err == nil {
				t.Errorf("%s: the output is written", args)
			}
		}
		if got, err := os.ReadFile("report"); err != nil || string(got) != report {
			t.Errorf("%s: got %q, %v", flag, got, err)
		}
		for _, args := range []string{flag + " other -o new a.txt", flag + " deep/folder/other -o third a.txt", flag + " /dev/null a.txt"} {
			os.Remove("new")
			if err := setJob(t, args).Run(t.Context()); err != nil {
				t.Errorf("%s: %v", args, err)
			}
		}
		if err := first.release(); err != nil {
			t.Error(err)
		}
		if err := setJob(t, flag+" report -o new a.txt").Run(t.Context()); err != nil {
			t.Error(err)
		}
		for _, name := range []string{"report.lock", "other.lock", "deep/folder/other.lock", "new.lock"} {
			if _, err := os.Stat(name); err == nil {
				t.Errorf("%s is left", name)
			}
		}
	}
}

// TestCompressedOutput checks that a resumed run writes the same bytes as one that was not interrupted, and that others can decompress
// them.
func TestCompressedOutput(t *testing.T) {
	for ext, open := range map[string]func(io.Reader) (io.Reader, error){
		".gz":  func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		".zst": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		t.Chdir(t.TempDir())
		put(t, "in/a.jsonl", lines(0, 4000))
		put(t, "in/empty.jsonl", "")
		for _, args := range []string{"-o plain in", "-o whole" + ext + " in", "-o {year}/x.jsonl" + ext + " in",
			"-o none" + ext + " in/empty.jsonl", "-f csv -o t.csv" + ext + " in"} {
			if err := setJob(t, args).Run(t.Context()); err != nil && !errors.Is(err, ErrIncomplete) {
				t.Fatal(args, err)
			}
		}
		for _, after := range []int{3000, 100} {
			j := setJob(t, "--resume -o parts"+ext+" in")
			j.Checkpoint = 0 // a fast machine ends the first member sooner than any time
			interrupted(t, j, after)
			if state, _ := (&checkpointed{name: "parts" + ext}).load(); state.Next > 0 != (after == 3000) {
				t.Errorf("%s: after %d articles the checkpoint is at %d", ext, after, state.Next)
			}
			if err := setJob(t, "--resume -o parts"+ext+" in").Run(t.Context()); err != nil {
				t.Error(err)
			}
			if read(t, "parts"+ext) != read(t, "whole"+ext) {
				t.Errorf("%s: a resumed run wrote other bytes", ext)
			}
		}
		for name, want := range map[string]string{"whole" + ext: read(t, "plain"), "undated/x.jsonl" + ext: read(t, "plain"), "none" + ext: ""} {
			r, err := open(strings.NewReader(read(t, name)))
			if err != nil {
				t.Fatal(name, err)
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != want {
				t.Errorf("%s: %d bytes, want %d: %v", name, len(got), len(want), err)
			}
		}
		if tool, err := exec.LookPath(map[string]string{".gz": "gzip", ".zst": "zstd"}[ext]); err == nil {
			if out, err := exec.Command(tool, "-dc", "whole"+ext).Output(); err != nil || !bytes.Equal(out, []byte(read(t, "plain"))) {
				t.Errorf("%s: %v", tool, err)
			}
		}
	}
}

func TestCompressionThatCannotBeWritten(t *testing.T) {
	inFolder(t)
	for _, args := range []string{
		"-o out.jsonl.bz2 a.txt", "-o out.xz a.txt", "-o out.zip a.txt", "-f sqlite -o out.db.gz a.txt", "-f parquet -o out.zst a.txt",
		"-f html -o pages.gz a.txt", "-f brat -o folder.zst a.txt", "--errors e.gz a.txt", "--summary s.json.ZST a.txt",
	} {
		if usage := new(UsageError); !errors.As(setJob(t, args).Run(t.Context()), &usage) {
			t.Errorf("%s is not refused", args)
		}
	}
}

// countdown is a context that ends after Err has been asked so many times: an interruption at any step of a run.
type countdown struct {
	context.Context
	left atomic.Int64
	done chan struct{}
}

func newCountdown(parent context.Context, asked int) *countdown {
	c := &countdown{Context: parent, done: make(chan struct{})}
	c.left.Store(int64(asked))
	return c
}

func (c *countdown) Done() <-chan struct{} { return c.done }

func (c *countdown) Err() error {
	left := c.left.Add(-1)
	if left > 0 {
		return nil
	}
	if left == 0 {
		close(c.done)
	}
	return context.Canceled
}

// TestRunsResumeAfterAnyInterruption interrupts a run while it lists its inputs, opens its files and begins to read. Nothing may
// have changed when it is resumed.
func TestRunsResumeAfterAnyInterruption(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 20 {
		put(t, fmt.Sprintf("in/%02d.jsonl", i), lines(i, 1))
	}
	if err := setJob(t, "-o whole in").Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for asked := 1; asked < 50; asked++ {
		begun := setJob(t, "--resume -o out in")
		begun.Jobs = 1
		if err := begun.Run(newCountdown(t.Context(), asked)); err != nil && !errors.Is(err, ErrInterrupted) {
			t.Fatalf("asked %d times: %v", asked, err)
		}
		if err := setJob(t, "--resume -o out in").Run(t.Context()); err != nil || read(t, "out") != read(t, "whole") {
			t.Fatalf("asked %d times: %v, %d bytes, want %d", asked, err, len(read(t, "out")), len(read(t, "whole")))
		}
		os.Remove("out")
	}
}
