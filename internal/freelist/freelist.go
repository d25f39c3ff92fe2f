// Package freelist keeps scratch for the next who needs it. A sync.Pool loses what it has when the garbage is collected, or when
// a goroutine goes on on another processor; what a matcher or a tagger has learnt of words is worth more than that.
package freelist

import (
	"runtime"
	"sync"
)

// List is a list of values that nobody uses at the moment. It may be used by many goroutines.
type List[T any] struct {
	New  func() T // makes a value where none is free
	mu   sync.Mutex
	free []T
}

// Get takes the value that was put back last, or makes one.
func (l *List[T]) Get() T {
	l.mu.Lock()
	n := len(l.free)
	if n == 0 {
		l.mu.Unlock()
		return l.New()
	}
	defer l.mu.Unlock()
	v := l.free[n-1]
	clear(l.free[n-1:])
	l.free = l.free[:n-1]
	return v
}

// Put gives a value back. More than can be at work at the same time are not kept.
func (l *List[T]) Put(v T) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.free) < runtime.GOMAXPROCS(0) {
		l.free = append(l.free, v)
	}
}
