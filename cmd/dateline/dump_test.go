package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The benchmark of long runs; it takes hours rather than minutes:
//
//	go test ./cmd/dateline -run TestBigDump -v -timeout 3h -dump 1000
var dumpSize = flag.Int("dump", 0, "run TestBigDump on a dump of so many `MB`")

// TestBigDump makes a dump and reads it with one and with two jobs. Memory must not
// grow with the dump, and two jobs must be nearly twice as fast as one.
func TestBigDump(t *testing.T) {
	if *dumpSize == 0 {
		t.Skip("needs -dump MB")
	}
	dir := t.TempDir()
	writeDump(t, filepath.Join(dir, "dump.jsonl"), *dumpSize*1_000_000)
	var seconds [3]float64
	var outputs [3][]byte
	for jobs := 1; jobs <= 2; jobs++ {
		out := filepath.Join(dir, fmt.Sprint("out", jobs))
		cmd := program(t, dir, "extract", "-q", "--jobs", fmt.Sprint(jobs), "-o", out, "--summary", "sum", "dump.jsonl")
		began := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		memory := sample(cmd.Process.Pid)
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
		seconds[jobs] = time.Since(began).Seconds()
		first, second := halves(<-memory)
		sum, _ := os.ReadFile(filepath.Join(dir, "sum"))
		cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		t.Logf("%d jobs: %.1f s (%.1f s of processors), %.2f MB/s, at most %d MB in the first half, %d MB in the second\n%s",
			jobs, seconds[jobs], cpu.Seconds(), float64(*dumpSize)/seconds[jobs], first>>20, second>>20, sum)
		if second > first+first/5+(16<<20) {
			t.Errorf("%d jobs: memory grows from %d to %d MB", jobs, first>>20, second>>20)
		}
		outputs[jobs] = digest(t, out)
	}
	if !bytes.Equal(outputs[1], outputs[2]) {
		t.Error("the output depends on the jobs")
	}
	if gain := seconds[1] / seconds[2]; gain < 1.85 {
		t.Errorf("2 jobs are %.2f times as fast", gain)
	} else {
		t.Logf("2 jobs are %.2f times as fast", gain)
	}
}

// writeDump writes JSON lines with the articles of testdata, whose numbers and names vary.
func writeDump(t *testing.T, name string, size int) {
	t.Helper()
	var texts []string
	paths, _ := filepath.Glob("../../testdata/*.txt")
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if len(texts) == 0 {
		t.Fatal("no articles in testdata")
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriterSize(f, 1<<20)
	for i, written := 0, 0; written < size; i++ {
		text := texts[i%len(texts)]
		text = strings.NewReplacer("Monday", day(i), "10", fmt.Sprint(10+i%90), "20", fmt.Sprint(20+i%80)).Replace(text)
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "url": fmt.Sprintf("https://kallo.test/%d", i), "published": "2025-06-02", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		n, _ := out.Write(append(line, '\n'))
		written += n
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
}

func day(i int) string { return time.Weekday(i % 7).String() }

// sample gives the memory of a process every tenth of a second, once it has ended.
func sample(pid int) <-chan []int64 {
	result := make(chan []int64, 1)
	go func() {
		var all []int64
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, line, ok := strings.Cut(string(status), "VmRSS:")
			if err != nil || !ok {
				break
			}
			var kb int64
			fmt.Sscan(line, &kb)
			all = append(all, kb<<10)
			time.Sleep(100 * time.Millisecond)
		}
		result <- all
	}()
	return result
}

// halves are the most of the first and of the second half.
func halves(samples []int64) (first, second int64) {
	for i, n := range samples {
		if i < len(samples)/2 {
			first = max(first, n)
		} else {
			second = max(second, n)
		}
	}
	return first, second
}

// digest is a hash of a file.
func digest(t *testing.T, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		t.Fatal(err)
	}
	return h.Sum(nil)
}
