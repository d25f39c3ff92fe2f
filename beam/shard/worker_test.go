package shard

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs"

	"dateline/beam/internal/testdump"
	"dateline/beam/store"
	"dateline/extract/document"
)

func settings(output string) Settings {
	return Settings{Output: output, Format: "events", Program: "test"}
}

// worker has a plan of one shard for each file.
func worker(t *testing.T, s Settings, inputs ...string) (*Worker, []Shard) {
	t.Helper()
	plan, err := Plan(context.Background(), inputs, s, 0)
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewWorker(s)
	if err != nil {
		t.Fatal(err)
	}
	return w, plan
}

func do(t *testing.T, w *Worker, s Shard) *Receipt {
	t.Helper()
	r, err := w.Do(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func written(t *testing.T, w *Worker, file store.Written) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(w.settings.Output, file.Name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAShardThatIsDoneIsNotDoneAgain(t *testing.T) {
	s := settings(t.TempDir())
	w, plan := worker(t, s, testdump.Write(t, "../../testdata", 1, 3))
	first := do(t, w, plan[0])
	if first.Articles != 4 || first.Failed != 1 || first.Skipped["language"] != 1 || !first.Whole {
		t.Errorf("%+v", first)
	}
	reads := 0
	inner := w.converter.Clean
	w.converter.Clean = func(ctx context.Context, raw document.Raw) (*document.Document, error) {
		reads++
		return inner(ctx, raw)
	}
	if again := do(t, w, plan[0]); reads != 0 || again.Output != first.Output {
		t.Errorf("%d articles were read again", reads)
	}
	for _, change := range []func(){
		func() { os.Truncate(filepath.Join(s.Output, first.Output.Name), 10) },
		func() { os.Remove(filepath.Join(s.Output, first.Reports.Name)) },
		func() { os.Remove(receiptName(s.Output, first.Shard)) },
		func() { os.WriteFile(receiptName(s.Output, first.Shard), []byte("{"), 0o644) },
		func() { plan[0].Run = "of another program" },
	} {
		change()
		reads = 0
		if again := do(t, w, plan[0]); reads != 4 || again.Output != first.Output {
			t.Errorf("%d articles were read, %+v", reads, again)
		}
	}
}

func TestAPanicIsTheFaultOfOneArticle(t *testing.T) {
	w, plan := worker(t, settings(t.TempDir()), testdump.Write(t, "../../testdata", 1, 5))
	inner := w.converter.Clean
	w.converter.Clean = func(ctx context.Context, raw document.Raw) (*document.Document, error) {
		if raw.Meta.ID == "2" {
			panic("no such state")
		}
		return inner(ctx, raw)
	}
	r := do(t, w, plan[0])
	if r.Articles != 5 || r.Failed != 2 || !strings.Contains(written(t, w, r.Errors), "internal error: no such state") {
		t.Errorf("%+v\n%s", r, written(t, w, r.Errors))
	}
}

func TestALongTextIsToldWithAHint(t *testing.T) {
	s := settings(t.TempDir())
	s.MaxText = 500
	w, plan := worker(t, s, testdump.Write(t, "../../testdata", 1, 3))
	r := do(t, w, plan[0])
	if errs := written(t, w, r.Errors); r.Articles != 1 || r.Failed != 4 || strings.Count(errs, "--max-text") != 3 {
		t.Errorf("%+v\n%s", r, errs)
	}
}

func TestAFileThatCannotBeReadIsReadByTheNextRun(t *testing.T) {
	dump := testdump.Write(t, "../../testdata", 1, 3)
	w, plan := worker(t, settings(t.TempDir()), dump)
	name := plan[0].Files[0].Name
	if err := os.Rename(name, name+".away"); err != nil {
		t.Fatal(err)
	}
	if r := do(t, w, plan[0]); r.Whole || r.Failed != 1 || r.Articles != 0 {
		t.Errorf("%+v", r)
	}
	if err := os.Rename(name+".away", name); err != nil {
		t.Fatal(err)
	}
	if r := do(t, w, plan[0]); !r.Whole || r.Articles != 4 {
		t.Errorf("%+v", r)
	}
}

func TestNothingHalfIsLeft(t *testing.T) {
	dump := testdump.Write(t, "../../testdata", 1, 3)
	s := settings(t.TempDir())
	w, plan := worker(t, s, dump)
	ctx, cancel := context.WithCancel(context.Background())
	inner := w.converter.Clean
	w.converter.Clean = func(ctx context.Context, raw document.Raw) (*document.Document, error) {
		cancel()
		return inner(ctx, raw)
	}
	if _, err := w.Do(ctx, plan[0]); err == nil {
		t.Fatal("a shard that was stopped is done")
	}
	filepath.WalkDir(s.Output, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			t.Errorf("%s is left", path)
		}
		return nil
	})
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	w.settings.Output = blocked
	if _, err := w.Do(context.Background(), plan[0]); err == nil {
		t.Error("output that cannot be written is no error")
	}
}

func TestPlan(t *testing.T) {
	ctx := context.Background()
	dump := testdump.Write(t, "../../testdata", 6, 2)
	s := settings("")
	one, err := Plan(ctx, []string{dump}, s, 1<<30)
	if err != nil || len(one) != 1 || len(one[0].Files) != 6 {
		t.Fatalf("%v, %v", one, err)
	}
	each, err := Plan(ctx, []string{filepath.Join(dump, "*.jsonl"), dump}, s, 0)
	if err != nil || len(each) != 6 {
		t.Fatalf("files that two inputs have in common: %v, %v", each, err)
	}
	two, _ := Plan(ctx, []string{dump}, s, each[0].Files[0].Size+each[1].Files[0].Size)
	if len(two) >= 6 || len(two[0].Files) != 2 {
		t.Errorf("%d shards, %d files in the first", len(two), len(two[0].Files))
	}
	s.Output = "elsewhere"
	if moved, _ := Plan(ctx, []string{dump}, s, 1<<30); moved[0].Run != one[0].Run {
		t.Error("the place of the output distinguishes runs")
	}
	s.Published = "2025-06-02"
	if other, _ := Plan(ctx, []string{dump}, s, 1<<30); other[0].Run == one[0].Run || other[0].Name != one[0].Name {
		t.Error("settings do not tell runs apart, or tell names apart")
	}
	if _, err := Plan(ctx, []string{filepath.Join(dump, "gone")}, s, 0); err == nil {
		t.Error("a file that is not there is no error")
	}
}

func TestTheManifestNeedsEveryReceiptOnce(t *testing.T) {
	ctx := context.Background()
	s := settings(t.TempDir())
	w, plan := worker(t, s, testdump.Write(t, "../../testdata", 3, 2))
	if err := WritePlan(ctx, s.Output, plan); err != nil {
		t.Fatal(err)
	}
	var receipts [][]byte
	for _, shard := range plan {
		data, err := do(t, w, shard).Encode()
		if err != nil {
			t.Fatal(err)
		}
		receipts = append(receipts, data)
	}
	for _, bad := range [][][]byte{nil, receipts[:2], append(receipts[:2:2], receipts[1]), append(receipts[:3:3], receipts[0])} {
		if err := WriteManifest(ctx, s.Output, bad, nil); err == nil {
			t.Errorf("a manifest of %d receipts for 3 shards", len(bad))
		}
	}
	if err := WriteManifest(ctx, s.Output, [][]byte{receipts[2], receipts[0], receipts[1]}, nil); err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(ctx, s.Output)
	if err != nil || m.Articles != 9 || m.Failed != 3 || m.Shards[0].Shard != plan[0].Name {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestPruneRemovesWhatThePlanLacks(t *testing.T) {
	ctx := context.Background()
	s := settings(t.TempDir())
	w, plan := worker(t, s, testdump.Write(t, "../../testdata", 2, 2))
	kept, gone := do(t, w, plan[0]), do(t, w, plan[1])
	strangers, err := Strangers(ctx, s.Output, plan[:1])
	if err != nil || len(strangers) != 1 {
		t.Fatal(strangers, err)
	}
	if err := Prune(ctx, s.Output, strangers); err != nil {
		t.Fatal(err)
	}
	if again := done(ctx, s.Output, plan[0]); again == nil || written(t, w, kept.Output) == "" {
		t.Error("a shard of the plan is gone")
	}
	for _, file := range gone.written() {
		if _, err := os.Stat(filepath.Join(s.Output, file.Name)); err == nil {
			t.Errorf("%s is still there", file.Name)
		}
	}
}

func TestInputAndOutputMayLieElsewhere(t *testing.T) {
	ctx := context.Background()
	text, err := os.ReadFile("../../testdata/istanbul.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Write(ctx, "memfs://in/istanbul.txt", text); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("testdata/rivers.parquet")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Write(ctx, "memfs://in/rivers.parquet", table); err != nil {
		t.Fatal(err)
	}
	w, plan := worker(t, settings("memfs://out"), "memfs://in/*")
	if len(plan) != 2 {
		t.Fatal(plan)
	}
	text1, table1 := do(t, w, plan[0]), do(t, w, plan[1])
	if text1.Articles != 1 || text1.Events["act"] < 10 || table1.Articles != 2 || table1.Failed != 0 {
		t.Errorf("%+v\n%+v", text1, table1)
	}
	local, plan := worker(t, settings(t.TempDir()), "../../testdata/istanbul.txt")
	want := strings.ReplaceAll(written(t, local, do(t, local, plan[0]).Output), "../../testdata/", "memfs://in/")
	got, err := store.Read(ctx, "memfs://out/"+text1.Output.Name)
	if err != nil || string(got) != want {
		t.Errorf("other events than in a local run, %v", err)
	}
	if done(ctx, "memfs://out", plan[0]) != nil {
		t.Error("the receipt of one file serves for another")
	}
	if left, err := store.Leftovers(ctx, "memfs://out"); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

func TestReceiptsTellNoTimes(t *testing.T) {
	dump := testdump.Write(t, "../../testdata", 1, 3)
	var receipts [][]byte
	for range 2 {
		w, plan := worker(t, settings(t.TempDir()), dump)
		data, err := json.Marshal(do(t, w, plan[0]))
		if err != nil {
			t.Fatal(err)
		}
		receipts = append(receipts, data)
	}
	if !bytes.Equal(receipts[0], receipts[1]) {
		t.Errorf("%s\n%s", receipts[0], receipts[1])
	}
}
