package serve

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/longtest"
)

// hostile has characters that control a terminal, in ASCII and beyond, and that set the direction of text.
const hostile = "\x1b[2J\u009b1m\u202e\u2066\u0085x"

// uncontrolled fails if a response or a log has a character that controls a terminal or the direction of text.
func uncontrolled(t *testing.T, what, text string) {
	t.Helper()
	for _, bad := range []string{"\x1b", "\u009b", "\u202e", "\u2066", "\u0085"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s: %q in %q", what, bad, text)
		}
	}
}

// TestNothingOfARequestControlsTheTerminal has control characters in all parts of requests that responses quote.
func TestNothingOfARequestControlsTheTerminal(t *testing.T) {
	longtest.NotUnderRace(t)
	s := newServer(t, Config{Hosts: []string{"a.example"}})
	upload, form := filled(t, nil, hostile+".jsonl", "{\""+hostile)
	mixed, mixedForm := filled(t, nil, hostile+".jsonl", `{"text":`+quote(summit)+"}\n{\""+hostile)
	date, dateForm := filled(t, map[string]string{"text": summit, "published": hostile}, "", "")
	trial, trialForm := filled(t, map[string]string{"rules": "version: 1\n" + hostile + ": [", "text": "x"}, "", "")
	seen, seenForm := filled(t, map[string]string{"rules": strings.Replace(example.File, "- The convict", "+ The \u202e\u2066convict", 1), "text": "They convicted\u202e Ann\u2066."}, "", "")
	query := "?format=" + url.QueryEscape(hostile)
	tests := []struct{ name, method, target, body, media string }{
		{"path", "GET", "/" + url.PathEscape(hostile), "", ""},
		{"article", "GET", "/articles/" + url.PathEscape(hostile), "", ""},
		{"method", "PUT\u202e", "/rules", "", ""},
		{"type", "POST", "/v1/extract", summit, hostile},
		{"type of a stream", "POST", streamPath, summit, hostile},
		{"charset", "POST", "/v1/extract", summit, "text/plain; charset=\"\u009b\u202e\""},
		{"query", "POST", "/v1/extract" + query, summit, plain},
		{"query of a stream", "POST", streamPath + query, summit, ndjson},
		{"parameter", "POST", "/v1/extract?" + url.QueryEscape(hostile) + "=1", summit, plain},
		{"JSON", "POST", "/v1/extract", `{"` + hostile, "application/json"},
		{"line", "POST", streamPath, `{"text":1,"` + hostile + "\n" + hostile, ndjson},
		{"file", "POST", "/read", upload, form},
		{"one file of two", "POST", "/read", mixed, mixedForm},
		{"date", "POST", "/read", date, dateForm},
		{"rules", "POST", "/rules?part=result", trial, trialForm},
		{"tests and text", "POST", "/rules?part=result", seen, seenForm},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("GET", "http://localhost"+tt.target, strings.NewReader(tt.body))
		r.Method = tt.method
		r.Header.Set("Content-Type", tt.media)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		body := w.Body.String()
		if tt.name == "date" { // the form gives back what was filled in
			body = strings.Replace(body, hostile, "", 1)
		}
		uncontrolled(t, tt.name, body)
		for name, values := range w.Header() {
			uncontrolled(t, tt.name+", header "+name, strings.Join(values, " "))
		}
	}
	r := httptest.NewRequest("GET", "http://localhost/", nil)
	r.Host = hostile
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	uncontrolled(t, "host", w.Body.String())
}

// TestNothingOfAFolderControlsTheReader has control characters in the name, title, byline and site of an article.
func TestNothingOfAFolderControlsTheReader(t *testing.T) {
	longtest.NotUnderRace(t)
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	article := `{"text":` + quote(summit) + `,"title":` + quote(hostile) + `,"byline":` + quote(hostile) + `,"site":` + quote(hostile) + `,"url":` + quote(hostile) + "}\n"
	for name, text := range map[string]string{hostile + ".txt": summit, "b.jsonl": article} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Skip(err)
		}
	}
	s := loadedServer(t, x, dir)
	if all, _ := s.cfg.Folder.Articles(); len(all) != 2 {
		t.Fatalf("%d articles", len(all))
	}
	for _, target := range []string{"/", "/read", "/articles/1", "/articles/2", "/articles.html", "/stories.html", "/search.html?q=Kenya", "/acts/propose.html"} {
		w := ask(s, "GET", target, "")
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", target, w.Code)
		}
		uncontrolled(t, target, w.Body.String())
	}
}

// TestNothingInTheLogControlsTheTerminal logs an internal error about a hostile path.
func TestNothingInTheLogControlsTheTerminal(t *testing.T) {
	before := slog.Default()
	defer slog.SetDefault(before)
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	r := httptest.NewRequest("GET", "http://localhost/", nil)
	r.URL.Path = "/" + hostile
	problemOf(r, errors.New(hostile))
	if log.Len() == 0 {
		t.Error("nothing was logged")
	}
	uncontrolled(t, "log", log.String())
}
