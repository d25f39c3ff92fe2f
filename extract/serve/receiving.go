package serve

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Slow bodies wait for their clients and need neither a job nor much memory, but each has a place among the requests, and holds what it
// has brought. When the places or the bytes are all taken, the slowest of them gives way to whoever comes, so that any number of slow
// clients keeps no quick one out.
const (
	quickRate = 64 << 10               // bytes per second from which on a body does not give way
	settling  = 250 * time.Millisecond // that a body has before its rate is judged
	idling    = 2 * time.Second        // the same for a stream, which may pause between articles, since its last bytes
	patience  = time.Second            // that a request waits for another one to give way
)

// bodies are the bodies of all requests.
type bodies struct {
	held atomic.Int64 // bytes that they hold at once
	most int64

	mu        sync.Mutex
	receiving map[*body]bool // those that are not complete
}

func newBodies(most int64) *bodies { return &bodies{most: most, receiving: map[*body]bool{}} }

// enter takes one of the places of requests. If there is none, it has a slow body give way, and waits for its place.
func (s *Server) enter(ctx context.Context) bool {
	select {
	case s.gate <- struct{}{}:
		return true
	default:
	}
	select {
	case s.porch <- struct{}{}:
		defer func() { <-s.porch }()
	default:
		return false
	}
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if !s.bodies.giveWay(nil) && !s.bodies.may() {
			return false
		}
		select {
		case s.gate <- struct{}{}:
			return true
		case <-time.After(settling / 5):
		case <-ctx.Done():
			return false
		}
	}
	return false
}

// may reports whether a body is being received that may be found to be slow.
func (b *bodies) may() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.receiving) > 0
}

// giveWay ends the slowest of the bodies that are slow, but not one that is quicker than the other. It reports whether there is one.
func (b *bodies) giveWay(other *body) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	var slowest *body
	least := float64(quickRate)
	now := time.Now()
	if other != nil {
		least = min(least, other.rate(now))
	}
	for x := range b.receiving {
		if r := x.rate(now); x != other && x.hasRate(now) && r < least {
			slowest, least = x, r
		}
	}
	if slowest == nil {
		return false
	}
	delete(b.receiving, slowest)
	slowest.gaveWay = true
	b.held.Add(-slowest.held)
	slowest.held = 0
	_ = slowest.conn.SetReadDeadline(now) // wakes its Read
	return true
}

// rate is the average of the bytes per second that a body brings.
func (b *body) rate(now time.Time) float64 {
	return float64(b.got) / max(now.Sub(b.began), time.Millisecond).Seconds()
}

// hasRate reports whether the rate of a body can be judged.
func (b *body) hasRate(now time.Time) bool {
	if b.longest == 0 {
		return now.Sub(b.last) > idling
	}
	return now.Sub(b.began) > settling
}
