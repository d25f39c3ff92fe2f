package pipeline

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"dateline/beam/internal/testdump"
	"dateline/beam/shard"
	"dateline/extract/story"
)

func TestMain(m *testing.M) { ptest.Main(m) }

// runOnPrism runs the whole pipeline in this process.
func runOnPrism(t *testing.T, dump, output string, opts Options) *shard.Manifest {
	t.Helper()
	ctx := context.Background()
	s := shard.Settings{Output: output, Format: "events", Program: "test"}
	plan, err := shard.Plan(ctx, []string{dump}, s, 0)
	if err == nil {
		err = shard.WritePlan(ctx, output, plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	p, root := beam.NewPipelineWithRoot()
	if err := Build(root, s, opts); err != nil {
		t.Fatal(err)
	}
	ptest.RunAndValidate(t, p)
	m, err := shard.ReadManifest(ctx, output)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// join concatenates files.
func join(t *testing.T, output string, names ...string) []byte {
	t.Helper()
	var all []byte
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(output, name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	return all
}

func TestARunOnPrismIsOneOnASingleMachine(t *testing.T) {
	dump, output, dir := testdump.Write(t, "../../testdata", 6, 10), t.TempDir(), t.TempDir()
	opts := Options{Days: 3, Parts: 4}
	m := runOnPrism(t, dump, output, opts)

	build := exec.Command("go", "build", "-o", filepath.Join(dir, "dateline"), "./cmd/dateline")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	single := exec.Command(filepath.Join(dir, "dateline"), "extract", "-q", "--errors", filepath.Join(dir, "errors"), dump)
	want, err := single.Output()
	if single.ProcessState.ExitCode() != 3 { // the dump has broken lines
		t.Fatal(err)
	}
	var events, errors, stories []string
	for _, r := range m.Shards {
		events, errors = append(events, r.Output.Name), append(errors, r.Errors.Name)
	}
	if !bytes.Equal(join(t, output, events...), want) {
		t.Error("the events are not those of dateline extract")
	}
	if errs := join(t, dir, "errors"); len(errs) == 0 || !bytes.Equal(join(t, output, errors...), errs) {
		t.Error("the errors are not those of dateline extract")
	}
	if m.Articles != 66 || m.Failed != 6 || len(m.Shards) != 6 {
		t.Errorf("%d articles, %d failed, %d shards", m.Articles, m.Failed, len(m.Shards))
	}
	for _, f := range m.Stories {
		stories = append(stories, f.Name)
	}
	checkStories(t, m, join(t, output, stories...), inMemory(t, output, m, opts))
}

// inMemory are the stories of all reports, grouped without an engine.
func inMemory(t *testing.T, output string, m *shard.Manifest, opts Options) (all []*story.Story) {
	t.Helper()
	var summaries [][]byte
	for i := range m.Shards {
		receipt, err := m.Shards[i].Encode()
		if err == nil {
			err = shard.EachReport(t.Context(), output, receipt, func(s []byte) { summaries = append(summaries, bytes.Clone(s)) })
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Reverse(summaries) // the order does not matter
	err := shard.Group(t.Context(), opts.Days, slices.Values(summaries), func(s *story.Story) { all = append(all, s) })
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func checkStories(t *testing.T, m *shard.Manifest, got []byte, want []*story.Story) {
	t.Helper()
	copied := 0
	var lines [][]byte
	for _, s := range want {
		lines = append(lines, s.Line())
		if s.Articles > s.Reports && len(s.Sources) > 1 {
			copied++
		}
	}
	sorted := bytes.SplitAfter(bytes.TrimSuffix(got, []byte("\n")), []byte("\n"))
	sorted[len(sorted)-1] = append(bytes.Clone(sorted[len(sorted)-1]), '\n')
	slices.SortFunc(sorted, bytes.Compare)
	slices.SortFunc(lines, bytes.Compare)
	if !bytes.Equal(bytes.Join(sorted, nil), bytes.Join(lines, nil)) || m.Count != len(lines) {
		t.Errorf("%d stories, %d without an engine", m.Count, len(lines))
	}
	if copied == 0 {
		t.Error("no story has copies")
	}
}

func TestTwoRunsGiveTheSameFiles(t *testing.T) {
	dump := testdump.Write(t, "../../testdata", 3, 5)
	first, second := t.TempDir(), t.TempDir()
	runOnPrism(t, dump, first, Options{Days: 3, Parts: 2})
	runOnPrism(t, dump, second, Options{Days: 3, Parts: 2})
	files, _ := filepath.Glob(filepath.Join(first, "*", "*"))
	files = append(files, filepath.Join(first, "manifest.json"))
	if len(files) < 3*4+1 {
		t.Fatal(files)
	}
	for _, name := range files {
		rel, _ := filepath.Rel(first, name)
		if !bytes.Equal(join(t, first, rel), join(t, second, rel)) {
			t.Errorf("%s differs", rel)
		}
	}
}
