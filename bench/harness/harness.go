// Package harness measures one peer in a separate process, so that its start and its memory are measured, too. Peers in other languages
// (peers/peers.py, peers/peers.mjs, peers/Peers.java) keep to the same protocol:
//
//	PEER TASK TEXTS SECONDS
//
// TEXTS is a file of JSON lines (see package made). The peer does the first text, then goes round all of them for a third of SECONDS of processor
// time to get warm, then for SECONDS, and at least one text, that count. It prints one [Result] as a JSON line.
package harness

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"dateline/bench/made"
)

// Result is what one run of a peer measured. Times are processor time, user and system, of all threads.
type Result struct {
	Version string  `json:"version"`
	Start   float64 `json:"start"`   // seconds until the first text was done
	Texts   int     `json:"texts"`   // that count
	Bytes   int     `json:"bytes"`   // of them, as UTF-8
	Seconds float64 `json:"seconds"` // for them
	Found   int     `json:"found"`   // in them: dates, quotes, quantities, tokens or bytes of clean text
}

// Task does its work on one article and returns how much it found.
type Task func(made.Article) (found int, err error)

// Main runs the task that the command line names. module is the Go module whose version counts.
func Main(module string, tasks map[string]Task) {
	if err := run(module, tasks); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(module string, tasks map[string]Task) error {
	if len(os.Args) != 4 || tasks[os.Args[1]] == nil {
		return fmt.Errorf("usage: TASK TEXTS SECONDS")
	}
	articles, err := Read(os.Args[2])
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseFloat(os.Args[3], 64)
	if err != nil {
		return err
	}
	result, err := Measure(os.Args[1], tasks[os.Args[1]], articles, seconds)
	if err != nil {
		return err
	}
	result.Version = version(module)
	return json.NewEncoder(os.Stdout).Encode(result)
}

// Measure does a task on articles, round and round; see the protocol above.
func Measure(name string, task Task, articles []made.Article, seconds float64) (Result, error) {
	if _, err := task(articles[0]); err != nil {
		return Result{}, err
	}
	start := used()
	if _, err := spend(name, task, articles, seconds/3); err != nil {
		return Result{}, err
	}
	r, err := spend(name, task, articles, seconds)
	r.Start = start
	return r, err
}

// spend goes round the articles until so many seconds are used.
func spend(name string, task Task, articles []made.Article, seconds float64) (r Result, err error) {
	for start := used(); r.Seconds < seconds; r.Seconds = used() - start {
		a := articles[r.Texts%len(articles)]
		found, err := task(a)
		if err != nil {
			return r, fmt.Errorf("%s: %w", a.ID, err)
		}
		r.Texts, r.Bytes, r.Found = r.Texts+1, r.Bytes+size(name, a), r.Found+found
	}
	return r, nil
}

// size is how many bytes a task reads: those of the page for the tasks that begin with pages.
func size(task string, a made.Article) int {
	if task == "clean" || task == "pages" {
		return len(a.HTML)
	}
	return len(a.Text)
}

// used is the processor time of the process so far, in seconds.
func used() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return (time.Duration(u.Utime.Nano()) + time.Duration(u.Stime.Nano())).Seconds()
}

// Read reads a file of articles.
func Read(name string) (articles []made.Article, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a made.Article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, lines.Err()
}

func version(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, d := range info.Deps {
		if d.Path == module && d.Replace == nil {
			return d.Version
		}
	}
	return "this"
}
