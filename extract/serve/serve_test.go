package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/page"
)

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New() })

func newServer(t testing.TB, cfg Config) *Server {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(x, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends one request to a server without a network. Headers are pairs.
func ask(s *Server, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost"+target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

const (
	plain  = "text/plain"
	ndjson = "application/x-ndjson"
	summit = "Kenya proposed to Uganda to hold a summit on June 20."
)

func TestExtract(t *testing.T) {
	s := newServer(t, Config{})
	latin := "Le caf\xe9 – no: Kenya proposed a caf\xe9 to Uganda."
	tests := []struct{ name, target, media, body, contentType, want string }{
		{"text", "", plain, summit, "application/json", `"type":"proposal"`},
		{"no id", "", plain, summit, "application/json", `"id":null,"url":null`},
		{"published", "?published=2025-06-02", plain, summit, "application/json", `"value":"2025-06-20"`},
		{"html", "", "text/html; charset=utf-8", "<p>" + summit + "</p>", "application/json", `"type":"proposal"`},
		{"json", "", "application/json", `{"text":` + quote(summit) + `,"published":"2024-01-01","url":"https://a.example/"}`, "application/json", `"url":"https://a.example/"`},
		{"events", "?format=events&kinds=act", plain, summit, "application/x-ndjson", `"kind":"act"`},
		{"bytes", "?offsets=bytes", plain, "“é” " + summit, "application/json", `"text":"Kenya"`},
		{"csv", "?format=csv", plain, summit, "text/csv; charset=utf-8", "propose"},
		{"page", "?format=html", plain, summit, "text/html; charset=utf-8", "<!doctype html>"},
		{"charset of text", "", "text/plain; charset=iso-8859-1", latin, "application/json", "café to"},
		{"charset of html", "", "text/html; charset=iso-8859-1", `<meta charset="utf-8"><p>` + latin + "</p>", "application/json", "café to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(s, "POST", "/v1/extract"+tt.target, tt.body, "Content-Type", tt.media)
			if w.Code != 200 || w.Header().Get("Content-Type") != tt.contentType || !strings.Contains(w.Body.String(), tt.want) {
				t.Errorf("got %d %s %s, want %s %s", w.Code, w.Header().Get("Content-Type"), w.Body, tt.contentType, tt.want)
			}
		})
	}
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// TestRefusals holds that what is wrong is answered by a problem that says what to do.
func TestRefusals(t *testing.T) {
	s := newServer(t, Config{MaxBody: 1000})
	long := strings.Repeat("a ", 1000)
	tests := []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		detail                     string
	}{
		{"no type", "POST", "/v1/extract", summit, nil, 415, "Content-Type"},
		{"form", "POST", "/v1/extract", "a=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "x-www-form-urlencoded"},
		{"charset", "POST", "/v1/extract", summit, []string{"Content-Type", "text/plain; charset=klingon"}, 415, "klingon"},
		{"compressed", "POST", "/v1/extract", summit, []string{"Content-Type", plain, "Content-Encoding", "gzip"}, 415, "gzip"},
		{"long", "POST", "/v1/extract", long, []string{"Content-Type", plain}, 413, "1000 bytes"},
		{"long json", "POST", "/v1/extract", `{"text":` + quote(long) + "}", []string{"Content-Type", "application/json"}, 413, "1000 bytes"},
		{"empty", "POST", "/v1/extract", "", []string{"Content-Type", plain}, 422, "empty"},
		{"no text", "POST", "/v1/extract", "<html><body></body></html>", []string{"Content-Type", "text/html"}, 422, "no text"},
		{"broken json", "POST", "/v1/extract", `{"text":`, []string{"Content-Type", "application/json"}, 422, "JSON"},
		{"json without text", "POST", "/v1/extract", `{"title":"x"}`, []string{"Content-Type", "application/json"}, 422, "no text"},
		{"two articles", "POST", "/v1/extract", `[{"text":"a b"},{"text":"c d"}]`, []string{"Content-Type", "application/json"}, 422, "more than one"},
		{"format", "POST", "/v1/extract?format=morse", summit, []string{"Content-Type", plain}, 400, `"morse"`},
		{"format of files", "POST", "/v1/extract?format=sqlite", summit, []string{"Content-Type", plain}, 400, "sqlite"},
		{"parameter", "POST", "/v1/extract?fromat=events", summit, []string{"Content-Type", plain}, 400, "fromat"},
		{"date", "POST", "/v1/extract?published=soon", summit, []string{"Content-Type", plain}, 400, "published"},
		{"kinds", "POST", "/v1/extract?format=events&kinds=all", summit, []string{"Content-Type", plain}, 400, "all"},
		{"offsets", "POST", "/v1/extract?offsets=words", summit, []string{"Content-Type", plain}, 400, "words"},
		{"query", "POST", "/v1/extract?%zz", summit, []string{"Content-Type", plain}, 400, "address"},
		{"stream type", "POST", "/v1/articles", summit, []string{"Content-Type", plain}, 415, "text/plain"},
		{"compressed stream", "POST", "/v1/articles", summit, []string{"Content-Type", ndjson, "Content-Encoding", "gzip"}, 415, "gzip"},
		{"stream format", "POST", "/v1/articles?format=csv", "", []string{"Content-Type", ndjson}, 400, "csv"},
		{"schema", "GET", "/v1/schema?format=csv", "", nil, 400, "csv"},
		{"nowhere", "GET", "/etc/passwd", "", nil, 404, "/etc/passwd"},
		{"asset", "GET", "/assets/..%2f..%2fserve.go", "", nil, 404, "nothing at"},
		{"article", "GET", "/articles/1", "", nil, 404, "article 1"},
		{"method", "DELETE", "/v1/extract", "", nil, 405, "DELETE"},
		{"method of rules", "PUT", "/rules", "", nil, 405, "PUT"},
		{"host", "GET", "/", "", []string{"Host", "evil.example"}, 421, "evil.example"},
		{"origin", "POST", "/v1/extract", summit, []string{"Content-Type", plain, "Origin", "http://evil.example"}, 403, "another site"},
		{"site", "POST", "/read", "", []string{"Sec-Fetch-Site", "cross-site"}, 403, "another site"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, "http://localhost"+tt.target, strings.NewReader(tt.body))
			for i := 0; i+1 < len(tt.headers); i += 2 {
				if tt.headers[i] == "Host" {
					r.Host = tt.headers[i+1]
				}
				r.Header.Set(tt.headers[i], tt.headers[i+1])
			}
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			var p problem
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Header().Get("Content-Type") != "application/problem+json" {
				t.Fatalf("%d is no problem: %s", w.Code, w.Body)
			}
			if w.Code != tt.status || p.Status != tt.status || p.Title == "" || !strings.Contains(p.Detail, tt.detail) {
				t.Errorf("got %d %+v, want %d with %q", w.Code, p, tt.status, tt.detail)
			}
		})
	}
}

func TestHosts(t *testing.T) {
	s := newServer(t, Config{Hosts: []string{"News.example"}})
	for host, want := range map[string]bool{
		"localhost": true, "localhost:80": true, "127.0.0.1:8080": true, "[::1]:8080": true, "::1": true, "192.0.2.7": true, "news.example:80": true,
		"NEWS.EXAMPLE.": true, "a.localhost": true, "evil.example": false, "localhost.evil.example": false, "127.0.0.1.evil.example": false, "": false, "127.1": false,
	} {
		if got := s.knows(host); got != want {
			t.Errorf("knows(%q) is %v", host, got)
		}
	}
}

func TestStream(t *testing.T) {
	s := newServer(t, Config{MaxBody: 1000})
	body := `{"id":"a","text":` + quote(summit) + "}\n\nbroken\n" + `{"text":` + quote(strings.Repeat("a ", 1000)) + "}\n" + `{"id":"b","html":"<p>` + summit + `</p>"}`
	w := ask(s, "POST", "/v1/articles?published=2025-06-02", body, "Content-Type", ndjson)
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	if w.Code != 200 || len(lines) != 4 {
		t.Fatalf("%d: %d lines: %s", w.Code, len(lines), w.Body)
	}
	for i, want := range []string{`"id":"a"`, `{"error":{"record":2,"status":422,"detail":"invalid JSON`, `{"error":{"record":3,"status":413,"detail":"the line is longer than 1000 bytes`, `"id":"b"`} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d: no %s in %s", i+1, want, lines[i])
		}
	}
}

