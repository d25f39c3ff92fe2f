package run

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/extract/emit"
	"dateline/extract/ingest"
)

const (
	articleText = "Ukraine proposed talks to Russia on Monday, the mayor of Ostby said."
	articleLine = `{"id":"1","text":"The bridge at Ostby was old."}` + "\n"
)

// inFolder makes a folder with some articles, and works in it.
func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"a.txt": articleText, "in/b.txt": articleText + " Again.", "in/deep/c.jsonl": articleLine,
		"other.txt": "Other."} {
		put(t, name, text)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	os.MkdirAll(filepath.Dir(name), 0o755)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// setJob is a job with inputs and files to write, such as "-o x --errors y in".
func setJob(t *testing.T, args string) *Job {
	t.Helper()
	j := testJob(t, "articles", "")
	j.Inputs = nil
	words := strings.Fields(args)
	for i := 0; i < len(words); i++ {
		value := func() string { i++; return words[i] }
		switch words[i] {
		case "-o":
			j.Output = value()
		case "--errors":
			j.Errors = value()
		case "--summary":
			j.Summary = value()
		case "--rules":
			j.RuleDir = value()
		case "--resume":
			j.Resume = true
		case "-f":
			form, err := emit.Find(value())
			if err != nil {
				t.Fatal(err)
			}
			j.Format = form
			j.Encoder, _ = emit.New(form.Name, emit.Options{})
		default:
			j.Inputs = append(j.Inputs, words[i])
		}
	}
	return j
}

// TestFilesOfARunAreDifferent checks that a run never writes to what it reads, or two things to one file, whatever they are called.
func TestFilesOfARunAreDifferent(t *testing.T) {
	inFolder(t)
	put(t, "rules/own.yaml", "rules: []\n")
	here, _ := os.Getwd()
	for link, to := range map[string]string{"link.txt": "a.txt", "away": "in", "out.jsonl": "a.txt", "dangling": "nothing"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Link("in/b.txt", "hard.txt"); err != nil {
		t.Skip(err)
	}
	before := folderContent(t, ".")
	for _, args := range []string{
		"-o a.txt a.txt",
		"-o ./a.txt a.txt",
		"-o in/../a.txt a.txt",
		"-o a.txt " + here + "/a.txt",
		"--errors a.txt a.txt",
		"--summary a.txt a.txt other.txt",
		"-o link.txt a.txt",
		"-o a.txt link.txt",
		"-o out.jsonl a.txt",
		"-o hard.txt in",
		"--errors in/b.txt in",
		"-o in/deep/c.jsonl in",
		"-o away/b.txt in",
		"-o in/b.txt away/b.txt",
		"-o in/b.txt in/*.txt",
		"-o in/deep/c.jsonl in/**",
		"--resume -o a.txt a.txt",
		"--resume -o a a.part a.txt",
		"-o x --errors x a.txt",
		"-o x --errors ./x a.txt",
		"-o x --summary away/../x a.txt",
		"--errors x --summary x a.txt",
		"-o dangling --errors nothing a.txt",
		"--errors dangling --summary nothing a.txt",
		"--resume -o x --errors x.part a.txt",
		"--resume -o x --errors x.checkpoint a.txt",
		"--resume -o x --summary x.lock a.txt",
		"--resume -o x --summary x.inputs a.txt",
		"-o {year}.txt --errors other.txt other.txt",
		"-o new/ a.txt",
		"--errors new/ a.txt",
		"-f html -o in in",
		"-f brat -o in in/b.txt",
		"-f html -o away in",
		"--errors rules/own.yaml --rules rules a.txt",
	} {
		if strings.Contains(args, "a.part") {
			put(t, "a.part", articleText)
		}
		err := setJob(t, args).Run(t.Context())
		if usage := new(UsageError); !errors.As(err, &usage) {
			t.Errorf("%s: %v", args, err)
		}
		os.Remove("a.part")
		if after := folderContent(t, "."); after != before {
			t.Fatalf("%s: the files are\n%s\nand were\n%s", args, after, before)
		}
	}
}

// folderContent lists the files below a folder and what they hold.
func folderContent(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		text, _ := os.ReadFile(path)
		b.WriteString(path + ": " + string(text) + "\n")
		return err
	})
	return b.String()
}

// TestForgottenValues: a flag without its value takes the input, or earlier results, for it, and must not destroy them.
func TestForgottenValues(t *testing.T) {
	inFolder(t)
	put(t, "errors.jsonl", `{"source":"a.txt","stage":"ingest","message":"empty: nothing to read"}`+"\n")
	put(t, "summary.json", `{"schema":"dateline/summary/v1"}`+"\n")
	put(t, "empty", "")
	put(t, "acts.jsonl", `{"schema":"dateline/v1","kind":"act","id":"V1"}`+"\n")
	put(t, "acts.csv", "article,url,kind\n")
	for _, args := range []string{"--errors acts.jsonl a.txt", "--errors acts.csv a.txt", "--errors summary.json a.txt",
		"--summary acts.jsonl a.txt", "--summary errors.jsonl a.txt", "--errors a.txt", "--summary a.txt", "-o a.txt", "--errors other.txt a.txt", "--summary in/deep/c.jsonl a.txt", "--resume -o a.txt"} {
		before := folderContent(t, ".")
		j := setJob(t, args)
		j.StdinImplied, j.Stdin = len(j.Inputs) == 0, strings.NewReader("")
		if j.StdinImplied {
			j.Inputs = []string{ingest.Stdin}
		}
		var usage *UsageError
		if err := j.Run(t.Context()); !errors.As(err, &usage) {
			t.Errorf("%s: %v", args, err)
		}
		if after := folderContent(t, "."); !reflect.DeepEqual(after, before) {
			t.Errorf("%s: changed the files", args)
		}
	}
	for _, args := range []string{"--errors errors.jsonl a.txt", "--summary summary.json a.txt", "--errors empty a.txt",
		"--errors new a.txt", "-o other.txt a.txt"} {
		if err := setJob(t, args).Run(t.Context()); err != nil {
			t.Errorf("%s: %v", args, err)
		}
	}
}

