package serve

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// trickle sends the beginning of a request and then a piece of its body again and again, until the test or the server ends it.
func trickle(t *testing.T, url, head, piece string, every time.Duration) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if _, err := fmt.Fprint(conn, head); err != nil {
		t.Fatal(err)
	}
	if piece == "" {
		return
	}
	go func() {
		for {
			if _, err := fmt.Fprint(conn, piece); err != nil {
				return
			}
			time.Sleep(every)
		}
	}()
}

// TestSlowBodiesKeepNoUploadOut has more slow clients than the server has places: those that send nothing, those that send a little
// all the time, and streams that pause. Uploads are answered all the same.
func TestSlowBodiesKeepNoUploadOut(t *testing.T) {
	const head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 3000000\r\n\r\n%s"
	for name, c := range map[string]struct {
		head, piece string
		settle      time.Duration
	}{
		"silent":  {fmt.Sprintf(head, "/v1/extract", plain, "Kenya"), "", settling},
		"trickle": {fmt.Sprintf(head, "/v1/extract", plain, ""), strings.Repeat("Kenya ", 100), settling},
		"form":    {fmt.Sprintf(head, "/read", "multipart/form-data; boundary=x", "--x\r\n"), "", settling},
		"stream":  {fmt.Sprintf(head, streamPath, ndjson, `{"text":`), "", idling},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newServer(t, Config{Jobs: 2, MaxRequests: 40})
			url := network(t, s)
			for range 60 {
				trickle(t, url, c.head, c.piece, 50*time.Millisecond)
			}
			for end := time.Now().Add(10 * time.Second); len(s.gate) < cap(s.gate) && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
			}
			time.Sleep(c.settle)
			var failed atomic.Int64
			for range 20 {
				status, text, err := post(t.Context(), url+"/v1/extract", strings.NewReader(summit))
				if err != nil || status != http.StatusOK {
					failed.Add(1)
					t.Logf("an upload got %d %s, %v", status, text, err)
				}
			}
			if n := failed.Load(); n > 0 {
				t.Errorf("%d of 20 uploads were not answered", n)
			}
			if answer, err := http.Get(url + "/"); err != nil || answer.StatusCode != http.StatusOK {
				t.Errorf("the front page: %v, %v", answer, err)
			}
		})
	}
}

// TestSlowBodiesHoldNoRoom has slow clients that have sent much hold nearly all the bytes that the server has for bodies.
func TestSlowBodiesHoldNoRoom(t *testing.T) {
	s := newServer(t, Config{Jobs: 2})
	s.bodies.most = 1 << 20
	url := network(t, s)
	sent := strings.Repeat("Kenya ", 60_000/6)
	for range 16 {
		trickle(t, url, fmt.Sprintf("POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 70000\r\n\r\n%s", sent), "", 0)
	}
	for end := time.Now().Add(10 * time.Second); s.bodies.held.Load() < 16*50_000 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(2 * time.Second) // 30 KB a second
	article := summit + strings.Repeat(" \n", 100_000)
	if status, text, err := post(t.Context(), url+"/v1/extract", strings.NewReader(article)); err != nil || status != http.StatusOK {
		t.Errorf("an upload got %d %.200s, %v", status, text, err)
	}
}

// TestQuickBodiesDoNotGiveWay fills all places with bodies that come fast: what comes then is turned away at once or waits for them.
func TestQuickBodiesDoNotGiveWay(t *testing.T) {
	b := newBodies(1)
	now := time.Now()
	quick := &body{room: b, longest: time.Minute, began: now.Add(-time.Second), got: 2 * quickRate}
	fresh := &body{room: b, longest: time.Minute, began: now}
	stream := &body{room: b, began: now.Add(-time.Hour), last: now.Add(-time.Second)}
	for _, x := range []*body{quick, fresh, stream} {
		b.receiving[x] = true
	}
	if b.giveWay(nil) {
		t.Error("a body that is not slow gave way")
	}
}
