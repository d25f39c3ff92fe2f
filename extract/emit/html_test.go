package emit

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/document"
)

func TestPages(t *testing.T) {
	dir := t.TempDir()
	enc, err := New("html", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := write(t, enc, Target{Path: dir}, article("one.txt", "x"), article("in/index.txt", "y"), article("a: 1 <b>", "z"), article("one.txt", "w")); err != nil {
		t.Fatal(err)
	}
	index, err := os.ReadFile(filepath.Join(dir, "articles.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="one.html">one.txt<`, `href="index-2.html">index.txt<`, `href="a-1-b.html">a: 1 &lt;b&gt;<`, `href="one-2.html"`} {
		if !strings.Contains(string(index), want) {
			t.Errorf("no %s in %s", want, index)
		}
	}
	if !strings.HasSuffix(string(index), "</html>\n") {
		t.Error("the list does not end")
	}
	for _, name := range []string{"one", "one-2", "index-2", "a-1-b"} {
		if _, err := os.Stat(filepath.Join(dir, name+".html")); err != nil {
			t.Error(err)
		}
	}
}

func TestOnePage(t *testing.T) {
	enc, err := New("html", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	first := document.New(document.Meta{}, "Nothing happened.", []document.Block{{Kind: document.Paragraph, Span: document.Span{End: 17}}})
	err = write(t, enc, Target{Writer: &out}, first, article("2", "y"))
	if !errors.Is(err, ErrOneArticle) {
		t.Errorf("two articles: %v", err)
	}
	if !strings.HasPrefix(out.String(), "<!doctype html>") || !strings.Contains(out.String(), "Nothing happened.") {
		t.Errorf("got %s", out.String())
	}
}
