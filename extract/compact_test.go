package extract

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/en"
)

var updateCompact = flag.Bool("update-compact", false, "write the compact form of the shipped rules")

const compactFile = "../rules/en/compact.base64"

// TestCompactIsUpToDate holds that the compact form of the shipped rules belongs to the rule files. If it does not, the program
// compiles the files themselves, which takes longer: run go generate ./rules/en.
func TestCompactIsUpToDate(t *testing.T) {
	set, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	want, err := encodeCompact(set)
	if err != nil {
		t.Fatal(err)
	}
	if *updateCompact {
		if err := os.WriteFile(compactFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(compactFile)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is out of date (%d bytes, want %d): run go generate ./rules/en (%v)", compactFile, len(got), len(want), err)
	}
}

// TestCompactMatchesTheSame compares the layers of articles under compiled rules and under their compact form.
func TestCompactMatchesTheSame(t *testing.T) {
	set, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := rules.LoadCompact(string(set.AppendCompact(nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"istanbul.txt", "harbor.txt", "takeover.html", "river.txt"} {
		body, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var seen [2]string
		for i, s := range []*rules.Set{set, loaded} {
			x := &Extractor{maxText: 1 << 20, stretch: stretchSize, set: s, matchers: matchers(s)}
			doc, err := x.Extract(t.Context(), document.Raw{Body: body})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range doc.Layers() {
				seen[i] += fmt.Sprintf("%s %+v\n", l.Name, l.Mentions())
			}
		}
		if seen[0] != seen[1] {
			t.Errorf("%s: the layers differ", name)
		}
	}
}

// TestCompactDamaged holds that damaged data is an error.
func TestCompactDamaged(t *testing.T) {
	set, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	data := string(set.AppendCompact(nil))
	for _, n := range []int{0, 5, 20, len(data) / 2, len(data) - 1} {
		if _, err := rules.LoadCompact(data[:n]); err == nil {
			t.Errorf("no error for %d of %d bytes", n, len(data))
		}
	}
	if _, err := rules.LoadCompact(data + "\x00"); err == nil {
		t.Error("no error for a byte too many")
	}
}

// TestCompactMerged holds that a compact form with lines of two versions, as a merge leaves it, is an error: the rules are then compiled.
func TestCompactMerged(t *testing.T) {
	lines := strings.SplitAfter(en.Compact, "\n")
	half := len(lines) / 2
	for name, text := range map[string]string{
		"both sides":       en.Compact + strings.Join(lines[half:], ""),
		"a line twice":     strings.Join(lines[:half], "") + strings.Join(lines[half-1:], ""),
		"a line less":      strings.Join(lines[:half], "") + strings.Join(lines[half+1:], ""),
		"a line of others": strings.Join(lines[:half], "") + strings.Repeat("A", compactLine) + "\n" + strings.Join(lines[half+1:], ""),
		"nothing":          "",
		"conflict markers": "<<<<<<< HEAD\n" + en.Compact,
	} {
		if _, err := decodeCompact(text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// BenchmarkLoad reads the compact form of the shipped rules, as every start of the program does; compare it with BenchmarkNew.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		if _, err := loadCompact(); err != nil {
			b.Fatal(err)
		}
	}
}
