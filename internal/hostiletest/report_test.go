package main

import (
	"os"
	"path/filepath"
	"slices"
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
	s := settings{page: name}
	if left, err := s.choose("page-deep-", true); err != nil || slices.ContainsFunc(left, func(in input) bool { return in.name == ins[0].name }) {
		t.Errorf("-missing measures %v, %v", left, err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 of 2 inputs stay within these limits", "| `" + ins[0].name + "` | 2.000 | 3.00 | 7.00 | 90 |", "| `" + ins[1].name + "` | 2.000 | 2.00 | 7.00 |"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
}

// A text grows if it takes much more than four times the time of a quarter, apart from the start of the program.
func TestGrows(t *testing.T) {
	for _, c := range []struct {
		quarter, whole time.Duration
		want           bool
	}{
		{260 * time.Millisecond, 900 * time.Millisecond, false},
		{260 * time.Millisecond, 1200 * time.Millisecond, false},
		{260 * time.Millisecond, 3 * time.Second, true}, // quadratic
		{90 * time.Millisecond, 200 * time.Millisecond, false},
	} {
		if m := (measured{processor: c.whole, quarter: c.quarter}); m.grows() != c.want {
			t.Errorf("%v after %v grows: %t", c.whole, c.quarter, m.grows())
		}
	}
}
