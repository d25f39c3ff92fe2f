package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/longtest"
)

// network serves s over real connections, with the deadlines that Serve sets.
func network(t *testing.T, s *Server) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		<-ended
	})
	return "http://" + ln.Addr().String()
}

// post sends an article. The error is that of the connection.
func post(ctx context.Context, url string, body io.Reader) (int, string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, body)
	if err != nil {
		return 0, "", err
	}
	r.Header.Set("Content-Type", plain)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text), err
}

// slowBody announces a body on a connection, and sends nothing more than its beginning. It returns the status of the answer.
func slowBody(url, path string) (int, error) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 3000\r\n\r\nKenya", path)
	text, err := io.ReadAll(conn)
	if err != nil {
		return 0, err
	}
	var status int
	_, err = fmt.Sscanf(string(text), "HTTP/1.1 %d", &status)
	return status, err
}

// idle waits until nothing runs, waits or is received, as it must soon after all clients have left.
func idle(t *testing.T, s *Server) {
	t.Helper()
	busy := func() int64 {
		return int64(len(s.jobs.running)+len(s.jobs.waiting)+len(s.trials.running)+len(s.gate)) + s.bodies.held.Load()
	}
	for end := time.Now().Add(time.Minute); busy() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d jobs run, %d wait, %d requests are open, %d bytes are held", len(s.jobs.running), len(s.jobs.waiting), len(s.gate), s.bodies.held.Load())
		}
	}
}

// plainServer is a server in the same process that only answers. What it takes is what the machine takes, which may be busy.
func plainServer(t *testing.T) string {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(s.Close)
	return s.URL
}

// took is how long an answer takes that must be OK.
func took(t *testing.T, url string) time.Duration {
	t.Helper()
	began := time.Now()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %d", url, answer.StatusCode)
	}
	return time.Since(began)
}

// TestFlood sends more uploads than the server takes, among slow ones. Each is answered, and /healthz is answered meanwhile. On a machine
// that needs longer for the answers of a plain server, those of /healthz may take longer, too, and bodies of uploads seem slow.
func TestFlood(t *testing.T) {
	timeout := 6 * time.Second
	if longtest.Race {
		timeout *= 3
	}
	s := newServer(t, Config{Jobs: 2, Timeout: timeout})
	url := network(t, s)
	article := strings.Repeat(summit+"\n\n", 3000/len(summit))
	var clients sync.WaitGroup
	var statuses [600]atomic.Int64
	var seemSlow atomic.Int64 // uploads
	for range 50 {
		clients.Go(func() {
			status, err := slowBody(url, "/v1/extract")
			if err != nil {
				t.Error(err)
			}
			statuses[status].Add(1)
			if status != http.StatusRequestTimeout && status != http.StatusServiceUnavailable {
				t.Errorf("a slow body got %d", status)
			}
		})
	}
	for range 260 {
		clients.Go(func() {
			status, text, err := post(t.Context(), url+"/v1/extract", strings.NewReader(article))
			if err != nil {
				t.Error(err)
			}
			statuses[status].Add(1)
			if strings.Contains(text, givenWay.Detail) {
				seemSlow.Add(1)
			} else if status != http.StatusOK && status != http.StatusServiceUnavailable {
				t.Errorf("an upload got %d %s", status, text)
			}
		})
	}
	done := make(chan struct{})
	go func() { clients.Wait(); close(done) }()
	machine := plainServer(t)
	asked, slowest, usual := 0, time.Duration(0), time.Duration(0)
	for flooded := true; flooded; {
		select {
		case <-done:
			flooded = false
		case <-time.After(10 * time.Millisecond):
		}
		usual = max(usual, took(t, machine))
		asked, slowest = asked+1, max(slowest, took(t, url+"/healthz"))
	}
	t.Logf("healthz: %d answers, slowest %v, of a plain server %v; %d ok, %d too slow, of them %d uploads, %d turned away", asked, slowest, usual,
		statuses[200].Load(), statuses[408].Load(), seemSlow.Load(), statuses[503].Load())
	if slowest > time.Second+3*usual {
		t.Errorf("healthz took %v", slowest)
	}
	if seemSlow.Load() > 0 && usual < settling/2 {
		t.Errorf("%d uploads seemed slow on a machine that is not busy", seemSlow.Load())
	}
	if statuses[200].Load() == 0 || statuses[408].Load() == 0 {
		t.Error("the flood silenced the server")
	}
	idle(t, s)
}

