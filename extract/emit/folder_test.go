package emit

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/document"
)

// upper is a folder that writes the text of each article in capitals.
var upper = &folder{
	files: func(doc *document.Document) ([]articleFile, []string, error) {
		return []articleFile{{".up", []byte(strings.ToUpper(doc.Text))}}, []string{doc.Text, "a"}, nil
	},
	beside: func(labels []string) []articleFile {
		return []articleFile{{"about.conf", []byte(strings.Join(labels, " "))}}
	},
}

func article(id, text string) *document.Document {
	return document.New(document.Meta{ID: id}, text, nil)
}

func write(t *testing.T, enc Encoder, to Target, docs ...*document.Document) error {
	t.Helper()
	w, err := enc.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		p, err := enc.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(p); err != nil {
			return err
		}
	}
	return w.Close()
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	err := write(t, upper, Target{Path: dir}, article("in/One.txt", "x"), article("b.jsonl:12", "y"), article("../one.html", "z"), article("one-2", "v"), article("one", "w"), article("", "u"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"about.conf": "a u v w x y z", "one.up": "X", "b-jsonl-12.up": "Y", "one-2.up": "Z", "one-2-2.up": "V", "one-3.up": "W", "article.up": "U"}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != len(want)+1 { // and the list of them
		t.Errorf("%v, %v", files, err)
	}
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
			t.Errorf("%s: %q, %v, want %q", name, got, err, text)
		}
	}
}

func TestFolderToStream(t *testing.T) {
	var out strings.Builder
	if err := write(t, upper, Target{Writer: &out}, article("1", "x")); err != nil || out.String() != "X" {
		t.Errorf("%q, %v", out.String(), err)
	}
	if err := write(t, upper, Target{Writer: &out}, article("1", "x"), article("2", "x")); !errors.Is(err, ErrOneArticle) {
		t.Errorf("two articles: %v", err)
	}
}

func TestFileName(t *testing.T) {
	tests := []struct{ meta, want string }{
		{"testdata/istanbul.txt", "istanbul"}, {"dump.jsonl:7", "dump-jsonl-7"}, {"https://kallo.test/2025/06/bridge-falls/?a=b", "bridge-falls"},
		{"Brücke: ‘zu alt’", "brücke-zu-alt"}, {"..", "article"}, {"con\x00", "con"}, {strings.Repeat("x", 300), strings.Repeat("x", 77)},
	}
	for _, tt := range tests {
		if got := fileName(article(tt.meta, "")); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.meta, got, tt.want)
		}
	}
}

// TestFolderKeepsOthersFiles: a run replaces what an earlier run wrote, and nothing that a user put there or has changed since.
func TestFolderKeepsOthersFiles(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	check := func(want map[string]string) {
		t.Helper()
		for name, text := range want {
			if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
				t.Errorf("%s: %q, %v, want %q", name, got, err, text)
			}
		}
	}
	put("one.up", "mine")
	put("two.up", "")
	if err := os.Mkdir(filepath.Join(dir, "three.up"), 0o777); err != nil {
		t.Fatal(err)
	}
	docs := []*document.Document{article("one", "x"), article("two", "y"), article("three", "z"), article("four", "v")}
	if err := write(t, upper, Target{Path: dir}, docs...); err != nil {
		t.Fatal(err)
	}
	check(map[string]string{"one.up": "mine", "one-2.up": "X", "two.up": "Y", "three-2.up": "Z", "four.up": "V"})

	put("four.up", "V, corrected")
	again := []*document.Document{article("one", "new"), article("two", "new"), article("three", "new"), article("four", "new")}
	if err := write(t, upper, Target{Path: dir}, again...); err != nil {
		t.Fatal(err)
	}
	check(map[string]string{"one.up": "mine", "one-2.up": "NEW", "two.up": "NEW", "three-2.up": "NEW", "four.up": "V, corrected", "four-2.up": "NEW"})

	put("about.conf", "my own settings")
	if _, err := upper.Open(Target{Path: dir}); err == nil || !strings.Contains(err.Error(), "about.conf") {
		t.Errorf("settings of a user: %v", err)
	}
	check(map[string]string{"about.conf": "my own settings"})
}

// TestSiteKeepsOthersFiles is the same for pages, which say that they are ours, and for their tables.
func TestSiteKeepsOthersFiles(t *testing.T) {
	enc, err := New("html", Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	mine := filepath.Join(dir, "one.html")
	if err := os.WriteFile(mine, []byte("<!doctype html><p>My own page.</p>"), 0o666); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := write(t, enc, Target{Path: dir}, article("one", "x"), article("two", "y")); err != nil {
			t.Fatal(err)
		}
	}
	if data, _ := os.ReadFile(mine); !strings.Contains(string(data), "My own page.") {
		t.Errorf("the page of a user is now %s", data)
	}
	for _, name := range []string{"one-2.html", "two.html", "articles.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"index.html", "articles.json", "names.csv"} {
		path := filepath.Join(dir, name)
		was, _ := os.ReadFile(path)
		if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := enc.Open(Target{Path: dir}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		if data, _ := os.ReadFile(path); string(data) != "mine" {
			t.Errorf("%s is now %s", name, data)
		}
		if err := os.WriteFile(path, was, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
