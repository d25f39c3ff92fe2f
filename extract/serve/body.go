package serve

import (
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

const (
	minRate   = 4 << 10  // bytes per second that a body must bring on average, so that slow clients do not fill the gate
	maxBodies = 64 << 20 // bytes that the bodies of all requests may hold at once, unless a single one may be longer
)

// body is the body of one request. It fails if it comes too slowly, and if there is no room for it.
type body struct {
	io.ReadCloser
	room    *bodies
	conn    *http.ResponseController
	pause   time.Duration // that the next bytes, and on average all of them, may be late
	longest time.Duration // until its end; 0 is no limit, that of a stream

	// Of room.mu, since another request may look at them.
	began   time.Time
	last    time.Time // when bytes came last
	got     int64     // bytes since began
	held    int64     // bytes in room
	gaveWay bool      // to another request
}

// open returns the body of a request. It must be dropped when the request has been answered. A stream may pause for longer, and has
// no limit for the whole.
func (s *Server) open(w http.ResponseWriter, r *http.Request) *body {
	now := time.Now()
	b := &body{ReadCloser: r.Body, room: s.bodies, conn: http.NewResponseController(w), began: now, last: now}
	if r.URL.Path == streamPath {
		b.pause = s.cfg.Timeout
	} else {
		b.pause, b.longest = s.cfg.Timeout/3, s.cfg.Timeout
	}
	if r.ContentLength != 0 {
		s.bodies.mu.Lock()
		s.bodies.receiving[b] = true
		s.bodies.mu.Unlock()
	}
	return b
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	if !b.await() {
		return 0, givenWay
	}
	n, err := b.ReadCloser.Read(p)
	gaveWay, over := b.add(n, err)
	for over && b.room.giveWay(b) {
		over = b.room.held.Load() > b.room.most
	}
	switch {
	case gaveWay:
		return n, givenWay
	case errors.Is(err, os.ErrDeadlineExceeded):
		return n, &problem{Status: http.StatusRequestTimeout, Detail: "the body came too slowly", Hint: "send it at once, or over a faster connection"}
	case over:
		return n, tooSlow("too many bytes are being received at once")
	case err != nil: // a deadline that passes later would look like a client that left
		_ = b.conn.SetReadDeadline(time.Time{})
	}
	return n, err
}

// givenWay is the problem of a body that gave way to another request.
var givenWay = &problem{Status: http.StatusRequestTimeout, Detail: "the body came too slowly, and others wait",
	Hint: "send it at once, or over a faster connection"}

// await sets the deadline of the next bytes. It returns false if the body gave way.
func (b *body) await() bool {
	b.room.mu.Lock()
	defer b.room.mu.Unlock()
	if !b.gaveWay {
		_ = b.conn.SetReadDeadline(b.deadline()) // requests of tests have no connection
	}
	return !b.gaveWay
}

// add counts bytes that have come, and the end of a body. It reports whether the body gave way meanwhile, and whether all bodies hold
// more than they may.
func (b *body) add(n int, err error) (gaveWay, over bool) {
	b.room.mu.Lock()
	defer b.room.mu.Unlock()
	if err != nil {
		delete(b.room.receiving, b)
	}
	if b.gaveWay {
		return true, false
	}
	if n > 0 {
		b.last = time.Now()
	}
	b.got += int64(n)
	b.held += int64(n)
	return false, b.room.held.Add(int64(n)) > b.room.most
}

// deadline returns when the next bytes must be there. What came fast gives no right to pause for longer.
func (b *body) deadline() time.Time {
	late := b.pause + time.Duration(b.got)*(time.Second/minRate)
	if b.longest > 0 {
		late = min(late, b.longest)
	}
	late = min(late, b.last.Add(b.pause).Sub(b.began))
	return b.began.Add(late)
}

// brokenBody is the problem of a body that could not be read, such as that of a client that left.
func brokenBody(err error) error {
	var p *problem
	var tooLarge *http.MaxBytesError
	if errors.As(err, &p) || errors.As(err, &tooLarge) {
		return err
	}
	return &problem{Status: http.StatusBadRequest, Detail: "the body is broken: " + err.Error()}
}

// close gives back all that a body has, when its request has been answered.
func (b *body) close() {
	b.room.mu.Lock()
	defer b.room.mu.Unlock()
	delete(b.room.receiving, b)
	b.giveBack()
}

// drop gives back the room of what was read so far, which is no longer held.
func (b *body) drop() {
	b.room.mu.Lock()
	defer b.room.mu.Unlock()
	b.giveBack()
}

func (b *body) giveBack() {
	b.room.held.Add(-b.held)
	b.held = 0
}

// next drops what was read so far. What follows has a new deadline.
func (b *body) next() {
	b.room.mu.Lock()
	defer b.room.mu.Unlock()
	b.giveBack()
	b.began, b.got = time.Now(), 0
	b.last = b.began
}
