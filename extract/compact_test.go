package extract

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"dateline/extract/document"
	"dateline/rules"
	"dateline/rules/en"
	"dateline/rules/ruletest"
)

var updateCompact = flag.Bool("update-compact", false, "write the compact form of the shipped rules")

const compactFile = "../rules/en/compact.bin"

// extensible compiles the shipped rules as the compact form has them.
var extensible = sync.OnceValues(func() (*rules.Set, error) {
	sources, err := shippedSources()
	if err != nil {
		return nil, err
	}
	opts := options()
	opts.Extensible = true
	return rules.Compile(sources, opts)
})

// TestCompact holds that the compact form of the shipped rules is what they compile to, if it was written for the files as they are, and
// otherwise that what is taken over from it is. With -update-compact it writes it: go generate ./rules/en.
func TestCompact(t *testing.T) {
	set, err := extensible()
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
		return
	}
	known, current := loadCompact()
	switch {
	case known == nil:
		t.Errorf("%s is of another version of the program: run go generate ./rules/en", compactFile)
	case current && en.Compact != string(want):
		t.Errorf("%s is not what the rules compile to (%d bytes, want %d): run go generate ./rules/en", compactFile, len(en.Compact), len(want))
	case !current:
		extended, err := shipped()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(ruletest.Describe(extended), ruletest.Describe(set)) {
			t.Errorf("rules of %s differ from those that are compiled: change compactVersion and run go generate ./rules/en", compactFile)
		}
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

// BenchmarkLoad reads the compact form of the shipped rules, as every start of the program does; compare it with BenchmarkNew.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		if known, _ := loadCompact(); known == nil {
			b.Fatal("damaged")
		}
	}
}
