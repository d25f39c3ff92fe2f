// Ratio holds the pipeline to its speed: it compares how many times the processor time of prose alone the pipeline takes with the number in ratio.txt.
//
//	go run ./ratio           # fails where the pipeline has become slower by a fifth
//	go run ./ratio -update   # writes the number of now: after a change that is meant to make it faster or slower
//
// It runs BenchmarkRatio of dateline/extract, which times both in turn in one process, so that a slow or busy machine slows both; of several such runs the
// median counts. One processor, so that the garbage collector does not take what happens to be idle.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// allowed is how many times the kept number the ratio may be.
const allowed = 1.2

//go:embed ratio.txt
var kept string

func main() {
	log.SetFlags(0)
	update := flag.Bool("update", false, "write the ratio of now to ratio/ratio.txt")
	flag.Parse()
	if err := run(*update); err != nil {
		log.Fatal(err)
	}
}

func run(update bool) error {
	now, err := measure()
	if err != nil {
		return err
	}
	if update {
		return os.WriteFile("ratio/ratio.txt", fmt.Appendf(nil, "%.2f\n", now), 0o666)
	}
	before, err := strconv.ParseFloat(strings.TrimSpace(kept), 64)
	if err != nil {
		return fmt.Errorf("ratio.txt: %w", err)
	}
	fmt.Printf("the pipeline takes %.2f times the processor time of prose alone; kept: %.2f\n", now, before)
	return judge(now, before)
}

func judge(now, before float64) error {
	if now > before*allowed {
		return fmt.Errorf("slower by a fifth or more (%.2f, at most %.2f); if it has to be, go run ./ratio -update", now, before*allowed)
	}
	return nil
}

func measure() (float64, error) {
	cmd := exec.Command("go", "test", "./extract", "-run", "^$", "-bench", "^BenchmarkRatio$", "-benchtime", "3x", "-count", "25", "-cpu", "1")
	cmd.Dir = ".."
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%w\n%s", err, out)
	}
	return median(string(out))
}

var metric = regexp.MustCompile(`([0-9.]+) x-prose`)

// median is that of the ratios in the output of go test.
func median(output string) (float64, error) {
	var ratios []float64
	for _, m := range metric.FindAllStringSubmatch(output, -1) {
		r, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			return 0, err
		}
		ratios = append(ratios, r)
	}
	if len(ratios) == 0 {
		return 0, errors.New("BenchmarkRatio printed no ratio:\n" + output)
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2], nil
}