func TestSlowBodiesFreeTheirPlaces(t *testing.T) {
	s := newServer(t, Config{MaxRequests: 4, Timeout: 600 * time.Millisecond})
	url := network(t, s)
	for _, path := range []string{"/v1/extract", "/read", "/rules"} {
		t.Run(path, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			media := map[string]string{"/v1/extract": plain}[path]
			if media == "" {
				media = "multipart/form-data; boundary=x"
			}
			fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 3000\r\n\r\n\r\n", path, media)
			text, err := io.ReadAll(conn) // ends since the server closes the connection
			if err != nil || !strings.Contains(string(text), "408") || !strings.Contains(string(text), "too slowly") {
				t.Errorf("%s, %v", text, err)
			}
			idle(t, s)
		})
	}
}

// TestAStreamMayPause sends the articles of a stream more slowly than a body may come.
func TestAStreamMayPause(t *testing.T) {
	s := newServer(t, Config{Timeout: 3 * time.Second})
	in, out := io.Pipe()
	go func() {
		for range 4 {
			fmt.Fprintf(out, "{\"text\":%q}\n", summit)
			time.Sleep(1500 * time.Millisecond)
		}
		out.Close()
	}()
	answer, err := http.Post(network(t, s)+"/v1/articles", ndjson, in)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if n := strings.Count(string(text), `"proposal"`); err != nil || n < 4 || strings.Contains(string(text), "error") {
		t.Errorf("%d findings, %v: %s", n, err, text)
	}
	idle(t, s)
}

// heavy is an article of 1.5 MB, which takes much longer than the tests give it.
func heavy() string {
	const line = "Ukraine proposed a meeting to Russia, and Mr. Holt said they had agreed on June 2.\n\n"
	return strings.Repeat(line, 1500000/len(line))
}

func TestHeavyPagesDoNotBlockTheServer(t *testing.T) {
	s := newServer(t, Config{Jobs: 2, Timeout: time.Second})
	url := network(t, s)
	page := "<html><body><p>" + heavy() + "</p></body></html>"
	var clients sync.WaitGroup
	for range 2 {
		clients.Go(func() {
			if status, text, err := post(t.Context(), url+"/v1/extract", strings.NewReader(page)); err != nil || status != http.StatusServiceUnavailable {
				t.Errorf("a heavy page: %d %.200s, %v", status, text, err)
			}
		})
	}
	clients.Wait()
	idle(t, s)
	if status, text, err := post(t.Context(), url+"/v1/extract", strings.NewReader(summit)); err != nil || status != http.StatusOK {
		t.Errorf("afterwards: %d %s, %v", status, text, err)
	}
}

func TestAbandonedRequestsFreeTheirSlots(t *testing.T) {
	s := newServer(t, Config{Jobs: 2, Timeout: time.Minute})
	url := network(t, s)
	form, media := filled(t, map[string]string{"text": heavy()}, "", "")
	bodies := map[string]struct{ media, body string }{
		"/v1/extract": {plain, heavy()}, "/read": {media, form}, "/v1/articles": {ndjson, fmt.Sprintf("{\"text\":%q}\n", heavy())},
	}
	for path, b := range bodies {
		t.Run(path, func(t *testing.T) {
			ctx, leave := context.WithCancel(t.Context())
			var clients sync.WaitGroup
			for range 8 {
				clients.Go(func() {
					r, _ := http.NewRequestWithContext(ctx, http.MethodPost, url+path, strings.NewReader(b.body))
					r.Header.Set("Content-Type", b.media)
					if answer, err := http.DefaultClient.Do(r); err == nil {
						answer.Body.Close()
					}
				})
			}
			for len(s.jobs.running) < 2 || len(s.jobs.waiting) < 6 {
				time.Sleep(time.Millisecond)
			}
			leave()
			clients.Wait()
			idle(t, s)
		})
	}
}

func TestAFullQueueTurnsAway(t *testing.T) {
	s := newServer(t, Config{Jobs: 1, Queue: 1})
	s.jobs.running <- struct{}{}
	s.jobs.waiting <- struct{}{}
	w := ask(s, http.MethodPost, "/v1/extract", summit, "Content-Type", plain)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

// TestBodiesAreBoundedTogether fills the room of all bodies: more is turned away, and what ends gives its room back.
func TestBodiesAreBoundedTogether(t *testing.T) {
	s := newServer(t, Config{})
	s.bodies.held.Store(s.bodies.most)
	form, media := filled(t, map[string]string{"text": summit}, "", "")
	for path, b := range map[string][2]string{"/v1/extract": {plain, summit}, "/read": {media, form}} {
		w := ask(s, http.MethodPost, path, b[1], "Content-Type", b[0])
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "too many bytes") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "http://localhost/v1/articles", strings.NewReader(`{"text":"a"}`))
	r.Header.Set("Content-Type", ndjson)
	s.Handler().ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `"status":503`) {
		t.Errorf("stream: %s", w.Body)
	}
	if held := s.bodies.held.Load(); held != s.bodies.most {
		t.Errorf("%d bytes were not given back", held-s.bodies.most)
	}
}