// TestStreamAnswersAtOnce sends an article only after the one before has been answered.
func TestStreamAnswersAtOnce(t *testing.T) {
	server := httptest.NewServer(newServer(t, Config{}).Handler())
	defer server.Close()
	in, out := io.Pipe()
	r, err := http.NewRequest("POST", server.URL+"/v1/articles?format=events&kinds=act", in)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", ndjson)
	go fmt.Fprintf(out, "{\"text\":%q}\n", summit)
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewReader(answer.Body)
	for range 3 {
		if line, err := lines.ReadString('\n'); err != nil || !strings.Contains(line, `"act"`) {
			t.Fatalf("%q, %v", line, err)
		}
		go fmt.Fprintf(out, "{\"text\":%q}\n", summit)
	}
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	out.Close()
	if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
		t.Errorf("%q, %v", rest, err)
	}
}

func TestHeaders(t *testing.T) {
	s := newServer(t, Config{})
	for _, target := range []string{"/", "/rules", "/assets/app.js", "/nowhere", "/healthz"} {
		h := ask(s, "GET", target, "").Header()
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, page.StyleSource) || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", target, h)
		}
	}
	for _, name := range []string{"home.html", "rules.html"} {
		data, err := files.ReadFile("assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, inline := range []string{"<style", " style=", " onclick=", "<script>"} {
			if bytes.Contains(data, []byte(inline)) {
				t.Errorf("%s has %q, which the policy forbids", name, inline)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	s := newServer(t, Config{})
	ask(s, "POST", "/v1/extract", summit, "Content-Type", plain)
	ask(s, "GET", "/a-name-of-the-client", "")
	got := ask(s, "GET", "/metrics", "").Body.String()
	for _, want := range []string{"dateline_articles_total 1\n", `dateline_requests_total{path="/v1/extract",code="200"} 1`, `dateline_requests_total{path="other",code="404"} 1`, `dateline_request_seconds_count{path="/v1/extract"} 1`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(got, "a-name-of") {
		t.Error("clients make up names")
	}
}

// TestTooMuch holds that a server without a free place refuses at once, and one without a free processor in time.
func TestTooMuch(t *testing.T) {
	s := newServer(t, Config{MaxRequests: 2, Jobs: 1, Timeout: 50 * time.Millisecond})
	s.jobs.running <- struct{}{}
	if w := ask(s, "POST", "/v1/extract", summit, "Content-Type", plain); w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("busy: %d %s", w.Code, w.Body)
	}
	<-s.jobs.running
	s.cfg.Timeout = time.Minute
	if w := ask(s, "POST", "/v1/extract", summit, "Content-Type", plain); w.Code != 200 {
		t.Errorf("free again: %d %s", w.Code, w.Body)
	}
	s.gate <- struct{}{}
	s.gate <- struct{}{}
	if w := ask(s, "GET", "/", ""); w.Code != 503 {
		t.Errorf("full: %d", w.Code)
	}
}

func TestDo(t *testing.T) {
	jobs := newSlots(1, 1)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	finish := make(chan struct{})
	if n, err := do(ctx, jobs, func() (int, error) { <-finish; return 1, nil }); n != 0 || err == nil || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("slow work: %d, %v", n, err)
	}
	if len(jobs.running) != 1 {
		t.Error("work that continues has lost its slot")
	}
	close(finish)
	if _, err := do(t.Context(), jobs, func() (int, error) { panic("broken") }); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("panic: %v", err)
	}
	if n, err := do(t.Context(), jobs, func() (int, error) { return 2, nil }); n != 2 || err != nil {
		t.Errorf("after a panic: %d, %v", n, err)
	}
}

