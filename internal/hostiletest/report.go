package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// report is the page with the last measurement of each input. A run replaces the rows of the inputs that it measured and leaves the others.
type report struct {
	name string
	rows map[string]string // by input
}

// readReport reads a page that may not be there yet.
func readReport(name string) (*report, error) {
	r := &report{name: name, rows: map[string]string{}}
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		if input, ok := inputOf(line); ok {
			r.rows[input] = line
		}
	}
	return r, nil
}

// inputOf is the input of a row.
func inputOf(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "| `")
	if !ok {
		return "", false
	}
	name, _, ok := strings.Cut(rest, "`")
	return name, ok
}

// add makes the row of an input.
func (r *report) add(in input, m measured, day time.Time) {
	quarter := ""
	if in.quarter != nil {
		quarter = " " + seconds(m.quarter) + " |"
	}
	r.rows[in.name] = fmt.Sprintf("| `%s` | %.3f |%s %s | %s | %d | %s | %s |\n", in.name, float64(m.size)/1e6, quarter,
		seconds(m.processor), seconds(m.limit), m.memory>>20, day.Format(time.DateOnly), m.verdict())
}

// keeps reports whether an input has a row that says it keeps the promise.
func (r *report) keeps(input string) bool { return strings.HasSuffix(r.rows[input], "| ok |\n") }

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 2, 64) }

const tableHead = `
| input | MB | seconds | allowed | memory, MB | measured | verdict |
|---|--:|--:|--:|--:|---|---|
`

const growthHead = `
| input | MB | seconds for a quarter | seconds | allowed | memory, MB | measured | verdict |
|---|--:|--:|--:|--:|--:|---|---|
`

// write writes the page.
func (r *report) write() error {
	var b strings.Builder
	ok, all := 0, 0
	table := func(title, head string, ins []input) {
		b.WriteString("\n## " + title + "\n" + head)
		for _, in := range ins {
			if row, there := r.rows[in.name]; there {
				b.WriteString(row)
				all++
				if r.keeps(in.name) {
					ok++
				}
			}
		}
	}
	ins := len(inputs()) + len(growing())
	table("Files", tableHead, inputs())
	table("Texts that grow", growthHead, growing())
	head := fmt.Sprintf(`# Hostile input

Written by `+"`go run ./internal/hostiletest -page docs/hostile.md`"+`; `+"`-only PART`"+` renews the rows whose names contain PART, `+"`-missing`"+` those that are
missing or not ok. Each input is put between two articles; the program runs with two jobs and %s. It may take 1 second of processor time plus 3 seconds per MB
and 400 MB of memory, and no other article may be lost. Seconds are user and system time together, which rise on a busy machine: an input that was too slow was
measured three times, and the lowest time counts. The time of a growing text may be at most in proportion to that of a quarter of it.

%d of %d inputs stay within these limits, %d have no row yet.
`, runtime.Version(), ok, all, ins-all)
	return os.WriteFile(r.name, []byte(head+b.String()), 0o666)
}

// report is the page of the settings, or nil.
func (s *settings) report() (*report, error) {
	if s.page == "" {
		return nil, nil
	}
	return readReport(s.page)
}
