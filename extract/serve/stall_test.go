package serve

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestAStalledStreamIsAnsweredAndClosed stalls streams at every point of a line. The client gets a 408 in its place, and its connection
// is closed well before an idle one would be.
func TestAStalledStreamIsAnsweredAndClosed(t *testing.T) {
	s := newServer(t, Config{Timeout: 400 * time.Millisecond})
	url := network(t, s)
	whole := fmt.Sprintf("{\"text\":%q}\n", summit)
	for name, sent := range map[string]string{
		"before the first byte":  "",
		"in the first line":      whole[:20],
		"before a line end":      strings.TrimSuffix(whole, "\n"),
		"between lines":          whole,
		"in a later line":        whole + whole[:20],
		"in a blank line":        whole + "  ",
		"in a line that is long": whole + whole[:12] + strings.Repeat("a ", 100_000),
	} {
		for _, framing := range []string{"chunked", "length"} {
			t.Run(name+", "+framing, func(t *testing.T) {
				t.Parallel()
				answer := stalled(t, url, framing, sent)
				if n := strings.Count(answer, `"proposal"`); (n > 0) != strings.HasPrefix(sent, whole) {
					t.Errorf("%d findings in %s", n, answer)
				}
				if !strings.Contains(answer, `"status":408`) || !strings.Contains(answer, "too slowly") {
					t.Errorf("no 408 in %s", answer)
				}
			})
		}
	}
}

// stalled sends the beginning of a stream and returns all that comes until the server closes the connection.
func stalled(t *testing.T, url, framing, sent string) string {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n", streamPath, ndjson)
	if framing == "length" {
		fmt.Fprintf(conn, "Content-Length: %d\r\n\r\n%s", len(sent)+100, sent)
	} else {
		fmt.Fprint(conn, "Transfer-Encoding: chunked\r\n\r\n")
		if sent != "" {
			fmt.Fprintf(conn, "%x\r\n%s\r\n", len(sent), sent)
		}
	}
	answer, err := io.ReadAll(conn)
	if err != nil {
		t.Errorf("the connection stays open: %v", err)
	}
	return string(answer)
}

// TestASlowStreamTakesNoSlot leaves a stream in the middle of a line: other requests are answered meanwhile.
func TestASlowStreamTakesNoSlot(t *testing.T) {
	s := newServer(t, Config{Jobs: 1, Timeout: time.Minute})
	in, out := io.Pipe()
	answered := make(chan string)
	go func() {
		r := httptest.NewRequest(http.MethodPost, "http://localhost"+streamPath, in)
		r.Header.Set("Content-Type", ndjson)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		answered <- w.Body.String()
	}()
	io.WriteString(out, `{"text":`) // returns when it has been read
	if w := ask(s, http.MethodPost, "/v1/extract", summit, "Content-Type", plain); w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	io.WriteString(out, quote(summit)+"}")
	out.Close()
	if got := <-answered; !strings.Contains(got, `"proposal"`) {
		t.Errorf("got %s", got)
	}
}

// TestInputIsParsedInTheSlots sends input whose faults show only when it is parsed, while all slots are taken.
func TestInputIsParsedInTheSlots(t *testing.T) {
	s := newServer(t, Config{Jobs: 1, Timeout: 50 * time.Millisecond})
	s.jobs.running <- struct{}{}
	upload, form := filled(t, nil, "dump.jsonl", "{broken\n")
	for _, tt := range []struct{ path, media, body string }{
		{"/v1/extract", "application/json", "{broken"}, {"/v1/extract", "text/html; charset=klingon", "x"},
		{streamPath, ndjson, "{broken"}, {streamPath, ndjson, `{"articles":[{"title":"no text"}]}`}, {"/read", form, upload},
	} {
		w := ask(s, http.MethodPost, tt.path, tt.body, "Content-Type", tt.media)
		if !strings.Contains(w.Body.String(), "the server is busy") {
			t.Errorf("%s: %s is parsed: %d %s", tt.path, tt.body, w.Code, w.Body)
		}
	}
}
