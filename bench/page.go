package main

import (
	"bytes"
	"cmp"
	_ "embed" // the profile
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

const head = `# Benchmarks

Written by ` + "`cd bench && go run .`" + `, which installs the peers that can be had, measures them and writes this page.
All figures but those of the last section are measured in that run.

%d made-up articles with a median of %d bytes, %.2f MB of text and %.2f MB of pages; ` + "`go run . -texts`" + ` prints them,
` + "`bench/made`" + ` makes them. None is taken from a real article.
The table *news* is of %d other texts with an average of %d words, as real articles have (` + "`go run . -news`" + `).
%s, %d processors, %s%s.
Others may use the machine at the same time, so every second here is a second of processor time, user and system, of all threads.

Each peer runs in a separate process; the peers of a table run in turn; the figures are medians of %d rounds. *Start* is the first text:
the time from the beginning of the process, including loading code, models and the file of texts. A peer then warms up for %.2g s and is
measured for %.2g s. *Memory* is the peak resident memory. *Times Dateline* is how many times the processor time of the table's first row
it takes per byte. *Found a text* is the average number of tokens, dates, quotes, quantities or bytes of clean text found in a text; it
shows that the work was done, not how well. For ` + "`whole`" + ` the notes say what it counts.
`

// profile is the part of the page that is written by hand.
//
//go:embed profile.md
var profile string

// page is the Markdown of all that was measured, and the profile.
func page(o options, texts textSets, all map[string][]row) []byte {
	var b bytes.Buffer
	text, html, words, sizes := 0, 0, 0, []int{}
	for _, a := range texts.short {
		text, html, sizes = text+len(a.Text), html+len(a.HTML), append(sizes, len(a.Text))
	}
	for _, a := range texts.news {
		words += len(strings.Fields(a.Text))
	}
	fmt.Fprintf(&b, head, len(texts.short), median(sizes), float64(text)/1e6, float64(html)/1e6,
		len(texts.news), words/len(texts.news), processor(), runtime.NumCPU(), runtime.Version(), versions(),
		o.rounds, o.seconds/3, o.seconds)
	for _, t := range tasks {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", t.name, t.about)
		b.WriteString("| | version | texts a second | MB/s | times Dateline | start, s | memory, MB | found a text | |\n")
		b.WriteString("|---|---|--:|--:|--:|--:|--:|--:|---|\n")
		for _, r := range all[t.name] {
			b.WriteString(r.line())
		}
	}
	b.WriteString(profile)
	return b.Bytes()
}

func (r row) line() string {
	if r.failure != "" {
		return fmt.Sprintf("| %s | | | | | | | | not measured: %s |\n", names[r.tool], strings.ReplaceAll(r.failure, "|", "/"))
	}
	of := func(f func(sample) float64) float64 {
		var values []float64
		for _, s := range r.samples {
			values = append(values, f(s))
		}
		return median(values)
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %.2f | %.0f | %s | %s |\n", names[r.tool], r.samples[0].Version,
		figure(of(func(s sample) float64 { return float64(s.Texts) / s.Seconds })),
		figure(of(func(s sample) float64 { return s.speed() / 1e6 })),
		ratio(of(func(s sample) float64 { return s.ratio })),
		of(func(s sample) float64 { return s.Start }),
		of(func(s sample) float64 { return float64(s.memory) / 1e6 }),
		figure(of(func(s sample) float64 { return float64(s.Found) / float64(s.Texts) })), r.note)
}

// figure has three digits that count.
func figure(f float64) string {
	switch {
	case f >= 100:
		return fmt.Sprintf("%.0f", f)
	case f >= 1:
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.3g", f)
}

// ratio is empty for Dateline itself.
func ratio(f float64) string {
	if f == 0 {
		return "1"
	}
	return figure(f)
}

func median[T cmp.Ordered](values []T) T {
	values = slices.Sorted(slices.Values(values))
	return values[len(values)/2]
}

// processor is the model that the system names.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

// versions are those of the other languages, as their programs say.
func versions() string {
	var all strings.Builder
	for _, args := range [][]string{{"python3", "--version"}, {"node", "--version"}, {"java", "--version"}} {
		if out, err := exec.Command(args[0], args[1:]...).Output(); err == nil {
			line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
			all.WriteString(", " + args[0] + ": " + line)
		}
	}
	return all.String()
}
