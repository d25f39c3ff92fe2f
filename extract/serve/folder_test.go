package serve

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract/site"
)

func TestFolder(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	dir, secret := t.TempDir(), filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte(summit), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a.txt": "date 2025-06-02\n\n" + summit, "b.html": "<title>On B</title><h1>On B</h1><p>" + summit + "</p>", "c.jsonl": "{broken\n"} {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"inside.txt": "a.txt", "outside.txt": secret, "up.txt": "../" + filepath.Base(filepath.Dir(secret)) + "/secret.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	failed := 0
	folder, err := Load(t.Context(), x, dir, 2, func(error) { failed++ })
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	articles, all := folder.Articles()
	if failed != 3 || len(articles) != 3 || !all {
		t.Fatalf("%d articles, %v, %d failed", len(articles), all, failed)
	}
	if err := os.RemoveAll(dir); err != nil { // nothing is read again
		t.Fatal(err)
	}
	s := newServer(t, Config{Folder: &Folder{articles: articles, done: true}})
	home := ask(s, "GET", "/", "").Body.String()
	if !strings.Contains(home, `href="/articles/1">a.txt<`) || !strings.Contains(home, "2 June 2025") || strings.Contains(home, dir) {
		t.Errorf("the list is %s", home)
	}
	if w := ask(s, "GET", "/articles/2", ""); w.Code != 200 || !strings.Contains(w.Body.String(), "On B") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, number := range []string{"0", "4", "-1", "x", "..%2f1", "99999999999999999999"} {
		if w := ask(s, "GET", "/articles/"+number, ""); w.Code != 404 {
			t.Errorf("article %s: %d", number, w.Code)
		}
	}
}

// TestFolderWhileItIsRead holds that the server answers before a folder is read, with what has been read, and has all of it afterwards.
func TestFolderWhileItIsRead(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "broken.jsonl", "d.txt"} {
		text := summit
		if name == "broken.jsonl" {
			text = "{\n"
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	s := newServer(t, Config{Folder: folder})
	expect := func(when, target string, status int, want string) {
		t.Helper()
		if w := ask(s, "GET", target, ""); w.Code != status || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s, %s: got %d %s, want %d and %q", when, target, w.Code, w.Body, status, want)
		}
	}
	expect("before", "/", 200, "0 articles so far")
	expect("before", "/healthz", 200, "ok, reading the folder: 0 articles so far")
	expect("before", "/stories.html", 503, "the folder is being read")
	expect("before", "/articles/1", 404, "there is no article 1")
	err = folder.Read(t.Context(), x, 1, func(error) { // the third of the files
		expect("meanwhile", "/", 200, `href="/articles/2">b.txt<`)
		expect("meanwhile", "/", 200, "2 articles so far")
		expect("meanwhile", "/articles/1", 200, "Kenya")
	})
	if err != nil {
		t.Fatal(err)
	}
	expect("after", "/healthz", 200, "ok\n")
	expect("after", "/articles/3", 200, "Kenya")
	if site.Available {
		expect("after", "/stories.html", 200, "3 articles")
	}
}

// TestFolderWithResults loads the folder that holds the articles of the tests, what was found in them, and the tests of stages.
func TestFolderWithResults(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	const dir = "../../testdata"
	results, err := filepath.Glob(dir + "/*.json*")
	if err != nil || len(results) == 0 {
		t.Fatalf("no results in %s: %v", dir, err)
	}
	skipped := 0
	folder, err := Load(t.Context(), x, dir, 2, func(err error) {
		switch text := err.Error(); {
		case strings.Contains(text, "written by Dateline"):
			skipped++
		case !strings.Contains(text, "files that end in .txtar are not read"):
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if skipped != len(results) {
		t.Errorf("%d of %d results were skipped", skipped, len(results))
	}
	var names []string
	articles, _ := folder.Articles()
	for _, a := range articles {
		names = append(names, a.Raw.Meta.ID)
	}
	if want := []string{"harbor.txt", "istanbul.txt", "river.txt", "takeover.html"}; !slices.Equal(names, want) {
		t.Errorf("listed %q, want %q", names, want)
	}
}