func TestInternalErrorsStayInTheLog(t *testing.T) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	w := httptest.NewRecorder()
	refuse(w, httptest.NewRequest("GET", "/", nil), fmt.Errorf("internal error: secret"))
	if w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestShutdown ends a server while it answers: the answer comes whole, and then the server is gone.
func TestShutdown(t *testing.T) {
	s := newServer(t, Config{Grace: 5 * time.Second})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, ln) }()
	in, out := io.Pipe()
	r, err := http.NewRequest("POST", "http://"+ln.Addr().String()+"/v1/extract", in)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", plain)
	go func() {
		io.WriteString(out, summit)
		for s.stats.inFlight.Get() == 0 {
			time.Sleep(time.Millisecond)
		}
		stop()
		time.Sleep(50 * time.Millisecond)
		out.Close()
	}()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || !bytes.Contains(body, []byte(`"type":"proposal"`)) {
		t.Errorf("%s, %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + ln.Addr().String() + "/healthz"); err == nil {
		t.Error("the server is still there")
	}
}

// TestNoSchemaIsItself checks that no schema of the API's description is only a reference to itself.
func TestNoSchemaIsItself(t *testing.T) {
	text, err := describeAPI()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Components struct {
			Schemas map[string]map[string]any
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Article", "Finding"} {
		schema := doc.Components.Schemas[name]
		if schema == nil || schema["$ref"] == componentSchemas+name {
			t.Errorf("%s is %v", name, schema)
		}
	}
}
