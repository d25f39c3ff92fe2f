package serve

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline/extract"
)

// busy returns a server of one job and one request at a time.
func busy(t *testing.T) *Server {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(x, Config{Jobs: 1, MaxRequests: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMonitoringIsAnsweredHoweverBusyTheServerIs(t *testing.T) {
	s := busy(t)
	s.gate <- struct{}{}
	s.jobs.running <- struct{}{}
	for path, want := range map[string]int{"/healthz": http.StatusOK, "/metrics": http.StatusOK, "/": http.StatusServiceUnavailable, "/rules": http.StatusServiceUnavailable} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
		if w.Code != want {
			t.Errorf("%s: status %d, want %d", path, w.Code, want)
		}
		if want == http.StatusServiceUnavailable && w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: no Retry-After", path)
		}
	}
}

func TestARequestWhoseClientLeavesFreesItsSlot(t *testing.T) {
	s := busy(t)
	text := strings.Repeat("Ukraine proposed a meeting to Russia, and Mr. Holt said they had agreed on June 2.\n\n", 5000)
	ctx, cancel := context.WithCancel(t.Context())
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/v1/extract", strings.NewReader(text))
	r.Header.Set("Content-Type", "text/plain")
	answered := make(chan int)
	go func() {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		answered <- w.Code
	}()
	for len(s.jobs.running) == 0 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if code := <-answered; code != http.StatusServiceUnavailable {
		t.Errorf("status %d", code)
	}
	for end := time.Now().Add(time.Minute); len(s.jobs.running) > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the work continues after its client left")
		}
	}
	if n := s.stats.articles.Get(); n > 1 { // none if the client left while its body was parsed
		t.Errorf("%d articles were counted", n)
	}
}
