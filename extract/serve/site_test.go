package serve

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/site"
)

// loadedServer is a server that shows the articles of a folder.
func loadedServer(t *testing.T, x *extract.Extractor, dir string) *Server {
	t.Helper()
	if !site.Available {
		t.Skip("built without SQLite")
	}
	folder, err := Load(t.Context(), x, dir, 2, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	return newServer(t, Config{Folder: folder, Jobs: 1})
}

func newsServer(t *testing.T) *Server {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "date 2025-06-02\n\nKenya proposed to Uganda to hold a summit on June 20. President William Ruto said that the lake was deep.",
		"b.txt": "date 2025-06-03\n\nUganda rejected Kenya's proposal to hold a summit on June 20.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return loadedServer(t, x, dir)
}

var hrefs = regexp.MustCompile(`(?:href|action)="([^"]*)"`)

// TestLinksOfServedPages follows every link from the front page on.
func TestLinksOfServedPages(t *testing.T) {
	s := newsServer(t)
	seen, todo := map[string]bool{}, []string{"http://localhost/"}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		base, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		w := ask(s, "GET", base.RequestURI(), "")
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", at, w.Code)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		for _, link := range hrefs.FindAllStringSubmatch(w.Body.String(), -1) {
			to, err := base.Parse(strings.ReplaceAll(link[1], "&amp;", "&"))
			if err != nil {
				t.Fatal(err)
			}
			to.Fragment = ""
			if to.Host == "localhost" && !seen[to.String()] {
				seen[to.String()] = true
				todo = append(todo, to.String())
			}
		}
	}
	if len(seen) < 30 {
		t.Errorf("%d pages", len(seen))
	}
}

func TestSearchOfTheServer(t *testing.T) {
	s := newsServer(t)
	for target, want := range map[string]string{
		"/search.html?q=deep":                           "<mark>deep</mark>",
		"/search.html?q=deep+summit&month=2025-06":      "findings",
		"/search.html?act=reject":                       "1 finding<",
		"/search.html?actor=Ruto&country=KEN":           "1 finding<",
		"/search.html?q=%3Cscript%3Ealert(1)%3C/script": "&lt;script&gt;",
		"/search.csv?act=reject":                        "reject",
	} {
		w := ask(s, "GET", target, "")
		if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, want) || strings.Contains(body, "<script>alert") {
			t.Errorf("%s: %d, no %q in\n%s", target, w.Code, want, body[max(0, strings.Index(body, "<main")):])
		}
	}
	for _, target := range []string{"/x.html", "/acts/x.html", "/stories/..%2f..%2fx.html", "/search.csv", "/parties/x.json", "/acts/"} {
		if w := ask(s, "GET", target, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
	if w := ask(s, "POST", "/acts/reject.html", ""); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: status %d, allowed %s", w.Code, w.Header().Get("Allow"))
	}
}

// TestPagesOfASiteTakeSlots holds that queries wait for a slot as articles do, and end with their request.
func TestPagesOfASiteTakeSlots(t *testing.T) {
	s := newsServer(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, target := range []string{"/", "/search.html?q=lake", "/stories.html", "/acts/reject.csv"} {
		s.jobs.running <- struct{}{}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequestWithContext(ctx, "GET", "http://localhost"+target, nil))
		<-s.jobs.running
		if w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s: status %d", target, w.Code)
		}
		w = httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequestWithContext(ctx, "GET", "http://localhost"+target, nil))
		if w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s of a client that left: status %d", target, w.Code)
		}
	}
}