// TestFilesThatOnlyLookAlike checks that nothing is refused that destroys nothing.
func TestFilesThatOnlyLookAlike(t *testing.T) {
	for _, args := range []string{
		"-o out.jsonl a.txt",
		"-o other.txt a.txt",
		"-o in/out.jsonl in", // read by none: it appears when the run is complete
		"--errors in/errors.jsonl --summary in/summary.json in",
		"-o {year}.jsonl a.txt",
		"-o " + os.DevNull + " --errors " + os.DevNull + " --summary " + os.DevNull + " a.txt",
		"-f html -o pages in",
		"--resume -o a.txt.jsonl a.txt",
	} {
		inFolder(t)
		for range 2 { // what the first run wrote is in the way of the second
			if err := setJob(t, args).Run(t.Context()); err != nil {
				t.Errorf("%s: %v", args, err)
			}
		}
	}
}

func TestRedirectedFilesAreCompared(t *testing.T) {
	inFolder(t)
	open := func(name string, flag int) *os.File {
		f, err := os.OpenFile(name, flag, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	in, out := open("a.txt", os.O_RDONLY), open("in/b.txt", os.O_WRONLY|os.O_APPEND)
	for _, change := range []func(*Job){
		func(j *Job) { j.Stdin, j.Output = in, "a.txt" },
		func(j *Job) { j.Stdin, j.Errors = in, "a.txt" },
		func(j *Job) { j.Inputs, j.Stdout = []string{"in/b.txt"}, out },
		func(j *Job) { j.Inputs, j.Stdout = []string{"in"}, out },
		func(j *Job) { j.Stdout, j.Errors = out, "in/b.txt" },
	} {
		j := testJob(t, "articles", articleLine)
		change(j)
		if usage := new(UsageError); !errors.As(j.Run(t.Context()), &usage) {
			t.Errorf("%+v is not refused", j)
		}
	}
	// Results that a shell puts into the folder that is read are not read.
	j := testJob(t, "articles", "")
	j.Inputs, j.Stdout = []string{"in"}, open("in/a-results.jsonl", os.O_WRONLY|os.O_CREATE)
	if err := j.Run(t.Context()); err != nil {
		t.Error(err)
	}
	if text := read(t, "in/a-results.jsonl"); strings.Count(text, "\n") != 2 {
		t.Errorf("%s", text)
	}
}

// TestOwnOutputIsNotRead reads folders that hold what earlier runs wrote, in every format.
func TestOwnOutputIsNotRead(t *testing.T) {
	for _, f := range emit.Formats() {
		inFolder(t)
		name := "in/results" + f.Ext
		if f.Form == emit.Page || f.Form == emit.Folder {
			name = "in/results"
		}
		runs := []string{"-f " + f.Name + " --errors in/e --summary in/s -o " + name + " in broken.jsonl"}
		if f.Form == emit.Stream && !f.Binary {
			runs = append(runs, "-f "+f.Name+" -o "+name+".gz a.txt", "-f "+f.Name+" -o "+name+".zst a.txt")
		}
		put(t, "broken.jsonl", "{")
		for _, args := range runs {
			if err := findingJob(t, args).Run(t.Context()); err != nil && !errors.Is(err, ErrIncomplete) {
				t.Fatal(args, err)
			}
		}
		for _, inputs := range []string{"in", "in/**", name, "in/*"} {
			j := setJob(t, inputs)
			var out strings.Builder
			watch := &watcher{}
			j.Stdout, j.Reporter = &out, watch
			if err := j.Run(t.Context()); err != nil {
				t.Errorf("%s, %s: %v", f.Name, inputs, err)
			}
			want := 2
			if inputs == name {
				want = 0
			}
			if got := strings.Count(out.String(), "\n"); got != want {
				t.Errorf("%s, %s: %d articles, want %d: %s", f.Name, inputs, got, want, out.String())
			}
			if len(watch.skipped) == 0 {
				t.Errorf("%s, %s: nothing is reported", f.Name, inputs)
			}
		}
	}
}

// watcher records what a run reports.
type watcher struct {
	silent
	skipped, warnings []string
}

func (w *watcher) Skipped(rec *ingest.RecordError) { w.skipped = append(w.skipped, rec.Error()) }
func (w *watcher) Warning(message string)          { w.warnings = append(w.warnings, message) }
