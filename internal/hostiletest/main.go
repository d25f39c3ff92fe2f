// Command hostiletest measures what the program makes of hostile input: files that are deep, repeated, broken, packed or false, and
// texts that grow. It builds each input, runs dateline on it between two articles, and prints a line with the size, the time and
// the memory.
//
//	go run ./internal/hostiletest                      # all inputs, some 15 minutes
//	go run ./internal/hostiletest -only json -jobs 8   # those with "json" in their name
//	go run ./internal/hostiletest -only grow-          # repeated phrases of 120 and 480 KB
//	go run ./internal/hostiletest -page docs/hostile.md # keep the measurements as a page
//	go run ./internal/hostiletest -page docs/hostile.md -missing # those that have no row there, or one that is not ok
//
// The limits for each input: 1 second of processor time plus 3 seconds per MB, 400 MB of memory with two jobs, and
// every other article in the output; and the time of a text must grow in step with it. An input that is too slow is measured again,
// and the lowest time counts, since times rise on a busy machine. The exit code is 1 if an input exceeds the limits.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	var s settings
	only := flag.String("only", "", "measure the inputs with this in their name")
	missing := flag.Bool("missing", false, "measure the inputs that have no row in the page, or one that is not ok")
	list := flag.Bool("list", false, "print the names and build nothing")
	keep := flag.String("keep", "", "keep the inputs in this folder")
	create := flag.String("create", "", "create the one input of this name in the folder of -keep and measure nothing")
	flag.StringVar(&s.page, "page", "", "write the measurements into the tables of this page, which keeps those of other inputs")
	flag.StringVar(&s.program, "bin", "", "program to measure; the default is that of this module, which is built first")
	flag.StringVar(&s.format, "format", "articles", "output format")
	flag.IntVar(&s.jobs, "jobs", 2, "jobs")
	flag.Parse()
	if *create != "" {
		if err := createIn(*keep, *create); err != nil {
			fail(err)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	chosen, err := s.choose(*only, *missing)
	if err != nil {
		fail(err)
	}
	if *list {
		for _, in := range chosen {
			fmt.Println(in.name)
		}
		return
	}
	broken, err := s.measureAll(ctx, chosen, *keep)
	if err != nil {
		fail(err)
	}
	if broken > 0 {
		fmt.Printf("%d of %d inputs exceed the limits\n", broken, len(chosen))
		os.Exit(1)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "hostiletest:", err)
	os.Exit(2)
}

// all are all inputs: files, and texts that grow.
func all() []input { return slices.Concat(inputs(), growing()) }

// createIn creates the input of a name in a folder.
func createIn(dir, name string) error {
	for _, in := range all() {
		switch name {
		case in.name:
			return in.create(filepath.Join(dir, name))
		case quarterOf(in.name):
			return input{body: in.quarter}.create(filepath.Join(dir, name))
		}
	}
	return fmt.Errorf("no input %s", name)
}

// choose returns the inputs with a part of a name, perhaps only those that the page lacks.
func (s *settings) choose(part string, missing bool) ([]input, error) {
	page, err := s.report()
	if err != nil {
		return nil, err
	}
	if missing && page == nil {
		return nil, errors.New("-missing requires -page")
	}
	return slices.DeleteFunc(all(), func(in input) bool {
		return !strings.Contains(in.name, part) || missing && page.keeps(in.name)
	}), nil
}

// measureAll prints a line for each input and returns how many exceed the limits.
func (s *settings) measureAll(ctx context.Context, chosen []input, keep string) (broken int, err error) {
	if s.dir, err = os.MkdirTemp("", "hostiletest"); err != nil {
		return 0, err
	}
	defer os.RemoveAll(s.dir)
	if err := s.prepare(ctx); err != nil {
		return 0, err
	}
	page, err := s.report()
	if err != nil {
		return 0, err
	}
	fmt.Printf("%-34s %9s %8s %6s  %s\n", "input", "MB", "seconds", "MB", "verdict")
	for _, in := range chosen {
		if ctx.Err() != nil {
			return broken, ctx.Err()
		}
		path := filepath.Join(cmp.Or(keep, s.dir), in.name)
		m, err := s.measure(ctx, in, path)
		if err != nil {
			return broken, fmt.Errorf("%s: %w", in.name, err)
		}
		if keep == "" {
			os.Remove(path)
		}
		fmt.Printf("%-34s %9.3f %8.2f %6d  %s\n", in.name, float64(m.size)/1e6, m.processor.Seconds(), m.memory>>20, m.verdict())
		if m.verdict() != "ok" {
			broken++
		}
		if page != nil {
			page.add(in, m, time.Now())
			if err := page.write(); err != nil {
				return broken, err
			}
		}
	}
	return broken, nil
}

// prepare builds the program, unless one is given, and writes the articles around each input.
func (s *settings) prepare(ctx context.Context) error {
	if s.program == "" {
		s.program = filepath.Join(s.dir, "dateline")
		build := exec.CommandContext(ctx, "go", "build", "-o", s.program, "dateline/cmd/dateline")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("cannot build the program: %w\n%s", err, out)
		}
	}
	for _, around := range []string{before, after} {
		if err := os.WriteFile(filepath.Join(s.dir, around+".txt"), []byte("The "+around+" is whole.\n"), 0o644); err != nil {
			return err
		}
	}
	return nil
}
