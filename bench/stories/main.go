// Command stories measures dateline stories on a month of made articles: time, memory, and how well the stories are those that the
// articles were made as.
//
//	cd bench && go run ./stories --articles 100000 --dateline ../dateline
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"dateline/bench/made"
)

func main() {
	articles := flag.Int("articles", 100_000, "how many articles to make")
	dateline := flag.String("dateline", "dateline", "the program")
	keep := flag.String("keep", "", "keep the articles in this folder")
	flag.Parse()
	if err := measure(*articles, *dateline, *keep); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(articles int, dateline, dir string) error {
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "stories"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	input, output := filepath.Join(dir, "month.jsonl"), filepath.Join(dir, "stories.jsonl")
	if err := write(input, articles); err != nil {
		return err
	}
	began := time.Now()
	cmd := exec.Command(dateline, "stories", "-q", "-o", output, input)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	fmt.Printf("%d articles: %.0f s (%.0f s of processors), %d MB at most\n", articles, time.Since(began).Seconds(),
		(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), usage.Maxrss>>10)
	return compare(output)
}

// write writes the articles in another order than that of the stories.
func write(name string, n int) error {
	all := slices.Collect(made.Stories(n, 7))
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for i := range all {
		if err := enc.Encode(&all[i]); err != nil {
			return err
		}
	}
	return out.Flush()
}

// story is what is read of a line of output.
type story struct {
	Articles int
	Texts    []struct {
		Article string
		Copies  []struct{ Article string }
	}
}

// compare prints how many pairs of articles are in one story, and were made as one (precision), and how many that were made as
// one are in one (recall).
func compare(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	stories, found, right := 0, 0, 0
	made := map[int]int{} // articles of each made story
	for dec := json.NewDecoder(bufio.NewReader(f)); dec.More(); stories++ {
		var s story
		if err := dec.Decode(&s); err != nil {
			return err
		}
		in := map[int]int{}
		for _, t := range s.Texts {
			in[number(t.Article)]++
			for _, c := range t.Copies {
				in[number(c.Article)]++
			}
		}
		found += pairs(s.Articles)
		for of, n := range in {
			right += pairs(n)
			made[of] += n
		}
	}
	all := 0
	for _, n := range made {
		all += pairs(n)
	}
	fmt.Printf("%d stories of %d; pairs: precision %.3f, recall %.3f\n", stories, len(made), float64(right)/float64(max(1, found)),
		float64(right)/float64(max(1, all)))
	return nil
}

func pairs(n int) int { return n * (n - 1) / 2 }

// number is the story of an article: that of 12-3 is 12.
func number(id string) int {
	story, _, _ := strings.Cut(id, "-")
	n, _ := strconv.Atoi(story)
	return n
}
