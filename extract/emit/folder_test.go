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
	if err != nil || len(files) != len(want) {
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
