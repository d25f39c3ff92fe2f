package browsertest

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/tools/txtar"

	"dateline/extract/emit"
	"dateline/extract/serve"
)

// axeVersion is the version of axe-core that the pages are held to.
const axeVersion = "4.14.1"

// axe is the source of axe-core, which npm fetches once into the cache of the user.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	dir := filepath.Join(cache, "dateline-browsertest")
	archive := filepath.Join(dir, "axe-core-"+axeVersion+".tgz")
	if _, err := os.Stat(archive); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Skip(err)
		}
		cmd := exec.Command("npm", "pack", "--silent", "axe-core@"+axeVersion)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("npm cannot fetch axe-core: %v %s", err, out)
		}
	}
	source, err := member(archive, "package/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// member is a file of a compressed archive.
func member(archive, name string) (string, error) {
	f, err := os.Open(archive)
	if err != nil {
		return "", err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	for files := tar.NewReader(unpacked); ; {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			return "", fmt.Errorf("%s has no %s", archive, name)
		}
		if err != nil {
			return "", err
		}
		if h.Name == name {
			data, err := io.ReadAll(files)
			return string(data), err
		}
	}
}

// news are articles of several stories, with the ids that their pages are called after.
func news(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"harbor.txt": sample(t, "harbor.txt"), "istanbul.txt": sample(t, "istanbul.txt"),
		"takeover.html": sample(t, "takeover.html")}
	names, err := filepath.Glob("../../extract/story/testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no stories", err)
	}
	for _, name := range names {
		file, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range file.Files {
			meta := strings.Fields(f.Name)
			title, text, _ := strings.Cut(string(f.Data), "\n")
			line, err := json.Marshal(map[string]string{"id": filepath.Base(name) + meta[0], "published": meta[1], "url": meta[2],
				"title": title, "text": text})
			if err != nil {
				t.Fatal(err)
			}
			out[strings.TrimSuffix(filepath.Base(name), ".txtar")+"-"+meta[0]+".json"] = string(line)
		}
	}
	return out
}

// folderOf writes files into a folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// servedNews is the address of a server that shows the articles of several stories.
func servedNews(t *testing.T) string {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := serve.Load(t.Context(), x, folderOf(t, news(t)), 2, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	s, err := serve.New(x, serve.Config{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	return server.URL
}

// staticNews is the address of a folder of pages.
func staticNews(t *testing.T) string {
	t.Helper()
	return staticFolder(t, "harbor.txt", "istanbul.txt")
}

// emptyFolder is the address of a folder of pages without articles.
func emptyFolder(t *testing.T) string {
	t.Helper()
	return staticFolder(t)
}

// staticFolder is the address of a folder with the pages of samples.
func staticFolder(t *testing.T, names ...string) string {
	t.Helper()
	enc, err := emit.New("html", emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	w, err := enc.Open(emit.Target{Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		doc := extracted(t, sample(t, name))
		doc.Meta.ID = name
		piece, err := enc.Encode(doc)
		if err == nil {
			err = w.Write(piece)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return "file://" + dir
}

// view is a width and colours in which pages are looked at.
type view struct {
	name   string
	width  int64
	scheme string
}

var views = []view{{"wide", 1400, "light"}, {"wide-dark", 1400, "dark"}, {"narrow", 390, "light"}, {"narrow-dark", 390, "dark"}}

// violation is a rule of axe that a page breaks.
type violation struct{ ID, Impact, Help, Targets string }

// audit runs axe on the page at hand.
func audit(t *testing.T, ctx context.Context, source string) []violation {
	t.Helper()
	return value[[]violation](t, ctx, source+`;axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v =>
		({ID: v.id, Impact: v.impact, Help: v.help, Targets: v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + (n.any[0] || {message: ''}).message).join('; ')})))`)
}

// TestPagesAreAccessible holds every kind of page to axe-core, in each view, and to the width of the window.
func TestPagesAreAccessible(t *testing.T) {
	source := axe(t)
	ctx, _ := browser(t)
	server, folder := servedNews(t), staticNews(t)
	first := func(page, selector string) string {
		do(t, ctx, chromedp.Navigate(page))
		return value[string](t, ctx, `document.querySelector('`+selector+`').href`)
	}
	story := first(server+"/", ".stories a")
	pages := map[string]string{
		"front": server + "/", "search": server + "/search.html?q=water", "filtered": server + "/search.html?actor=Macron", "story": story,
		"person": server + "/parties/person_emmanuel-macron_fra.html",
		"table":  server + "/who-to-whom.html", "names": server + "/names.html", "act": server + "/acts/reject.html",
		"articles": server + "/articles.html", "article": server + "/articles/27", "read": server + "/read", "rules": server + "/rules",
		"static-front": folder + "/index.html", "static-article": folder + "/harbor.html", "static-istanbul": folder + "/istanbul.html",
		"static-table": folder + "/who-to-whom.html",
		"static-story": first(folder+"/index.html", ".stories a"), "static-person": first(folder+"/names.html", "tbody a"),
		"static-names": folder + "/names.html", "static-words": folder + "/words.html",
		"static-letter": first(folder+"/words.html", "nav.letters a"), "static-empty": emptyFolder(t) + "/index.html",
		"none-found": server + "/search.html?q=zzzz", "search-empty": server + "/search.html",
	}
	for _, view := range views {
		view.set(t, ctx)
		for name, address := range pages {
			do(t, ctx, chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("h1")))
			view.check(t, ctx, name, source)
		}
	}
}

// set gives the page at hand the width and the colours of a view.
func (v view) set(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: v.width, Height: 1000,
		DeviceScaleFactor: 1, Mobile: v.width < 500}),
		media(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}}))
}

// check holds the page at hand to axe-core and to the width of the window.
func (v view) check(t *testing.T, ctx context.Context, name, source string) {
	t.Helper()
	for _, broken := range audit(t, ctx, source) {
		t.Errorf("%s %s: %s (%s): %s %s", name, v.name, broken.ID, broken.Impact, broken.Help, broken.Targets)
	}
	if wide := value[int64](t, ctx, `document.documentElement.scrollWidth`); wide > v.width {
		t.Errorf("%s %s: the page is %d wide", name, v.name, wide)
	}
	look(t, ctx, name+"-"+v.name)
}

// TestSearchInABrowser types words into the form of the front page and follows a story.
func TestSearchInABrowser(t *testing.T) {
	ctx, _ := browser(t)
	do(t, ctx, chromedp.Navigate(servedNews(t)+"/"), chromedp.SendKeys(chromedp.CSS("#q"), "lake ondal"),
		chromedp.Click(chromedp.CSS(".search button")), chromedp.WaitVisible(chromedp.CSS(".stories mark")))
	shown := text(t, ctx, "main")
	hasAll(t, shown, "4 articles", "Kestria rejects Marovia's water offer", "its story")
	do(t, ctx, chromedp.Click(chromedp.CSS(".stories .facts a")), chromedp.WaitVisible(chromedp.CSS(".timeline")))
	hasAll(t, text(t, ctx, "main"), "4 articles", "What happened when")
}
