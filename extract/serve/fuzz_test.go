package serve

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzExtract sends any body of any type: each is answered, with a problem or with JSON, and never with a fault of the server.
func FuzzExtract(f *testing.F) {
	f.Add(plain, "format=events", []byte(summit))
	f.Add("text/html; charset=utf-16", "published=2025", []byte("<p>\x00"))
	f.Add("application/json", "kinds=act&format=events", []byte(`{"text":"a","published":1e400}`))
	f.Add("application/json", "offsets=bytes", []byte("\x1f\x8b\x08"))
	s := newServer(f, Config{MaxBody: 64 << 10})
	f.Fuzz(func(t *testing.T, media, query string, body []byte) {
		r := httptest.NewRequest("POST", "http://localhost/v1/extract", bytes.NewReader(body))
		r.URL.RawQuery = query
		r.Header["Content-Type"] = []string{media}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		checkAnswer(t, w)
	})
}

// FuzzRead sends any form.
func FuzzRead(f *testing.F) {
	body, media := filled(f, map[string]string{"text": summit}, "a.jsonl", "{}")
	f.Add(media, []byte(body))
	f.Add("multipart/form-data; boundary=x", []byte("--x\r\nContent-Disposition: form-data; name=file; filename=a.zip\r\n\r\nPK\x03\x04\r\n--x--"))
	s := newServer(f, Config{MaxBody: 64 << 10})
	f.Fuzz(func(t *testing.T, media string, body []byte) {
		r := httptest.NewRequest("POST", "http://localhost/read", bytes.NewReader(body))
		r.Header["Content-Type"] = []string{media}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}

func checkAnswer(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	if w.Code >= 500 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if media := w.Header().Get("Content-Type"); strings.HasSuffix(media, "json") {
		for line := range strings.Lines(w.Body.String()) {
			if !json.Valid([]byte(line)) {
				t.Fatalf("no JSON: %s", line)
			}
		}
	} else if w.Code != 200 {
		t.Fatalf("%d has the type %s", w.Code, media)
	}
}
