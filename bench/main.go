// Bench sets Dateline beside what users could pick instead, on the same made texts, in one run, and writes docs/benchmarks.md:
//
//	go run .           # installs the peers where they can be had, measures, writes
//	go run . -texts    # prints the texts as JSON lines
//	go run . -news     # prints those of the shape of real news
//
// Each peer runs in a separate process, all of a task in turn, several rounds; the report has medians.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"dateline/bench/harness"
	"dateline/bench/made"
)

type options struct {
	articles, rounds int
	installed        bool
	seed             uint64
	seconds          float64
	limit            time.Duration
	dir, scripts     string
}

func main() {
	log.SetFlags(0)
	cache, _ := os.UserCacheDir()
	var o options
	flag.IntVar(&o.articles, "articles", 200, "made articles")
	flag.Uint64Var(&o.seed, "seed", 1, "seed that they are made with")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds")
	flag.Float64Var(&o.seconds, "seconds", 1, "processor time that counts, of each peer in each round")
	flag.DurationVar(&o.limit, "limit", 3*time.Minute, "time after which a peer is stopped")
	flag.StringVar(&o.dir, "dir", filepath.Join(cache, "dateline-bench"), "folder to install peers in")
	flag.BoolVar(&o.installed, "installed", false, "install nothing: the peers are there from the run before")
	out := flag.String("o", "../docs/benchmarks.md", "file to write")
	texts := flag.Bool("texts", false, "print the texts and do nothing else")
	news := flag.Bool("news", false, "print the texts of the shape of real news and do nothing else")
	flag.Parse()
	all := textSets{made.Articles(o.articles, o.seed), made.News(o.articles, o.seed)}
	var err error
	switch {
	case *texts:
		err = write(os.Stdout, all.short)
	case *news:
		err = write(os.Stdout, all.news)
	default:
		err = run(o, all, *out)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// textSets are the texts that peers read: short ones with pages, and such as real news.
type textSets struct{ short, news []made.Article }

func run(o options, texts textSets, out string) error {
	if err := o.install(); err != nil {
		return err
	}
	short, news := filepath.Join(o.dir, "texts.jsonl"), filepath.Join(o.dir, "news.jsonl")
	if err := errors.Join(writeFile(short, texts.short), writeFile(news, texts.news)); err != nil {
		return err
	}
	return os.WriteFile(out, page(o, texts, o.measureAll(short, news)), 0o666)
}

// install runs the script that installs the peers. What is missing in the end shows when it is run.
func (o *options) install() (err error) {
	if o.scripts, err = filepath.Abs("peers"); err != nil || o.installed {
		return err
	}
	cmd := exec.Command(filepath.Join(o.scripts, "install"), o.dir)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func writeFile(name string, articles []made.Article) error {
	var b bytes.Buffer
	if err := write(&b, articles); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o666)
}

// write writes articles as JSON lines.
func write(w io.Writer, articles []made.Article) error {
	encoder := json.NewEncoder(w)
	for _, a := range articles {
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
	return nil
}

// sample is what one round measured of one peer.
type sample struct {
	harness.Result
	memory int64   // the most that was resident, bytes
	ratio  float64 // how many times the time of Dateline it took, in the same round
}

// row is a peer with its rounds, or with what kept it from running.
type row struct {
	peer
	samples []sample
	failure string
}

func (o options) measureAll(short, news string) map[string][]row {
	all := map[string][]row{}
	for _, t := range tasks {
		rows := make([]row, len(t.peers))
		for i, p := range t.peers {
			rows[i].peer = p
		}
		file := short
		if t.news {
			file = news
		}
		for range o.rounds {
			o.round(t, rows, file)
		}
		all[t.name] = rows
	}
	return all
}

// round runs all peers of a task once. One that failed is not tried again.
func (o options) round(t task, rows []row, file string) {
	for i := range rows {
		r := &rows[i]
		if r.failure != "" {
			continue
		}
		s, err := o.measure(r.peer, t.name, file)
		if err != nil {
			r.failure = err.Error()
			log.Printf("%s: %s: %v", t.name, r.tool, err)
			continue
		}
		if first := rows[0].samples; i > 0 && len(first) > 0 {
			s.ratio = first[len(first)-1].speed() / s.speed()
		}
		r.samples = append(r.samples, s)
		log.Printf("%s: %s: %.3g MB/s", t.name, r.tool, s.speed()/1e6)
	}
}

// speed is in bytes a second.
func (s sample) speed() float64 { return float64(s.Bytes) / s.Seconds }

// measure runs a peer once, in a separate process.
func (o options) measure(p peer, name, file string) (s sample, err error) {
	if p.task != "" {
		name = p.task
	}
	ctx, cancel := context.WithTimeout(context.Background(), o.limit)
	defer cancel()
	folder, args := p.command(o.dir, o.scripts)
	args = append(args, name, file, fmt.Sprint(o.seconds))
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "TOKENIZERS_PARALLELISM=false")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	output, err := cmd.Output()
	if ctx.Err() != nil {
		return s, fmt.Errorf("stopped after %v", o.limit)
	}
	if err != nil {
		return s, errors.New(reason(stderr.String(), err))
	}
	lines := bytes.Split(bytes.TrimSpace(output), []byte("\n")) // what tools say before goes to the same place
	s.memory = cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
	return s, json.Unmarshal(lines[len(lines)-1], &s.Result)
}

// reason is the line of a failed peer that says why: the first that names an error, else the last.
func reason(stderr string, err error) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Error: ") }); i >= 0 {
		return strings.TrimSpace(lines[i])
	}
	if last := lines[len(lines)-1]; last != "" {
		return last
	}
	return err.Error()
}
