package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A page keeps the rows of the inputs that a run does not measure.
func TestPageKeepsOtherRows(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.md")
	ins := inputs()[:2]
	for i, in := range []input{ins[0], ins[1], ins[0]} {
		r, err := readReport(name)
		if err != nil {
			t.Fatal(err)
		}
		r.add(in, measured{size: 2e6, processor: time.Duration(i+1) * time.Second, limit: 7 * time.Second, memory: 90 << 20}, time.Unix(0, 0))
		if err := r.write(); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 of 2 inputs keep", "| `" + ins[0].name + "` | 2.000 | 3.00 | 7.00 | 90 |", "| `" + ins[1].name + "` | 2.000 | 2.00 | 7.00 |"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
}
